"""What only the brief has on the screen: its files, and what moves its items and writes a line with each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from dashboard.content.blocks import BriefFiles, PinControls
from dashboard.content.page import Page
from dashboard.render.card import Card, FactCard
from dashboard.ui import links, session
from dashboard.ui.projected import project
from dashboard.ui.take_away import draw_kinds, draw_whole_page
from dashboard.view.pins import LONGEST_NOTE


def draw_files(page: Page, block: BriefFiles) -> None:
    """Draws the buttons for the files of a brief."""
    told, base = links.edition(page), links.base()

    def cards() -> Sequence[Card | FactCard]:
        return [replace(card, link=base + card.link) for card in block.cards()]

    if block.endings:
        draw_kinds(page, cards, told, block.endings)
        return
    draw_whole_page(page, cards(), told, whole=True)


def draw_controls(page: Page, block: PinControls) -> None:
    """Draws a line to write, and the buttons that move an item or take it out."""
    place, key = block.place, f"line-{block.place}-{block.pin}"
    project(key, block.line)

    def write() -> None:
        pins, lines = session.pinned()
        lines[place] = st.session_state[key]
        session.pin(pins, lines)

    with st.container(horizontal=True, vertical_alignment="bottom", key=f"controls-{place}"):
        st.text_input(
            page.text("Your line with number {n}", n=page.reader.number(block.number)),
            key=key,
            max_chars=LONGEST_NOTE,
            on_change=write,
        )
        for name, icon, by in (
            (page.text("Up"), ":material/arrow_upward:", -1),
            (page.text("Down"), ":material/arrow_downward:", 1),
        ):
            st.button(
                name,
                key=f"move-{place}-{by}",
                icon=icon,
                on_click=_move,
                args=(place, by),
                disabled=not 0 <= place + by < block.of,
            )
        st.button(
            page.text("Take out"),
            key=f"out-{place}",
            icon=":material/close:",
            on_click=_take_out,
            args=(place,),
        )


def _move(place: int, by: int) -> None:
    pins, lines = session.pinned()
    for row in (pins, lines):
        row.insert(place + by, row.pop(place))
    session.pin(pins, lines)


def _take_out(place: int) -> None:
    pins, lines = session.pinned()
    for row in (pins, lines):
        row.pop(place)
    session.pin(pins, lines)
