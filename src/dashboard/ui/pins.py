"""Pins: what a reader keeps for a brief while browsing. They stand in the address and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.ui import session
from dashboard.view import MOST_PINS, Pin, query
from dashboard.view.pins import FIGURE

if TYPE_CHECKING:
    from dashboard.ui.page import Page

OWN_OF_BRIEF = frozenset({"lang", "figure", "pin", "note", "v"})
"""The parameters that do not change what a pinned card shows: the brief has its own language, a figure its own pin."""


def of_card(page: Page, key: str) -> str:
    """The pin of a card in the view that it is seen in."""
    asked = {name: values for name, values in query(page.view).items() if name not in OWN_OF_BRIEF}
    return str(Pin(page.slug, key, asked))


def of_figure(figure: str) -> str:
    """The pin of a single figure."""
    return str(Pin(FIGURE, figure))


def draw_pin(page: Page, pin: str, *, key: str) -> None:
    """The button that pins and takes the pin away again."""
    pinned = pin in page.view.pins
    full = not pinned and len(page.view.pins) >= MOST_PINS
    st.button(
        page.text("Take out of the brief") if pinned else page.text("Pin for the brief"),
        key=key,
        icon=":material/keep_off:" if pinned else ":material/keep:",
        type="primary" if pinned else "secondary",
        disabled=full,
        help=page.text("A brief holds {n} pins; it is full.", n=page.reader.number(MOST_PINS))
        if full
        else None,
        on_click=_toggle,
        args=(pin,),
    )


def _toggle(pin: str) -> None:
    pins, notes = session.pinned()
    if pin in pins:
        place = pins.index(pin)
        session.pin([*pins[:place], *pins[place + 1 :]], [*notes[:place], *notes[place + 1 :]])
    else:
        session.pin([*pins, pin], [*notes, ""])
