"""What only the network page has: the map of offices, the chosen office, and what is planned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from html import escape
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from dashboard.charts.network import KINDS, STATUSES, key, network
from dashboard.data import Package
from dashboard.locale import Reader, mark
from dashboard.ui import chapters, listing, session, titles
from dashboard.ui.fact_card import draw_facts
from dashboard.ui.headings import heading
from dashboard.ui.table import outside
from dashboard.view import ALL, Choice

if TYPE_CHECKING:
    from dashboard.ui.page import Page

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


def draw_network(page: Page) -> None:
    """The map of offices with arcs from Brussels, the choice of an office, and all that is known of the chosen one."""
    t = page.text
    offices = page.offices()
    chosen = page.choice("office")
    kind = page.choice("kind")
    if kind != ALL:
        offices = offices[(offices["kind"] == kind) | (offices["id"] == chosen)]
    page.section(mark("Posts and offices"))
    page.draw_heading()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _select(
            page,
            "kind",
            t("Kind of office"),
            {ALL: t("All kinds"), **{code: t(name) for code, name in KINDS.items()}},
        )
        names = dict(zip(offices["id"], offices["name"], strict=True))
        _select(
            page,
            "office",
            t("Office"),
            {ALL: t("Choose an office"), **dict(sorted(names.items(), key=lambda i: i[1]))},
        )
    if offices.empty:
        st.info(t("No office matches these filters."))
        st.caption(_completeness(page, offices))
    else:
        _card(page, offices, chosen)
    row = page.offices(every=True).set_index("id")
    if chosen in row.index:
        titles.draw_title(page, str(row.loc[chosen, "name"]))
        page.land("office")
        with st.container(border=True, key="chosen-office"):
            st.html(_facts(page, row.loc[chosen]))


def _key(page: Page, offices: pd.DataFrame) -> str:
    """What the signs on the map mean."""
    signs = key(offices, reader=page.reader, scheme=page.scheme)
    listed = "".join(f'<li><img src="{escape(sign)}" alt=""> {escape(name)}</li>' for sign, name in signs)
    return f'<ul class="key">{listed}</ul>'


def _completeness(page: Page, offices: pd.DataFrame) -> str:
    """How many offices are listed of how many there are, for the lists of trade and tourism offices are not complete."""
    number = page.reader.number
    kinds = offices["kind"][offices["status"].isin(["open", "reported"])]
    printed = page.figures.set_index("id")["value"]
    return page.text(
        "Open and listed here: {representations} representations, {trade} of {all_trade} trade offices and {tourism} of "
        "{all_tourism} tourism offices; the lists of trade and tourism offices are not complete. "
        "Borders express no position.",
        representations=number((kinds == "representation").sum()),
        trade=number((kinds == "trade-office").sum()),
        all_trade=number(printed["network-fit-offices-be-vlg-wld-2024"]),
        tourism=number((kinds == "tourism-office").sum()),
        all_tourism=number(printed["network-tourism-offices-be-vlg-wld-2024"]),
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
    rows = offices.to_dict("records")
    names = page.reader.join(sorted(set(offices["city"]) - {""}))

    def chart() -> None:
        _map(page, offices, chosen, alt=alt)
        st.html(_key(page, offices))

    alt = page.text(
        "Map of {n} offices of Flanders abroad, in {cities}.",
        n=page.reader.number(len(offices)),
        cities=names,
    )
    draw_facts(
        page,
        "network",
        heading=page.reader.plural(
            "{n} office of Flanders abroad", "{n} offices of Flanders abroad", len(rows)
        ),
        subtitle=page.text("Posts and offices, with the countries they serve"),
        chart=chart,
        alt=alt,
        table=lambda: _table(page, rows),
        sources=lambda: st.html(chapters.sources_list(rows, page.reader)),
        source_line=listing.publishers(rows, page.reader),
        said=(_completeness(page, offices),),
    )


def _table(page: Page, rows: Sequence[Mapping]) -> str:
    reader, t = page.reader, page.text
    columns = [
        t("Office"), t("Kind of office"), t("State"), t("City"), t("Opened"), t("Serves"), t("Staff"), t("Note"),
        t("Source"),
    ]  # fmt: skip
    cells = [
        [
            escape(row["name"]),
            escape(t(KINDS[row["kind"]])),
            escape(t(STATUSES[row["status"]])),
            escape(row["city"]),
            escape(reader.period(row["opened"])) if row["opened"] else "",
            escape(", ".join(row["serves_names"])),
            escape(_staff(row, reader)),
            escape(row["note"]),
            listing.place(row),
        ]
        for row in rows
    ]
    return listing.facts_table(t("Posts and offices"), columns, cells)


def _staff(office: Mapping, reader: Reader) -> str:
    if pd.isna(office["staff"]):
        return ""
    return f"{reader.number(office['staff'])} ({reader.period(office['staff_period'])})"


def _map(page: Page, offices: pd.DataFrame, chosen: str, *, alt: str) -> None:
    land = session.geometry()
    deck = network(
        offices, geojson=land, geojson_url=land.address, chosen=chosen, reader=page.reader, scheme=page.scheme
    )
    widget = f"deck-{chosen}-{page.choice('kind')}"

    def pick() -> None:
        objects = st.session_state[widget]["selection"]["objects"]
        codes = [item["id"] for layer in objects.values() for item in layer if "id" in item]
        if codes:
            page.choose("office", ALL if codes[0] == chosen else codes[0])

    st.pydeck_chart(deck, key=widget, on_select=pick, selection_mode="single-object", height=460, alt=alt)


def _facts(page: Page, office: pd.Series) -> str:
    reader, t = page.reader, page.text
    source = outside(office["source_title"], office["source_url"])
    facts = [
        (t("Kind of office"), escape(t(KINDS[office["kind"]]))),
        (t("State"), escape(t(STATUSES[office["status"]]))),
        (t("Opened"), escape(reader.period(office["opened"])) if office["opened"] else ""),
        (t("Part of"), escape(office["parent_name"])),
        (t("Serves"), escape(reader.join(list(office["serves_names"]))) if office["serves_names"] else ""),
        (t("Follows"), escape(reader.join(list(office["organisations"]))) if office["organisations"] else ""),
        (t("Staff"), escape(_staff(office, reader))),
        (t("Tasks"), _list(office["tasks"])),
        (t("Plans"), _list(office["plans_names"])),
        (t("Note"), escape(office["note"])),
        (t("Source"), f"{source}, {escape(office['source_publisher'])}"),
    ]
    listed = "".join(f"<dt>{escape(name)}</dt><dd>{said}</dd>" for name, said in facts if said)
    return f'{heading(page, office["name"])}<dl class="facts">{listed}</dl>'


def _list(texts: tuple[str, ...]) -> str:
    return "<ul>" + "".join(f"<li>{escape(text)}</li>" for text in texts) + "</ul>" if texts else ""


def draw_plans(page: Page) -> None:
    """What the memorandum of 2024 wants to reinforce, open, or use as a hub."""
    offices = page.offices()
    planned = {plan: offices[offices["plans"].map(partial(_has, plan))] for plan in PLANS}
    if all(found.empty for found in planned.values()):
        return
    page.section(
        mark("What is to change"), mark("As the memorandum for the government term 2024–2029 proposes.")
    )
    page.draw_heading()
    with page.tiles():
        for plan, found in planned.items():
            if found.empty:
                continue
            with st.container(border=True, height="stretch", key=f"plan-{plan}"):
                listed = "".join(f"<li>{escape(name)}</li>" for name in found["name"])
                st.html(f"{heading(page, page.text(PLANS[plan]))}<ul>{listed}</ul>")


def _has(plan: str, plans: tuple[str, ...]) -> bool:
    return plan in plans
