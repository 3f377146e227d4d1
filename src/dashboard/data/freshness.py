"""How new a figure is: the latest of its series, when it was published and checked, and when the next is due.

A release is late when its provider's day for it has passed, or, without such a day, when a whole cadence has passed since
the end of the period that the next figure covers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import pandas as pd

from . import periods
from .feeds import Feed, feeds
from .latest import STOCKS, Row, is_year, latest_of, time_order
from .query import SERIES, preferred

if TYPE_CHECKING:
    from .package import Package

LENGTHS: Mapping[str, float] = {"A": 1.0, "S": 1 / 2, "Q": 1 / 4, "M": 1 / 12}
"""How long each cadence of a feed is, in years."""

OLD = 5
"""A figure of a year so many years ago or more may be taken for one of now, and says how old it is."""


@dataclass(frozen=True)
class Freshness:
    """How new a figure is. `later` is the latest of its series where that is another one, `newer` a figure of a part of
    the year after the latest. `feed` renews it, None where people enter it; `late` says that its next release is.
    """

    later: Row | None
    newer: Row | None
    published: str
    feed: Feed | None
    late: bool


@dataclass(frozen=True)
class FeedState:
    """A feed, the newest period it holds ("" for none), how many figures, and whether its next release is late."""

    feed: Feed
    newest: str
    held: int
    late: bool


def freshness(row: Mapping[str, Any], figures: pd.DataFrame, package: Package, today: date) -> Freshness:
    """How new a figure is, among all figures (labelled alike), on a day."""
    same = figures
    for column in SERIES:
        same = same[same[column] == row[column]]
    found = latest_of(preferred(same).to_dict("records"), stocks=frozenset(figures.attrs.get(STOCKS, ())))
    return Freshness(
        later=found.shown if _after(found.shown, row) else None,
        newer=found.newer if found.newer is not None and _after(found.newer, row) else None,
        published="" if row["derived"] else row["source_date"],
        feed=_feed_of(row, package),
        late=is_late(found.shown, package, today),
    )


def is_late(row: Mapping[str, Any], package: Package, today: date) -> bool:
    """Whether the release that follows on the latest figure of a series is late; of figures without a feed none is."""
    feed = _feed_of(row, package)
    return feed is not None and _late(feed, row["time_period"], today)


def feed_states(package: Package, today: date) -> tuple[FeedState, ...]:
    """Every feed of a package with its state on a day, in the order of their file."""
    figures = package.observations()
    found = []
    for feed in feeds(package):
        held = figures[~figures["derived"] & (figures["source"] == feed.source)]
        newest = max(held["time_period"].unique(), key=time_order, default="")
        found.append(FeedState(feed, newest, len(held), bool(newest) and _late(feed, newest, today)))
    return tuple(found)


def years_old(period: str, today: date) -> int:
    """How many calendar years ago the last year of a period was; less than nothing for one to come."""
    return today.year - periods.years_of(period)[-1]


def _feed_of(row: Mapping[str, Any], package: Package) -> Feed | None:
    return next((feed for feed in feeds(package) if feed.source in row["sources"]), None)


def _after(row: Row, other: Mapping[str, Any]) -> bool:
    return periods.bounds(row["time_period"])[1] > periods.bounds(other["time_period"])[1]


def due(feed: Feed, newest: str) -> tuple[float, bool]:
    """By when the release after the newest period held is due, in years, and whether its provider has named that day."""
    expected = feed.row["next_expected"]
    if expected:
        return periods.bounds(expected)[1], True
    length = LENGTHS.get(feed.row["cadence"], 1.0) if not is_year(newest) else 1.0
    return periods.bounds(newest)[1] + 2 * length, False


def _late(feed: Feed, newest: str, today: date) -> bool:
    return due(feed, newest)[0] <= _now(today)


def _now(today: date) -> float:
    return periods.bounds(today.isoformat())[0]
