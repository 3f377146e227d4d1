"""The fourth tab of every card: the same chart and figures as files, as a citation, and pinned for a brief."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from dashboard.content import Page
from dashboard.content.blocks import FactsCard, FigureCard
from dashboard.content.pins import of_card
from dashboard.locale import mark
from dashboard.render.card import Card, Edition, FactCard
from dashboard.render.files import CSV, KINDS, Cards
from dashboard.render.sheets import (
    DIALECT_NAMES,
    DIALECTS,
    csv_of,
    csv_of_figures,
    rows_of_csv,
    usual_dialect,
)
from dashboard.render.snippets import snippets
from dashboard.ui import links, pins
from dashboard.ui.ways import card_address


@dataclass(frozen=True)
class File:
    """One kind of file that can be taken away: its name on the button, its ending and media type, what makes it."""

    label: str
    ending: str
    media: str
    make: Callable[[], bytes]


def draw_take_away(page: Page, card: Card | FactCard, *, key: str) -> None:
    """The files of one card, its link, its citation, and the pin."""
    told = links.edition(page)
    pins.draw_pin(page, of_card(page, card.key), key=f"pin-{key}")
    _buttons(page, [card], told, key=key, name=f"{card.page}-{card.key}", pictures=isinstance(card, Card))
    links.draw_copy(page.reader, page.text("Copy link"), card_address(page, card.key, links.base()))
    links.draw_copy(page.reader, page.text("Copy citation"), cited(card, told))
    asking = st.expander(page.text("Ask for this table with a program"), key=f"ask-{key}", on_change="rerun")
    if asking.open:
        with asking:
            for program, language, lines in snippets(links.data_address(page, card.key)):
                st.caption(program)
                st.code(lines, language=language, wrap_lines=True)


def draw_page_files(page: Page, cards: Sequence[FigureCard | FactsCard]) -> None:
    """The way to take all that is on a page away, where there is anything. Nothing is made before it is opened."""
    if not cards:
        return
    with st.popover(
        page.text("Take this page away"), icon=":material/download:", key="take-page", on_change="rerun"
    ) as opened:
        if opened.open:
            draw_whole_page(page, [each.card for each in cards], links.edition(page))


def draw_whole_page(page: Page, cards: Cards, told: Edition, *, whole: bool = False) -> None:
    """The files of all cards of a page; of a brief also those in which only a `whole` one leaves."""
    _buttons(page, cards, told, key="page", name=page.slug, whole=whole)


def draw_kinds(page: Page, cards: Callable[[], Cards], told: Edition, endings: Sequence[str]) -> None:
    """A button for each kind of file with one of these endings, in their order."""
    kinds = {kind.ending: kind for kind in KINDS}
    name = "-".join([page.slug, *page.view.regions, *page.view.themes])
    for ending in endings:
        kind = kinds[ending]
        st.download_button(
            page.text(kind.label),
            data=lambda kind=kind: kind.make(cards(), told, page.package),
            file_name=f"{name}.{ending}",
            mime=kind.media,
            key=f"direct-{ending}",
            icon=":material/download:",
            on_click="ignore",
        )


def cited(card: Card | FactCard, told: Edition) -> str:
    """A card cited in the language of the edition: what it says, of what, by whom, in which version, where."""
    return told.reader.text(
        "{heading} ({subtitle}). {source}. Flanders in the world, data version {version}, {day}. {link}",
        heading=card.heading,
        subtitle=card.subtitle,
        source=card.source_line,
        version=told.version,
        day=told.reader.period(told.made.isoformat()),
        link=told.link_of(card),
    )


def _buttons(
    page: Page,
    cards: Cards,
    told: Edition,
    *,
    key: str,
    name: str,
    pictures: bool = False,
    whole: bool = False,
) -> None:
    """A button for each kind of file, and for which program tables are written. Nothing is made before a button is
    pressed.
    """
    usual = usual_dialect(page.reader)
    dialect = st.radio(
        page.text("Tables (CSV) are for"),
        options=sorted(DIALECTS, key=lambda name: name != usual),
        format_func=lambda name: page.text(DIALECT_NAMES[name]),
        key=f"dialect-{key}-{page.reader.lang}",
        horizontal=True,
    )
    with st.container(horizontal=True, gap="small"):
        for file in _files(page, cards, told, dialect, pictures=pictures, whole=whole):
            st.download_button(
                file.label,
                data=file.make,
                file_name=f"{name}.{file.ending}",
                mime=file.media,
                key=f"file-{key}-{file.ending}",
                on_click="ignore",
            )


def _files(
    page: Page, cards: Cards, told: Edition, dialect: str, *, pictures: bool, whole: bool
) -> list[File]:
    def seen() -> bytes:
        return csv_of(cards, told, page.package, dialect)

    def all_of_it() -> bytes:
        return csv_of_figures(subject, told, page.package, dialect)

    def picture(form: str, shape: str) -> bytes:
        from dashboard.render.picture import picture as drawn

        return drawn(cards[0], told, format=form, shape=shape)

    t, plural, subject = page.text, page.reader.plural, page.figures
    rows = plural("What I see: {n} row (CSV)", "What I see: {n} rows (CSV)", rows_of_csv(cards))
    files = [
        File(
            rows if kind is CSV else t(kind.label),
            kind.ending,
            kind.media,
            seen if kind is CSV else partial(kind.make, cards, told, page.package),
        )
        for kind in KINDS
        if whole or not kind.whole
    ]
    if len(subject):
        name = plural("Whole subject: {n} row (CSV)", "Whole subject: {n} rows (CSV)", len(subject))
        files.append(File(name, "all.csv", CSV.media, all_of_it))
    if pictures:
        files += [
            File(t(label), f"{shape}.{form}", media, partial(picture, form, shape))
            for label, form, shape, media in _PICTURES
        ]
    return files


_PICTURES = (
    (mark("Picture (PNG)"), "png", "landscape", "image/png"),
    (mark("Square picture (PNG)"), "png", "square", "image/png"),
    (mark("Drawing (SVG)"), "svg", "landscape", "image/svg+xml"),
    (mark("Square drawing (SVG)"), "svg", "square", "image/svg+xml"),
)
