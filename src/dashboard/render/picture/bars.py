"""Bars of one figure each, with the value beside each bar; what a source does not list is hatched."""

from dashboard.charts.spec import ChartSpec, Point
from dashboard.render.picture import rows
from dashboard.render.picture.canvas import COLOURS, Box, Canvas
from dashboard.render.picture.letters import width_of

THICK = 2.9  # sizes of letters that a bar may be thick
GAP = 0.45  # sizes of letters between a bar and what is written beside it


def draw(canvas: Canvas, spec: ChartSpec, space: Box, size: float) -> None:
    """Draws bars from nothing into a part of the picture."""
    found, points, area = _named(canvas, spec, space, size)
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
        hatched = point.press or spec.categories[row.place].rest
        canvas.bar(zero, end, row.middle - thick / 2, thick, COLOURS.of(point.fill), hatched=hatched)
        side, x = ("right", end - GAP * size) if point.value < 0 else ("left", end + GAP * size)
        canvas.text(x, row.middle, point.text, size, side=side)
    if left:
        canvas.line([zero, zero], [found.rows[0].top, found.bottom], COLOURS.muted_text, 1.2)


def _named(canvas: Canvas, spec: ChartSpec, space: Box, size: float) -> tuple[rows.Rows, list[Point], Box]:
    """Writes the names: the rows, their points, and where their bars stand."""
    found = rows.laid_out(spec, space, size)
    rows.write(canvas, found, space.left, spec.reader)
    points = [point for row in found.rows if (point := spec.series[0].points[row.place])]
    return found, points, space._replace(left=space.left + found.names + GAP * found.size)
