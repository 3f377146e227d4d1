"""A view in words: its title, and what it says first, with all that must be known of a figure before it is quoted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from dashboard.content import PageContent, release
from dashboard.content.blocks import FactsCard, FigureCard, Headline
from dashboard.content.titles import in_words, of_view
from dashboard.data.licences import of_compilation
from dashboard.data.store import Edition
from dashboard.locale import mark, reader_for, today
from dashboard.render.card import Card, FactCard
from dashboard.render.card import Edition as Told
from dashboard.render.citation import citation, in_one_line
from dashboard.service.contents import path_of, titled
from dashboard.service.views.asked import BRIEF, Asked, view_of
from dashboard.view import View, permalink

ABOUT = mark("The figures of Flemish foreign policy: each with its source, each with a link.")

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Words:
    """What is said of a view: for a figure its sentence, else the page with its filters and its first figures.

    `link` is the permalink from the dashboard's own root; `card` the one that stands for the view, `told` what
    everything that leaves the view says of itself.
    """

    lang: str
    heading: str
    title: str
    description: str
    filters: str
    link: str
    card: Card | FactCard | None
    told: Told
    figure: Row | None = None

    @property
    def page_title(self) -> str:
        """What a browser writes above the page: the title of the view, and whose page it is."""
        return of_view(self.title, reader_for(self.lang))

    @property
    def alt(self) -> str:
        """What a picture of the view shows, for those who do not see it."""
        if not isinstance(self.card, Card):
            return f"{self.title}. {self.description}"
        return f"{self.title}. {self.card.alt}" if self.figure is not None else self.card.alt


def words_of(asked: Asked, edition: Edition, content: PageContent | None, base: str = "") -> Words:
    """The words of a view; without its content those that can be had without running the page.

    `base` stands before the path of the link.
    """
    reader = reader_for(asked.lang)
    page = content.page if content else None
    shown = replace(page.view, page=asked.slug) if page else view_of(asked, edition)
    if asked.slug != BRIEF:
        shown = replace(shown, pins=())
    shown = replace(shown, notes=(), written={})  # a reader's own words are nothing that the dashboard says
    link = permalink(
        path_of(shown.page, base), shown, lang=asked.lang, vocabulary=release.vocabulary(edition),
        choices=page.choices if page else (),
    )  # fmt: skip
    filters = in_words(reader, shown, edition.package)
    heading = content.heading if content else reader.text(titled(asked.slug))
    told = Told(
        reader,
        link,
        edition.package.version,
        today(),
        heading,
        filters,
        edition.package.created,
        of_compilation(edition.package, reader.lang),
    )
    row = edition.rows(asked.lang).get(shown.figure or "")
    card = _card(content, asked, shown)
    if row is not None:
        title, description = (
            in_one_line(row, edition.package, reader),
            citation(row, told, edition.package).sentence,
        )
    else:
        title = f"{heading}: {filters}" if filters else heading
        if card is not None and card.key == asked.one("card"):
            title = card.heading
        description = _description(content, asked, card, told, edition)
    return Words(
        lang=asked.lang, heading=heading, title=title, description=description, filters=filters, link=link,
        card=card, told=told, figure=row,
    )  # fmt: skip


def _card(content: PageContent | None, asked: Asked, view: View) -> Card | FactCard | None:
    """The card that is asked for, else the one with the figure that is, else the first."""
    if content is None:
        return None
    named = content.card(asked.one("card"))
    if named is not None:
        return named
    cards = [block for block in content.walk() if isinstance(block, (FigureCard, FactsCard))]
    if view.figure:
        shown = (block.card for block in cards if isinstance(block, FigureCard))
        return next((card for card in shown if view.figure in set(card.shown["id"])), None)
    return cards[0].card if cards else None


def _description(
    content: PageContent | None, asked: Asked, card: Card | FactCard | None, told: Told, edition: Edition
) -> str:
    reader = told.reader
    if content is None:
        return reader.text(ABOUT)
    told_first = (Headline, FigureCard, FactsCard)
    first = next((block for block in content.walk() if isinstance(block, told_first)), None)
    if card is not None and (asked.one("card") == card.key or not isinstance(first, Headline)):
        said = f"{card.heading} ({card.source_line})."
    elif isinstance(first, Headline):
        said = citation(first.figure, told, edition.package).sentence
    else:
        said = ""
    return " ".join(part for part in (said, content.lede) if part) or reader.text(ABOUT)
