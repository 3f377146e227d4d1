"""What a browser writes above a page, in its history and its bookmarks: which view this is, and whose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.locale import Reader, mark
from dashboard.render.citation import in_one_line
from dashboard.ui import filters, session

if TYPE_CHECKING:
    from dashboard.ui.page import Page

NAME = mark("Flanders in the world")


def draw_title(page: Page, chosen: str = "") -> None:
    """Gives the view its title: the figure that is asked for, else the page with what is `chosen` on it or its filters."""
    figure = session.figure(page.view.figure or "", page.reader.lang)
    said = chosen or filters.in_words(page.reader, page.view, page.package)
    title = (
        in_one_line(figure, page.package, page.reader)
        if figure
        else f"{page.heading}: {said}"
        if said
        else page.heading
    )
    st.set_page_config(page_title=of_view(title, page.reader))


def of_view(title: str, reader: Reader) -> str:
    """The title of a view with the name of the dashboard, which the front page has for its title."""
    name = reader.text(NAME)
    return name if title == name else f"{title} – {name}"
