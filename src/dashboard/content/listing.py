"""The same names, links and tables as HTML, for the functions of facts that still write HTML themselves (see `naming`).

Whoever calls hands over escaped cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dashboard.content import facts_table as tables
from dashboard.content import naming
from dashboard.content.facts_table import Table
from dashboard.content.inline import Link
from dashboard.content.naming import DOSSIER, dossier_address, here
from dashboard.content.page import Page
from dashboard.content.publishers import publishers, said_by

__all__ = [
    "DOSSIER",
    "Listed",
    "dossier_address",
    "facts_table",
    "here",
    "link",
    "named",
    "place",
    "publishers",
    "said_by",
]


@dataclass(frozen=True)
class Listed:
    """A card without a chart as data: its heading, HTML that says its facts, and in one line who states them."""

    heading: str
    body: str
    source_line: str


def facts_table(caption: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    """A table of facts: the cells of `rows` are HTML already, and the first of each row is its heading."""
    return tables.facts_table(caption, columns, [[Markup(cell) for cell in row] for row in rows])


def place(row: Mapping[str, str]) -> str:
    """Where a fact stands, as HTML: title and place of its source."""
    return _html(naming.place(row))


def link(where: str, text: str) -> str:
    """A link as HTML; only the text where there is no address."""
    return _html(Link(text, where))


def named(page: Page, table: str, codes: Iterable[str]) -> str:
    """The names of themes or regions as HTML, each with the way to its dossier."""
    return _html(naming.dossiers(page, table, codes))


def _html(part: object) -> str:
    return str(Markup("{}").format(part))
