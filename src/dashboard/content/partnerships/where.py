"""Where partners are, and by what kind of tie they are named; a click on either chooses."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from dashboard.content import naming
from dashboard.content.entries import counted
from dashboard.content.facts_card import add_card
from dashboard.content.facts_table import Table, facts_table
from dashboard.content.inline import Link
from dashboard.content.page import Page
from dashboard.content.partnerships.entries import entries, led_by, say_nothing
from dashboard.data import expand
from dashboard.locale import Reader
from dashboard.render.plotly.facts.partnerships import KINDS, kind_bars, partner_map
from dashboard.view import ALL

CROWD = 5
"""Parts of one country from more than which their dots would hide it."""


def add_map(page: Page) -> None:
    """The countries and parts of countries that are named; a click makes one the region filter."""
    every = entries(page, regions=False)
    on_map = every[every["partners"].isin(["countries", "regions"])]
    asked = expand(page.view.regions, page.package)
    named = _named(on_map)
    if named.empty:
        say_nothing(page)
        return
    marks = _drawn(named, asked).rename(columns={"partner": "code", "partner_name": "name"})
    if page.view.regions and named["partner"].isin(asked).any():
        named, on_map = (each[each["partner"].isin(asked)] for each in (named, on_map))
    countries = int((named["partners"] == "countries").sum())
    elsewhere = every["partners"].value_counts()
    add_card(
        page,
        "partner-map",
        on_map,
        heading=page.text(
            "Named most: {top}, {entries}",
            top=named["partner_name"].iloc[0],
            entries=counted(page, int(named["n"].iloc[0])),
        ),
        subtitle=_counted(page.reader, countries, len(named) - countries),
        figure=lambda: partner_map(
            marks,
            geojson=page.geometry(),
            places=page.places(),
            reader=page.reader,
            scheme=page.scheme,
            chosen=asked,
        ),
        alt=page.text(
            "Map; most entries name {names}.", names=led_by(page, named["partner_name"], named["n"])
        ),
        make_table=lambda: _by_partner(page, named),
        pick=page.choose_region,
        notes=(
            page.text(
                "Dots: parts of countries; of a country with many of them only once it is chosen. A click chooses the region. "
                "Not on the map: {groups} on groups of countries and {bodies} on organisations. Borders express no position.",
                groups=counted(page, int(elsewhere.get("groups", 0))),
                bodies=counted(page, int(elsewhere.get("organisations", 0))),
            ),
        ),
    )


def _counted(reader: Reader, countries: int, parts: int) -> str:
    """How many countries and parts of countries there are, whichever there are any of."""
    said = (
        reader.plural("{n} country", "{n} countries", countries) if countries else "",
        reader.plural("{n} part of a country", "{n} parts of countries", parts) if parts else "",
    )
    return reader.join([each for each in said if each])


def _named(on_map: pd.DataFrame) -> pd.DataFrame:
    """The partners of some entries, each with the number of its entries (`n`), those with most first."""
    columns = ["partner", "partner_name", "partners"]
    named = on_map.groupby(columns, sort=False).size().rename("n").reset_index()
    named["family"] = named["partner"].map(dict(zip(on_map["partner"], on_map["family"], strict=True)))
    return named.sort_values("n", ascending=False, kind="stable")


def _drawn(named: pd.DataFrame, asked: Collection[str]) -> pd.DataFrame:
    """The partners on the map: all countries, and those parts of countries that leave their country to be seen."""
    parts = named["partners"] == "regions"
    many = named["family"].map(named["family"][parts].value_counts()).fillna(0) > CROWD
    return named[~(parts & many) | named["partner"].isin(list(asked))]


def _by_partner(page: Page, named: pd.DataFrame) -> Table:
    return facts_table(
        page.text("Entries by country and part of a country"),
        [page.text("Partner"), page.text("Entries")],
        [
            [Link(name, naming.dossier_address(page, region=code)), page.reader.number(n)]
            for code, name, n in zip(named["partner"], named["partner_name"], named["n"], strict=True)
        ],
    )


def add_kinds(page: Page) -> None:
    """How many entries there are of each kind of tie; a click shows only these."""
    found = entries(page, kind=False)
    numbers = {kind: int((found["kind"] == kind).sum()) for kind in KINDS}
    there = {kind: page.text(name) for kind, name in KINDS.items() if numbers[kind]}
    if not there:
        return
    chosen = page.choice("kind")
    top = max(there, key=lambda kind: numbers[kind])
    add_card(
        page,
        "partner-kinds",
        found,
        heading=page.reader.plural(
            "{n} of {entries} is of the kind “{kind}”",
            "{n} of {entries} are of the kind “{kind}”",
            numbers[top],
            entries=counted(page, len(found)),
            kind=there[top],
        ),
        subtitle=page.text("Entries by kind of tie, from the closest to the loosest"),
        figure=lambda: kind_bars(numbers, reader=page.reader, scheme=page.scheme, chosen=chosen),
        alt=page.text(
            "Bars: {parts}.", parts=page.reader.join([f"{there[kind]} {numbers[kind]}" for kind in there])
        ),
        make_table=lambda: facts_table(
            page.text("Entries by kind"),
            [page.text("Kind"), page.text("Entries")],
            [
                [
                    Link(name, naming.here(page, kind=kind) if kind != chosen else ""),
                    page.reader.number(numbers[kind]),
                ]
                for kind, name in there.items()
            ],
        ),
        pick=lambda mark: page.choose("kind", ALL if mark[0] == chosen else mark[0]),
        notes=(
            page.text(
                "Striped: co-operation that is only possible or sought. Red: rivals, which are no partners. A click shows "
                "only that kind on this page; a second click shows all."
            ),
        ),
    )
