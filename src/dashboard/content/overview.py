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
        mark("Flanders sells most to {top}: {top_value} of its goods exports in {last_period}"),
        lambda page: page.select(indicator="goods-exports-share", time_period="2015", derived=False),
    ),
    "services": Layer(
        mark("Earns: services exports (Belgium)"),
        mark(
            "Belgium earns most from services to {top}: {top_value} of its services exports in {last_period}"
        ),
        lambda page: page.select(indicator="services-exports-share", derived=False),
    ),
    "visitors": Layer(
        mark("Receives: nights of foreign guests"),
        mark("Most foreign nights in Flanders are spent by guests from {top}: {top_value} in {last_period}"),
        lambda page: page.of_year(
            indicator="nights", ref_area="be-vlg", counterpart=page.foreign(), derived=False
        ),
    ),
}
"""By the code that stands in links; the first is the default."""


def draw_subject(page: Page, slug: str, figure: str, *, change: str | None = None) -> None:
    """The headline figure of a subject with the way to its page; only the way where the figure cannot be shown."""
    page.tile(figure, change=change, way=slug)


def draw_layer_choice(page: Page) -> Layer:
    """What the map may show, to choose from; the choice stands in the address."""
    names = {code: page.text(layer.name) for code, layer in LAYERS.items()}
    page.selector("layer", page.text("The map shows"), names, look="segments")
    return LAYERS[page.choice("layer")]
