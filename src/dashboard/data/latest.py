"""Which figure of a series is the latest, decided here and nowhere else.

Whole years come before parts of years, and official figures before press of the same period; where press alone has a
later year it leads, with the latest official figure beside it. Refuses to know what is done with the answer.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

import pandas as pd

from . import periods
from .frames import Codes
from .inputs import MONEY
from .query import SERIES, preferred
from .rows import records

Row = Mapping[str, Any]

STOCKS = "stocks"
"""In frame.attrs: the indicators that say how things stand at a time, so that a day or a month is no part of a year."""

STANDING = ("administrative", "demography", "document-count", "norm", "ranking")
"""Concepts of such indicators, unless they are amounts of money: posts, people, parts of a document, places, norms."""

_YEAR = re.compile(r"\d{4}")
_YEARS = re.compile(r"\d{4}/\d{4}")
_MONTH = re.compile(r"\d{4}-\d{2}")
_MOMENT = re.compile(r"\d{4}-\d{2}(-\d{2})?")


def stocks(frames: Mapping[str, pd.DataFrame]) -> Codes:
    """The indicators that say how things stand at a time, by the tables of a package."""
    if not {"indicators", "units"} <= frames.keys():
        return Codes()
    indicators, units = frames["indicators"], frames["units"]
    measure = indicators["unit"].map(dict(zip(units["id"], units["measure"], strict=True)))
    standing = indicators["concept"].isin(STANDING) & (measure != MONEY)
    return Codes(indicators["id"][standing])


class Latest(NamedTuple):
    """Of one series the figure to lead with; the latest official one where that is of the press (None otherwise, and
    where there is none); and the latest for a time after it: a part of the year that has begun.
    """

    shown: Row
    official: Row | None
    newer: Row | None


def is_year(period: str) -> bool:
    """Whether a period is one calendar year."""
    return _YEAR.fullmatch(period) is not None


def is_month(period: str) -> bool:
    """Whether a period is one month."""
    return _MONTH.fullmatch(period) is not None


def is_whole(period: str, *, stock: bool = False) -> bool:
    """Whether a period is a calendar year; of a stock, a day or a month counts as well."""
    return time_order(period, stock=stock)[0] == 2


@cache
def time_order(period: str, *, stock: bool = False) -> tuple[int, float, float]:
    """Where a period stands among others of its series: the greatest is the latest.

    Whole years (of a stock: days and months too) come before spans of years, those before parts of a year; of two
    alike the one that ends later, and of two that end together the longer.
    """
    start, end = periods.bounds(period)
    if is_year(period) or (stock and _MOMENT.fullmatch(period)):
        return 2, end, -start
    return int(_YEARS.fullmatch(period) is not None), end, -start


def latest_of(rows: Collection[Row], *, stocks: Collection[str] = ()) -> Latest:
    """The latest of the figures of one series, of which there is one per period (see `preferred`).

    Raises ValueError where there is no figure.
    """

    def when(row: Row) -> tuple[int, float, float]:
        return time_order(row["time_period"], stock=row["indicator"] in stocks)

    shown = max(rows, key=when)
    whole, end, _ = when(shown)
    official = None
    if shown["authority"] == "press":
        stated = [row for row in rows if row["authority"] != "press" and when(row)[0] == whole]
        official = max(stated, key=when, default=None)
    after = [row for row in rows if periods.bounds(row["time_period"])[0] >= end]
    newer = max(after, key=lambda row: when(row)[1:], default=None)
    return Latest(shown, official, newer)


def latest(frame: pd.DataFrame) -> pd.DataFrame:
    """Of every series the latest figure, in the order of the frame; of two that are equally late the first. Use
    `preferred` first where sources compete.
    """
    stocks = frozenset(frame.attrs.get(STOCKS, ()))
    ranked = frame[SERIES].reset_index(drop=True)
    ranked[["whole", "end", "start"]] = [
        time_order(period, stock=indicator in stocks)
        for period, indicator in zip(frame["time_period"], frame["indicator"], strict=True)
    ] or None
    ranked = ranked.sort_values(["whole", "end", "start"], ascending=False, kind="stable")
    kept = ranked.drop_duplicates(SERIES).index.sort_values()
    return frame.iloc[kept].reset_index(drop=True)


def newest_period(frame: pd.DataFrame, *, at_least: int = 1, among: Iterable[str] | None = None) -> str:
    """The latest period for which there are at least so many figures; where no period has as many, the latest of those
    with the most. With `among` only these periods count. "" where there is no figure.
    """
    counted = frame["time_period"].value_counts().to_dict()
    if among is not None:
        wanted = frozenset(among)
        counted = {period: number for period, number in counted.items() if period in wanted}
    if not counted:
        return ""
    stocks = frozenset(frame.attrs.get(STOCKS, ()))
    stock = bool(stocks) and set(frame["indicator"]) <= stocks
    whole = [period for period in counted if is_whole(period, stock=stock)] or list(counted)
    enough = min(at_least, max(counted[period] for period in whole))
    return max(
        (each for each in whole if counted[each] >= enough), key=lambda each: time_order(each, stock=stock)
    )


def goes_with(period: str, shown: str) -> bool:
    """Whether a change or a rank for `period` is about a figure for `shown`: of the very same period, or a change over
    years that ends with it.
    """
    over_years = _YEARS.fullmatch(period) is not None
    return period == shown or (over_years and periods.bounds(period)[1] == periods.bounds(shown)[1])


def of_period(frame: pd.DataFrame, shown: str) -> Row | None:
    """The figure of a frame of one series that goes with a figure for the period `shown` (see `goes_with`); that of the
    very period first, then that over the fewest years. None where there is none.
    """
    kept = [place for place, period in enumerate(frame["time_period"]) if goes_with(period, shown)]
    return max(
        records(preferred(frame.iloc[kept])) if kept else (),
        key=lambda row: (row["time_period"] == shown, periods.bounds(row["time_period"])),
        default=None,
    )


def of_one_period(figures: pd.DataFrame, column: str) -> pd.DataFrame:
    """Of each code in a column the figures of the latest period among those of which it has most figures."""
    counted = (
        figures.groupby([column, "sort_period", "time_period"], sort=True).size().rename("many").reset_index()
    )
    kept = counted.sort_values("many", kind="stable").drop_duplicates(column, keep="last")
    wanted = pd.MultiIndex.from_frame(kept[[column, "time_period"]])
    return figures[pd.MultiIndex.from_frame(figures[[column, "time_period"]]).isin(wanted)]
