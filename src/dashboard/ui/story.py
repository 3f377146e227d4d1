"""What a page tells: its cards and headline numbers as data, collected while its script runs without drawing them.

The same scripts serve the screen, briefs, previews and readers without JavaScript; none of them has a second
description of what stands on a page.
"""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dashboard.render.card import Card, FactCard
    from dashboard.ui.page import Page


@dataclass(frozen=True)
class Number:
    """A headline number: the figure, and the figures that say how it changed or where it ranks, as labelled rows.

    `led` numbers have a link above them.
    """

    figure: dict
    change: dict | None = None
    rank: dict | None = None
    led: bool = False


@dataclass
class Story:
    """What one run of a page has told. `page` is None where the address leads to no page that could be drawn."""

    page: Page | None = None
    heading: str = ""
    lede: str = ""
    numbers: list[Number] = field(default_factory=list)
    cards: list[Card | FactCard] = field(default_factory=list)
    parts: list[str | Number | Card | FactCard] = field(default_factory=list)
    """Everything in the order in which it stands on the page; text of the page's own as HTML."""

    def add_card(self, card: Card | FactCard) -> None:
        """The page shows a card."""
        self.cards.append(card)
        self.parts.append(card)

    def add_number(self, number: Number) -> None:
        """The page shows a headline number."""
        self.numbers.append(number)
        self.parts.append(number)

    def card(self, key: str) -> Card | FactCard | None:
        """The card with this key, if the view has it."""
        return next((card for card in self.cards if card.key == key), None)


_told: ContextVar[Story | None] = ContextVar("told", default=None)


def begin() -> Story:
    """From here on this run collects instead of drawing."""
    begun = Story()
    _told.set(begun)
    return begun


def told() -> Story | None:
    """What this run has collected so far; None where it draws for a reader."""
    return _told.get()
