"""The matrix of partners by themes, what chooses its rows, and its table, in which each number is a link."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

import pandas as pd
import streamlit as st

from dashboard.content import listing
from dashboard.content.page import Page
from dashboard.data.partnerships import PARTNERS, cells, rows
from dashboard.locale import mark
from dashboard.render.plotly.facts.partnerships import KINDS, theme_matrix
from dashboard.ui import session
from dashboard.ui.fact_card import draw_choice, draw_fact_card
from dashboard.ui.partnerships.entries import (
    EVERY,
    FIRST,
    column_names,
    counted,
    entries,
    led_by,
    say_nothing,
)
from dashboard.ui.transitional import drawn
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


@dataclass(frozen=True)
class _Matrix:
    """What the matrix is made of: the entries, all partners and those listed, the cells, and the columns by code."""

    entries: pd.DataFrame
    every: pd.DataFrame
    listed: pd.DataFrame
    numbers: pd.DataFrame
    columns: Mapping[str, str]
    heading: str
    alt: str


@drawn
def draw_matrix(page: Page) -> None:
    """The matrix; a click opens a cell, as the lists of `draw_behind` and the links in the table do."""
    page.head()
    shown = _draw_controls(page)
    matrix = page.once("matrix", lambda: _matrix(page, shown))
    if matrix is None:
        say_nothing(page)
        return
    chosen = (page.choice("partner"), page.choice("about"))
    every, listed, numbers, columns = matrix.every, matrix.listed, matrix.numbers, matrix.columns
    number = page.reader.number
    draw_fact_card(
        page,
        "theme-matrix",
        matrix.entries,
        heading=matrix.heading,
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
        alt=matrix.alt,
        table=lambda: _table(page, every, numbers, columns),
        pick=lambda point: _open(chosen, tuple(point)),
        note=mark(
            "An entry with several themes counts under each. Striped: only candidates. Red: only rivals. Outlined: "
            "only followed. A click on a number, or a choice in the lists below, shows what is behind it."
        ),
    )


def _matrix(page: Page, shown: str) -> _Matrix | None:
    """The matrix of these rows; None without any entry."""
    found = entries(page)
    found = found[found["partners"] == shown]
    if found.empty:
        return None
    every = rows(found)
    first = page.choice("length") == FIRST
    said = column_names(page)
    numbers = cells(found, page.package, said)
    ranked = every.sort_values("total", ascending=False, kind="stable")
    return _Matrix(
        entries=found,
        every=every,
        listed=rows(found, most=MOST, keep=[page.choice("partner")]) if first else every,
        numbers=numbers,
        columns={code: name for code, name in said.items() if code in set(numbers["column"])},
        heading=_heading(page, every, numbers, said),
        alt=page.text(
            "Matrix of partners by themes; most entries: {names}.",
            names=led_by(page, ranked["partner_name"], ranked["total"]),
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


def _partners_by_kind(page: Page) -> Mapping[str, int]:
    return entries(page).drop_duplicates(["partner", "partners"])["partners"].value_counts().to_dict()


def _draw_controls(page: Page) -> str:
    """What chooses the rows; returns the rows to draw: those asked for, else the first that have entries."""
    numbers = page.once("partners by kind", lambda: _partners_by_kind(page))
    shown = page.view.choices.get("rows") or next((code for code in PARTNERS if code in numbers), PARTNERS[0])
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.session_state["rows"] = shown
        st.segmented_control(
            page.text("Rows"),
            PARTNERS,
            format_func=lambda code: f"{page.text(ROWS[code])} ({page.reader.number(numbers.get(code, 0))})",
            key="rows",
            required=True,
            wrap=True,
            on_change=lambda: page.choose("rows", st.session_state["rows"]),
        )
        kinds = {ALL: page.text("All kinds"), **{code: page.text(name) for code, name in KINDS.items()}}
        draw_choice(page, "kind", page.text("Kind"), kinds, width=220)
        if numbers.get(shown, 0) > MOST:
            st.session_state["length"] = page.choice("length") == EVERY
            st.toggle(
                page.text("All rows"),
                key="length",
                on_change=lambda: page.choose("length", EVERY if st.session_state["length"] else FIRST),
            )
    return shown


def _open(chosen: tuple[str, str], cell: tuple[str, str]) -> None:
    """Makes the address say which cell is open; of the one that is open, that none is."""
    partner, about = (ALL, ALL) if cell == chosen else cell
    session.change(partner=[] if partner == ALL else [partner], about=[] if about == ALL else [about])


def _table(page: Page, listed: pd.DataFrame, numbers: pd.DataFrame, columns: Mapping[str, str]) -> str:
    """The whole matrix as a table, each number a link to what is behind it."""
    places = zip(numbers["partner"], numbers["column"], strict=True)
    known = dict(zip(places, numbers["n"], strict=True))

    def linked(partner: str, column: str, number: int) -> str:
        return listing.link(listing.here(page, partner=partner, about=column), page.reader.number(number))

    found = [
        [
            escape(name),
            *(
                linked(code, column, known[code, column]) if (code, column) in known else ""
                for column in columns
            ),
            linked(code, ALL, total),
        ]
        for code, name, total in zip(listed["partner"], listed["partner_name"], listed["total"], strict=True)
    ]
    headings = [page.text("Partner"), *columns.values(), page.text("All")]
    return listing.facts_table(page.text("Entries by partner and theme"), headings, found)
