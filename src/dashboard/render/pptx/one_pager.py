"""A one-pager on two slides: a table of its key figures with the first lists below, and the other lists side by side."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import TYPE_CHECKING

from dashboard.locale import Reader
from dashboard.render.document import Point, key_table, points_of
from dashboard.render.one_pager import Listed, OnePager
from dashboard.render.palette import palette
from dashboard.render.pptx.parts import Place
from dashboard.render.pptx.table import add_table

if TYPE_CHECKING:
    from pptx.slide import Slide

COLOURS = palette("light")
MARGIN, ROOM, GAP = 0.55, 12.23, 0.4  # inches at the left, between the margins, and between two columns
TOP, BOTTOM = 1.66, 6.34  # inches: where there is room on a slide
LETTER, LEADING, LARGEST, SMALLEST = (
    0.54,
    1.24,
    14.0,
    7.0,
)  # of a letter its width and a line its height, in sizes; points
LIST, APART = 11.0, 0.15
"""Points of the letters below the key figures, which have the rest of the slide; inches between the two."""


def add_figures(slide: Slide, card: OnePager, reader: Reader) -> None:
    """The first slide: key figures as a native table, and what was found of late below it."""
    table = key_table(card.figures, reader)
    rows = [tuple(cell.text for cell in row) for row in table.rows]
    below = [one for one in card.lists if one.code in ON_FIRST]
    top = TOP
    if rows:
        high = BOTTOM - TOP - _height(below, ROOM, LIST) - APART
        add_table(slide, table.columns, rows, Place(TOP, high), alt=card.alt, whole=True)
        top = TOP + high + APART
    nothing = [] if rows else [Listed("none", card.figures_heading, (), card.no_figure)]
    _add_lists(slide, [*nothing, *below], top)


def add_lists(slide: Slide, card: OnePager) -> None:
    """The second slide: all other lists in two columns."""
    _add_lists(slide, [one for one in card.lists if one.code not in ON_FIRST], TOP, columns=2)


ON_FIRST = ("held", "findings")
"""Lists that stand with the key figures."""


def _add_lists(slide: Slide, lists: Sequence[Listed], top: float, *, columns: int = 1) -> None:
    wide = (ROOM - GAP * (columns - 1)) / columns
    parts = _divided(lists, columns, wide)
    high = BOTTOM - top
    size = LARGEST
    while size > SMALLEST and max(_height(part, wide, size) for part in parts) > high:
        size -= 0.5
    for number, part in enumerate(parts):
        _write(slide, part, (MARGIN + number * (wide + GAP), top, wide, high), size)


def _divided(lists: Sequence[Listed], columns: int, wide: float) -> list[Sequence[Listed]]:
    """The lists in their order, over columns that are as even as may be."""
    if columns == 1 or len(lists) < 2:
        return [lists]
    cuts = range(1, len(lists))
    best = min(cuts, key=lambda cut: max(_height(part, wide, 10) for part in (lists[:cut], lists[cut:])))
    return [lists[:best], lists[best:]]


def _height(lists: Sequence[Listed], wide: float, size: float) -> float:
    """Inches that lists surely need in a column."""
    across = max(1.0, wide * 72 / (LETTER * size))
    lines = 0.0
    for one in lists:
        lines += 1.9 + sum(
            ceil((len(point.lead) + len(point.said.text) + 4) / across) + 0.15 for point in points_of(one)
        )
    return lines * size * LEADING / 72


def _write(
    slide: Slide, lists: Sequence[Listed], place: tuple[float, float, float, float], size: float
) -> None:
    """One text box with headings and points."""
    from pptx.util import Inches, Pt

    frame = slide.shapes.add_textbox(*(Inches(each) for each in place)).text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    first = True
    for one in lists:
        heading = frame.paragraphs[0] if first else frame.add_paragraph()
        heading.space_before = Pt(0 if first else size * 0.6)
        _run(heading, one.heading, size + 1, bold=True)
        first = False
        for point in points_of(one):
            _say(frame.add_paragraph(), point, size)


def _say(paragraph: object, point: Point, size: float) -> None:
    _run(paragraph, "– ", size)
    if point.lead:
        _run(paragraph, f"{point.lead}: ", size, bold=True)
    _run(paragraph, point.said.text, size)


def _run(paragraph, said: str, size: float, *, bold: bool = False) -> None:
    from pptx.dml.color import RGBColor
    from pptx.util import Pt

    run = paragraph.add_run()
    run.text = said
    run.font.size, run.font.bold = Pt(size), bold
    run.font.color.rgb = RGBColor.from_string(COLOURS.text[1:])
