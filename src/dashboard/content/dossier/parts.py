"""What a dossier is made of, as data that is written by a template for each: figures in lines, statements in lists, folds.

Whoever makes another page of the same parts takes them as they are: each knows how it is written, and what it refers to
can be found in it (`references`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import ClassVar

from markupsafe import Markup

from dashboard.content.inline import Badge, Inline, Link
from dashboard.render.html import html


class Part:
    """Something that is written as HTML by a template of its own, which sees it as `part`."""

    template: ClassVar[str]

    def __html__(self) -> Markup:
        return html(f"dossier/{self.template}.html", part=self)


Body = Sequence[Part]
"""Parts one after the other."""


@dataclass(frozen=True)
class Reference:
    """The number under which the list of sources says where something comes from; `said` is that in short."""

    number: int
    said: str

    def __html__(self) -> Markup:
        return Markup('<a class="ref" href="#ref-{0}" title="{1}">[{0}]</a>').format(self.number, self.said)


@dataclass(frozen=True)
class Said(Part):
    """A figure's value with the way to it, its marks, when it is for, and where it comes from."""

    template = "said"
    value: Link
    badges: tuple[Badge, ...]
    when: str = ""
    reference: Reference | None = None


@dataclass(frozen=True)
class Fold(Part):
    """What a reader may open."""

    template = "fold"
    summary: str
    body: tuple[Part | Inline, ...]
    opened: bool = False


@dataclass(frozen=True)
class Titled(Part):
    """Parts under a heading of a level, with small print beside it and a reference.

    A `minor` heading looks like one of the next level; `apart` are those that are not torn over columns.
    """

    template = "titled"
    heading: Inline
    body: Body
    level: int = 4
    minor: bool = False
    small: str = ""
    reference: Reference | None = None
    apart: bool = False


@dataclass(frozen=True)
class Labelled(Part):
    """Parts below a word that is no heading."""

    template = "labelled"
    label: str
    body: Body


@dataclass(frozen=True)
class Groups(Part):
    """Titled parts in columns."""

    template = "groups"
    members: Body


@dataclass(frozen=True)
class Statement(Part):
    """A fact in one item of a list: what it begins with (`look` says how), its name and kind, what follows, its note."""

    template = "statement"
    name: str
    reference: Reference
    lead: str = ""
    look: str = "b"
    kind: str = ""
    after: Said | Badge | None = None
    note: str = ""


@dataclass(frozen=True)
class Office(Part):
    """A post or office in one item of a list."""

    template = "office"
    name: Link
    facts: str
    reference: Reference
    staff: str
    people: Said | None
    plans: str
    note: str
    tasks: Fold | None


@dataclass(frozen=True)
class Statements(Part):
    """Items of a list."""

    template = "statements"
    items: Body
    look: str = ""


@dataclass(frozen=True)
class Texts(Part):
    """Sentences, one below the other."""

    template = "texts"
    texts: Sequence[str]


@dataclass(frozen=True)
class Way(Part):
    """The way to where there is more."""

    template = "way"
    link: Link


@dataclass(frozen=True)
class Beside(Part):
    """One column for each partner, beside each other where there is room; each says whose it is."""

    template = "beside"
    columns: Sequence[tuple[str, Body]]
    nothing: str


@dataclass(frozen=True)
class Spark:
    """The years of a figure as a line: an address that is the picture, what it shows in words, and its span."""

    picture: str
    alt: str
    span: str


@dataclass(frozen=True)
class Others(Part):
    """Other figures of a series, each with its note."""

    template = "more_figures"
    items: Sequence[tuple[Said, str]]


@dataclass(frozen=True)
class Cell:
    """What one partner has in a line: the figure (`bar` is its length in percent), those to be seen with it, the years.

    Without a figure `elsewhere` names the lines to see instead.
    """

    who: str
    said: Said | None = None
    bar: float = 0
    spark: Spark | None = None
    also: tuple[Said, ...] = ()
    others: Fold | None = None
    note: str = ""
    elsewhere: str = ""


@dataclass(frozen=True)
class Measured:
    """One thing measured, with a cell for each partner."""

    name: str
    definition: str
    whose: str
    differs: str
    cells: tuple[Cell, ...]
    marked: bool


@dataclass(frozen=True)
class Lines(Part):
    """Things measured as a table; with several partners each column says whose it is."""

    template = "lines"
    caption: str
    columns: tuple[str, ...]
    lines: Sequence[Measured]
    wide: int


@dataclass(frozen=True)
class Figures(Part):
    """The figures of a section."""

    template = "figures"
    body: Body


@dataclass(frozen=True)
class Section(Part):
    """A section of a dossier, by the code that leads to it."""

    template = "section"
    code: str
    name: str
    note: str
    body: Body


@dataclass(frozen=True)
class Folded(Section):
    """A section that a reader may open; `count` says how much stands in it."""

    template = "folded"
    count: str = ""
    opened: bool = False


def references(said: object, *, folded: bool = False) -> Iterator[tuple[int, bool]]:
    """The numbers that something refers to, in its order, each with whether it stands in a closed fold there."""
    if isinstance(said, Reference):
        yield said.number, folded
    elif isinstance(said, Fold | Folded):
        yield from references(said.body, folded=folded or not said.opened)
    elif isinstance(said, tuple | list):
        for each in said:
            yield from references(each, folded=folded)
    elif is_dataclass(said):
        for field in fields(said):
            yield from references(getattr(said, field.name), folded=folded)
