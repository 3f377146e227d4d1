"""The beginning of every page: its figures and its view, its title and filters, what its link asked for in vain."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from urllib.parse import urlencode

import pandas as pd
import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

from dashboard.data import Package
from dashboard.locale import Reader
from dashboard.ui import contents, evidence, filters, links, memory, session, story, titles
from dashboard.ui.page import Page
from dashboard.view import Choice, query

OVERVIEW = "overview"


@dataclass(frozen=True)
class Outline:
    """What a page's file declares: its address, its words, and the function that builds it.

    `slug` is the subject whose figures the page shows; the overview shows those of all subjects. `warning` is what a
    reader must know before the first figure. `choices` gives the page's own parameters. `tables` are the tables of
    facts that the page shows besides figures, or instead of them; with `kinds` only the facts of these. `joins` are the
    tables that it joins to those. A `whole` page shows all figures and all facts, and says itself where there are none;
    without `summary` it also says itself what the filters leave, and has none beside pins. A page of `words` has
    nothing that could be filtered.
    """

    slug: str
    build: Callable[[Page], None]
    heading: str
    lede: str = ""
    warning: str = ""
    choices: Callable[[Package], Sequence[Choice]] = lambda package: ()
    tables: Collection[str] = ()
    joins: Collection[str] = ()
    kinds: Collection[str] = ()
    whole: bool = False
    summary: bool = True
    words: bool = False


def draw_page(outline: Outline) -> None:
    """Draws a page for the view that the address asks for."""
    page = _open(outline)
    outline.build(page)
    page.close()


def _open(outline: Outline) -> Page:
    """Starts a page: title, filters, what the link asked in vain, notices. Stops the run when there is nothing to show."""
    slug, tables, kinds, whole = outline.slug, outline.tables, outline.kinds, outline.whole
    if not contents.framed():
        _run_within_frame()
    package = session.package()
    own = tuple(outline.choices(package))
    subject = None if whole or slug == OVERVIEW else slug if slug in package.subjects else ""
    reader = session.reader()
    if whole:
        tables = tuple(session.facts(reader.lang)["table"].unique())
    view, remarks = session.view(slug if subject else "", own)
    if not outline.words and (outline.summary or not view.pins):
        with st.sidebar:
            filters.draw_filters(reader, view, subject, tables, kinds)
    unfiltered = memory.of(session.stamp(), slug, reader.lang)
    figures = unfiltered.once("figures", lambda: _figures(reader, subject))
    scheme = session.scheme()
    page = Page(
        slug=slug, reader=reader, scheme=scheme, package=package, view=view, figures=figures.copy(deep=False),
        facts=unfiltered.once("facts", lambda: _facts(reader, tables, kinds)).copy(deep=False),
        known=memory.of(
            session.stamp(), slug, reader.lang, scheme, urlencode(query(view), doseq=True), date.today()
        ),
        known_unfiltered=unfiltered, choices=own, heading=reader.text(outline.heading),
    )  # fmt: skip
    told = story.told()
    if told is not None:
        told.page, told.heading, told.lede = (
            page,
            page.heading,
            reader.text(outline.lede) if outline.lede else "",
        )
    titles.draw_title(page)
    with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"):
        st.title(page.heading, anchor=False, width="content")
        with st.container(horizontal=True, width="content"):
            links.share(page)
            page.files = st.container(width="content")
    if outline.lede:
        st.html(f'<p class="lede">{escape(reader.text(outline.lede))}</p>')
    if outline.warning:
        st.info(reader.text(outline.warning), icon=":material/info:")
    links.say_remarks(page, remarks)
    links.say_problems(reader, package, subject, (*tables, *outline.joins))
    if subject and not package.usable(subject):
        st.stop()
    if outline.words:
        return page
    left = page.once("left", lambda: page.figures_left() + len(page.facts_left()))
    if outline.summary:
        filters.chips(
            reader, view, left, len(figures) + len(page.facts), facts=bool(tables), dossier=not whole
        )
    if view.figure:
        evidence.draw_asked_figure(page, view.figure)
    if not left and not whole:
        links.offer_elsewhere(page)
        st.stop()
    return page


def _figures(reader: Reader, subject: str | None) -> pd.DataFrame:
    figures = session.figures(reader.lang)
    return figures if subject is None else figures[figures["subject"] == subject]


def _facts(reader: Reader, tables: Collection[str], kinds: Collection[str]) -> pd.DataFrame:
    return session.facts(reader.lang, tables, kinds) if tables else session.facts(reader.lang).head(0)


def _run_within_frame() -> None:
    """Starts the run again with app.py.

    A server fresh from the start takes the folder pages/ for Streamlit's older kind of app, and runs a page that is
    asked for by its address alone, without app.py, until app.py has called st.navigation once.
    """
    PagesManager.uses_pages_directory = False
    st.rerun()
