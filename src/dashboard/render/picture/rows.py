"""Names beside bars: how large they are written, how high each row is, and which rows there is room for."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.charts.spec import Category, ChartSpec
from dashboard.locale import Reader
from dashboard.render.picture.canvas import COLOURS, Box, Canvas
from dashboard.render.picture.letters import LEADING, width_of, wrapped

SMALLEST = 12.5  # pixels: smaller names could not be read
LARGER = 1.45
NAMES = 0.36  # of the width that names may take
FILLED = 0.78  # of the height that rows take at the largest letters, for bars look better a little apart
ROOM = 0.45  # sizes of letters between two rows
TALLEST = 5.8  # sizes of letters that a row with one bar may be high


@dataclass(frozen=True)
class Row:
    """One name: its lines with their colours and weights, and the strip of the picture that it has."""

    place: int
    said: tuple[tuple[str, str, bool], ...]
    top: float
    height: float

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return self.top + self.height / 2


@dataclass(frozen=True)
class Rows:
    """The rows that are drawn, the size of their letters, how wide the names are, and how many rows are left out."""

    rows: tuple[Row, ...]
    size: float
    names: float
    left_out: int
    bottom: float


def laid_out(spec: ChartSpec, space: Box, size: float, *, bars: int = 1) -> Rows:
    """The largest letters at which all rows fit; where even the smallest do not, the first rows and all marked ones."""
    size *= LARGER  # few bars are written larger, so that they fill the picture
    while True:
        said = [_said(category, size, space.width * NAMES) for category in spec.categories]
        heights = [max(len(lines) * LEADING, 1.15 * bars) * size + ROOM * size for lines in said]
        if sum(heights) <= space.height * FILLED or size <= SMALLEST:
            break
        size = max(SMALLEST, size - 0.5)
    kept = list(range(len(said)))
    if sum(heights) > space.height:
        kept = _fitting(spec.categories, heights, space.height - size * LEADING)
    total = sum(heights[place] for place in kept) or 1.0
    left_out = len(said) - len(kept)
    spare = space.height - total - (size * LEADING if left_out else 0)
    grown = min(max(0.0, spare) / len(kept), (TALLEST + 1.2 * (bars - 1)) * size - total / len(kept))
    grown = max(0.0, grown)
    y = space.top
    rows = []
    for place in kept:
        rows.append(Row(place, tuple(said[place]), y, heights[place] + grown))
        y += heights[place] + grown
    names = max(width_of(line, size, bold) for row in rows for line, _, bold in row.said)
    return Rows(tuple(rows), size, names, left_out, y)


def write(canvas: Canvas, found: Rows, left: float, reader: Reader) -> None:
    """Writes the names, ending where the bars begin, and how many rows are not shown."""
    edge = left + found.names
    for row in found.rows:
        step = found.size * LEADING
        y = row.middle - step * len(row.said) / 2
        for place, (line, colour, bold) in enumerate(row.said):
            canvas.text(
                edge, y + step * (place + 0.5), line, found.size, colour=colour, bold=bold, side="right"
            )
    if found.left_out:
        said = reader.plural("and {n} more in the table", "and {n} more in the table", found.left_out)
        middle = found.bottom + found.size * LEADING / 2
        canvas.text(edge + found.size * 0.45, middle, said, found.size, colour=COLOURS.muted_text)


def _said(category: Category, size: float, width: float) -> list[tuple[str, str, bool]]:
    name = wrapped(category.name, size, width, bold=category.chosen)
    lines = [(line, COLOURS.text, category.chosen) for line in name]
    if category.detail:
        lines += [(line, COLOURS.muted_text, False) for line in wrapped(category.detail, size, width)]
    if category.balance is not None:
        lines.append((category.balance.text, COLOURS.of(category.balance.fill), False))
    return lines


def _fitting(categories: Sequence[Category], heights: Sequence[float], room: float) -> list[int]:
    """The marked rows and then the first ones, as many as there is room for, in their order."""
    wanted = sorted(range(len(heights)), key=lambda place: (not categories[place].chosen, place))
    kept: list[int] = []
    for place in wanted:
        room -= heights[place]
        if room < 0 and kept:
            break
        kept.append(place)
    return sorted(kept)
