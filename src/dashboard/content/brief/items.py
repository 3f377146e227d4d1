"""What pins stand for: each pinned card told in the view it was seen in, each pinned figure with all there is to it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from dashboard.charts.labels import qualifications
from dashboard.content import build, links, table
from dashboard.content.blocks import FactsCard, FigureCard, OnePagerCard
from dashboard.content.build import PageContent
from dashboard.content.dossier import ONE_PAGER
from dashboard.content.dossier.compared import KEY as COMPARISON
from dashboard.content.naming import DOSSIER
from dashboard.content.outline import outline
from dashboard.content.page import Page
from dashboard.data import describe, expand, formula
from dashboard.locale import mark
from dashboard.render.card import Card, FactCard
from dashboard.view import COMMON, Pin, read_pin
from dashboard.view.pins import FIGURE

WITHOUT_FILTERS = mark(
    "The filters it was pinned with leave nothing of this card now; it stands here without them."
)

MOST_OF_DOSSIER = 12
"""So many cards stand behind the one-pager in the brief of a dossier that nobody has put together by hand."""


@dataclass(frozen=True)
class Item:
    """One pin and what it stands for; `page` is the page on which its card stands, `block` the card there."""

    pin: Pin
    page: Page
    block: FigureCard | FactsCard | OnePagerCard | None = None
    figure: Mapping[str, Any] | None = None
    """The pinned figure, where it is one."""

    remark: str = ""
    """That the card stands here in another view than it was pinned in, and why."""

    @property
    def card(self) -> Card | FactCard:
        """The same as data, with the link to where it was pinned."""
        if self.block is not None:
            card = self.block.card
            notes = (self.remark, *card.notes) if self.remark else card.notes
            return replace(card, link=links.permalink(self.page), notes=notes)
        row = dict(self.figure or {})
        return replace(_figure_card(self.page, row), link=links.figure_permalink(self.page, row["id"]))


def item_of(page: Page, written: str) -> Item | None:
    """What a pin stands for in the language and colours of the brief; None where there is no such card.

    Where the filters of a pin leave nothing of its card any more, it is the card without them, and a remark says so.
    """
    pin = read_pin(written)
    if pin.page == FIGURE:
        row = page.observation(pin.key)
        return Item(pin, page, figure=row) if row else None
    if not page.site.listed(pin.page) or pin.page == page.slug:
        return None
    own = {name: values for name, values in pin.asked.items() if name not in COMMON}
    for asked in (pin.asked, own):
        content = _content(page, pin.page, asked)
        block = content.block(pin.key)
        if block is not None:
            remark = "" if asked is pin.asked else page.text(WITHOUT_FILTERS)
            return Item(pin, _seen_from(page, content.page), _below_the_title(block), remark=remark)
    return None


def _below_the_title(
    block: FigureCard | FactsCard | OnePagerCard,
) -> FigureCard | FactsCard | OnePagerCard:
    """A card as it stands in a brief: its headings come right below the title of the page, and a click chooses nothing."""
    if isinstance(block, OnePagerCard):
        return replace(block, body=replace(block.body, values={**block.body.values, "level": 2}))
    return replace(block, level=2, pick=None)


def _content(page: Page, slug: str, asked: Mapping[str, Sequence[str]]) -> PageContent:
    """What another page shows, in the language and colours of the brief."""
    said = {**asked, "lang": [page.reader.lang]}
    return build.content_of(
        outline(slug), page.edition, said, lang=page.reader.lang, scheme=page.scheme, pages=page.site
    )


def of_dossier(page: Page) -> list[str]:
    """The pins of a brief that the filters alone ask for: the one-pager of that dossier, or the comparison of several
    partners, then of each subject's page the cards with figures about the partner, those with the newest first.
    """
    view = page.view
    asked = {
        "theme": list(view.themes),
        "region": list(view.regions),
        "year": [view.year] if view.year else [],
    }
    asked = {name: values for name, values in asked.items() if values}
    dossier = _content(page, DOSSIER, asked) if page.site.listed(DOSSIER) else None
    first = [
        str(Pin(DOSSIER, key, asked)) for key in (ONE_PAGER, COMPARISON) if dossier and dossier.block(key)
    ]
    partners = expand(view.regions, page.package)
    found: list[list[str]] = []
    for slug in page.package.subjects:
        if page.site.listed(slug):
            cards = [card for card in _content(page, slug, asked).cards if isinstance(card, Card)]
            told = [(card, time) for card in cards if (time := _newest(card, partners)) is not None]
            told.sort(key=lambda each: -each[1])
            found.append([str(Pin(slug, card.key, asked)) for card, _ in told])
    return [*first, *list(_in_turns(found))[:MOST_OF_DOSSIER]]


def _newest(card: Card, partners: Collection[str]) -> float | None:
    """When the newest figure of a card about some partners is of (about anybody without any); None where it has none."""
    figures = card.chosen
    if partners:
        figures = figures[figures["counterpart"].isin(partners) | figures["ref_area"].isin(partners)]
    return float(figures["sort_period"].max()) if len(figures) else None


def _seen_from(brief: Page, told: Page) -> Page:
    """The page as part of the brief: ways that lead from it keep the pins."""
    seen = copy(told)
    seen.view = replace(told.view, pins=brief.view.pins, notes=brief.view.notes)
    return seen


def _figure_card(page: Page, row: dict) -> FactCard:
    """A pinned figure: its table has a line for each thing there is to know, its data the figure itself."""
    reader, t = page.reader, page.text
    what = describe(row, page.package, reader.lang, reader.period)
    how = formula(row, page.package, reader.lang, text=t, period=reader.period)
    shown = {
        t("Value"): table.exact(row, reader),
        t("Unit"): row["unit_name"],
        t("Whose"): row["ref_area_name"],
        t("Partner"): row["counterpart_name"],
        t("Item"): row["item_name"],
        t("Period"): reader.period(row["time_period"]),
        t("Status"): "; ".join(qualifications(row, reader)) or t("as stated"),
        t("Formula"): how if row["derived"] else "",
        t("As printed"): row["as_printed"],
        t("Source"): ", ".join(filter(None, (row["source_title"], row["source_publisher"], row["locator"]))),
        t("Address"): row["source_url"],
        t("Note"): row["note"],
        t("Code"): row["id"],
    }
    return FactCard(
        page=FIGURE, key=row["id"], heading=f"{what}: {table.short(row, reader)} {table.unit(row)}".rstrip(),
        subtitle=f"{row['definition']} {row['concept_name']}.",
        source_line=t("Source: {publishers}", publishers=row["source_publisher"])
        if not row["derived"]
        else t("worked out by this dashboard"),
        notes=tuple(filter(None, [row["note"]])), alt=what,
        table=pd.DataFrame(
            [(name, said) for name, said in shown.items() if said], columns=[t("What"), t("Figure")], dtype="str"
        ),
        chosen=_figures(page, row["id"]),
    )  # fmt: skip


def _figures(page: Page, figure: str) -> pd.DataFrame:
    labelled = page.edition.figures(page.reader.lang)
    return labelled[labelled["id"] == figure]


def _in_turns(lists: Sequence[Sequence[str]]) -> Iterator[str]:
    """The first of each list, then the second of each, and so on."""
    for place in range(max(map(len, lists), default=0)):
        yield from (each[place] for each in lists if place < len(each))
