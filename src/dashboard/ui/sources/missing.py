"""What is not there: gaps in the documents themselves, and what was printed and yet left out, with the reasons."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard.content import listing
from dashboard.content.page import Page
from dashboard.ui.transitional import drawn


@drawn
def draw_gaps(page: Page) -> None:
    """What the documents announce but do not print, leave undated or unnamed. Filters do not touch them."""
    shown = page.known_unfiltered.once(("list", "gaps"), lambda: _gaps(page))
    if shown:
        st.html(shown)
    else:
        st.info(page.text("No gaps are known."))


def _gaps(page: Page) -> str:
    t = page.text
    found = page.facts_left("gaps", every=True)
    if found.empty:
        return ""
    caption = page.reader.plural("{n} known gap", "{n} known gaps", len(found))
    rows = [
        [escape(row["name"]), escape(row["note"]), listing.place(row)] for row in found.to_dict("records")
    ]
    return listing.facts_table(
        caption, [t("What is missing"), t("What is known"), t("Document and section")], rows
    )


@drawn
def draw_left_out(page: Page) -> None:
    """What a source prints and this dashboard does not take over. Filters do not touch it."""
    shown = page.known_unfiltered.once(("list", "left-out"), lambda: _left_out(page))
    if shown:
        st.html(shown)
    else:
        st.info(page.text("Nothing was left out."))


def _left_out(page: Page) -> str:
    t = page.text
    found = page.package.table("left-out")
    if found.empty:
        return ""
    what = f"what_{page.reader.lang}"
    caption = page.reader.plural("{n} entry left out", "{n} entries left out", len(found))
    rows = [
        [
            escape(row["as_printed"]),
            *([escape(row[what])] if what in found.columns else []),
            escape(row[f"reason_{page.reader.lang}"]),
            f"{escape(row['title'])}<br><small>{escape(row['publisher'])}</small>",
        ]
        for row in found.to_dict("records")
    ]
    columns = [t("As printed"), *([t("What")] if what in found.columns else []), t("Reason"), t("Source")]
    return listing.facts_table(caption, columns, rows)
