"""The data dictionary for readers: each table of the package with its columns, their types, rules and meaning."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard.content import listing
from dashboard.content.page import Page
from dashboard.data.dictionary import Column, TableEntry
from dashboard.locale import Reader, mark
from dashboard.ui.fact_card import draw_choice
from dashboard.ui.sources.parts import described
from dashboard.ui.transitional import drawn
from dashboard.view import ALL

TYPES = {
    "string": mark("text"),
    "number": mark("number"),
    "integer": mark("whole number"),
}


@drawn
def draw_dictionary(page: Page) -> None:
    """Every table folded up with its columns in it, or the one that the reader chose, unfolded."""
    t = page.text
    entries = described(page)
    if not entries:
        st.info(t("The descriptor of the data cannot be read."))
        return
    lang = page.reader.lang
    names = {entry.name: entry.title.text(lang) or entry.name for entry in entries}
    tables = [entry for entry in entries if entry.columns]
    draw_choice(
        page,
        "table",
        t("Table"),
        {ALL: t("All tables"), **{entry.name: names[entry.name] for entry in tables}},
        width=320,
    )
    chosen = page.choice("table")
    shown = [entry for entry in entries if chosen in (ALL, entry.name)]

    def body() -> str:
        return "".join(_table(page, entry, names, unfolded=len(shown) == 1) for entry in shown)

    st.html(f'<div class="folds dictionary">{page.once(("list", "dictionary"), body)}</div>')


def _table(page: Page, entry: TableEntry, names: dict[str, str], *, unfolded: bool) -> str:
    reader = page.reader
    title = names[entry.name]
    said = [f"<code>{escape(entry.path)}</code>"]
    if entry.columns:
        rows = page.package.sizes.get(entry.name, 0)
        said.append(escape(reader.plural("{n} row", "{n} rows", rows)))
    meant = escape(entry.description.text(reader.lang))
    body = f"<p>{meant}</p>" if meant else ""
    if entry.columns:
        columns = [
            reader.text(name)
            for name in (mark("Column"), mark("Title"), mark("Type"), mark("Rules"), mark("Meaning"))
        ]
        rows = [_cells(column, names, reader) for column in entry.columns]
        body += listing.facts_table(title, columns, rows)
    return (
        f"<details{' open' if unfolded else ''}><summary><b>{escape(title)}</b> <small>{' · '.join(said)}</small></summary>"
        f"{body}</details>"
    )


def _cells(column: Column, names: dict[str, str], reader: Reader) -> list[str]:
    return [
        f"<code>{escape(column.name)}</code>",
        escape(column.title.text(reader.lang)),
        escape(reader.text(TYPES[column.type]) if column.type in TYPES else column.type),
        "<br>".join(_rules(column, names, reader)),
        escape(column.description.text(reader.lang)),
    ]


def _rules(column: Column, names: dict[str, str], reader: Reader) -> list[str]:
    """What the cells of a column keep to, as HTML."""
    t = reader.text
    said = []
    if column.key:
        said.append(escape(t("key of the table")))
    if column.required:
        said.append(escape(t("never blank")))
    if column.unique:
        said.append(escape(t("each only once")))
    if column.refers:
        table, name = column.refers
        said.append(escape(t("a code from “{table}” ({column})", table=names.get(table, table), column=name)))
    if column.codes:
        said.append(
            escape(t("one of:")) + " " + ", ".join(f"<code>{escape(code)}</code>" for code in column.codes)
        )
    if column.least is not None:
        said.append(escape(t("at least {number}", number=reader.exact(column.least))))
    if column.most is not None:
        said.append(escape(t("at most {number}", number=reader.exact(column.most))))
    if column.pattern:
        said.append(escape(t("of the form")) + f" <code>{escape(column.pattern)}</code>")
    return said
