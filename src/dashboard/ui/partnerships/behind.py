"""What stands behind a cell of the matrix: two lists that open one, and every entry behind the open one."""

from __future__ import annotations

from collections.abc import Collection

import streamlit as st

from dashboard.content.page import Page
from dashboard.data.partnerships import NO_THEME, by_partner, in_column
from dashboard.ui import fact_table, session
from dashboard.ui.fact_card import draw_choice
from dashboard.ui.partnerships.entries import column_names, counted, entries, linked
from dashboard.ui.transitional import drawn
from dashboard.view import ALL


@drawn
def draw_behind(page: Page) -> None:
    """The choice of partner and theme, and the entries of both: kind, what, document and section."""
    partner, about = page.choice("partner"), page.choice("about")
    columns = column_names(page)
    themes = dict(columns)
    if about not in (ALL, *themes):  # a link may ask for a theme that is no column in this view
        themes[about] = _theme(page, about)
    partners = page.known_unfiltered.once("partners", lambda: _partners(page))
    page.land("partner", "about")
    with st.container(horizontal=True, vertical_alignment="bottom", key="behind"):
        draw_choice(
            page, "partner", page.text("Partner"), {ALL: page.text("All partners"), **partners}, width=320
        )
        draw_choice(page, "about", page.text("Theme"), {ALL: page.text("All themes"), **themes}, width=320)
    if (partner, about) == (ALL, ALL):
        st.caption(
            page.text(
                "Choose a partner, a theme or both, here or in the matrix, to read what is behind a number."
            )
        )
        return
    cell = " · ".join(names[code] for names, code in ((partners, partner), (themes, about)) if code != ALL)
    behind = page.once("behind", lambda: _behind(page, partner, about, cell, columns))
    with st.container(border=True, key="card-behind"):
        if behind:
            st.html(behind)
        else:
            st.info(page.text("With these filters nothing is named for {cell}.", cell=cell))
        st.button(page.text("Close"), key="close-cell", on_click=lambda: session.change(partner=[], about=[]))


def _behind(page: Page, partner: str, about: str, cell: str, columns: Collection[str]) -> str:
    """The entries behind a cell as a table; "" where there are none."""
    found = entries(page)
    if partner != ALL:
        found = found[found["partner"] == partner]
    if about != ALL:
        found = in_column(found, page.package, about, columns if about in columns else [about])
    if found.empty:
        return ""
    caption = f"{cell}: {counted(page, len(found))}"
    columns_too = [(page.text("Partner"), lambda row: linked(page, row))]
    return fact_table.entries_table(page, found, caption=caption, columns=columns_too)


def _partners(page: Page) -> dict[str, str]:
    """All partners there are, by name: a link may ask for one that the filters take away."""
    every = by_partner(page.facts, page.package, page.reader.lang)
    names = dict(zip(every["partner"], every["partner_name"], strict=True))
    return dict(sorted(names.items(), key=lambda each: each[1].casefold()))


def _theme(page: Page, code: str) -> str:
    return (
        page.text("No theme named")
        if code == NO_THEME
        else page.package.names("themes", page.reader.lang)[code]
    )
