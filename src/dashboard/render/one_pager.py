"""A one-pager as data: what a minister's folder has on a partner or a theme, described once for screen, paper and slides.

It is a card of facts whose figures are its data, so it leaves as every file that cards leave as; those that know it
(documents, slides, the page itself) show its parts, all others its table.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.render.card import FactCard


@dataclass(frozen=True)
class KeyFigure:
    """A figure of a one-pager: what, how much, when and whose, with its marks (text and kind).

    `beside` are sentences that go with it, `trend` what became of it in words, `years` the figures of whole years behind
    that, from old to new (fewer than POINTS are not drawn). `to` leads to it on its page, `references` are the numbers of
    its sources.
    """

    code: str
    what: str
    amount: str
    when: str
    whose: str
    marks: tuple[tuple[str, str], ...] = ()
    beside: tuple[str, ...] = ()
    trend: str = ""
    years: tuple[Mapping[str, Any], ...] = ()
    to: str = ""
    references: tuple[int, ...] = ()

    @property
    def drawn(self) -> bool:
        """Whether there are enough years to draw a line of."""
        return len(self.years) >= POINTS

    @property
    def about(self) -> str:
        """Whose and when, and the marks, in one line."""
        return " · ".join(filter(None, (self.whose, self.when, *(text for text, _ in self.marks))))


POINTS = 3
"""From how many years on a line is drawn."""


@dataclass(frozen=True)
class Entry:
    """A line of a list: what it begins with (in bold), what it says, where that leads, and its sources by number."""

    text: str
    lead: str = ""
    to: str = ""
    references: tuple[int, ...] = ()


@dataclass(frozen=True)
class Listed:
    """Lines under a heading; `nothing` is said where there is none, `more` says what was left out. Of a `named` list each
    line begins with the name of what it leads to.
    """

    code: str
    heading: str
    entries: tuple[Entry, ...]
    nothing: str = ""
    more: str = ""
    named: bool = False

    @property
    def lines(self) -> tuple[Entry, ...]:
        """All that is said under the heading: its entries, or that there is none, and what was left out."""
        return (
            *(self.entries or (Entry(self.nothing),)),
            *([Entry(self.more)] if self.more and self.entries else []),
        )


@dataclass(frozen=True)
class Source:
    """A source in one line, with the numbers of the places in it that are referred to, and its address."""

    said: str
    to: str = ""


@dataclass(frozen=True)
class OnePager(FactCard):
    """A one-pager: key figures, lists, and the sources of both. `lists` are in the order in which they are read;
    `no_figure` is said where there is no key figure.
    """

    figures: tuple[KeyFigure, ...] = ()
    lists: tuple[Listed, ...] = ()
    sources: tuple[Source, ...] = ()
    no_figure: str = ""
    figures_heading: str = ""
    sources_heading: str = ""

    def listed(self, code: str) -> Listed:
        """The list of this code. Raises KeyError where it has none."""
        found = {each.code: each for each in self.lists}
        return found[code]


def numbers(references: Iterable[int]) -> str:
    """References as they are written behind what they are for."""
    return "".join(f"[{number}]" for number in references)


def table_of(
    figures: Iterable[KeyFigure], lists: Iterable[Listed], columns: tuple[str, str, str, str, str], part: str
) -> pd.DataFrame:
    """All that a one-pager says as rows of text: the part it stands in (`part` is that of the figures), what, how much or
    what is said, whose and when, and the numbers of its sources.
    """
    rows = [
        (
            part,
            each.what,
            each.amount,
            " · ".join(filter(None, (each.about, *each.beside, each.trend))),
            numbers(each.references),
        )
        for each in figures
    ]
    rows += [
        (one.heading, each.lead, each.text, "", numbers(each.references))
        for one in lists
        for each in one.lines
    ]
    return pd.DataFrame(rows, columns=list(columns), dtype="str")
