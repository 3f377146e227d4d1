"""What only the network page has: the map of offices, the chosen office, and what is planned."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import pandas as pd
import pydeck as pdk
import streamlit as st

from dashboard.content import chapters, listing
from dashboard.content.blocks import Html
from dashboard.content.headings import heading
from dashboard.content.page import Page
from dashboard.data import Package
from dashboard.locale import mark
from dashboard.render.network import KINDS, key, network
from dashboard.ui.fact_card import draw_facts
from dashboard.ui.office_facts import known, offices_table, texts_list
from dashboard.ui.transitional import drawn
from dashboard.view import ALL, Choice

PLANS = {
    "reinforce": mark("To be reinforced"),
    "open": mark("To be opened"),
    "eastern-border-hub": mark("Possible hubs of the Eastern border programme"),
}


def office_choice(package: Package) -> tuple[Choice, ...]:
    """The page's own parameters: which office is chosen, and which kinds the map shows."""
    return (
        Choice("office", (ALL, *package.table("offices")["id"])),
        Choice("kind", (ALL, *KINDS)),
    )


@drawn
def draw_network(page: Page) -> None:
    """The map of offices with arcs from Brussels, the choice of an office, and all that is known of the chosen one."""
    t = page.text
    offices = page.once("offices in view", lambda: _shown(page))
    chosen = page.choice("office")
    page.section(mark("Posts and offices"))
    page.head()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _select(
            page,
            "kind",
            t("Kind of office"),
            {ALL: t("All kinds"), **{code: t(name) for code, name in KINDS.items()}},
        )
        _select(
            page,
            "office",
            t("Office"),
            page.once("choice of office", lambda: _names(page, offices)),
        )
    if offices.empty:
        st.info(t("No office matches these filters."))
        st.caption(_completeness(page, offices))
    else:
        _card(page, offices, chosen)
    row = page.once("chosen office", lambda: _chosen(page, chosen))
    if row is not None:
        page.chosen = row["name"]
        page.land("office")
        with st.container(border=True, key="chosen-office"):
            st.html(page.once("facts of the office", lambda: known(page, row)))


def _shown(page: Page) -> pd.DataFrame:
    """The offices of the chosen kind, and the chosen one."""
    offices, kind = page.offices(), page.choice("kind")
    if kind == ALL:
        return offices
    return offices[(offices["kind"] == kind) | (offices["id"] == page.choice("office"))]


def _names(page: Page, offices: pd.DataFrame) -> dict[str, str]:
    names = dict(zip(offices["id"], offices["name"], strict=True))
    return {ALL: page.text("Choose an office"), **dict(sorted(names.items(), key=lambda i: i[1]))}


def _chosen(page: Page, code: str) -> Mapping | None:
    offices = page.offices(every=True)
    return next(iter(offices[offices["id"] == code].to_dict("records")), None)


def _key(page: Page, offices: pd.DataFrame) -> str:
    """What the signs on the map mean."""
    signs = key(offices, reader=page.reader, scheme=page.scheme)
    listed = "".join(f'<li><img src="{escape(sign)}" alt=""> {escape(name)}</li>' for sign, name in signs)
    return f'<ul class="key">{listed}</ul>'


def _completeness(page: Page, offices: pd.DataFrame) -> str:
    """How many offices are listed of how many there are, for the lists of trade and tourism offices are not complete."""
    number = page.reader.number
    kinds = offices["kind"][offices["status"].isin(["open", "reported"])]
    stated = {
        item: page.asked.stated("network-offices", ref_area="be-vlg", counterpart="wld", item=item)
        for item in ("network-fit", "network-visitflanders")
    }
    return page.text(
        "Open and listed here: {representations} representations, {trade} of {all_trade} trade offices and {tourism} of "
        "{all_tourism} tourism offices; the lists of trade and tourism offices are not complete. "
        "Borders express no position.",
        representations=number((kinds == "representation").sum()),
        trade=number((kinds == "trade-office").sum()),
        all_trade=number(stated["network-fit"]["value"]),
        tourism=number((kinds == "tourism-office").sum()),
        all_tourism=number(stated["network-visitflanders"]["value"]),
    )


def _select(page: Page, name: str, label: str, options: dict[str, str]) -> None:
    st.session_state[name] = page.choice(name)
    st.selectbox(
        label,
        list(options),
        format_func=options.get,
        key=name,
        on_change=lambda: page.choose(name, st.session_state[name]),
    )


def _card(page: Page, offices: pd.DataFrame, chosen: str) -> None:
    """The map as a card like every other, with the offices as its table."""

    def rows() -> list[dict]:
        return offices.to_dict("records")

    alt = page.once("alt", lambda: _alt(page, offices))
    draw_facts(
        page,
        "network",
        heading=page.reader.plural(
            "{n} office of Flanders abroad", "{n} offices of Flanders abroad", len(offices)
        ),
        subtitle=page.text("Posts and offices, with the countries they serve"),
        deck=lambda: _deck(page, offices, chosen),
        pick=lambda codes: page.choose("office", ALL if codes[0] == chosen else codes[0]),
        below=Html(_key(page, offices)),
        alt=alt,
        table=lambda: offices_table(page, rows()),
        sources=lambda: chapters.sources_list(rows(), page.reader),
        source_line=page.once("said by", lambda: listing.publishers(rows(), page.reader)),
        said=(page.once("completeness", lambda: _completeness(page, offices)),),
    )


def _alt(page: Page, offices: pd.DataFrame) -> str:
    return page.text(
        "Map of {n} offices of Flanders abroad, in {cities}.",
        n=page.reader.number(len(offices)),
        cities=page.reader.join(sorted(set(offices["city"]) - {""})),
    )


def _deck(page: Page, offices: pd.DataFrame, chosen: str) -> pdk.Deck:
    land = page.geometry()
    return network(
        offices, geojson=land, geojson_url=land.address, chosen=chosen, reader=page.reader, scheme=page.scheme
    )


@drawn
def draw_plans(page: Page) -> None:
    """What the memorandum of 2024 wants to reinforce, open, or use as a hub."""
    planned = page.once("plans", lambda: _planned(page))
    if not planned:
        return
    page.section(
        mark("What is to change"), mark("As the memorandum for the government term 2024–2029 proposes.")
    )
    page.head()
    with page.tiles():
        for plan, listed in planned.items():
            with st.container(border=True, height="stretch", key=f"plan-{plan}"):
                st.html(f"{heading(page, page.text(PLANS[plan]))}{listed}")


def _planned(page: Page) -> Mapping[str, str]:
    """The offices of each plan as an HTML list; only of the plans that there are."""
    found: dict[str, list[str]] = {plan: [] for plan in PLANS}
    offices = page.offices()
    for name, plans in zip(offices["name"], offices["plans"], strict=True):
        for plan in found.keys() & set(plans):
            found[plan].append(name)
    return {plan: texts_list(names) for plan, names in found.items() if names}
