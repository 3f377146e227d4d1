"""Cards of the project's own figures, one for each kind of chart, in both languages."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from functools import partial

import pandas as pd
import pytest

from dashboard import charts
from dashboard.charts.alt import alt_text
from dashboard.data import DATA_FOLDER, Package, labelled, offices, preferred, select
from dashboard.locale import reader_for
from dashboard.render.card import Card, Edition

LINK = "https://dashboard.example.org/export-markets?lang=en&theme=all&region=usa&year=all&v=1.0.0"
MakeCard = Callable[..., Card]


def card_of(
    figures: pd.DataFrame, draw: Callable, lang: str, *, chosen: frozenset[str] = frozenset(), **given: object
) -> Card:
    """A card of labelled figures, of which the codes `chosen` are highlighted; what a test does not say is plain."""
    spec = draw(figures, reader=reader_for(lang), chosen=chosen)
    plain = {
        "page": "export-markets", "key": "tested", "heading": "What the figures say", "subtitle": "Measured in 2015",
        "source_line": "Source: Vlaamse Regering", "notes": ("With transit trade.",), "shown": figures, "chosen": figures,
        "spec": spec, "alt": alt_text(spec),
    }  # fmt: skip
    return Card(**{**plain, **given})


@pytest.fixture(scope="session")
def make_card() -> MakeCard:
    """Makes a card of labelled figures."""
    return card_of


def edition_in(lang: str) -> Edition:
    """An edition of an unchanging day."""
    return Edition(
        reader_for(lang), LINK, "1.2.3", date(2026, 11, 22), "Export markets", "Region: United States"
    )


@pytest.fixture(params=["en", "nl"])
def edition(request: pytest.FixtureRequest) -> Edition:
    """What every export says about itself, in each language."""
    return edition_in(request.param)


@pytest.fixture(scope="session")
def cards(real: Package) -> dict[str, dict[str, Card]]:
    """By language and by name."""
    return {lang: _cards(real, lang) for lang in ("en", "nl")}


def _cards(package: Package, lang: str) -> dict[str, Card]:
    figures = labelled(package.observations(), package, lang)
    geojson = json.loads((DATA_FOLDER / "geometry" / "countries.geojson").read_text(encoding="utf-8"))
    table = package.table("regions").dropna(subset=["latitude", "longitude"])
    places = dict(zip(table["id"], zip(table["latitude"], table["longitude"], strict=True), strict=True))
    where = {"geojson": charts.Geometry(geojson["features"]), "places": places}
    pick = partial(select, figures)
    shares = pick(indicator="goods-exports-share", time_period="2015", derived=False)
    products = pick(indicator="goods-exports-product-share", counterpart="usa", time_period="2015")
    listed = products[~products["item"].isin(["chemicals-pharmaceuticals", "other-products"])]
    trade = preferred(
        pick(
            indicator=["services-exports", "services-imports", "services-balance"],
            ref_area="bel", counterpart="usa", item="", time_period=["2013", "2014", "2015"],
        )
    )  # fmt: skip
    totals = pick(
        indicator=["goods-exports", "goods-imports"],
        ref_area="be-vlg",
        counterpart="wld",
        item="",
        derived=False,
    )
    totals = totals[totals["time_period"].str.fullmatch(r"\d{4}")]
    totals = preferred(totals)
    research = preferred(pick(indicator="rd-intensity", derived=False))
    ranked = partial(charts.ranking, label="counterpart_name", code="counterpart")
    parts = partial(charts.breakdown, label="item_name", code="item")
    items = {"label": "item_name", "code": "item"}
    made = {
        "ranking": (shares, ranked, {}),
        "ranking highlighted": (shares, ranked, {"chosen": frozenset({"usa"})}),
        "estimates": (pick(indicator="tariff-cost", derived=False), partial(charts.ranking, **items), {}),
        "change": (pick(indicator="tourism-promotion-budget-change"), partial(charts.change), {}),
        "breakdown": (
            products[products["item"] != "chemicals-pharmaceuticals"], partial(parts, rest="other-products"), {},
        ),
        "breakdown with a rest": (listed, parts, {}),
        "stacked": (
            pick(
                indicator=["us-cooperation-staff-costs", "us-cooperation-activity-costs"],
                item=package.table("items").query("kind == 'policy-domain'")["id"].tolist(), derived=False,
            ),
            partial(charts.stacked, **items, stack="indicator"), {},
        ),
        "side by side": (
            pick(indicator="tourism-promotion-budget", counterpart=["deu", "fra", "nld"], item="", derived=False),
            partial(
                charts.stacked, label="counterpart_name", code="counterpart", stack="time_period", side_by_side=True
            ),
            {"chosen": frozenset({"fra"})},
        ),
        "paired": (
            trade,
            partial(charts.paired, exports="services-exports", imports="services-imports", balance="services-balance"),
            {},
        ),
        "lines": (totals, partial(charts.series, label="indicator_name"), {}),
        "lines apart": (research, partial(charts.series, label="ref_area_name", apart="source"), {}),
        "choropleth": (shares, partial(charts.choropleth, **where, offices=offices(package, lang)), {}),
    }  # fmt: skip
    return {
        name: card_of(frame, draw, lang, key=name, **given) for name, (frame, draw, given) in made.items()
    }


NAMES = (
    "ranking", "ranking highlighted", "estimates", "change", "breakdown", "breakdown with a rest", "stacked", "side by side",
    "paired", "lines", "lines apart", "choropleth",
)  # fmt: skip


@pytest.fixture(params=NAMES)
def card(request: pytest.FixtureRequest, cards: dict, edition: Edition) -> Card:
    """Each card in each language."""
    return cards[edition.reader.lang][request.param]
