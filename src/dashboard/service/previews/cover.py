"""A picture of words alone, for views that have no chart to show."""

from __future__ import annotations

from typing import Literal

from babel.dates import format_date

from dashboard.render.card import Edition
from dashboard.render.picture import SHAPES
from dashboard.render.picture.canvas import COLOURS, Canvas
from dashboard.render.picture.letters import LEADING, balanced, wrapped

MARGIN = 64
LARGEST, SMALLEST = 58.0, 30.0
TEXT, FOOT = 27.0, 18.0
MOST_OF_TITLE, MOST_OF_TEXT = 0.46, 0.3  # of the height


Format = Literal["png", "svg"]


def cover(title: str, text: str, edition: Edition | None, form: Format = "png") -> bytes:
    """The title with the text under it as a picture, of the size of a preview; below, of what it is and its address."""
    canvas = Canvas(*SHAPES["preview"])
    room = canvas.width - 2 * MARGIN
    canvas.bar(MARGIN, MARGIN + 110, MARGIN * 0.7, 9, COLOURS.flanders)
    size = LARGEST
    lines = balanced(title, size, room, bold=True)
    while len(lines) * size * LEADING > canvas.height * MOST_OF_TITLE and size > SMALLEST:
        size -= 2
        lines = balanced(title, size, room, bold=True)
    below = canvas.lines(
        MARGIN, MARGIN * 0.7 + 30, _few(lines, size, canvas.height * MOST_OF_TITLE), size, bold=True
    )
    told = _few(wrapped(text, TEXT, room), TEXT, canvas.height * MOST_OF_TEXT)
    canvas.lines(MARGIN, below + 18, told, TEXT, colour=COLOURS.muted_text)
    foot = _foot(edition)
    top = (
        canvas.height - MARGIN * 0.55 - sum(len(wrapped(line, FOOT, room)) for line in foot) * FOOT * LEADING
    )
    for place, line in enumerate(foot):
        colour = COLOURS.muted_text if place == 0 else COLOURS.partner
        top = canvas.lines(MARGIN, top, wrapped(line, FOOT, room), FOOT, colour=colour)
    return {"png": canvas.png, "svg": canvas.svg}[form](title=title, description=text)


def _few(lines: list[str], size: float, height: float) -> list[str]:
    """As many lines as there is room for; what is left out is seen to be."""
    most = max(1, int(height / (size * LEADING)))
    return lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1]} …"]


def _foot(edition: Edition | None) -> list[str]:
    if edition is None:
        return []
    reader = edition.reader
    about = [
        reader.text("Flanders in the world"),
        edition.page_title,
        edition.filters,
        reader.text("Data version {version}", version=edition.version),
        format_date(edition.made, "d MMMM y", locale=reader.locale),
    ]
    return [" · ".join(dict.fromkeys(part for part in about if part)), edition.link]
