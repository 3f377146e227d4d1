"""The brief on screen: its items in order, the line with each, how to move them, and the files it leaves as."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.render.card import Card, FactCard
from dashboard.render.plotly import CONFIG
from dashboard.ui import evidence, filters, links, session
from dashboard.ui.brief.items import Item, item_of, of_dossier
from dashboard.ui.card import draw_card
from dashboard.ui.fact_card import draw_told
from dashboard.ui.take_away import draw_whole_page
from dashboard.view.pins import LONGEST_NOTE

if TYPE_CHECKING:
    from dashboard.ui.page import Page


def draw_brief(page: Page) -> None:
    """All items with their lines; without pins the brief of the chosen partners and themes, or how to begin one."""
    pins, lines = session.pinned()
    own = bool(pins)
    if not own and (page.view.regions or page.view.themes):
        pins = of_dossier(page)
        lines = [""] * len(pins)
        _offer(page, pins)
    if not pins and page.view.filtered:
        links.offer_elsewhere(page)
        return
    if not pins:
        st.info(
            page.text(
                "Nothing is pinned yet. Open “Take away” on any card, or “Where it comes from” under any number, and pin "
                "it; or choose a region or a theme for the brief of its dossier."
            ),
            icon=":material/keep:",
        )
        return
    found = [(place, item_of(page, pin)) for place, pin in enumerate(pins)]
    missing = [pins[place] for place, item in found if item is None]
    if missing:
        st.html(
            f'<div class="remarks" role="status"><p>{escape(page.text("This brief asks for cards that show nothing now:"))} '
            f"{' '.join(f'<code>{escape(pin)}</code>' for pin in missing)}</p></div>"
        )
    items = [(place, item) for place, item in found if item is not None]
    st.html(f'<p class="as-of">{escape(links.edition(page).state())}</p>')
    with st.container(key="brief-files"):
        _files(page, [item for _, item in items], [lines[place] for place, _ in items])
    for number, (place, item) in enumerate(items, start=1):
        _draw(page, item, number, place, lines[place], own=own)


def _offer(page: Page, pins: list[str]) -> None:
    """Says whose brief this is, and makes it the reader's own to change."""
    with st.container(horizontal=True, vertical_alignment="center"):
        name = filters.in_words(page.reader, page.view, page.package)
        st.markdown(page.text("**Brief of the dossier: {name}**", name=name))
        if pins:
            st.button(
                page.text("Make it mine to change"),
                key="make-mine",
                on_click=session.pin,
                args=(pins, [""] * len(pins)),
            )


def _files(page: Page, items: list[Item], lines: list[str]) -> None:
    told = links.edition(page)
    cards = [with_line(item.card, line) for item, line in zip(items, lines, strict=True)]

    def html() -> bytes:
        from dashboard.render.html import html_of

        return html_of(cards, told, page.package, config=CONFIG)

    draw_whole_page(page, cards, told)
    st.download_button(
        page.text("One file that works without network (HTML)"),
        data=html,
        file_name="brief.html",
        mime="text/html",
        key="file-brief-html",
        on_click="ignore",
        icon=":material/download:",
    )


def with_line(card: Card | FactCard, line: str) -> Card | FactCard:
    """The card with the reader's own line before its notes."""
    return replace(card, notes=(line, *card.notes)) if line else card


def _draw(page: Page, item: Item, number: int, place: int, line: str, *, own: bool) -> None:
    key = f"pinned-{place}"
    with st.container(key=f"item-{place}", gap="xsmall"):
        if own:
            _controls(page, number, place, line)
        if line:
            # On screen the line stands in its field; paper has none.
            st.html(f'<p class="line">{escape(line)}</p>')
        if item.figure:
            evidence.draw_asked_figure(page, item.figure, key=key)
        elif isinstance(item.card, Card):
            draw_card(item.page, item.card, picks=False, key=key)
        else:
            draw_told(item.page, item.card, key=key)


def _controls(page: Page, number: int, place: int, line: str) -> None:
    """A line to write, and the buttons that move an item or take it out."""
    key = f"line-{place}-{page.view.pins[place]}"
    st.session_state[key] = line

    def write() -> None:
        pins, lines = session.pinned()
        lines[place] = st.session_state[key]
        session.pin(pins, lines)

    with st.container(horizontal=True, vertical_alignment="bottom", key=f"controls-{place}"):
        st.text_input(
            page.text("Your line with number {n}", n=page.reader.number(number)),
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
                disabled=not 0 <= place + by < len(page.view.pins),
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
