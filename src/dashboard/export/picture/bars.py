"""Bars of one figure each, with the value beside each bar; parts of a whole begin where the one before ends."""

from dashboard.charts.ticks import written
from dashboard.export.picture import rows
from dashboard.export.picture.canvas import COLOURS, Box, Canvas
from dashboard.export.picture.letters import LEADING, width_of
from dashboard.export.plot import Plot, Point
from dashboard.locale import Reader

THICK = 2.9  # sizes of letters that a bar may be thick
GAP = 0.45  # sizes of letters between a bar and what is written beside it


def draw(canvas: Canvas, plot: Plot, space: Box, size: float, reader: Reader) -> None:
    """Draws the bars of a plot into a part of the picture."""
    axis = size * LEADING if plot.whole else 0
    found = rows.laid_out(plot, space._replace(bottom=space.bottom - axis), size)
    rows.write(canvas, found, space.left, reader)
    area = space._replace(left=space.left + found.names + GAP * found.size)
    points = [plot.series[0].points[row.place] for row in found.rows]
    if plot.whole:
        _cascade(canvas, plot, found, points, area, reader)
    else:
        _from_nothing(canvas, found, points, area)


def _from_nothing(canvas: Canvas, found: rows.Rows, points: list[Point], area: Box) -> None:
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
        canvas.bar(zero, end, row.middle - thick / 2, thick, point.fill, hatched=point.press)
        side, x = ("right", end - GAP * size) if point.value < 0 else ("left", end + GAP * size)
        canvas.text(x, row.middle, point.text, size, side=side)
    if left:
        canvas.line([zero, zero], [found.rows[0].top, found.bottom], COLOURS.muted_text, 1.2)


def _cascade(
    canvas: Canvas, plot: Plot, found: rows.Rows, points: list[Point], area: Box, reader: Reader
) -> None:
    """Parts of a whole, over marks at nothing, the half and the whole."""
    size, whole = found.size, plot.whole
    area = area._replace(right=area.right - 1.6 * size)
    foot = found.bottom
    unit = {"measure": plot.measure, "unit_symbol": plot.symbol}
    end = 100.0 if plot.measure == "percent" else whole  # rounded percentages may make a little more
    for mark in (0.0, end / 2, end):
        x = area.left + mark / whole * area.width
        canvas.line([x, x], [found.rows[0].top, foot], COLOURS.grid, 1.5)
        said = written(mark, unit, reader)
        canvas.text(x, foot + size * 0.7, said, size * 0.86, colour=COLOURS.muted_text, side="center")
    values = [point.value for point in plot.series[0].points]
    bases = [sum(values[:place]) for place in range(len(values))]
    for row, point in zip(found.rows, points, strict=True):
        start = area.left + bases[row.place] / whole * area.width
        end = start + point.value / whole * area.width
        thick = min(row.height * 0.72, THICK * size)
        rest = plot.categories[row.place].rest
        canvas.bar(start, end, row.middle - thick / 2, thick, point.fill, hatched=point.press or rest)
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
