"""Sectors to choose, the map of the United States, and what is named at the place that is chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from html import escape

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard.content import chapters, listing
from dashboard.content.page import Page
from dashboard.data import facts_about
from dashboard.data.opportunities import PARTNER, SEVERAL, places_of
from dashboard.locale import mark
from dashboard.render.plotly.facts.opportunities import us_map
from dashboard.ui import fact_table, session
from dashboard.ui.fact_card import draw_choice, draw_facts
from dashboard.ui.opportunities.entries import counted, entries, place_link
from dashboard.ui.transitional import drawn
from dashboard.view import ALL


@drawn
def draw_sectors(page: Page) -> None:
    """The themes of the entries as a row of choices; what is chosen is the theme filter."""
    labels = page.once("sectors", lambda: _sectors(page))
    if not labels:
        return
    st.session_state["sectors"] = [code for code in page.view.themes if code in labels]
    st.pills(
        page.text("Sectors and themes"),
        list(labels),
        selection_mode="multi",
        format_func=labels.__getitem__,
        key="sectors",
        on_change=lambda: session.change(theme=st.session_state["sectors"]),
    )


def _sectors(page: Page) -> Mapping[str, str]:
    """What each theme of the entries is called in the row of choices, with their number; the most frequent first."""
    found = facts_about(page.facts, page.package, regions=page.view.regions)
    numbers = Counter(codes[0] for codes in found["themes"])
    names = page.package.names("themes", page.reader.lang)
    themes = sorted(numbers, key=lambda code: (-numbers[code], names[code]))
    return {code: f"{names[code]} ({page.reader.number(numbers[code])})" for code in themes}


@drawn
def draw_where(page: Page) -> None:
    """The map with the offices of Team Flanders; a click on a place, or a choice in the list, tells what is named there."""
    places = page.once("places", lambda: places_of(entries(page)))
    if places.empty:
        page.left_out.append(page.text("Where in the United States"))
        return
    chosen = page.choice("place")
    number = page.reader.number
    most = [f"{name} ({number(n)})" for name, n in zip(places["name"][:5], places["n"][:5], strict=True)]

    def named() -> pd.DataFrame:
        found = entries(page)
        return found[found["abroad"] & (found["place"] != "")]

    def figure() -> go.Figure:
        names = page.package.names("themes", page.reader.lang)
        weights = entries(page)["family"].value_counts()
        families = {code: names[code] for code in weights.index} | {SEVERAL: page.text("several themes")}
        offices = page.offices(every=True)
        offices = offices[(offices["region"] == PARTNER) & offices["status"].isin(["open", "reported"])]
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
        fills=True,
        figure=figure,
        alt=alt,
        table=lambda: _table(page, places),
        sources=lambda: chapters.sources_list(named().to_dict("records"), page.reader),
        pick=lambda codes: page.choose("place", ALL if codes[0] == chosen else codes[0]),
        source_line=page.once("said by", lambda: listing.said_by(named()["source_publisher"], page.reader)),
        note=mark(
            "Squares: ports. Rings: areas larger than a city. Larger dots: more entries. Diamonds: open offices. "
            "A click shows what is named at a place."
        ),
    )  # fmt: skip
    _draw_place(page, chosen)


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


def _draw_place(page: Page, chosen: str) -> None:
    """The list of places, and all that is named at the chosen one; of a state also what is named within it."""
    options = page.once("choice of place", lambda: _options(page, chosen))
    draw_choice(page, "place", page.text("Place"), options, width=320)
    if chosen == ALL:
        return
    page.land("place")
    here = page.once("at the place", lambda: _here(page, chosen, options[chosen]))
    with st.container(border=True, key="card-place"):
        if here:
            st.html(here)
        else:
            st.info(page.text("With these filters nothing is named for {cell}.", cell=options[chosen]))
        st.button(page.text("Close"), key="close-place", on_click=lambda: page.choose("place", ALL))


def _options(page: Page, chosen: str) -> Mapping[str, str]:
    """The places in view by name, and the chosen one: a link may ask for one that the filters take away."""
    places = places_of(entries(page))
    names = dict(zip(places["place"], places["name"], strict=True))
    options = {ALL: page.text("Choose a place")}
    options |= sorted(names.items(), key=lambda each: each[1].casefold())
    if chosen not in options:
        options[chosen] = page.package.names("places", page.reader.lang)[chosen]
    return options


def _here(page: Page, chosen: str, name: str) -> str:
    """All that is named at a place as a table; "" where nothing is."""
    found = entries(page)
    table = page.package.table("places").set_index("id")
    named = found["place"] == chosen
    if table.loc[chosen, "kind"] == "state":
        named |= found["state"] == table.loc[chosen, "region"]
    here = found[named]
    if here.empty:
        return ""
    caption = f"{name}: {counted(page, len(here))}"
    column = (page.text("Place"), lambda row: place_link(page, row))
    return fact_table.entries_table(page, here, caption=caption, columns=[column])
