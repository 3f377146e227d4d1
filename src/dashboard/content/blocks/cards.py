"""Charts in the frame that every chart has, and lists in one like it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import plotly.graph_objects as go

from dashboard.content.blocks.block import Block, Pick
from dashboard.content.blocks.headlines import Headline
from dashboard.content.blocks.words import Fragment
from dashboard.content.facts_table import Table
from dashboard.locale import aloud
from dashboard.render.card import Card, FactCard
from dashboard.render.network import OfficeMap
from dashboard.render.one_pager import OnePager


@dataclass(frozen=True)
class FigureCard(Block):
    """A chart of figures in the frame of every card; `level` is that of its heading."""

    card: Card
    level: int = 2
    pick: Pick | None = None

    @property
    def key(self) -> str:
        """The card's key on its page."""
        return self.card.key


@dataclass(frozen=True)
class FewFigures(FigureCard):
    """A card of figures that are too few to draw: its finding, and a tile for each of them. Where it leaves, in a brief or
    a file, it is the chart that it was when it was pinned.
    """

    tiles: tuple[Headline, ...] = ()
    rest: str = ""
    """What the tiles do not say: how much of the whole is not listed."""


@dataclass(frozen=True)
class FactsCard(Block):
    """A chart of facts in the same frame. Table, sources and chart are made when somebody asks for them.

    `figure` makes the chart, or `decks` maps beside each other that a screen alone can show; `above` and
    `below` stand above and below it. `sources` says who states the facts, one by one.
    """

    page: str
    key: str
    heading: str
    subtitle: str
    alt: str
    source_line: str
    make_table: Callable[[], Table] = field(repr=False)
    sources: Callable[[], Fragment] = field(repr=False)
    figure: Callable[[], go.Figure] | None = field(default=None, repr=False)
    decks: Callable[[], Sequence[OfficeMap]] | None = field(default=None, repr=False)
    above: Fragment | None = None
    below: Fragment | None = None
    notes: tuple[str, ...] = ()
    level: int = 2
    pick: Pick | None = None
    fills: bool = False

    @cached_property
    def table(self) -> Table:
        """Its facts, one in each row."""
        return self.make_table()

    @cached_property
    def card(self) -> FactCard:
        """The card as data, to be taken away."""
        return FactCard(
            page=self.page, key=self.key, heading=self.heading, subtitle=self.subtitle,
            source_line=self.source_line, notes=self.notes, alt=aloud(f"{self.heading}. {self.alt}"),
            table=self.table.frame(), figure=self.figure,
        )  # fmt: skip


@dataclass(frozen=True)
class ListCard(Block):
    """A card without a chart: its facts in a list, and in one line who states them."""

    key: str
    heading: str
    body: Fragment
    source_line: str
    note: str = ""
    level: int = 2


@dataclass(frozen=True)
class OnePagerCard(Block):
    """A one-pager: what it says as data, and the form in which a page has it."""

    card: OnePager
    body: Fragment = field(repr=False)

    @property
    def key(self) -> str:
        """Its key on its page."""
        return self.card.key
