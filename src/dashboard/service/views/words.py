"""A view in words: its title, and what it says first, with all that must be known of a figure before it is quoted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from dashboard.data.store import Edition
from dashboard.locale import mark, reader_for
from dashboard.render.card import Card, FactCard
from dashboard.render.card import Edition as Told
from dashboard.render.citation import citation, in_one_line
from dashboard.service.contents import path_of, titled
from dashboard.service.views.asked import BRIEF, Asked, view_of
from dashboard.ui.filters import in_words
from dashboard.ui.session import vocabulary_of
from dashboard.ui.story import Number, Story
from dashboard.ui.titles import of_view
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


def words_of(asked: Asked, edition: Edition, story: Story | None, base: str = "") -> Words:
    """The words of a view; without its story those that can be had without running the page.

    `base` stands before the path of the link.
    """
    reader = reader_for(asked.lang)
    page = story.page if story else None
    shown = replace(page.view, page=asked.slug) if page else view_of(asked, edition)
    if asked.slug != BRIEF:
        shown = replace(shown, pins=())
    shown = replace(shown, notes=())  # a reader's own lines are nothing that the dashboard says
    link = permalink(
        path_of(shown.page, base), shown, lang=asked.lang, vocabulary=vocabulary_of(edition),
        choices=page.choices if page else (),
    )  # fmt: skip
    filters = in_words(reader, shown, edition.package)
    heading = story.heading if story and story.heading else reader.text(titled(asked.slug))
    told = Told(
        reader,
        link,
        edition.package.version,
        datetime.now(UTC).date(),
        heading,
        filters,
        edition.package.created,
    )
    row = edition.rows(asked.lang).get(shown.figure or "")
    card = _card(story, asked, shown)
    if row is not None:
        title, description = (
            in_one_line(row, edition.package, reader),
            citation(row, told, edition.package).sentence,
        )
    else:
        title = f"{heading}: {filters}" if filters else heading
        if card is not None and card.key == asked.one("card"):
            title = card.heading
        description = _description(story, asked, card, told, edition)
    return Words(
        lang=asked.lang, heading=heading, title=title, description=description, filters=filters, link=link,
        card=card, told=told, figure=row,
    )  # fmt: skip


def _card(story: Story | None, asked: Asked, view: View) -> Card | FactCard | None:
    """The card that is asked for, else the one with the figure that is, else the first."""
    if story is None or not story.cards:
        return None
    named_card = story.card(asked.one("card"))
    if named_card is not None:
        return named_card
    if view.figure:
        cards = (card for card in story.cards if isinstance(card, Card))
        return next((card for card in cards if view.figure in set(card.shown["id"])), None)
    return story.cards[0]


def _description(
    story: Story | None, asked: Asked, card: Card | FactCard | None, told: Told, edition: Edition
) -> str:
    reader = told.reader
    if story is None:
        return reader.text(ABOUT)
    first = next((part for part in story.parts if not isinstance(part, str)), None)
    if card is not None and (asked.one("card") == card.key or not isinstance(first, Number)):
        said = f"{card.heading} ({card.source_line})."
    elif isinstance(first, Number):
        said = citation(first.figure, told, edition.package).sentence
    else:
        said = ""
    return " ".join(part for part in (said, story.lede) if part) or reader.text(ABOUT)
