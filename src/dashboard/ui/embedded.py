"""The dashboard in a frame of another site (`?embed=true`): a page, or the card that `card` names, and who says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from dashboard.locale import Reader
from dashboard.render.card import Card
from dashboard.ui import contents, session
from dashboard.ui.card import draw_card
from dashboard.ui.contents import Entry
from dashboard.ui.fact_card import draw_told
from dashboard.ui.telling import tell
from dashboard.view import address

CARD = "card"

BARE = """<style>
[data-testid="stHeader"], [data-testid="stSidebar"], [data-testid="stSidebarCollapsedControl"],
[data-testid="stExpandSidebarButton"],
.st-key-share, .st-key-take-page { display: none; }
[data-testid="stMainBlockContainer"] { padding-top: 1rem; padding-bottom: 1rem; }
</style>"""
"""What a reader of another site's page has no use for: they find it in the full view."""


def asked() -> bool:
    """Whether the address asks for the dashboard as part of another page."""
    return bool(st.context.is_embedded)


def draw(reader: Reader, entries: Sequence[Entry], current: StreamlitPage) -> None:
    """The page, or one card of it, with its attribution and the way to the full view."""
    st.html(BARE)
    key = st.query_params.get(CARD, "")
    if key:
        _draw_one(reader, entries, key)
        _draw_attribution(reader)
    else:
        _draw_attribution(reader)  # above: a page that stops early ends the run with it
        current.run()


def _draw_one(reader: Reader, entries: Sequence[Entry], key: str) -> None:
    story = tell(entries, contents.here(), _view(), lang=reader.lang, scheme=session.scheme())
    card = story.card(key)
    if card is None or story.page is None:
        st.info(reader.text("This view has no such card."))
        return
    page = replace(story.page)  # what is told is shared, what is drawn is not
    page.level = 1  # the card is all there is
    if isinstance(card, Card):
        draw_card(page, card, picks=False)
    else:
        draw_told(page, card, key=card.key)


def _draw_attribution(reader: Reader) -> None:
    t = reader.text
    version = t("Data version {version}", version=session.package().version)
    full = address("", {"lang": [reader.lang], **_view()})
    st.html(
        f'<p class="card-source">{escape(t("Flanders in the world"))} · {escape(version)} · '
        f'<a href="{escape(full)}" target="_blank" rel="noopener">{escape(t("Open the live view"))}</a></p>'
    )


def _view() -> dict[str, list[str]]:
    return {name: values for name, values in session.asked().items() if name not in (CARD, "lang")}
