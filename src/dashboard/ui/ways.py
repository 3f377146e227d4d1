"""The ways to take a card along that stand beside its tabs: its slide, and copies of its link, picture and embed code.

What is copied is put together by the browser (static/ways.js), which knows which tab is open; files are made here when one is
asked for. All other files are in the card's last tab (`take_away`).
"""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from dashboard.content import links
from dashboard.content.page import Page
from dashboard.locale import mark
from dashboard.render.card import Card, FactCard
from dashboard.render.files import PPTX
from dashboard.ui.links import edition
from dashboard.ui.plot.assets import base
from dashboard.view import address, query

CODES = ("chart", "table", "sources", "take-away")
"""What the tabs of a card are called in an address."""

CARD, TAB = "card", "tab"
"""The parameters that name a card of the page, and its open tab. They are no part of the view."""

_WORDS = {
    "slide": mark("Slide"), "copy": mark("Copy"), "link": mark("Copy link"), "frame": mark("Copy embed code"),
    "share": mark("Share"), "copied": mark("Copied"), "saved": mark("Saved as a file"),
    "framed": mark("Copied; it shows on sites that this dashboard allows"), "failed": mark("That did not work"),
}  # fmt: skip


def opened_by_link(place: str) -> int:
    """The tab that the address opens on the card at this place on the page: the first where it names none."""
    named = st.query_params.get(CARD) == place and st.query_params.get(TAB)
    return CODES.index(named) if named in CODES else 0


def card_address(page: Page, key: str, above: str = "") -> str:
    """The complete address of a card in its view, `above` being what stands before the path of its page."""
    return f"{links.permalink(page, above)}&{CARD}={key}"


def words(page: Page, card: Card | FactCard, place: str) -> dict[str, object]:
    """What the buttons beside the tabs say, and what they copy; `place` is the key of the card on this very page."""
    said: dict[str, object] = {name: page.text(word) for name, word in _WORDS.items()}
    if isinstance(card, Card):
        said["image"] = page.text("Copy image")
    seen = replace(page.view, lang=page.reader.lang, pins=(), notes=(), version=None)
    return said | {
        "title": card.heading,
        "place": place,
        "key": card.key,
        "codes": CODES,
        "to": links.permalink(page, base()),
        "within": address(f"{base()}/embed/{page.slug}", {**query(seen), CARD: [card.key]}),
    }


def file_of(page: Page, card: Card | FactCard, kind: str) -> dict[str, object] | None:
    """The file that a button asks for, with its name and media type; None for a kind that there is not."""
    told, name = edition(page), f"{card.page}-{card.key}"
    if kind == "slide":
        return {"name": f"{name}.pptx", "media": PPTX.media, "made": PPTX.make([card], told, page.package)}
    if kind == "image" and isinstance(card, Card):
        from dashboard.render.picture import picture

        return {"name": f"{name}.png", "media": "image/png", "made": picture(card, told, format="png")}
    return None
