"""A page on the screen: its title and filters, what its link asked for in vain, and what stands on it."""

from __future__ import annotations

import streamlit as st

from dashboard.content import Outline, PageContent, content_of
from dashboard.content.titles import of_view
from dashboard.render.html import html
from dashboard.ui import contents, filters, links, session, take_away
from dashboard.ui.draw import Screen
from dashboard.ui.internals import DeltaGenerator, PagesManager


def draw_page(outline: Outline) -> None:
    """Draws a page for the view that the address asks for."""
    if not contents.framed():
        _run_within_frame()
    content = content_of(
        outline, session.edition(), session.asked(),
        lang=session.reader().lang, scheme=session.scheme(), pages=contents.site(),
    )  # fmt: skip
    page = content.page
    if not (outline.words or page.bare or (page.slug == links.BRIEF and page.view.pins)):
        filters.draw_filters(page, outline)
    st.set_page_config(page_title=of_view(content.title, page.reader))
    with st.container():  # one place, however much stands in it, so that what follows keeps its own
        files = st.empty() if page.bare else _draw_head(content)
        _draw_notices(content, outline)
    screen = Screen(page)
    screen.draw(content.blocks)
    if content.usable and page.slug != links.BRIEF:
        with files:
            take_away.draw_page_files(page, screen.cards)


def _draw_head(content: PageContent) -> DeltaGenerator:
    """The page's title and what shares it; answers with the place for its files."""
    page = content.page
    with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"):
        st.title(content.heading, anchor=False, width="content")
        with st.container(horizontal=True, width="content"):
            links.share(page)
            files = st.container(width="content")
    if content.lede:
        st.html(html("frame/lede.html", lede=content.lede))
    if content.warning:
        st.info(content.warning, icon=":material/info:")
    return files


def _draw_notices(content: PageContent, outline: Outline) -> None:
    """What the link asked for in vain, what is wrong with the data, and how many figures are in view."""
    t = content.page.text
    if content.remarks:
        st.html(content.remarks.markup)
    if content.problems:
        st.warning(content.broken, icon=":material/warning:")
        with st.expander(t("What is wrong")):
            for problem in content.problems:
                st.text(problem)
    if content.count:
        filters.chips(content, dossier=not outline.whole)


def _run_within_frame() -> None:
    """Starts the run again with app.py.

    A server fresh from the start takes the folder pages/ for Streamlit's older kind of app, and runs a page that is
    asked for by its address alone, without app.py, until app.py has called st.navigation once.
    """
    PagesManager.uses_pages_directory = False
    st.rerun()
