"""Bars with several figures for each name: end to end with their sum, or side by side."""

from dashboard.charts.spec import ChartSpec
from dashboard.render.picture import rows
from dashboard.render.picture.bars import GAP, THICK
from dashboard.render.picture.canvas import COLOURS, Box, Canvas
from dashboard.render.picture.letters import LEADING, width_of


def _named(canvas: Canvas, spec: ChartSpec, space: Box, size: float, *, bars: int) -> tuple[rows.Rows, Box]:
    """Writes the names of the series and below them those of the rows; where the bars stand comes back too."""
    if len(spec.series) > 1:
        key = [(one.name, COLOURS.of(one.fill)) for one in spec.series]
        space = space._replace(top=swatches(canvas, key, space, size * 0.95) + size * 0.4)
    found = rows.laid_out(spec, space, size, bars=bars)
    rows.write(canvas, found, space.left, spec.reader)
    return found, space._replace(left=space.left + found.names + GAP * found.size)


def swatches(
    canvas: Canvas, key: list[tuple[str, str]], space: Box, size: float, *, sign: str = "s"
) -> float:
    """A line, or several, of names each behind its colour; the height below them comes back."""
    x, y = space.left, space.top + size * LEADING / 2
    for name, fill in key:
        width = size * 1.2 + width_of(name, size) + size * 1.4
        if x > space.left and x + width - size * 1.4 > space.right:
            x, y = space.left, y + size * LEADING
        canvas.dot(x + size * 0.45, y, size * 0.85, fill, sign=sign)
        canvas.text(x + size * 1.2, y, name, size, colour=COLOURS.muted_text)
        x += width
    return y + size * LEADING / 2


def draw_stacks(canvas: Canvas, spec: ChartSpec, space: Box, size: float) -> None:
    """Draws parts end to end into a part of the picture, with their sums behind them."""
    found, area = _named(canvas, spec, space, size, bars=1)
    size = found.size
    totals = [spec.categories[row.place].total for row in found.rows]
    room = max(width_of(total.text, size, True) for total in totals) + GAP * size
    sums = [
        sum(one.points[row.place].value for one in spec.series if one.points[row.place]) for row in found.rows
    ]
    scale = (area.width - room) / (max(sums) or 1.0)
    for row, total, together in zip(found.rows, totals, sums, strict=True):
        thick = min(row.height * 0.72, THICK * size)
        parts = [point for one in spec.series if (point := one.points[row.place]) is not None and point.value]
        x = area.left
        for point in parts:
            end = x + point.value * scale
            canvas.bar(x, end, row.middle - thick / 2, thick, COLOURS.of(point.fill), hatched=point.press)
            fits = end - x >= width_of(point.text, size * 0.92) + GAP * size
            if len(parts) > 1 and fits:
                colour = COLOURS.text if point.press else COLOURS.on_mark
                canvas.text(
                    (x + end) / 2,
                    row.middle,
                    point.text,
                    size * 0.92,
                    colour=colour,
                    side="center",
                    halo=point.press,
                )
            if x > area.left:
                canvas.line([x, x], [row.middle - thick / 2, row.middle + thick / 2], COLOURS.background, 1.5)
            x = end
        canvas.text(
            area.left + together * scale + GAP * size, row.middle, total.text, size, bold=len(parts) > 1
        )


def draw(canvas: Canvas, spec: ChartSpec, space: Box, size: float) -> None:
    """Draws bars beside each other into a part of the picture."""
    count = len(spec.series)
    found, area = _named(canvas, spec, space, size, bars=count)
    size = found.size
    drawn = [
        (row, place, point)
        for row in found.rows
        for place, one in enumerate(spec.series)
        if (point := one.points[row.place]) is not None
    ]
    room = max(width_of(point.text, size) for _, _, point in drawn) + GAP * size
    low = min(0.0, *(point.value for _, _, point in drawn))
    high = max(0.0, *(point.value for _, _, point in drawn))
    left = room if low < 0 else 0.0
    scale = (area.width - room - left) / ((high - low) or 1.0)
    zero = area.left + left - low * scale
    for row, place, point in drawn:
        thick = min(row.height * 0.8 / count, THICK * size)
        middle = row.middle + (place - (count - 1) / 2) * thick * 1.04
        end = zero + point.value * scale
        canvas.bar(zero, end, middle - thick / 2, thick * 0.96, COLOURS.of(point.fill), hatched=point.press)
        side, x = ("right", end - GAP * size) if point.value < 0 else ("left", end + GAP * size)
        canvas.text(x, middle, point.text, size, side=side)
