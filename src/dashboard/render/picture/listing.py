"""The figures of a map as a list, for a map alone tells no values: the largest, as many as there is room for."""

from dashboard.charts.spec import ChartSpec
from dashboard.render.picture.canvas import COLOURS, Box, Canvas
from dashboard.render.picture.letters import LEADING, width_of, wrapped

SMALLEST = 12.5  # pixels


def draw(canvas: Canvas, spec: ChartSpec, space: Box, size: float, *, columns: int = 1) -> None:
    """Writes names and values in columns; of what finds no room it says how many there are."""
    gap = size * 2
    wide = (space.width - gap * (columns - 1)) / columns
    while True:
        entries = _entries(spec, size, wide)
        step = size * LEADING
        filled = _filled(entries, step, space.height, columns)
        if filled[1] == 0 or size <= SMALLEST:
            break
        size = max(SMALLEST, size - 0.5)
    columns_of, left_out = filled
    if left_out:
        entries.sort(key=lambda entry: not entry[3])  # what is highlighted must not be among what is left out
        columns_of, left_out = _filled(entries, step, space.height - step, columns)
    bottom = space.top
    for number, column in enumerate(columns_of):
        x, y = space.left + number * (wide + gap), space.top
        for name, value, fill, bold in column:
            canvas.dot(x + size * 0.35, y + step / 2, size * 0.62, fill, sign="s")
            canvas.text(x + wide, y + step / 2, value, size, bold=True, side="right")
            y = canvas.lines(x + size, y, name, size, bold=bold) + size * 0.3
        bottom = max(bottom, y)
    if left_out:
        said = spec.reader.plural("and {n} more in the table", "and {n} more in the table", left_out)
        canvas.text(space.left + size, bottom + step / 2, said, size, colour=COLOURS.muted_text)


def _entries(spec: ChartSpec, size: float, wide: float) -> list[tuple[list[str], str, str, bool]]:
    found = []
    for category, point in spec.points:
        room = wide - size * 1.8 - width_of(point.text, size, True)
        name = wrapped(category.name, size, room, bold=category.chosen)
        found.append((name, point.text, COLOURS.of(point.fill), category.chosen))
    return found


def _filled(entries: list, step: float, height: float, columns: int) -> tuple[list[list], int]:
    """The entries in their columns, and how many are left over."""
    found: list[list] = [[]]
    used = 0.0
    for place, entry in enumerate(entries):
        tall = len(entry[0]) * step + step * 0.24
        if used + tall > height:
            if len(found) == columns:
                return found, len(entries) - place
            found.append([])
            used = 0.0
        found[-1].append(entry)
        used += tall
    return found, 0
