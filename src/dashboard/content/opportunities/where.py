"""Sectors to choose, the map of the United States, and what is named at the place that is chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from dashboard.content import naming
from dashboard.content.blocks import Button, Selector
from dashboard.content.entries import add_opened, counted
from dashboard.content.facts_card import add_card
from dashboard.content.facts_table import Table, facts_table
from dashboard.content.inline import Link
from dashboard.content.opportunities.entries import entries, place_link
from dashboard.content.page import Page
from dashboard.data import STANDING, facts_about
from dashboard.data.opportunities import PARTNER, SEVERAL, places_of
from dashboard.render.plotly.facts.opportunities import us_map
from dashboard.view import ALL


def add_sectors(page: Page) -> None:
    """The themes of the entries as a row of choices, each with their number, the most frequent first; what is chosen is
    the theme filter.
    """
    found = facts_about(page.facts, page.package, regions=page.view.regions)
    numbers = Counter(codes[0] for codes in found["themes"])
    names = page.package.names("themes", page.reader.lang)
    themes = sorted(numbers, key=lambda code: (-numbers[code], names[code]))
    if not themes:
        return
    page.add(
        Selector(
            "sectors",
            page.text("Sectors and themes"),
            {code: f"{names[code]} ({page.reader.number(numbers[code])})" for code in themes},
            tuple(code for code in page.view.themes if code in numbers),
            lambda codes: {"theme": codes},
            look="pills",
            multiple=True,
        )
    )


def add_where(page: Page) -> None:
    """The map with the offices of Team Flanders; a click on a place, or a choice in the list, tells what is named there."""
    found = entries(page)
    places = places_of(found)
    if places.empty:
        page.left_out.append(page.text("Where in the United States"))
        return
    chosen = page.choice("place")
    number = page.reader.number
    most = [f"{name} ({number(n)})" for name, n in zip(places["name"][:5], places["n"][:5], strict=True)]
    add_card(
        page,
        "us-map",
        found[found["abroad"] & (found["place"] != "")],
        heading=page.reader.plural(
            "{n} place is named: {top}, {entries}",
            "{n} places are named, most often {top}: {entries}",
            len(places),
            top=places["name"].iloc[0],
            entries=counted(page, int(places["n"].iloc[0])),
        ),
        subtitle=page.text("Opportunities, centres, ports and cities by place and theme, and the offices of Team Flanders"),
        fills=True,
        figure=lambda: _map(page, places, chosen),
        alt=page.text("Map of the United States; most entries name {names}.", names=page.reader.join(most)),
        make_table=lambda: _table(page, places),
        pick=lambda mark: page.choose("place", ALL if mark[0] == chosen else mark[0]),
        notes=(
            page.text(
                "Squares: ports. Rings: areas larger than a city. Larger dots: more entries. Diamonds: open offices. "
                "A click shows what is named at a place."
            ),
        ),
    )  # fmt: skip
    _draw_place(page, places, chosen)


def _map(page: Page, places: pd.DataFrame, chosen: str) -> go.Figure:
    names = page.package.names("themes", page.reader.lang)
    families = {code: names[code] for code in entries(page)["family"].value_counts().index}
    offices = page.offices(every=True)
    return us_map(
        places,
        families=families | {SEVERAL: page.text("several themes")},
        states=page.geometry("us-states"),
        offices=offices[(offices["region"] == PARTNER) & offices["status"].isin(STANDING)],
        reader=page.reader,
        scheme=page.scheme,
        chosen=chosen,
    )


def _table(page: Page, places: pd.DataFrame) -> Table:
    headings = [page.text("Place"), page.text("State or region"), page.text("Entries")]
    regions = page.package.names("regions", page.reader.lang)
    rows = [
        [
            Link(row["name"], naming.here(page, place=row["place"])),
            regions[row["state"]],
            page.reader.number(row["n"]),
        ]
        for row in places.to_dict("records")
    ]
    return facts_table(page.text("Entries by place"), headings, rows)


def _draw_place(page: Page, places: pd.DataFrame, chosen: str) -> None:
    """The list of places, and all that is named at the chosen one; of a state also what is named within it."""
    options = _options(page, places, chosen)
    page.selector("place", page.text("Place"), options, width=320)
    if chosen == ALL:
        return
    page.land("place")
    add_opened(
        page,
        "place",
        _here(page, chosen),
        name=options[chosen],
        column=(page.text("Place"), lambda row: place_link(page, row)),
        close=Button("close-place", page.text("Close"), page.choose("place", ALL)),
    )


def _options(page: Page, places: pd.DataFrame, chosen: str) -> Mapping[str, str]:
    """The places in view by name, and the chosen one: a link may ask for one that the filters take away."""
    names = dict(zip(places["place"], places["name"], strict=True))
    options = {ALL: page.text("Choose a place")}
    options |= sorted(names.items(), key=lambda each: each[1].casefold())
    if chosen not in options:
        options[chosen] = page.package.names("places", page.reader.lang)[chosen]
    return options


def _here(page: Page, chosen: str) -> pd.DataFrame:
    """All entries at a place."""
    found = entries(page)
    table = page.package.table("places").set_index("id")
    named = found["place"] == chosen
    if table.loc[chosen, "kind"] == "state":
        named |= found["state"] == table.loc[chosen, "region"]
    return found[named]
