"""What stands around every chart in a picture: title and subtitle above, notes, source, date and link below."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from babel.dates import format_date

from dashboard.charts.spec import ChartSpec, Kind
from dashboard.render.card import Card, Edition
from dashboard.render.picture import bars, groups, lines, maps
from dashboard.render.picture.canvas import COLOURS, Box, Canvas
from dashboard.render.picture.letters import LEADING, balanced, wrapped

MARGIN = 0.032  # of the width
FOOT = 0.34  # of the height that what stands below may take before its letters become smaller
HEAD = 0.24  # likewise above
SMALLEST = 10.0  # pixels


class Sizes(NamedTuple):
    """Sizes of letters in pixels."""

    title: float
    text: float
    label: float
    foot: float


DRAWN_BY: Mapping[Kind, Callable[[Canvas, ChartSpec, Box, float], None]] = {
    "bars": bars.draw,
    "changes": bars.draw,
    "parts": bars.draw,
    "stacks": groups.draw_stacks,
    "groups": groups.draw,
    "pairs": groups.draw,
    "lines": lines.draw,
    "map": maps.draw,
}
"""How each kind of chart is drawn."""

LEFT_OUT: Mapping[str, str] = {
    "Series.code": "a code stands in no picture",
    "Category.code": "a code stands in no picture",
    "Point.worked_out": "the text of a point has the mark of what is worked out here",
    "Event.name": "its letter stands in the notes of the card, with its name",
    "Event.when": "its letter stands in the notes of the card, with its date",
    "MapView.height": "a picture has its own shape",
}
"""What a picture does not show of a chart, and why."""


def framed(canvas: Canvas, card: Card, edition: Edition) -> None:
    """Draws the chart of a card with all that goes with it."""
    unit = (canvas.width * canvas.height) ** 0.5 / 1200
    sizes = Sizes(title=38 * unit, text=21 * unit, label=21 * unit, foot=max(13.0, 15.5 * unit))
    margin = round(canvas.width * MARGIN)
    room = canvas.width - 2 * margin
    top = _head(canvas, card, sizes, margin, room)
    bottom = _foot(canvas, card, edition, sizes, margin, room)
    space = Box(margin, top + 14 * unit, canvas.width - margin, bottom - 14 * unit)
    chart(canvas, card.spec, space, sizes.label)


def chart(canvas: Canvas, spec: ChartSpec, space: Box, letters: float) -> None:
    """Draws a chart into a part of the picture, with letters of so many pixels."""
    DRAWN_BY[spec.kind](canvas, spec, space, letters)


def _head(canvas: Canvas, card: Card, sizes: Sizes, margin: float, room: float) -> float:
    size, most = sizes.title, canvas.height * HEAD
    title = balanced(card.heading, size, room, bold=True)
    while len(title) * size * LEADING > most and size > sizes.text:
        size -= 1
        title = balanced(card.heading, size, room, bold=True)
    canvas.bar(margin, margin + size * 1.8, margin * 0.62, size * 0.14, COLOURS.flanders)
    below = canvas.lines(margin, margin * 0.62 + size * 0.34, title, size, bold=True)
    told = wrapped(card.subtitle, sizes.text * 0.92, room)
    return canvas.lines(margin, below + size * 0.12, told, sizes.text * 0.92, colour=COLOURS.muted_text)


def _foot(canvas: Canvas, card: Card, edition: Edition, sizes: Sizes, margin: float, room: float) -> float:
    """Writes what stands below; where it begins comes back."""
    size = sizes.foot
    told = _told(card, edition)
    written = [(wrapped(said, size, room), colour) for said, colour in told]
    while sum(len(part) for part, _ in written) * size * LEADING > canvas.height * FOOT and size > SMALLEST:
        size -= 0.5
        written = [(wrapped(said, size, room), colour) for said, colour in told]
    height = sum(len(part) for part, _ in written) * size * LEADING
    top = canvas.height - margin * 0.6 - height
    canvas.line([margin, canvas.width - margin], [top - size * 0.6] * 2, COLOURS.grid, 1.5)
    y = top
    for part, colour in written:
        y = canvas.lines(margin, y, part, size, colour=colour)
    return top - size * 0.6


def _told(card: Card, edition: Edition) -> list[tuple[str, str]]:
    """The texts below the chart, each with its colour."""
    reader = edition.reader
    notes = [(note, COLOURS.text) for note in card.notes if note]
    made = format_date(edition.made, "d MMMM y", locale=reader.locale)
    about = [
        edition.page_title,
        edition.filters,
        reader.text("Data version {version}", version=edition.version),
        made,
    ]
    return [
        *notes,
        (card.source_line, COLOURS.muted_text),
        (" · ".join(part for part in about if part), COLOURS.muted_text),
        (edition.link_of(card), COLOURS.partner),
    ]
