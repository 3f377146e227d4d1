"""The button that pins a card for a brief, and takes the pin away again."""

from __future__ import annotations

import streamlit as st

from dashboard.content.page import Page
from dashboard.content.pins import full, named, toggled, why_not
from dashboard.ui import session


def draw_pin(page: Page, pin: str, *, key: str) -> None:
    """The button that pins and takes the pin away again."""
    pinned = pin in page.view.pins
    no_room = full(page, pin)
    st.button(
        named(page, pin),
        key=key,
        icon=":material/keep_off:" if pinned else ":material/keep:",
        type="primary" if pinned else "secondary",
        disabled=no_room,
        help=why_not(page) if no_room else None,
        on_click=_toggle,
        args=(pin,),
    )


def _toggle(pin: str) -> None:
    session.pin(*toggled(pin, *session.pinned()))
