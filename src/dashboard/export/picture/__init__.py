"""A card as a picture, PNG or SVG, that can be quoted alone: title, figures, notes, source, date and link are in it."""

from typing import Literal

from dashboard.export.card import Card, Edition
from dashboard.export.picture.canvas import Canvas
from dashboard.export.picture.frame import framed
from dashboard.export.plot import plot_of

__all__ = ["SHAPES", "picture"]

Format = Literal["svg", "png"]
Shape = Literal["landscape", "square", "preview"]
SHAPES: dict[Shape, tuple[int, int]] = {
    "landscape": (1600, 900),
    "square": (1200, 1200),
    "preview": (1200, 630),
}
"""Width and height in pixels."""


def picture(card: Card, edition: Edition, *, format: Format = "png", shape: Shape = "landscape") -> bytes:
    """The card drawn on white in the edition's language. The same card and edition give the same bytes.

    In SVG the letters are outlines, for no font can be counted on; what they say stands in its title and description.
    Safe to call from several threads. Raises as `plot_of` does, and KeyError for a shape or format that does not exist.
    """
    plot = plot_of(card, edition.reader)
    canvas = Canvas(*SHAPES[shape])
    framed(canvas, card, edition, plot)
    told = " ".join((card.alt, card.source_line, edition.link_of(card)))
    return {"png": canvas.png, "svg": canvas.svg}[format](title=card.heading, description=told)
