"""The pages as Streamlit knows them, so that links between them are possible in this run."""

from collections.abc import Sequence

import streamlit as st

from dashboard.content import Entry
from dashboard.locale import Reader
from dashboard.ui import contents
from dashboard.ui.internals import StreamlitPage


def navigate(entries: Sequence[Entry], reader: Reader) -> StreamlitPage:
    """The page that the address asks for. The first entry is the front page."""
    contents.remember(entries)
    pages = [
        st.Page(
            entry.file,
            title=reader.text(entry.title),
            url_path=entry.slug if position else None,
            default=position == 0,
        )
        for position, entry in enumerate(entries)
    ]
    current = st.navigation(pages, position="hidden")
    contents.arrive(current.url_path or entries[0].slug)
    return current
