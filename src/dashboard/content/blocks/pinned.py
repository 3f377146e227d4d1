"""What is opened or pinned: a figure with all that is known of it, and the parts of a brief."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from dashboard.content.blocks.block import Block, Row
from dashboard.content.blocks.cards import FactsCard, FigureCard
from dashboard.render.card import Card, FactCard


@dataclass(frozen=True)
class AskedFigure(Block):
    """A figure opened and marked, with all that is known of it: the one that a link names, or one that is pinned."""

    figure: Row
    key: str = "asked-figure"


@dataclass(frozen=True)
class PinnedCard(Block):
    """A card of another page (a `Page`) in the view in which it was pinned."""

    key: str
    block: FigureCard | FactsCard
    page: Any = field(repr=False)

    @property
    def members(self) -> tuple[Block, ...]:
        """The card."""
        return (self.block,)


@dataclass(frozen=True)
class PinControls(Block):
    """What moves an item of a brief or takes it out, and the line that is written with it."""

    number: int
    place: int
    pin: str
    line: str
    of: int


@dataclass(frozen=True)
class BriefFiles(Block):
    """The files that a brief or a one-pager leaves as, made of `cards` when somebody asks: all kinds, or those with these
    `endings` alone.
    """

    cards: Callable[[], Sequence[Card | FactCard]] = field(repr=False)
    endings: tuple[str, ...] = ()
