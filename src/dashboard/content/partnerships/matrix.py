"""The matrix of partners by themes, what chooses its rows, and its table, in which each number is a link."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard.content import naming
from dashboard.content.blocks import Changes, Selector, Switch
from dashboard.content.entries import counted
from dashboard.content.facts_card import add_card
from dashboard.content.facts_table import Table, facts_table
from dashboard.content.inline import Link
from dashboard.content.page import Page
from dashboard.content.partnerships.entries import EVERY, FIRST, column_names, entries, led_by, say_nothing
from dashboard.data.partnerships import PARTNERS, cells, rows
from dashboard.locale import mark
from dashboard.render.plotly.facts.partnerships import KINDS, theme_matrix
from dashboard.view import ALL

MOST = 15
"""Rows in a first view; the others are one choice away."""

ROWS: Mapping[str, str] = {
    "countries": mark("Countries"),
    "regions": mark("Parts of countries"),
    "groups": mark("Groups of countries"),
    "organisations": mark("Organisations"),
}
BODIES: Mapping[str, str] = {
    "international": mark("International organisations"),
    "eu": mark("European Union"),
    "public": mark("Public bodies"),
    "research-centre": mark("Research centres"),
    "cluster": mark("Clusters"),
    "university": mark("Universities"),
    "company-network": mark("Networks of companies"),
    "civil-society": mark("Civil society"),
    "port": mark("Ports"),
    "museum": mark("Museums"),
    "other": mark("Others"),
}


def add_matrix(page: Page) -> None:
    """The matrix; a click opens a cell, as the lists of `add_behind` and the links in the table do."""
    page.head()
    shown = _draw_controls(page)
    found = entries(page)
    found = found[found["partners"] == shown]
    if found.empty:
        say_nothing(page)
        return
    every, said = rows(found), column_names(page)
    most = MOST if page.choice("length") == FIRST else None
    listed = every if most is None else rows(found, most=most, keep=[page.choice("partner")])
    numbers = cells(found, page.package, said)
    columns = {code: name for code, name in said.items() if code in set(numbers["column"])}
    ranked = every.sort_values("total", ascending=False, kind="stable")
    chosen = (page.choice("partner"), page.choice("about"))
    number = page.reader.number

    def pick(cell: Sequence[str]) -> Changes:
        partner, about = (ALL, ALL) if tuple(cell) == chosen else cell
        return {**page.choose("partner", partner), **page.choose("about", about)}

    add_card(
        page,
        "theme-matrix",
        found,
        heading=_heading(page, every, numbers, said),
        subtitle=page.text(
            "Number of entries by partner and theme · {some} of {all} partners",
            some=number(len(listed)),
            all=number(len(every)),
        ),
        figure=lambda: theme_matrix(
            listed,
            numbers,
            columns=columns,
            families=_families(page, shown),
            reader=page.reader,
            scheme=page.scheme,
            chosen=chosen,
        ),
        alt=page.text(
            "Matrix of partners by themes; most entries: {names}.",
            names=led_by(page, ranked["partner_name"], ranked["total"]),
        ),
        make_table=lambda: _table(page, every, numbers, columns),
        pick=pick,
        notes=(
            page.text(
                "An entry with several themes counts under each. Striped: only candidates. Red: only rivals. Outlined: "
                "only followed. A click on a number, or a choice in the lists below, shows what is behind it."
            ),
        ),
    )


def _heading(page: Page, every: pd.DataFrame, numbers: pd.DataFrame, said: Mapping[str, str]) -> str:
    """Who has most entries, and on what, where one theme leads."""
    top = every.loc[every["total"].idxmax()]
    name, total = top["partner_name"], counted(page, int(top["total"]))
    themes = numbers[numbers["partner"] == top["partner"]].sort_values("n", ascending=False)
    if len(themes) > 1 and themes["n"].iloc[0] > themes["n"].iloc[1]:
        best, theme = page.reader.number(themes["n"].iloc[0]), said[themes["column"].iloc[0]]
        return page.text(
            "Most entries: {top}, {entries}, {best} of them on “{theme}”",
            top=name,
            entries=total,
            best=best,
            theme=theme,
        )
    return page.text("Named most: {top}, {entries}", top=name, entries=total)


def _families(page: Page, shown: str) -> Mapping[str, str]:
    if shown == "organisations":
        return {code: page.text(name) for code, name in BODIES.items()}
    return page.package.names("regions", page.reader.lang)


def _draw_controls(page: Page) -> str:
    """What chooses the rows; returns the rows to draw: those asked for, else the first that have entries."""
    partners = entries(page).drop_duplicates(["partner", "partners"])["partners"]
    numbers: Mapping[str, int] = partners.value_counts().to_dict()
    shown = page.view.choices.get("rows") or next((code for code in PARTNERS if code in numbers), PARTNERS[0])
    with page.line():
        page.add(
            Selector(
                "rows",
                page.text("Rows"),
                {
                    code: f"{page.text(ROWS[code])} ({page.reader.number(numbers.get(code, 0))})"
                    for code in PARTNERS
                },
                (shown,),
                lambda codes: page.choose("rows", codes[0]),
                look="segments",
            )
        )
        kinds = {ALL: page.text("All kinds"), **{code: page.text(name) for code, name in KINDS.items()}}
        page.selector("kind", page.text("Kind"), kinds, width=220)
        if numbers.get(shown, 0) > MOST:
            page.add(
                Switch(
                    "length",
                    page.text("All rows"),
                    page.choice("length") == EVERY,
                    lambda on: page.choose("length", EVERY if on else FIRST),
                )
            )
    return shown


def _table(page: Page, listed: pd.DataFrame, numbers: pd.DataFrame, columns: Mapping[str, str]) -> Table:
    """The whole matrix as a table, each number a link to what is behind it."""
    places = zip(numbers["partner"], numbers["column"], strict=True)
    known = dict(zip(places, numbers["n"], strict=True))

    def cell(partner: str, column: str, number: int | None) -> Link | str:
        if number is None:
            return ""
        return Link(page.reader.number(number), naming.here(page, partner=partner, about=column))

    found = [
        [name, *(cell(code, column, known.get((code, column))) for column in columns), cell(code, ALL, total)]
        for code, name, total in zip(listed["partner"], listed["partner_name"], listed["total"], strict=True)
    ]
    headings = [page.text("Partner"), *columns.values(), page.text("All")]
    return facts_table(page.text("Entries by partner and theme"), headings, found)
