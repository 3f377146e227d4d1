"""What only the overview has: the way into each subject, and the layers of its map."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.locale import mark
from dashboard.ui import contents, tiles
from dashboard.view import address, query

if TYPE_CHECKING:
    from dashboard.ui.cut import Cut
    from dashboard.ui.page import Page


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
    entry = contents.entry(slug)
    where = escape(address(slug, query(page.view.elsewhere(slug))))
    name = escape(page.text(entry.title))
    way = f'<a class="way" href="{where}" target="_self">{contents.signed(entry.sign)}{name}</a>'
    if page.package.usable(slug) and page.shows(figure):
        tiles.draw_tile(page, figure, change=change, rank=None, way=way)
    else:
        st.html(f'<div class="tile-box">{way}</div>')


def draw_layer_choice(page: Page) -> Layer:
    """Lets the reader choose what the map shows; the choice stands in the address."""
    st.session_state["layer"] = page.choice("layer")
    st.segmented_control(
        page.text("The map shows"),
        list(LAYERS),
        format_func=lambda code: page.text(LAYERS[code].name),
        key="layer",
        required=True,
        on_change=lambda: page.choose("layer", st.session_state["layer"]),
    )
    return LAYERS[page.choice("layer")]
