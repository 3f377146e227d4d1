"""Sectors to choose, the map of the United States, and what is named at the place that is chosen."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard.charts.opportunities import us_map
from dashboard.data import facts_about
from dashboard.data.opportunities import PARTNER, SEVERAL, places_of
from dashboard.locale import mark
from dashboard.ui import chapters, fact_table, listing, session
from dashboard.ui.fact_card import draw_choice, draw_facts
from dashboard.ui.opportunities.entries import counted, entries, place_link
from dashboard.ui.plot import draw_plot, drawn
from dashboard.view import ALL

if TYPE_CHECKING:
    from dashboard.ui.page import Page


def draw_sectors(page: Page) -> None:
    """The themes of the entries as a row of choices; what is chosen is the theme filter."""
    found = facts_about(page.facts, page.package, regions=page.view.regions)
    if found.empty:
        return
    numbers = found["themes"].map(lambda codes: codes[0]).value_counts()
    names = page.package.names("themes", page.reader.lang)
    themes = sorted(numbers.index, key=lambda code: (-numbers[code], names[code]))
    st.session_state["sectors"] = [code for code in page.view.themes if code in themes]
    st.pills(
        page.text("Sectors and themes"),
        themes,
        selection_mode="multi",
        format_func=lambda code: f"{names[code]} ({page.reader.number(numbers[code])})",
        key="sectors",
        on_change=lambda: session.change(theme=st.session_state["sectors"]),
    )


def draw_where(page: Page) -> None:
    """The map with the offices of Team Flanders; a click on a place, or a choice in the list, tells what is named there."""
    found = entries(page)
    places = places_of(found)
    if places.empty:
        page.left_out.append(page.text("Where in the United States"))
        return
    chosen = page.choice("place")
    names = page.package.names("themes", page.reader.lang)
    weights = found["family"].value_counts()
    families = {code: names[code] for code in weights.index} | {SEVERAL: page.text("several themes")}
    offices = page.offices(every=True)
    offices = offices[(offices["region"] == PARTNER) & offices["status"].isin(["open", "reported"])]
    number = page.reader.number
    most = [f"{name} ({number(n)})" for name, n in zip(places["name"][:5], places["n"][:5], strict=True)]
    rows = found[found["abroad"] & (found["place"] != "")].to_dict("records")

    def figure() -> go.Figure:
        return us_map(
            places,
            families=families,
            states=session.geometry("us-states"),
            offices=offices,
            reader=page.reader,
            scheme=page.scheme,
            chosen=chosen,
        )

    alt = page.text("Map of the United States; most entries name {names}.", names=page.reader.join(most))
    draw_facts(
        page,
        "us-map",
        heading=page.text(
            "{n} places are named, most often {top}: {entries}",
            n=number(len(places)),
            top=places["name"].iloc[0],
            entries=counted(page, int(places["n"].iloc[0])),
        ),
        subtitle=page.text("Opportunities, centres, ports and cities by place and theme, and the offices of Team Flanders"),
        chart=lambda: _draw_map(page, figure, chosen, alt=alt),
        figure=figure,
        alt=alt,
        table=lambda: _table(page, places),
        sources=lambda: st.html(chapters.sources_list(rows, page.reader)),
        source_line=listing.publishers(rows, page.reader),
        note=mark(
            "Squares: ports. Rings: areas larger than a city. Larger dots: more entries. Diamonds: open offices. "
            "A click shows what is named at a place."
        ),
    )  # fmt: skip
    _draw_place(page, found, places, chosen)


def _draw_map(page: Page, figure: Callable[[], go.Figure], chosen: str, *, alt: str) -> None:
    """The map in a box that keeps its shape at every width (see the style of the frame), so that the map fills it."""

    def picked(mark: list) -> None:
        page.choose("place", ALL if mark[0] == chosen else mark[0])

    with st.container(key="shaped-us-map", gap=None):
        chart = page.once("chart-us-map", lambda: drawn(figure(), alt=alt, fills=True))
        draw_plot(chart, key="chart-us-map", pick=picked)


def _table(page: Page, places: pd.DataFrame) -> str:
    headings = [page.text("Place"), page.text("State or region"), page.text("Entries")]
    regions = page.package.names("regions", page.reader.lang)
    rows = [
        [
            listing.link(listing.here(page, place=row["place"]), row["name"]),
            escape(regions[row["state"]]),
            page.reader.number(row["n"]),
        ]
        for row in places.to_dict("records")
    ]
    return listing.facts_table(page.text("Entries by place"), headings, rows)


def _draw_place(page: Page, found: pd.DataFrame, places: pd.DataFrame, chosen: str) -> None:
    """The list of places, and all that is named at the chosen one; of a state also what is named within it."""
    table = page.package.table("places").set_index("id")
    options = dict(
        sorted(zip(places["place"], places["name"], strict=True), key=lambda each: each[1].casefold())
    )
    if chosen not in (ALL, *options):  # a link may ask for a place that the filters take away
        options[chosen] = table.loc[chosen, f"name_{page.reader.lang}"]
    draw_choice(page, "place", page.text("Place"), {ALL: page.text("Choose a place"), **options}, width=320)
    if chosen == ALL:
        return
    named = found["place"] == chosen
    if table.loc[chosen, "kind"] == "state":
        named |= found["state"] == table.loc[chosen, "region"]
    here = found[named]
    page.land("place")
    with st.container(border=True, key="card-place"):
        if here.empty:
            st.info(page.text("With these filters nothing is named for {cell}.", cell=options[chosen]))
        else:
            caption = f"{options[chosen]}: {counted(page, len(here))}"
            column = (page.text("Place"), lambda row: place_link(page, row))
            st.html(fact_table.entries_table(page, here, caption=caption, columns=[column]))
        st.button(page.text("Close"), key="close-place", on_click=lambda: page.choose("place", ALL))
