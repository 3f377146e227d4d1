"""Cards as a document to be read on paper: headings, sentences, charts and tables, for whoever writes it to a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

import pandas as pd

from dashboard.charts.labels import qualifications
from dashboard.locale import Reader, sentence_start
from dashboard.render.background import licences
from dashboard.render.card import Card, Edition, FactCard
from dashboard.render.one_pager import KeyFigure, Listed, OnePager, numbers
from dashboard.render.properties import LONGEST_TARGET
from dashboard.render.prose import column
from dashboard.render.sparkline import sparkline

MOST_ROWS = 60
"""Of a table on paper; a workbook has the others."""


@dataclass(frozen=True)
class Cell:
    """What stands in a cell, and the address it leads to ("" without); a small drawing above it (SVG, "" without), which
    says nothing that the text does not say.
    """

    text: str
    link: str = ""
    drawing: str = ""


@dataclass(frozen=True)
class Table:
    """Rows of cells under headings; the first cell of each row names it. `more` says that rows were left out."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    more: str = ""


NO_TABLE = Table((), ())


@dataclass(frozen=True)
class Point:
    """An item of a list: what it begins with, in bold, and what it says, leading where it leads."""

    lead: str
    said: Cell


@dataclass(frozen=True)
class Section:
    """A card: its heading, what stands above its chart, the chart (None without), what stands below, its table, and the
    way to its view. Or a part of a one-pager, which is a table or a list of points (`small` those that are looked up).
    """

    heading: str
    above: str
    chart: Card | None
    below: tuple[str, ...]
    table: Table
    way: Cell
    points: tuple[Point, ...] = ()
    small: bool = False


@dataclass(frozen=True)
class Document:
    """A whole document. `about` is what it says of itself below its title, `way` the way to what is shown, whose address is
    `link`. A `compact` one stands on two sheets.
    """

    title: str
    about: tuple[str, ...]
    link: str
    way: Cell
    sections: tuple[Section, ...]
    reader: Reader
    compact: bool = False


def document_of(cards: Sequence[Card | FactCard], edition: Edition) -> Document:
    """The cards in their order, with all that goes with them."""
    reader = edition.reader
    made = reader.text("Exported on {day}", day=reader.period(edition.made.isoformat()))
    return Document(
        title=cards[0].heading if len(cards) == 1 else edition.page_title,
        about=tuple(filter(None, (edition.filters, f"{edition.state()} {made}.", edition.rights()))),
        link=edition.link,
        way=_way(edition.link, reader),
        sections=tuple(section for card in cards for section in _sections(card, edition)),
        reader=reader,
        compact=len(cards) == 1 and isinstance(cards[0], OnePager),
    )


def _sections(card: Card | FactCard, edition: Edition) -> Iterator[Section]:
    if not isinstance(card, OnePager):
        yield _section(card, edition)
        return
    table = key_table(card.figures, edition.reader)
    nothing = () if card.figures else (Point("", Cell(card.no_figure)),)
    yield Section(card.figures_heading, "", None, (), table, Cell(""), nothing)
    for one in card.lists:
        yield Section(one.heading, "", None, (), NO_TABLE, Cell(""), points_of(one))
    sources = tuple(Point("", Cell(each.said, each.to)) for each in card.sources)
    if sources:
        yield Section(card.sources_heading, "", None, (), NO_TABLE, Cell(""), sources, small=True)


def key_table(figures: Sequence[KeyFigure], reader: Reader) -> Table:
    """The key figures of a one-pager, a row for each: what, how much, whose and when with its sources, what became of it
    and what goes with it.
    """
    t = reader.text
    columns = (t("What"), t("Figure"), t("Whose and when"), t("How it went, and what goes with it"))
    rows = tuple(
        (
            Cell(each.what),
            Cell(each.amount),
            Cell(" ".join(filter(None, (each.about, numbers(each.references))))),
            Cell(
                ". ".join(filter(None, (sentence_start(each.trend), " ".join(each.beside)))),
                drawing=sparkline(each.years) if each.drawn else "",
            ),
        )
        for each in figures
    )
    return Table(columns, rows)


def points_of(listed: Listed) -> tuple[Point, ...]:
    """The lines of a list, each with the numbers of its sources behind it."""
    return tuple(
        Point(each.lead, Cell(" ".join(filter(None, (each.text, numbers(each.references))))))
        for each in listed.lines
    )


def _section(card: Card | FactCard, edition: Edition) -> Section:
    return Section(
        heading=card.heading,
        above=card.subtitle,
        chart=card if isinstance(card, Card) else None,
        below=(*filter(None, (*card.notes, card.source_line, _licences(card, edition.reader))),),
        table=_of_figures(card.chosen, edition.reader)
        if card.table is None
        else _of_facts(card.table, edition.reader),
        way=_way(edition.link_of(card), edition.reader),
    )


def _licences(card: Card | FactCard, reader: Reader) -> str:
    return "" if card.chosen is None else licences(card.chosen, reader)


def _way(address: str, reader: Reader) -> Cell:
    """The way to a view: words that lead there, or the address itself where it is longer than programs follow."""
    if not 0 < len(address) <= LONGEST_TARGET:
        return Cell(address)
    return Cell(reader.text("Open this view in the dashboard"), address)


def _of_figures(figures: pd.DataFrame, reader: Reader) -> Table:
    t = reader.text
    columns = (
        t("What"), t("Item"), t("Whose"), t("Partner"), t("Period"), t("Value"), t("Status"), t("Source"),
    )  # fmt: skip
    listed = figures.head(MOST_ROWS).to_dict("records")
    rows = [
        (
            Cell(row["indicator_name"]),
            Cell(row["item_name"]),
            Cell(row["ref_area_name"]),
            Cell("" if row["counterpart"] == "wld" else row["counterpart_name"]),
            Cell(reader.period(row["time_period"])),
            Cell(said),
            Cell("; ".join(qualifications(row, reader))),
            Cell(row["source_publisher"], row["source_url"]),
        )
        for row, said in zip(listed, column(listed, reader), strict=True)
    ]
    return _cut(_filled(columns, rows), len(figures), reader)


def _of_facts(table: pd.DataFrame, reader: Reader) -> Table:
    rows = [tuple(_cell(str(cell)) for cell in row) for row in table.head(MOST_ROWS).itertuples(index=False)]
    return _cut(_filled(tuple(map(str, table.columns)), rows), len(table), reader)


def _cell(text: str) -> Cell:
    """A cell; an address alone is written as whose it is, and leads there."""
    alone = text.startswith(("https://", "http://")) and " " not in text
    return Cell(urlsplit(text).netloc.removeprefix("www."), text) if alone else Cell(text)


def _filled(columns: tuple[str, ...], rows: Sequence[tuple[Cell, ...]]) -> Table:
    """The table without columns in which nothing stands."""
    kept = [place for place in range(len(columns)) if place == 0 or any(row[place].text for row in rows)]
    return Table(
        tuple(columns[place] for place in kept), tuple(tuple(row[place] for place in kept) for row in rows)
    )


def _cut(table: Table, every: int, reader: Reader) -> Table:
    if every <= MOST_ROWS:
        return table
    more = reader.plural(
        "{n} more row stands in the workbook and the table of this view.",
        "{n} more rows stand in the workbook and the table of this view.",
        every - MOST_ROWS,
    )
    return Table(table.columns, table.rows, more)
