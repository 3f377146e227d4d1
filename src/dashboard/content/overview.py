"""What only the overview has: the way into each subject, and the layers of its map."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.content.cut import Cut
from dashboard.content.page import Page
from dashboard.locale import mark


@dataclass(frozen=True)
class Layer:
    """One thing that the map can show: its name, its headline, and its figures."""

    name: str
    message: str
    figures: Callable[[Page], Cut]


LAYERS = {
    "exports": Layer(
        mark("Sells: goods exports"),
        mark(
            "Of the {n} markets with a figure Flanders sells most to {top}: {top_value} of its goods exports in {last_period}"
        ),
        lambda page: page.cross_section("goods-exports-share", ref_area="be-vlg", at_least=5),
    ),
    "services": Layer(
        mark("Earns: services exports (Belgium)"),
        mark(
            "Of the markets named, {top} takes most of Belgium’s services exports: {top_value} in {last_period}"
        ),
        lambda page: page.cross_section("services-exports-share", ref_area="bel", at_least=3),
    ),
    "visitors": Layer(
        mark("Receives: arrivals (Belgium)"),
        mark(
            "Of {n} countries most guests in Belgium come from {top}: {top_value} arrivals in {last_period}"
        ),
        lambda page: page.cross_section("arrivals-eurostat", ref_area="bel", at_least=20),
    ),
    "aid": Layer(
        mark("Gives: aid (Belgium)"),
        mark("Of {n} countries {top} received most aid of Belgium: {top_value} net in {last_period}"),
        lambda page: page.cross_section("oda-net-by-recipient", ref_area="bel", at_least=50),
    ),
    "votes": Layer(
        mark("UN votes (Belgium)"),
        mark("Of {n} countries {bottom} votes most like Belgium, {top} least ({last_period}, estimate)"),
        lambda page: page.cross_section("un-voting-distance", ref_area="bel", at_least=50),
    ),
}
"""By the code that stands in links; the first is the default."""


def add_layer_choice(page: Page) -> Layer:
    """What the map may show, to choose from; the choice stands in the address."""
    names = {code: page.text(layer.name) for code, layer in LAYERS.items()}
    page.selector("layer", page.text("The map shows"), names, look="segments")
    return LAYERS[page.choice("layer")]
