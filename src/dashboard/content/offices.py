"""What only the network page has: the map of offices, the chosen office, and what is planned."""

from __future__ import annotations

import pandas as pd

from dashboard.content.blocks import Fragment, Text
from dashboard.content.facts_card import add_card
from dashboard.content.office_facts import known, offices_table
from dashboard.content.page import Page
from dashboard.data import STANDING, Package
from dashboard.locale import mark
from dashboard.render.network import KINDS, OfficeMap, key, network
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


def add_network(page: Page) -> None:
    """The map of offices with arcs from Brussels, the choice of an office, and all that is known of the chosen one."""
    t, chosen = page.text, page.choice("office")
    offices = _shown(page)
    page.section(mark("Posts and offices"))
    page.head()
    with page.line():
        kinds = {ALL: t("All kinds"), **{code: t(name) for code, name in KINDS.items()}}
        page.selector("kind", t("Kind of office"), kinds)
        names = sorted(zip(offices["id"], offices["name"], strict=True), key=lambda each: each[1])
        page.selector("office", t("Office"), {ALL: t("Choose an office"), **dict(names)})
    if offices.empty:
        page.notice(t("No office matches these filters."), icon=":material/filter_alt_off:")
        page.add(Text(_completeness(page, offices), look="quiet"))
    else:
        _add_map(page, offices, chosen)
    every = page.offices(every=True)
    for office in every[every["id"] == chosen].to_dict("records"):
        page.chosen = office["name"]
        page.land("office")
        with page.box("chosen-office"):
            page.fragment("titled.html", heading=office["name"], facts=known(page, office), level=page.level)


def _shown(page: Page) -> pd.DataFrame:
    """The offices of the chosen kind, and the chosen one."""
    offices, kind = page.offices(), page.choice("kind")
    if kind == ALL:
        return offices
    return offices[(offices["kind"] == kind) | (offices["id"] == page.choice("office"))]


def _completeness(page: Page, offices: pd.DataFrame) -> str:
    """How many offices are listed of how many there are, for the lists of trade and tourism offices are not complete."""
    number = page.reader.number
    kinds = offices["kind"][offices["status"].isin(STANDING)]
    stated = {
        item: page.asked.stated("network-offices", ref_area="be-vlg", counterpart="wld", item=item)
        for item in ("network-fit", "network-visitflanders")
    }
    return page.text(
        "Open and listed here: {representations}, {trade} of {all_trade} trade offices and {tourism} of "
        "{all_tourism} tourism offices; the lists of trade and tourism offices are not complete. "
        "Borders express no position.",
        representations=page.reader.plural(
            "{n} representation", "{n} representations", int((kinds == "representation").sum())
        ),
        trade=number((kinds == "trade-office").sum()),
        all_trade=number(stated["network-fit"]["value"]),
        tourism=number((kinds == "tourism-office").sum()),
        all_tourism=number(stated["network-visitflanders"]["value"]),
    )


def _add_map(page: Page, offices: pd.DataFrame, chosen: str) -> None:
    """The map as a card like every other, with the offices as its table."""
    signs = key(offices, reader=page.reader, scheme=page.scheme)
    add_card(
        page,
        "network",
        offices,
        heading=page.reader.plural(
            "{n} office of Flanders abroad", "{n} offices of Flanders abroad", len(offices)
        ),
        subtitle=page.text("Posts and offices, with the countries they serve"),
        decks=lambda: _decks(page, offices, chosen),
        pick=lambda mark: page.choose("office", ALL if mark[0] == chosen else mark[0]),
        below=Fragment("offices/key.html", {"signs": signs}),
        alt=page.reader.plural(
            "Map of {n} office of Flanders abroad, in {cities}.",
            "Map of {n} offices of Flanders abroad, in {cities}.",
            len(offices),
            cities=page.reader.join(sorted(set(offices["city"]) - {""})),
        ),
        make_table=lambda: offices_table(page, offices.to_dict("records")),
        notes=(_completeness(page, offices),),
    )


def _decks(page: Page, offices: pd.DataFrame, chosen: str) -> list[OfficeMap]:
    land = page.geometry()
    return network(
        offices, geojson=land, geojson_url=land.address, chosen=chosen, reader=page.reader, scheme=page.scheme
    )


def add_plans(page: Page) -> None:
    """What the memorandum of 2024 wants to reinforce, open, or use as a hub."""
    offices = page.offices()
    planned = {
        plan: offices["name"][[plan in plans for plans in offices["plans"]]].tolist() for plan in PLANS
    }
    if not any(planned.values()):
        return
    page.section(
        mark("What is to change"), mark("As the memorandum for the government term 2024–2029 proposes.")
    )
    page.head()
    with page.row(columns=0, width=176, gap="small"):
        for plan, names in planned.items():
            if names:
                with page.box(f"plan-{plan}", stretch=True):
                    heading = page.text(PLANS[plan])
                    page.fragment("offices/plan.html", heading=heading, texts=names, level=page.level)
