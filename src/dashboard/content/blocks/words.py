"""Words that stand on a page by themselves: headings, paragraphs, facts in a form of their own, notices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from markupsafe import Markup

from dashboard.content.blocks.block import Block
from dashboard.locale import Reader
from dashboard.render.html import html


@dataclass(frozen=True)
class Section(Block):
    """A heading within the page, with at most a sentence."""

    heading: str
    text: str = ""


@dataclass(frozen=True)
class Text(Block):
    """A paragraph; `strong` where it stands out, `quiet` where it is small print."""

    text: str
    look: str = ""


@dataclass(frozen=True)
class Fragment(Block):
    """Facts of one kind in a form of their own: a template of render/html and its values.

    The values are words, `Inline`s, and lists and mappings of those; `level` is that of the headings in it.
    """

    template: str
    values: Mapping[str, Any]

    @cached_property
    def markup(self) -> Markup:
        """The same as HTML, written once however often the block is drawn."""
        return html(self.template, **self.values)


@dataclass(frozen=True)
class Notice(Block):
    """A sentence in a box: what a reader must know, or that there is nothing; `icon` as Streamlit names it."""

    text: str
    icon: str = ":material/info:"


@dataclass(frozen=True)
class Failure(Block):
    """In the place of what could not be made: its title, and a sentence with a number that the log has as well."""

    key: str
    title: str
    text: str


@dataclass(frozen=True)
class Landing(Block):
    """The place that parameters in the address lead to; a browser brings it into view."""

    asked: str


@dataclass(frozen=True)
class LeftOut(Block):
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
