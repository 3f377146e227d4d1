"""The key under a map: what its colours and signs mean."""

from dashboard.export.picture.canvas import COLOURS, Box, Canvas
from dashboard.export.picture.letters import LEADING, width_of
from dashboard.export.plot import MapView, Plot
from dashboard.locale import Reader

SIGNS = {"representation": "o", "satellite": "o", "trade-office": "s", "tourism-office": "^"}
"""How each kind of office is drawn, by Matplotlib's letters."""


def draw(canvas: Canvas, plot: Plot, area: Box, size: float, reader: Reader) -> float:
    """Writes what the colours mean, at the bottom; where the map must end comes back."""
    view = plot.map
    entries = [(name, fill, "s") for name, fill in view.key]
    if view.network:
        entries = [(name, fill, sign) for (name, fill, _), sign in zip(entries, _signs(view), strict=True)]
    elif view.offices is not None and not view.offices.empty:
        entries.append((reader.text("Offices of Flanders"), COLOURS.flanders, "D"))
    if not entries:
        return area.bottom
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


def _signs(view: MapView) -> list[str]:
    return [sign for kind, sign in SIGNS.items() if kind in set(view.offices["kind"])]
