"""Addresses as the reader's browser knows them: the permalink of a view, and where the dashboard stands."""

from __future__ import annotations

from urllib.parse import urlsplit

import streamlit as st

from dashboard.content import links
from dashboard.content.links import BRIEF
from dashboard.content.page import Page
from dashboard.locale import Reader
from dashboard.render.card import Edition
from dashboard.render.html import html
from dashboard.ui import contents
from dashboard.view import address

__all__ = ["BRIEF", "base", "data_address", "draw_copy", "edition", "figure_permalink", "permalink", "share"]


def base() -> str:
    """Where the dashboard stands: host and path above its pages, as the reader's browser knows it."""
    here = urlsplit(st.context.url or "")
    above = here.path.rstrip("/").removesuffix(contents.path(contents.here()).rstrip("/"))
    return f"{here.scheme}://{here.netloc}{above}" if here.netloc else above


def permalink(page: Page) -> str:
    """The complete address of this view: every parameter spelled out, and the version of the data."""
    return links.permalink(page, base())


def figure_permalink(page: Page, figure: str) -> str:
    """The complete address that opens one figure on the page of its subject; "" where no page shows it."""
    return links.figure_permalink(page, figure, base())


def data_address(page: Page, card: str) -> str:
    """Where the service gives the table of a card in this view as CSV."""
    query = permalink(page).partition("?")[2]
    return f"{base()}/api/v1/cards.csv?page={page.slug}&card={card}&{query}"


def edition(page: Page) -> Edition:
    """What is said on all that leaves this view."""
    return links.edition(page, base())


def share(page: Page) -> None:
    """The button that gives the permalink."""
    with st.popover(page.text("Copy link"), icon=":material/link:", key="share"):
        st.markdown(page.text("This link opens exactly what you see, in the version of the data of today."))
        # With the card whose tab is open, if there is one (`ways`).
        opened = {name: st.query_params.get_all(name) for name in ("card", "tab") if name in st.query_params}
        draw_copy(
            page.reader,
            page.text("Copy link"),
            "&".join(filter(None, (permalink(page), address("", opened)[1:]))),
        )


def draw_copy(reader: Reader, name: str, text: str) -> None:
    """A text with a button that copies it."""
    st.html(html("copy.html", name=name, text=text, done=reader.text("Copied")))
