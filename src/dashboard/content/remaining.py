"""What the filters leave of a page's figures and none of its cards shows: in a list, so that nothing is counted unseen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

from dashboard.content import blocks, table
from dashboard.content.blocks import Block
from dashboard.content.entries import Line
from dashboard.content.headline import named
from dashboard.content.inline import Link, words
from dashboard.content.page import Page
from dashboard.content.publishers import said_by
from dashboard.data import SeriesKey, latest, preferred, records
from dashboard.data.query import SERIES

KEY = "remaining"
MOST = 30
"""So many series stand in the list; of more it is said how many more there are."""


def add_remaining(page: Page) -> None:
    """The newest of each series of figures that the filters leave and that stand nowhere on the page yet: below it in a
    fold, and before everything else, unfolded, where the page shows nothing of what the filters leave.
    """
    left = page.matching(page.figures) if page.view.filtered else page.figures.head(0)
    shown = set(shown_on(page.said)) if len(left) else set()
    unseen = left[~left["id"].isin(shown)]
    alone = len(unseen) == len(left)
    page.begin(None, leads=alone)
    if unseen.empty:
        return
    said = page.reader.plural(
        "{n} more figure matches these filters", "{n} more figures match these filters", len(unseen)
    )
    if alone:
        _add(page, unseen, page.text("What these filters leave"))
    else:
        with page.fold(said, key=KEY):
            _add(page, unseen, said)


def shown_on(said: Iterable[Block]) -> Iterator[str]:
    """The ids of the figures in the cards, headline numbers and asked figures among some blocks and those within them."""
    for block in said:
        if isinstance(block, blocks.FigureCard):
            yield from block.card.chosen["id"]
        elif isinstance(block, blocks.Headline):
            beside = (block.figure, block.change, block.rank, block.official, block.newer)
            yield from (row["id"] for row in beside if row)
        elif isinstance(block, blocks.AskedFigure):
            yield block.figure["id"]
        yield from shown_on(getattr(block, "members", ()))


def newest_of_each(figures: pd.DataFrame) -> list[dict[str, Any]]:
    """Of each series its newest figure, with how many others there are (`others`): wholes before parts, the newest first."""
    found = latest(preferred(figures))
    many = figures.groupby(SERIES, sort=False).size()
    rows = [row | {"others": int(many[SeriesKey.of(row)]) - 1} for row in records(found)]
    return sorted(rows, key=lambda row: (row["item"] != "", -row["sort_period"], row["authority"] == "press"))


def line(page: Page, row: dict[str, Any]) -> Line:
    """A figure in a list: what it is and how much, with the way to it; whose, with whom and when; what else there is."""
    reader = page.reader
    number = f"{table.short(row, reader)} {table.unit(row)}".rstrip()
    partner = row["counterpart_name"] if row["counterpart"] not in ("wld", row["ref_area"]) else ""
    whose = [row["ref_area_name"], partner, reader.period(row["time_period"])]
    more = row.get("others", 0)
    if more:
        whose.append(reader.plural("{n} more of other periods", "{n} more of other periods", more))
    said = words(
        f"{named(row)}:",
        Link(number, page.figure_address(row["id"])),
        *table.badges_of(row, reader),
        between=" ",
    )
    return Line(said, " · ".join(filter(None, whose)), "")


def _add(page: Page, unseen: pd.DataFrame, heading: str) -> None:
    rows = newest_of_each(unseen)
    more = len(rows) - MOST
    page.add(
        blocks.ListCard(
            key=KEY,
            heading=heading,
            body=blocks.Fragment(
                "entries.html", {"groups": [("", [line(page, row) for row in rows[:MOST]])]}
            ),
            source_line=said_by([row["source_publisher"] for row in rows if not row["derived"]], page.reader),
            note=_more(page, more) if more > 0 else "",
            level=2,
        )
    )


def _more(page: Page, number: int) -> str:
    return page.reader.plural(
        "And {n} more series: choose a partner, a theme or a year to see it.",
        "And {n} more series: choose a partner, a theme or a year to see them.",
        number,
    )
