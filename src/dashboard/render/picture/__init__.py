"""A card as a picture, PNG or SVG, that can be quoted alone: title, figures, notes, source, date and link are in it."""

from typing import Literal

from dashboard.render.card import Card, Edition
from dashboard.render.picture import inline
from dashboard.render.picture.canvas import Box, Canvas
from dashboard.render.picture.frame import chart, framed
from dashboard.render.picture.inline import properties

__all__ = ["SHAPES", "alone", "drawing", "picture", "properties"]

Format = Literal["svg", "png"]
Shape = Literal["landscape", "square", "preview"]
SHAPES: dict[Shape, tuple[int, int]] = {
    "landscape": (1600, 900),
    "square": (1200, 1200),
    "preview": (1200, 630),
}
"""Width and height in pixels."""

ON_PAPER, LETTERS_ON_PAPER = (1000, 500), 16.5
"""A chart and its letters in a document, in pixels, the whole width of the text being the first."""


def picture(card: Card, edition: Edition, *, format: Format = "png", shape: Shape = "landscape") -> bytes:
    """The card drawn on white in the edition's language. The same card and edition give the same bytes.

    In SVG the letters are outlines, for no font can be counted on; what they say stands in its title and description.
    Safe to call from several threads. Raises KeyError for a shape or format that does not exist.
    """
    canvas = Canvas(*SHAPES[shape])
    framed(canvas, card, edition)
    told = " ".join((card.alt, card.source_line, edition.rights(), edition.link_of(card)))
    return {"png": canvas.png, "svg": canvas.svg}[format](title=card.heading, description=told)


def alone(card: Card, *, format: Format) -> bytes:
    """The chart of a card on white without the words around it, as wide as a page of paper and as high as it needs."""
    wide, spec = ON_PAPER[0], card.spec
    rows = len(spec.categories) * (len(spec.series) if spec.kind in ("groups", "pairs") else 1)
    ranked = spec.kind not in ("lines", "map")
    canvas = Canvas(wide, max(200, min(1100, 80 + 38 * rows)) if ranked else ON_PAPER[1])
    chart(canvas, spec, Box(2, 2, wide - 2, canvas.height - 2), LETTERS_ON_PAPER)
    return {"png": canvas.png, "svg": canvas.svg}[format](title=card.heading, description=card.alt)


def drawing(card: Card, *, width: int, height: int, letters: float) -> str:
    """The chart of a card alone as SVG to stand in an HTML page, with letters of so many pixels.

    It takes the width that it is given there, and its colours from the page: each is a custom property with the colour
    on white to fall back on (see `properties`).
    """
    canvas = Canvas(width, height)
    chart(canvas, card.spec, Box(2, 2, width - 2, height - 2), letters)
    return inline.of_page(canvas.svg(title=card.heading, description=card.alt).decode("utf-8"), card.alt)
