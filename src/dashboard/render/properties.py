"""What an Office file says of itself in its properties, and texts cut to what a field of such a file holds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from typing import NamedTuple

from dashboard.render.card import Card, Edition, FactCard

LONGEST_PROPERTY = 255
"""Characters of a core property (Open Packaging Conventions, as programs read them), and of the name of a shape."""

LONGEST_TARGET = 2083
"""Characters of an address that Office follows when it is clicked on."""


class Properties(NamedTuple):
    """The core properties of a file, each no longer than such a property may be."""

    title: str
    author: str
    subject: str
    comments: str
    created: datetime


def properties(cards: Sequence[Card | FactCard], edition: Edition) -> Properties:
    """Title, page, filters and permalink of what is in the file. Half an address leads elsewhere, so in place of a longer
    one stands of when the figures are: the file itself has the address in full.
    """
    title = cards[0].heading if len(cards) == 1 else edition.page_title
    whole = len(edition.link) <= LONGEST_PROPERTY
    said = (title, edition.page_title, edition.filters, edition.link if whole else edition.state())
    return Properties(
        *(shortened(each, LONGEST_PROPERTY) for each in said), datetime.combine(edition.made, time())
    )


def shortened(text: str, most: int) -> str:
    """The text, or those of its first words that `most` characters hold with an ellipsis; of a longer word its beginning."""
    if len(text) <= most:
        return text
    kept = text[: most - 1].rpartition(" ")[0] or text[: most - 1]
    return f"{kept.rstrip(' ,;.·' + chr(39))}…"
