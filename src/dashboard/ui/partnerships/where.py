"""Where partners are, and by what kind of tie they are named; a click on either chooses."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from html import escape

import pandas as pd

from dashboard.content import listing
from dashboard.content.page import Page
from dashboard.data import expand
from dashboard.locale import mark
from dashboard.render.plotly.facts.partnerships import KINDS, kind_bars, partner_map
from dashboard.ui import session
from dashboard.ui.fact_card import draw_fact_card
from dashboard.ui.partnerships.entries import counted, entries, led_by, say_nothing
from dashboard.ui.transitional import drawn
from dashboard.view import ALL

CROWD = 5
"""Parts of one country from more than which their dots would hide it."""


@drawn
def draw_map(page: Page) -> None:
    """The countries and parts of countries that are named; a click makes one the region filter."""
    there = page.once("partners on the map", lambda: _on_map(page))
    if there is None:
        say_nothing(page)
        return
    number = page.reader.number
    asked = expand(page.view.regions, page.package)
    named = there.named

    def pick(point: list) -> None:
        session.change(region=[code for code in point[:1] if code not in page.view.regions])

    draw_fact_card(
        page,
        "partner-map",
        there.entries,
        heading=there.heading,
        subtitle=page.text(
            "{countries} countries and {parts} parts of countries",
            countries=number(there.countries),
            parts=number(len(named) - there.countries),
        ),
        figure=lambda: partner_map(
            there.drawn.rename(columns={"partner": "code", "partner_name": "name"}),
            geojson=session.geometry(),
            places=session.places(),
            reader=page.reader,
            scheme=page.scheme,
            chosen=asked,
        ),
        alt=there.alt,
        table=lambda: listing.facts_table(
            page.text("Entries by country and part of a country"),
            [page.text("Partner"), page.text("Entries")],
            [
                [listing.link(listing.dossier_address(page, region=code), name), number(n)]
                for code, name, n in zip(named["partner"], named["partner_name"], named["n"], strict=True)
            ],
        ),
        pick=pick,
        note=page.text(
            "Dots: parts of countries; of a country with many of them only once it is chosen. A click chooses the region. "
            "Not on the map: {groups} on groups of countries and {bodies} on organisations. Borders express no position.",
            groups=counted(page, there.groups),
            bodies=counted(page, there.organisations),
        ),
    )


@dataclass(frozen=True)
class _Map:
    """What the map is made of: the entries, the partners named and those of them drawn, and how many are of what kind."""

    entries: pd.DataFrame
    named: pd.DataFrame
    drawn: pd.DataFrame
    heading: str
    alt: str
    countries: int
    groups: int
    organisations: int


def _on_map(page: Page) -> _Map | None:
    """The countries and parts of countries in view; None without any."""
    every = entries(page, regions=False)
    on_map = every[every["partners"].isin(["countries", "regions"])]
    named = (
        on_map.groupby(["partner", "partner_name", "partners"], sort=False).size().rename("n").reset_index()
    )
    named = named.sort_values("n", ascending=False, kind="stable")
    if named.empty:
        return None
    asked = expand(page.view.regions, page.package)
    named["family"] = named["partner"].map(dict(zip(on_map["partner"], on_map["family"], strict=True)))
    drawn = _drawn(named, asked)
    if page.view.regions and named["partner"].isin(asked).any():
        named, on_map = (each[each["partner"].isin(asked)] for each in (named, on_map))
    elsewhere = every["partners"].value_counts()
    return _Map(
        entries=on_map,
        named=named,
        drawn=drawn,
        heading=page.text(
            "Named most: {top}, {entries}",
            top=named["partner_name"].iloc[0],
            entries=counted(page, int(named["n"].iloc[0])),
        ),
        alt=page.text(
            "Map; most entries name {names}.", names=led_by(page, named["partner_name"], named["n"])
        ),
        countries=int((named["partners"] == "countries").sum()),
        groups=int(elsewhere.get("groups", 0)),
        organisations=int(elsewhere.get("organisations", 0)),
    )


def _drawn(named: pd.DataFrame, asked: Collection[str]) -> pd.DataFrame:
    """The partners on the map: all countries, and those parts of countries that leave their country to be seen."""
    parts = named["partners"] == "regions"
    many = named["family"].map(named["family"][parts].value_counts()).fillna(0) > CROWD
    return named[~(parts & many) | named["partner"].isin(list(asked))]


@drawn
def draw_kinds(page: Page) -> None:
    """How many entries there are of each kind of tie; a click shows only these."""
    found = entries(page, kind=False)
    numbers = page.once("kinds", lambda: {kind: int((found["kind"] == kind).sum()) for kind in KINDS})
    there = {kind: page.text(name) for kind, name in KINDS.items() if numbers[kind]}
    if not there:
        return
    chosen = page.choice("kind")
    top = max(there, key=lambda kind: numbers[kind])
    draw_fact_card(
        page,
        "partner-kinds",
        found,
        heading=page.text(
            "{n} of {entries} are of the kind “{kind}”",
            n=page.reader.number(numbers[top]),
            entries=counted(page, len(found)),
            kind=there[top],
        ),
        subtitle=page.text("Entries by kind of tie, from the closest to the loosest"),
        figure=lambda: kind_bars(numbers, reader=page.reader, scheme=page.scheme, chosen=chosen),
        alt=page.text(
            "Bars: {parts}.", parts=page.reader.join([f"{there[kind]} {numbers[kind]}" for kind in there])
        ),
        table=lambda: listing.facts_table(
            page.text("Entries by kind"),
            [page.text("Kind"), page.text("Entries")],
            [
                [
                    listing.link(listing.here(page, kind=kind), name) if kind != chosen else escape(name),
                    page.reader.number(numbers[kind]),
                ]
                for kind, name in there.items()
            ],
        ),
        pick=lambda point: page.choose("kind", ALL if point[0] == chosen else point[0]),
        note=mark(
            "Striped: co-operation that is only possible or sought. Red: rivals, which are no partners. A click shows "
            "only that kind on this page; a second click shows all."
        ),
    )
