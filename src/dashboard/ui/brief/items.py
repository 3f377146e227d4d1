"""What pins stand for: each pinned card told in the view it was seen in, each pinned figure with all there is to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pandas as pd

from dashboard.data import describe
from dashboard.render.card import Card, FactCard
from dashboard.ui import contents, links, session, table
from dashboard.ui.telling import tell
from dashboard.view import Pin, read_pin
from dashboard.view.pins import FIGURE

if TYPE_CHECKING:
    from dashboard.ui.page import Page

MOST_OF_DOSSIER = 12
"""So many cards make the brief of a dossier that nobody has put together by hand."""


@dataclass(frozen=True)
class Item:
    """One pin and what it stands for; `page` is the page as told, on which its card stands."""

    pin: Pin
    card: Card | FactCard
    page: Page

    @property
    def figure(self) -> str:
        """The id of a pinned figure; "" for a card."""
        return self.pin.key if self.pin.page == FIGURE else ""


def item_of(page: Page, written: str) -> Item | None:
    """What a pin stands for in the language and colours of the brief; None where there is (no longer) such a card."""
    pin = read_pin(written)
    if pin.page == FIGURE:
        row = session.figure(pin.key, page.reader.lang)
        if row is None:
            return None
        return Item(pin, replace(_figure_card(page, row), link=links.figure_permalink(page, pin.key)), page)
    if not contents.listed(pin.page) or pin.page == page.slug:
        return None
    story = tell(contents.entries(), pin.page, pin.asked, lang=page.reader.lang, scheme=page.scheme)
    card = story.card(pin.key)
    if card is None or story.page is None:
        return None
    return Item(pin, replace(card, link=links.permalink(story.page)), _seen_from(page, story.page))


def of_dossier(page: Page) -> list[str]:
    """The pins of a brief that the filters alone ask for: of each subject's page the cards with most to say on them."""
    view = page.view
    asked = {
        "theme": list(view.themes),
        "region": list(view.regions),
        "year": [view.year] if view.year else [],
    }
    asked = {name: values for name, values in asked.items() if values}
    found: list[list[str]] = []
    for slug in page.package.subjects:
        if contents.listed(slug):
            story = tell(contents.entries(), slug, asked, lang=page.reader.lang, scheme=page.scheme)
            cards = [card for card in story.cards if isinstance(card, Card)]
            found.append([str(Pin(slug, card.key, asked)) for card in cards])
    return list(_in_turns(found))[:MOST_OF_DOSSIER]


def _seen_from(brief: Page, told: Page) -> Page:
    """The told page as part of the brief: ways that lead from it keep the pins."""
    return replace(told, view=replace(told.view, pins=brief.view.pins, notes=brief.view.notes))


def _figure_card(page: Page, row: dict) -> FactCard:
    reader, t = page.reader, page.text
    what = describe(row, page.package, reader.lang, reader.period)
    shown = {
        t("Value"): table.exact(row, reader),
        t("Whose"): row["ref_area_name"],
        t("Period"): reader.period(row["time_period"]),
        t("As printed"): row["as_printed"],
        t("Source"): ", ".join(filter(None, (row["source_title"], row["source_publisher"], row["locator"]))),
        t("Note"): row["note"],
    }
    return FactCard(
        page=FIGURE, key=row["id"], heading=f"{what}: {table.short(row, reader)} {table.unit(row)}".rstrip(),
        subtitle=f"{row['definition']} {row['concept_name']}.",
        source_line=t("Source: {publishers}", publishers=row["source_publisher"])
        if not row["derived"]
        else t("worked out by this dashboard"),
        notes=tuple(filter(None, [row["note"]])), alt=what,
        table=pd.DataFrame([{name: said for name, said in shown.items() if said}], dtype="str"),
    )  # fmt: skip


def _in_turns(lists: Sequence[Sequence[str]]) -> Iterator[str]:
    """The first of each list, then the second of each, and so on."""
    for place in range(max(map(len, lists), default=0)):
        yield from (each[place] for each in lists if place < len(each))
