"""The frame around every page: title, language, the way to the other pages."""

import logging
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

import streamlit as st

from dashboard.content import Entry
from dashboard.content.titles import NAME, of_view
from dashboard.locale import LANGUAGES, Reader, reader_for
from dashboard.render.html import html, on_paper, style
from dashboard.ui import contents, embedded, filters, session
from dashboard.ui.links import BRIEF
from dashboard.ui.navigation import navigate
from dashboard.ui.projected import project
from dashboard.ui.search import draw_search
from dashboard.ui.tiles import filling
from dashboard.ui.words import in_language
from dashboard.view import address, query

STYLE = (
    style(Path(__file__).with_name("style.css"))
    + filling()
    + on_paper('.stApp:has(.brand[data-scheme="dark"])')
)
SCRIPT = "".join(
    Path(__file__).with_name(name).read_text(encoding="utf-8")
    for name in ("first.js", "page.js", "access.js", "connection.js")
)
"""What pages do in the browser beyond Streamlit's own."""

_held: list[str] = []

AGAIN = "draw-again"
"""The button that nobody sees."""

_log = logging.getLogger(__name__)
_runs = logging.getLogger("dashboard.runs")
_TRIED = "tried-again"


def for_shell() -> str:
    """Style and scripts as HTML that stands once in the shell around all pages; from now on no run sends them."""
    _held[:] = [f"<style>{STYLE}</style><script>{SCRIPT}</script>"]
    return _held[0]


def run(entries: Sequence[Entry]) -> None:
    """Draws the frame and the page that the address asks for. The first entry is the front page."""
    session.begin()
    reader = session.reader()
    current = navigate(entries, reader)
    st.set_page_config(page_title=of_view(current.title, reader), page_icon="🦁", layout="wide")
    scripts = f"<script>{in_language(reader.lang)}</script>"
    if not _held:
        st.html(f"<style>{STYLE}</style>")
        scripts += f"<script>{SCRIPT}</script>"
    st.html(scripts, unsafe_allow_javascript=True)
    # Charts are drawn for a colour scheme, and Streamlit does not run anew when that changes: page.js presses this.
    st.button(reader.text("Draw again"), key=AGAIN)
    started = perf_counter()
    try:
        if embedded.asked():
            embedded.draw(reader, entries, current)
            return
        with st.sidebar:
            _brand(reader)
            _language(reader)
            here = current.url_path or entries[0].slug
            draw_search(reader, entries, here)
            filters.make_room()
            _contents(reader, entries, here)
        current.run()
        st.session_state[_TRIED] = False
    except Exception as error:  # noqa: BLE001 - whatever a page does wrong, the reader gets a sentence and the log the traceback
        if _mislaid(error) and not st.session_state.get(_TRIED):
            st.session_state[_TRIED] = True
            st.rerun()
        _log.exception("page %s failed", current.url_path or "overview")
        st.error(
            reader.text(
                "This page could not be drawn. The fault has been logged; the other pages still work."
            )
        )
    finally:
        # For whoever counts (the service's metrics); no line is written at the usual level.
        _runs.debug("drew", extra={"page": contents.here(), "seconds": perf_counter() - started})


def _mislaid(error: Exception) -> bool:
    """Whether Streamlit has lost the state of a widget that it had a moment ago.

    The thread of one run clears up while that of the next has begun, and no lock is common to both: rare, seen on a
    loaded machine only. The next run finds everything in place.
    """
    return isinstance(error, KeyError) and "st.session_state has no key" in str(error)


def _brand(reader: Reader) -> None:
    st.html(html("frame/brand.html", scheme=session.scheme(), name=reader.text(NAME)))


def _language(reader: Reader) -> None:
    project("lang", reader.lang)

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


def _contents(reader: Reader, entries: Sequence[Entry], current: str) -> None:
    """The way to every page, which keeps language, filters and pins. Followed without a reload (see page.js)."""
    view = session.view()[0]
    pages = []
    for entry in entries:
        pinned = f" ({reader.number(len(view.pins))})" if entry.slug == BRIEF and view.pins else ""
        path = "./" if entry == entries[0] else entry.slug
        pages.append(
            {
                "name": reader.text(entry.title) + pinned,
                "here": entry.slug == current,
                "to": address(path, query(view.elsewhere(entry.slug))),
                "sign": contents.signed(entry.icon),
            }
        )
    st.html(html("frame/contents.html", label=reader.text("Pages"), pages=pages))
