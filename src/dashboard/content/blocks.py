"""What stands on a page, block by block, in words and figures that are ready to be written: nothing here is drawn.

Every renderer walks the same blocks: the screen (ui/draw), pages without JavaScript, the first paint, previews, briefs
and files. A block that only a screen can use (a list to choose from, a button) says what address it leads to, so that
another renderer may make a link of it or leave it out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import plotly.graph_objects as go

from dashboard.content.facts_table import Table
from dashboard.content.inline import Inline
from dashboard.locale import Reader
from dashboard.render.card import Card, FactCard

Row = Mapping[str, Any]
"""A labelled figure."""

Changes = Mapping[str, Sequence[str]]
"""Parameters of the address with the values that they get; those of an empty sequence are taken away."""

Pick = Callable[[Sequence[Any]], Changes]
"""What the address is to say when a mark of a chart is clicked, from the mark's custom data."""


@dataclass(frozen=True)
class Section:
    """A heading within the page, with at most a sentence."""

    heading: str
    text: str = ""


@dataclass(frozen=True)
class Text:
    """A paragraph; `strong` where it stands out, `quiet` where it is small print."""

    text: str
    look: str = ""


@dataclass(frozen=True)
class Fragment:
    """Facts of one kind in a form of their own: a template of render/html and its values.

    The values are words, `Inline`s, and lists and mappings of those; `level` is that of the headings in it.
    """

    template: str
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Html:
    """Facts as HTML that was written by a function of the page's own. New blocks are Fragments."""

    markup: str


@dataclass(frozen=True)
class Notice:
    """A sentence in a box: what a reader must know, or that there is nothing; `icon` as Streamlit names it."""

    text: str
    icon: str = ":material/info:"


@dataclass(frozen=True)
class Landing:
    """The place that parameters in the address lead to; a browser brings it into view."""

    asked: str


@dataclass(frozen=True)
class Headline:
    """A headline number: what, how much, whose and when, with how it changed or where it ranks.

    `figure`, `change` and `rank` are labelled rows. `way` leads to the page that the number stands for.
    """

    figure: Row
    change: Row | None
    rank: Row | None
    what: str
    amount: str
    counted: str
    meant: str
    whose: str
    badges: tuple[Inline, ...]
    beside: tuple[Inline, ...]
    where: str
    way: Way | None = None


@dataclass(frozen=True)
class Way:
    """The way to another page, by its name and sign; alone where its headline number cannot be shown."""

    to: str
    name: str
    sign: str


@dataclass(frozen=True)
class Headlines:
    """A row of headline numbers."""

    members: tuple[Headline | Way, ...]


@dataclass(frozen=True)
class FigureCard:
    """A chart of figures in the frame of every card; `level` is that of its heading."""

    card: Card
    level: int = 2
    pick: Pick | None = None

    @property
    def key(self) -> str:
        """The card's key on its page."""
        return self.card.key


@dataclass(frozen=True)
class FactsCard:
    """A chart of facts in the same frame. Table, sources and chart are made when somebody asks for them.

    `figure` makes the chart, or `deck` a map that a screen alone can show; `above` and `below` stand above and below it.
    `sources` says who states the facts, one by one.
    """

    page: str
    key: str
    heading: str
    subtitle: str
    alt: str
    source_line: str
    make_table: Callable[[], Table] = field(repr=False)
    figure: Callable[[], go.Figure] | None = field(default=None, repr=False)
    deck: Callable[[], object] | None = field(default=None, repr=False)
    sources: Callable[[], Fragment | Html] = field(default=lambda: Html(""), repr=False)
    above: Fragment | Html | None = None
    below: Fragment | Html | None = None
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
            source_line=self.source_line, notes=self.notes, alt=f"{self.heading}. {self.alt}",
            table=self.table.frame(), figure=self.figure,
        )  # fmt: skip


@dataclass(frozen=True)
class ListCard:
    """A card without a chart: its facts in a list, and in one line who states them."""

    key: str
    heading: str
    body: Fragment | Html
    source_line: str
    note: str = ""
    level: int = 2


@dataclass(frozen=True)
class Selector:
    """One parameter of the address to choose a value for: `options` by code, with what each is called.

    `look` is `select`, `segments` or `pills`; with `multiple` several may be chosen. `to` gives the changes of the
    address that a choice makes. `hidden` labels are for those alone who do not see the choices.
    """

    name: str
    label: str
    options: Mapping[str, str]
    chosen: tuple[str, ...]
    to: Callable[[Sequence[str]], Changes] = field(repr=False)
    look: str = "select"
    multiple: bool = False
    required: bool = True
    hidden: bool = False
    width: int | None = None


@dataclass(frozen=True)
class Switch:
    """One parameter of the address that is on or off."""

    name: str
    label: str
    on: bool
    to: Callable[[bool], Changes] = field(repr=False)


@dataclass(frozen=True)
class Button:
    """Something to press that changes the address; `look` is `plain` for one that reads as text."""

    key: str
    label: str
    changes: Changes
    look: str = ""
    stretch: bool = False


@dataclass(frozen=True)
class PageLink:
    """The way to another page with these parameters."""

    slug: str
    label: str
    parameters: Changes
    icon: str = ""


@dataclass(frozen=True)
class Grid:
    """Blocks beside each other where the window is wide enough: `columns` at most (0 for as many as fit)."""

    members: tuple[Block, ...]
    columns: int = 2
    width: int = 360
    gap: str = "medium"


@dataclass(frozen=True)
class Line:
    """Small things in one line: lists to choose from, buttons."""

    members: tuple[Block, ...]
    key: str = ""


@dataclass(frozen=True)
class Box:
    """Blocks that belong together, by a key that styles know; `height` gives pixels where it is scrolled within."""

    members: tuple[Block, ...]
    key: str
    border: bool = True
    stretch: bool = False
    height: Callable[[], int] | None = field(default=None, repr=False)
    gap: str | None = "small"


@dataclass(frozen=True)
class Fold:
    """Blocks under a summary that opens them."""

    summary: str
    members: tuple[Block, ...]
    opened: bool = False
    key: str = ""


@dataclass(frozen=True)
class AskedFigure:
    """A figure opened and marked, with all that is known of it: the one that a link names, or one that is pinned."""

    figure: Row
    key: str = "asked-figure"


@dataclass(frozen=True)
class Elsewhere:
    """That the filters leave nothing, and the pages on which they leave something, with how much."""

    text: str
    ways: tuple[PageLink, ...]
    none: str = ""


@dataclass(frozen=True)
class LeftOut:
    """The titles of charts that the filters have taken away."""

    summary: str
    titles: tuple[str, ...]

    @classmethod
    def of(cls, titles: Sequence[str], reader: Reader) -> LeftOut:
        """These titles, and how many they are."""
        said = reader.plural(
            "{n} chart has no figures for these filters", "{n} charts have no figures for these filters",
            len(titles),
        )  # fmt: skip
        return cls(said, tuple(titles))


@dataclass(frozen=True)
class PinnedCard:
    """A card of another page (a `Page`) in the view in which it was pinned."""

    key: str
    block: FigureCard | FactsCard
    page: Any = field(repr=False)

    @property
    def members(self) -> tuple[Block, ...]:
        """The card."""
        return (self.block,)


@dataclass(frozen=True)
class PinControls:
    """What moves an item of a brief or takes it out, and the line that is written with it."""

    number: int
    place: int
    pin: str
    line: str
    of: int


@dataclass(frozen=True)
class BriefFiles:
    """The files that a brief leaves as, made of `cards` when somebody asks."""

    cards: Callable[[], Sequence[Card | FactCard]] = field(repr=False)


@dataclass(frozen=True)
class Drawn:
    """Something that only Streamlit can draw yet: see ui/transitional."""

    draw: Callable[[Any], None] = field(repr=False)
    level: int = 2


Block = (
    Section | Text | Fragment | Html | Notice | Landing | Headline | Way | Headlines | FigureCard | FactsCard
    | ListCard | Selector | Switch | Button | PageLink | Grid | Line | Box | Fold | AskedFigure | Elsewhere
    | LeftOut | PinnedCard | PinControls | BriefFiles | Drawn
)  # fmt: skip
