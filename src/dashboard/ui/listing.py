"""Facts as real tables and lists of sources, and the addresses that links in them lead to.

For what is no figure: figures have a table of their own (see table). Whoever calls hands over escaped cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING

import pandas as pd
from lxml.html import document_fromstring

from dashboard.locale import Reader
from dashboard.ui import contents
from dashboard.ui.table import outside
from dashboard.view import View, address, query

if TYPE_CHECKING:
    from dashboard.ui.page import Page

DOSSIER = "dossier"


@dataclass(frozen=True)
class Listed:
    """A card without a chart as data: its heading, HTML that says its facts, and in one line who states them."""

    heading: str
    body: str
    source_line: str


def facts_table(caption: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """An HTML table of facts: the cells of `rows` are HTML already, and the first of each row is its heading."""
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
    body = "".join(
        f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>'
        for first, *rest in rows
    )
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(caption)}"><table class="figures facts">'
        f"<caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def as_frame(table: str) -> pd.DataFrame:
    """What an HTML table of facts says, as text: one column per heading, one row per fact."""
    cells = [
        [" ".join(cell.text_content().split()) for cell in row.iter("th", "td")]
        for row in document_fromstring(table).iter("tr")
    ]
    head, rows = (cells[0], cells[1:]) if cells else ([], [])
    return pd.DataFrame([row for row in rows if len(row) == len(head)], columns=head, dtype="str")


def place(row: Mapping[str, str]) -> str:
    """Where a fact stands, as HTML: title and place of its source."""
    return f"{outside(row['source_title'], row['source_url'])} ({escape(row['locator'])})"


def publishers(rows: Iterable[Mapping[str, str]], reader: Reader) -> str:
    """Who states some facts, in one line."""
    return said_by([row["source_publisher"] for row in rows], reader)


def said_by(publishers: Iterable[str], reader: Reader) -> str:
    """Publishers in one line, of more than three the first two; "" of none."""
    names = list(dict.fromkeys(publishers))
    if len(names) > 3:
        names = [*names[:2], reader.text("{n} more", n=reader.number(len(names) - 2))]
    return reader.text("Source: {publishers}", publishers=reader.join(names)) if names else ""


def here(page: Page, **choices: str) -> str:
    """The address of this page and view with other values of its own parameters; a default is left out."""
    defaults = {choice.name: choice.default for choice in page.choices}
    chosen = {**page.view.choices, **choices}
    kept = {name: code for name, code in chosen.items() if code != defaults[name]}
    # Without any parameter an address must still say that it has none, for an empty one keeps the present ones.
    return address("", query(replace(page.view, figure=None, version=None, choices=kept))) or "?"


def dossier_address(page: Page, *, region: str = "", theme: str = "") -> str:
    """The address of the dossier of a partner or a theme; "" where the dashboard has no dossiers."""
    if not contents.listed(DOSSIER):
        return ""
    asked = View(lang=page.view.lang, regions=(region,) if region else (), themes=(theme,) if theme else ())
    return address(DOSSIER, query(asked))


def link(where: str, text: str) -> str:
    """A link as HTML; only the text where there is no address."""
    return f'<a href="{escape(where)}" target="_self">{escape(text)}</a>' if where else escape(text)


def named(page: Page, table: str, codes: Iterable[str]) -> str:
    """The names of themes or regions as HTML, each with the way to its dossier."""
    names = page.package.names(table, page.reader.lang)
    kind = {"regions": "region", "themes": "theme"}[table]
    return " · ".join(
        link(dossier_address(page, **{kind: code}), names[code]) for code in codes if code in names
    )
