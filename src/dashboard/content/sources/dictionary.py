"""The data dictionary for readers: each table of the package with its columns, their types, rules and meaning."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.content.facts_table import Table, facts_table
from dashboard.content.inline import Code, Inline, Words, words
from dashboard.content.page import Page
from dashboard.content.sources.parts import described
from dashboard.data.dictionary import Column, TableEntry
from dashboard.locale import Reader, mark
from dashboard.render.html import html
from dashboard.view import ALL

TYPES = {
    "string": mark("text"),
    "number": mark("number"),
    "integer": mark("whole number"),
}


def add_dictionary(page: Page) -> None:
    """Every table folded up with its columns in it, or the one that the reader chose, unfolded."""
    t = page.text
    entries = described(page)
    if not entries:
        page.notice(t("The descriptor of the data cannot be read."))
        return
    lang = page.reader.lang
    names = {entry.name: entry.title.text(lang) or entry.name for entry in entries}
    tables = [entry for entry in entries if entry.columns]
    options = {ALL: t("All tables"), **{entry.name: names[entry.name] for entry in tables}}
    page.selector("table", t("Table"), options, width=320)
    chosen = page.choice("table")
    shown = [entry for entry in entries if chosen in (ALL, entry.name)]
    said = [_said(page, entry, names) for entry in shown]
    page.fragment("sources/dictionary.html", entries=said, opened=len(shown) == 1)


def _said(page: Page, entry: TableEntry, names: Mapping[str, str]) -> Mapping[str, object]:
    """A table in words: its name and file, how many rows it has, what it means, and its columns."""
    reader, rows = page.reader, page.package.sizes.get(entry.name, 0)
    return {
        "title": names[entry.name],
        "path": Code(entry.path),
        "rows": reader.plural("{n} row", "{n} rows", rows) if entry.columns else "",
        "meaning": entry.description.text(reader.lang),
        "columns": _columns(entry, names, reader) if entry.columns else "",
    }


def _columns(entry: TableEntry, names: Mapping[str, str], reader: Reader) -> Table:
    headings = (mark("Column"), mark("Title"), mark("Type"), mark("Rules"), mark("Meaning"))
    rows = [
        (
            Code(column.name),
            column.title.text(reader.lang),
            reader.text(TYPES[column.type]) if column.type in TYPES else column.type,
            html("sources/rules.html", rules=_rules(column, names, reader)),
            column.description.text(reader.lang),
        )
        for column in entry.columns
    ]
    return facts_table(names[entry.name], [reader.text(name) for name in headings], rows)


def _rules(column: Column, names: Mapping[str, str], reader: Reader) -> list[Inline]:
    """What the cells of a column keep to."""
    t = reader.text
    said: list[Inline] = []
    if column.key:
        said.append(t("key of the table"))
    if column.required:
        said.append(t("never blank"))
    if column.unique:
        said.append(t("each only once"))
    if column.refers:
        table, name = column.refers
        said.append(t("a code from “{table}” ({column})", table=names.get(table, table), column=name))
    if column.codes:
        said.append(words(t("one of:"), Words(tuple(map(Code, column.codes)), ", "), between=" "))
    if column.least is not None:
        said.append(t("at least {number}", number=reader.exact(column.least)))
    if column.most is not None:
        said.append(t("at most {number}", number=reader.exact(column.most)))
    if column.pattern:
        said.append(words(t("of the form"), Code(column.pattern), between=" "))
    return said
