"""Bars of one figure each, with the value beside each bar; parts of a whole begin where the one before ends."""

from dashboard.charts.spec import ChartSpec, Point
from dashboard.charts.ticks import written
from dashboard.render.picture import rows
from dashboard.render.picture.canvas import COLOURS, Box, Canvas
from dashboard.render.picture.letters import LEADING, width_of

THICK = 2.9  # sizes of letters that a bar may be thick
GAP = 0.45  # sizes of letters between a bar and what is written beside it


def draw(canvas: Canvas, spec: ChartSpec, space: Box, size: float) -> None:
    """Draws bars from nothing into a part of the picture."""
    found, points, area = _named(canvas, spec, space, size, below=0)
    size = found.size
    texts = [width_of(point.text, size, True) + 2 * GAP * size for point in points]
    low, high = min(0.0, *(p.value for p in points)), max(0.0, *(p.value for p in points))
    right = max((text for text, p in zip(texts, points, strict=True) if p.value >= 0), default=0.0)
    left = max((text for text, p in zip(texts, points, strict=True) if p.value < 0), default=0.0)
    scale = (area.width - left - right) / ((high - low) or 1.0)
    zero = area.left + left - low * scale
    for row, point in zip(found.rows, points, strict=True):
        end = zero + point.value * scale
        thick = min(row.height * 0.72, THICK * size)
        canvas.bar(zero, end, row.middle - thick / 2, thick, COLOURS.of(point.fill), hatched=point.press)
        side, x = ("right", end - GAP * size) if point.value < 0 else ("left", end + GAP * size)
        canvas.text(x, row.middle, point.text, size, side=side)
    if left:
        canvas.line([zero, zero], [found.rows[0].top, found.bottom], COLOURS.muted_text, 1.2)


def _named(
    canvas: Canvas, spec: ChartSpec, space: Box, size: float, *, below: float
) -> tuple[rows.Rows, list[Point], Box]:
    """Writes the names, with so much room `below`: the rows, their points, and where their bars stand."""
    found = rows.laid_out(spec, space._replace(bottom=space.bottom - below), size)
    rows.write(canvas, found, space.left, spec.reader)
    points = [point for row in found.rows if (point := spec.series[0].points[row.place])]
    return found, points, space._replace(left=space.left + found.names + GAP * found.size)


def draw_parts(canvas: Canvas, spec: ChartSpec, space: Box, size: float) -> None:
    """Draws the parts of a whole, over marks at nothing, the half and the whole."""
    found, points, area = _named(canvas, spec, space, size, below=size * LEADING)
    size, whole = found.size, spec.whole
    area = area._replace(right=area.right - 1.6 * size)
    foot = found.bottom
    end = 100.0 if spec.measure == "percent" else whole  # rounded percentages may make a little more
    for mark in (0.0, end / 2, end):
        x = area.left + mark / whole * area.width
        canvas.line([x, x], [found.rows[0].top, foot], COLOURS.grid, 1.5)
        said = written(mark, spec.unit, spec.reader)
        canvas.text(x, foot + size * 0.7, said, size * 0.86, colour=COLOURS.muted_text, side="center")
    values = [point.value for point in spec.series[0].points]
    bases = [sum(values[:place]) for place in range(len(values))]
    for row, point in zip(found.rows, points, strict=True):
        start = area.left + bases[row.place] / whole * area.width
        end = start + point.value / whole * area.width
        thick = min(row.height * 0.72, THICK * size)
        rest = spec.categories[row.place].rest
        canvas.bar(
            start, end, row.middle - thick / 2, thick, COLOURS.of(point.fill), hatched=point.press or rest
        )
        room = width_of(point.text, size) + 2 * GAP * size
        if end + room <= area.right + 1.6 * size:
            canvas.text(end + GAP * size, row.middle, point.text, size)
        elif start - room >= area.left:
            canvas.text(start - GAP * size, row.middle, point.text, size, side="right")
        else:
            plain = not (point.press or rest)
            colour = COLOURS.on_mark if plain else COLOURS.text
            canvas.text(
                end - GAP * size, row.middle, point.text, size, colour=colour, side="right", halo=not plain
            )
