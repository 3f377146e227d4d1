"""The frame around every page: title, language, the way to the other pages."""

import logging
from collections.abc import Sequence
from html import escape
from pathlib import Path

import streamlit as st

from dashboard.locale import LANGUAGES, Reader, mark, reader_for
from dashboard.ui import contents, session
from dashboard.ui.contents import Entry
from dashboard.ui.search import draw_search
from dashboard.view import query

NAME = mark("Flanders in the world")
STYLE = Path(__file__).with_name("style.css")

_log = logging.getLogger(__name__)


def run(entries: Sequence[Entry]) -> None:
    """Draws the frame and the page that the address asks for. The first entry is the front page."""
    session.begin()
    contents.remember(entries)
    reader = session.reader()
    pages = {
        entry.slug: st.Page(
            entry.file,
            title=reader.text(entry.title),
            url_path=entry.slug if position else None,
            default=position == 0,
        )
        for position, entry in enumerate(entries)
    }
    current = st.navigation(list(pages.values()), position="hidden")
    st.set_page_config(page_title=f"{current.title} – {reader.text(NAME)}", page_icon="🦁", layout="wide")
    st.html(STYLE)
    st.html(f"<script>document.documentElement.lang = '{reader.lang}'</script>", unsafe_allow_javascript=True)
    with st.sidebar:
        _brand(reader)
        _language(reader)
        draw_search(reader, entries, current.url_path or entries[0].slug)
        _contents(entries, pages, current)
    try:
        current.run()
    except Exception:  # noqa: BLE001 - whatever a page does wrong, the reader gets a sentence and the log the traceback
        _log.exception("page %s failed", current.url_path or "overview")
        st.error(
            reader.text(
                "This page could not be drawn. The fault has been logged; the other pages still work."
            )
        )


def _brand(reader: Reader) -> None:
    st.html(f'<div class="brand">{escape(reader.text(NAME))}</div>')


def _language(reader: Reader) -> None:
    st.session_state["lang"] = reader.lang

    def switch() -> None:
        chosen = st.session_state["lang"]
        if chosen:
            session.change(lang=[chosen])

    st.segmented_control(
        reader.text("Language"),
        LANGUAGES,
        format_func=lambda lang: reader_for(lang).own_name,
        key="lang",
        on_change=switch,
        required=True,
        label_visibility="collapsed",
    )


def _contents(entries: Sequence[Entry], pages: dict, current: object) -> None:
    view = session.view()[0]
    with st.container(key="contents", gap=None):
        for entry in entries:
            page = pages[entry.slug]
            if page == current or page.url_path == current.url_path:
                st.html(f'<span class="here" aria-current="page">{escape(page.title)}</span>')
            else:
                st.page_link(
                    page, icon=entry.icon, query_params=query(view.elsewhere(entry.slug)), width="stretch"
                )
