"""Pins: what a reader keeps for a brief while browsing. They stand in the address and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.ui import session
from dashboard.ui.contents import signed
from dashboard.view import MOST_PINS, Pin, address, notes_by_place, query, write_notes
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
    full = _full(page, pin)
    st.button(
        _named(page, pin),
        key=key,
        icon=":material/keep_off:" if pinned else ":material/keep:",
        type="primary" if pinned else "secondary",
        disabled=full,
        help=_why_not(page) if full else None,
        on_click=_toggle,
        args=(pin,),
    )


def link(page: Page, pin: str) -> str:
    """The same as a link, as HTML: to this view with the pin, or without it."""
    if _full(page, pin):
        return escape(_why_not(page))
    lines = notes_by_place(page.view.notes)
    said = [lines.get(place, "") for place, _ in enumerate(page.view.pins, start=1)]
    pins, notes = _toggled(pin, page.view.pins, said)
    where = address("", query(replace(page.view, pins=tuple(pins), notes=write_notes(notes)))) or "?"
    sign = "keep_off" if pin in page.view.pins else "keep"
    return f'<a class="pin" data-stay href="{escape(where)}" target="_self">{signed(sign)}{escape(_named(page, pin))}</a>'


def _named(page: Page, pin: str) -> str:
    return page.text("Take out of the brief") if pin in page.view.pins else page.text("Pin for the brief")


def _full(page: Page, pin: str) -> bool:
    return pin not in page.view.pins and len(page.view.pins) >= MOST_PINS


def _why_not(page: Page) -> str:
    return page.text("A brief holds {n} pins; it is full.", n=page.reader.number(MOST_PINS))


def _toggle(pin: str) -> None:
    session.pin(*_toggled(pin, *session.pinned()))


def _toggled(pin: str, pins: Sequence[str], notes: Sequence[str]) -> tuple[list[str], list[str]]:
    """Pins and their lines with this pin added at the end, or without it where it is among them."""
    kept = [(each, line) for each, line in zip(pins, notes, strict=True) if each != pin]
    if len(kept) == len(pins):
        kept.append((pin, ""))
    return [each for each, _ in kept], [line for _, line in kept]
