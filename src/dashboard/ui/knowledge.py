"""What only the knowledge page has: the research centres, clusters and universities that the documents name."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.locale import mark
from dashboard.ui import listing
from dashboard.ui.fact_card import draw_list_card

if TYPE_CHECKING:
    from dashboard.ui.page import Page

INSTITUTIONS: Mapping[str, str] = {
    "research-centre": mark("Research centres"),
    "cluster": mark("Clusters"),
    "university": mark("Universities"),
}
"""The kinds of organisations that belong to knowledge, by code."""


def draw_institutions(page: Page) -> None:
    """A card for each kind of institution that the filters leave, each institution with its place and its themes."""
    found = page.facts_left("organisations")
    if found.empty:
        return
    page.draw_heading()
    with st.grid(min_column_width=270, gap="medium"):
        for kind, name in INSTITUTIONS.items():
            part = found[found["kind"] == kind]
            if not part.empty:
                lines = "".join(_line(page, row) for row in part.to_dict("records"))
                heading = page.text("{name}: {n}", name=page.text(name), n=page.reader.number(len(part)))
                draw_list_card(page, kind, part, heading=heading, body=f'<ul class="entries">{lines}</ul>')


def _line(page: Page, row: Mapping) -> str:
    places = page.package.names("places", page.reader.lang)
    where = [listing.named(page, "regions", row["regions"]), escape(places.get(row["place"], ""))]
    about = listing.named(page, "themes", row["themes"])
    said = "".join(
        f"<p>{part}</p>" for part in (" · ".join(filter(None, where)), about, escape(row["note"])) if part
    )
    return f"<li><b>{escape(row['name'])}</b>{said}<small>{listing.place(row)}</small></li>"
