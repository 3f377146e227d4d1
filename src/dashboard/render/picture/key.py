"""The key under a map: what its colours and signs mean."""

from dashboard.charts.spec import ChartSpec
from dashboard.render.picture.canvas import COLOURS, Box, Canvas
from dashboard.render.picture.letters import LEADING, width_of


def draw(canvas: Canvas, spec: ChartSpec, area: Box, size: float) -> float:
    """Writes what the colours mean, at the bottom; where the map must end comes back."""
    view = spec.map
    entries = [(name, COLOURS.of(fill), "s") for name, fill in view.key]
    if view.offices is not None and not view.offices.empty:
        entries.append((spec.reader.text("Offices of Flanders"), COLOURS.flanders, "D"))
    rows: list[list[tuple[str, str, str]]] = [[]]
    used = 0.0
    for entry in entries:
        wide = size * 2.6 + width_of(entry[0], size)
        if rows[-1] and used + wide - size * 1.4 > area.width:
            rows.append([])
            used = 0.0
        rows[-1].append(entry)
        used += wide
    top = area.bottom - len(rows) * size * LEADING
    for number, row in enumerate(rows):
        x, y = area.left, top + size * LEADING * (number + 0.5)
        for name, fill, sign in row:
            across = size * (0.6 if sign == "D" else 0.85)  # a diamond's corners reach further than its sides
            canvas.dot(x + size * 0.45, y, across, fill, sign=sign)
            canvas.text(x + size * 1.2, y, name, size, colour=COLOURS.muted_text)
            x += size * 2.6 + width_of(name, size)
    return top - size * 0.7
