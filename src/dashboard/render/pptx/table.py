"""A table that PowerPoint edits: as many rows as fit on a slide, in columns as wide as what stands in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import ceil
from typing import TYPE_CHECKING

from dashboard.render.palette import palette
from dashboard.render.pptx.parts import Place

if TYPE_CHECKING:
    from pptx.slide import Slide

COLOURS = palette("light")
LETTER, LEADING = 0.56, 1.22  # sizes that a letter is wide, and a line high
SIDES, ENDS = 0.16, 0.09  # inches of room in a cell at its sides together, and above and below it
LARGEST, SMALLEST = 12.0, 7.0  # points
SURE = (
    0.94  # of the height that a whole table may take by our reckoning: programs break lines a little sooner
)
BREAKS = re.compile(r"[ \n]+")
"""Where a line may break: not at a space that holds a number and its unit together."""

Texts = Sequence[str]


def add_table(
    slide: Slide, heads: Texts, rows: Sequence[Texts], place: Place, *, alt: str, whole: bool = False
) -> list[Texts]:
    """Puts the first of the rows on a slide; the rest comes back.

    Letters are smaller where there are many columns, and in a table that shall stand there `whole` where there are many
    rows. A row too high for any slide is cut at a word, with an ellipsis.
    """
    from pptx.dml.color import RGBColor
    from pptx.util import Inches, Pt

    height, size = place.height, LARGEST
    while size > SMALLEST and (
        _highest(heads, rows, size, place.width) > height / 5
        or (whole and sum(_heights(heads, rows, size, place.width)) > SURE * height)
    ):
        size -= 0.5
    widths = _widths(heads, rows, size, place.width)
    fits, used = 0, _height(heads, widths, size)
    room = height - used
    shown = [_cut(row, widths, size, room) for row in rows]
    for row in shown:
        tall = _height(row, widths, size)
        if used + tall > height:
            break
        fits, used = fits + 1, used + tall
    frame = slide.shapes.add_table(
        fits + 1, len(heads), Inches(place.left), Inches(place.top), Inches(place.width), Inches(used)
    )
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alt)
    table = frame.table
    for column, width in enumerate(widths):
        table.columns[column].width = Inches(width)
    for number, row in enumerate([heads, *shown[:fits]]):
        table.rows[number].height = Inches(_height(row, widths, size))
        for column, said in enumerate(row):
            cell = table.cell(number, column)
            cell.margin_left = cell.margin_right = Inches(SIDES / 2)
            cell.margin_top = cell.margin_bottom = Inches(ENDS / 2)
            cell.fill.solid()
            fill = COLOURS.partner if number == 0 else COLOURS.background if number % 2 else COLOURS.panel
            cell.fill.fore_color.rgb = RGBColor.from_string(fill[1:])
            run = cell.text_frame.paragraphs[0].add_run()
            run.text = said
            run.font.size, run.font.bold = Pt(size), number == 0
            ink = COLOURS.on_mark if number == 0 else COLOURS.text
            run.font.color.rgb = RGBColor.from_string(ink[1:])
            if said.startswith(("https://", "http://")) and " " not in said:
                run.hyperlink.address = said
    return list(rows[fits:])


def _widths(heads: Texts, rows: Sequence[Texts], size: float, room: float) -> list[float]:
    """Inches for each column: by the square root of how much stands in it, and enough for its longest word."""
    columns = list(zip(heads, *rows, strict=True)) if rows else [(head,) for head in heads]
    wanted = [max(4.0, max(len(text) for text in column)) ** 0.5 for column in columns]
    least = [
        min(
            2.2,
            max(len(word) for text in column for word in BREAKS.split(text)) * LETTER * size / 72 + SIDES,
        )
        for column in columns
    ]
    spare = max(0.0, room - sum(least))
    scale = room / max(room, sum(least))
    return [low * scale + spare * share / sum(wanted) for low, share in zip(least, wanted, strict=True)]


def _lines(said: str, width: float, size: float) -> int:
    across = max(1, int((width - SIDES) * 72 / (LETTER * size)))
    return sum(max(1, ceil(len(part) * 1.06 / across)) for part in said.split("\n"))


def _height(row: Texts, widths: Sequence[float], size: float) -> float:
    most = max(_lines(said, width, size) for said, width in zip(row, widths, strict=True))
    return most * size * LEADING / 72 + ENDS


def _heights(heads: Texts, rows: Sequence[Texts], size: float, room: float) -> list[float]:
    widths = _widths(heads, rows, size, room)
    return [_height(row, widths, size) for row in (heads, *rows)]


def _highest(heads: Texts, rows: Sequence[Texts], size: float, room: float) -> float:
    return max(_heights(heads, rows, size, room)[1:], default=0.0)


def _cut(row: Texts, widths: Sequence[float], size: float, room: float) -> Texts:
    if _height(row, widths, size) <= room:
        return row
    most = int((room - ENDS) * 72 / (size * LEADING))
    found = []
    for said, width in zip(row, widths, strict=True):
        while _lines(said, width, size) > most:
            said = (
                said[: int(len(said) * 0.95)].rpartition(" ")[0] + " …"
                if " " in said
                else said[: len(said) // 2] + "…"
            )
        found.append(said)
    return found
