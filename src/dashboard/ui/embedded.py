"""The dashboard in a frame of another site (`?embed=true`): a page, or the card that `card` names, and who says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from dashboard.content import Entry, content_of
from dashboard.content.outline import outline
from dashboard.content.titles import NAME
from dashboard.locale import Reader
from dashboard.render.html import html
from dashboard.ui import contents, session
from dashboard.ui.draw import draw_card
from dashboard.ui.internals import StreamlitPage
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
        _draw_one(reader, key)
        _draw_attribution(reader)
    else:
        _draw_attribution(reader)  # above: a page that stops early ends the run with it
        current.run()


def _draw_one(reader: Reader, key: str) -> None:
    content = content_of(
        outline(contents.here()), session.edition(), {**_view(), "lang": [reader.lang]},
        lang=reader.lang, scheme=session.scheme(), pages=contents.site(),
    )  # fmt: skip
    block = content.block(key)
    if block is None:
        st.info(reader.text("This view has no such card."))
        return
    draw_card(content.page, replace(block, level=1, pick=None))  # the card is all there is


def _draw_attribution(reader: Reader) -> None:
    t = reader.text
    full = {"to": address("", {"lang": [reader.lang], **_view()}), "name": t("Open the live view")}
    version = t("Data version {version}", version=session.package().version)
    st.html(html("frame/attribution.html", name=t(NAME), version=version, full=full))


def _view() -> dict[str, list[str]]:
    return {name: values for name, values in session.asked().items() if name not in (CARD, "lang")}
