"""What only the knowledge page has: the research centres, clusters and universities that the documents name."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.locale import mark
from dashboard.ui import listing
from dashboard.ui.fact_card import draw_list_card
from dashboard.ui.listing import Listed

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
    cards = page.once("institutions", lambda: _listed(page))
    if not cards:
        return
    page.draw_heading()
    with st.grid(min_column_width=270, gap="medium"):
        for kind, card in cards.items():
            draw_list_card(page, kind, card)


def _listed(page: Page) -> Mapping[str, Listed]:
    """What the card of each kind says; only of the kinds that there are."""
    found = page.facts_left("organisations")
    cards = {}
    for kind, name in INSTITUTIONS.items():
        part = found[found["kind"] == kind]
        if not part.empty:
            rows = part.to_dict("records")
            lines = "".join(_line(page, row) for row in rows)
            cards[kind] = Listed(
                heading=page.text("{name}: {n}", name=page.text(name), n=page.reader.number(len(part))),
                body=f'<ul class="entries">{lines}</ul>',
                source_line=listing.publishers(rows, page.reader),
            )
    return cards


def _line(page: Page, row: Mapping) -> str:
    places = page.package.names("places", page.reader.lang)
    where = [listing.named(page, "regions", row["regions"]), escape(places.get(row["place"], ""))]
    about = listing.named(page, "themes", row["themes"])
    said = "".join(
        f"<p>{part}</p>" for part in (" · ".join(filter(None, where)), about, escape(row["note"])) if part
    )
    return f"<li><b>{escape(row['name'])}</b>{said}<small>{listing.place(row)}</small></li>"
