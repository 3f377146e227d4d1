"""What a page opens with: of the figures in view the newest, the largest change, and what is most contested.

The choice is a rule, the same for every subject, and no page names a figure for it. It says nothing in words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from dashboard.data import REPORTING, Package, SeriesKey, bounds, reconciliations, records
from dashboard.data.latest import STOCKS, is_whole

Row = Mapping[str, Any]
Kind = Literal["newest", "change", "contested"]

OPENINGS = 3
"""So many findings a page opens with, where there are as many."""

RECENT = 2
"""Years back from the newest within which the size counts: what is older, or moved over more years, comes after."""

MOST_LOOKED_AT = 200
"""So many of the newest figures are weighed."""

TRIFLE = 0.01
"""Of the larger of two figures: what differs by less is not contested, and no change worth a word."""

_MOVES = frozenset({"growth", "change", "difference"})
"""Words in the code of an indicator of how something moved."""

LEVELS = ("money", "count", "mass", "ratio", "percent")
"""Measures of which a change can be told in parts of what was there before; shares come last."""


@dataclass(frozen=True)
class Leading:
    """One finding: the labelled figure (`row`) that it is about, and `other`: the one before it, or one that contradicts it.

    A contest that a reconciliation states has its name in `about` and what the printed figure is held against in
    `computed`; `other` is then the figure that states this, None where it was worked out from several.
    """

    kind: Kind
    row: Row
    other: Row | None = None
    computed: float | None = None
    about: str = ""

    @property
    def end(self) -> float:
        """When the period ends that it is about, in years."""
        return bounds(self.row["time_period"])[1]

    @property
    def turned(self) -> bool:
        """Whether the two figures lie on either side of nothing: a surplus that became a deficit."""
        return self.other is not None and self.row["value"] * self.other["value"] < 0


def leading(
    figures: pd.DataFrame,
    package: Package,
    *,
    every: pd.DataFrame,
    rows: Mapping[str, Row],
    lang: str,
    most: int = OPENINGS,
) -> tuple[Leading, ...]:
    """The findings about some labelled figures, one for each competing series: the newest, then the largest change and
    the most contested, filled up with what else is newest; `most` of them at most.

    `every` are the figures in which the one before is looked for, `rows` all labelled figures by id.
    """
    if figures.empty:
        return ()
    stocks = frozenset(figures.attrs.get(STOCKS, ()))
    ranked = _newest(figures, package, stocks)
    changes = _changes(figures, every)
    contests = _contests(figures, package, rows, lang)
    found: list[Leading] = []
    for choice in (ranked, changes, contests, *[ranked] * most):
        told = {_told(each) for each in found}
        indicators = {each.row["indicator"] for each in found}
        fresh = [each for each in choice if _told(each) not in told]
        other = (
            [each for each in fresh if each.row["indicator"] not in indicators] if choice is ranked else fresh
        )
        found += (other or fresh)[:1]
    return tuple(found[:most])


def _told(one: Leading) -> SeriesKey:
    """What a finding tells of: how a series moved is told with it."""
    key = SeriesKey.of(one.row)
    return key._replace(indicator=moved(key.indicator))


def is_move(indicator: str) -> bool:
    """Whether an indicator says how something moved, and not how much of it there is."""
    return not _MOVES.isdisjoint(indicator.split("-"))


def moved(indicator: str) -> str:
    """What an indicator says the moves of: `arrivals` of `arrivals-growth`; itself where it says none."""
    return "-".join(word for word in indicator.split("-") if word not in _MOVES)


def _newest(figures: pd.DataFrame, package: Package, stocks: frozenset[str]) -> list[Leading]:
    """The figures by their periods, the newest first and none that its source foresaw: whole periods before parts, wholes
    before parts of them, what was counted before what was estimated, levels before shares, official before press.
    """
    order = {code: place for place, code in enumerate(package.table("indicators")["id"])}
    forecast = [
        bool(said) and bounds(period)[0] >= bounds(said)[1]
        for period, said in zip(figures["time_period"], figures["source_date"], strict=True)
    ]
    figures = figures if all(forecast) else figures[[not each for each in forecast]]
    pairs = zip(figures["time_period"], figures["indicator"], strict=True)
    whole = [is_whole(period, stock=code in stocks) for period, code in pairs]
    pool = figures[whole] if any(whole) else figures
    ends = pd.Series([bounds(period)[1] for period in pool["time_period"]], index=pool.index, dtype="float64")
    newest = records(pool.loc[ends.sort_values(ascending=False, kind="stable").index[:MOST_LOOKED_AT]])

    def weight(row: Row) -> tuple:
        relative = LEVELS.index(row["measure"]) if row["measure"] in LEVELS else len(LEVELS)
        return (
            -bounds(row["time_period"])[1],
            row["item"] != "",
            row["ref_area"] not in REPORTING,
            row["obs_status"] == "E",
            relative >= LEVELS.index("percent"),
            row["derived"],
            order.get(row["indicator"], len(order)),
            row["authority"] == "press",
            -abs(row["value"]),
        )

    return [Leading("newest", row) for row in sorted(newest, key=weight)]


def _changes(figures: pd.DataFrame, every: pd.DataFrame) -> list[Leading]:
    """How each level moved since the same part of an earlier year, the largest move of the last years first; what has
    turned from one side of nothing to the other is the largest.
    """
    left = set(figures["id"])
    pool = every[every["measure"].isin(LEVELS)]
    moves = pool["indicator"].map(is_move).astype(bool)  # a change of that says nothing to a reader
    series: dict[tuple, list[Row]] = {}
    for row in records(pool[~moves]):
        start, end = bounds(row["time_period"])
        series.setdefault((*SeriesKey.of(row), round(start % 1, 3), round(end - start, 3)), []).append(row)
    found = []
    for each in series.values():
        if len(each) < 2:
            continue
        before, row = sorted(each, key=lambda row: row["sort_period"])[-2:]
        moved = abs(row["value"] - before["value"])
        if (
            row["id"] in left
            and moved > row["quantum"] + before["quantum"]
            and _size(row["value"], before["value"]) > TRIFLE
        ):
            found.append(Leading("change", row, before))
    return _recent_first(
        found,
        lambda one: (
            one.row["item"] != "",
            one.row["ref_area"] not in REPORTING,
            one.row["measure"] == "percent",
            one.row["derived"] and one.row["operation"] != "difference",
            one.other is not None and one.end - bounds(one.other["time_period"])[1] > RECENT,
            -one.turned,
            -_size(one.row["value"], one.other["value"] if one.other else 0.0),
        ),
    )


def _contests(figures: pd.DataFrame, package: Package, rows: Mapping[str, Row], lang: str) -> list[Leading]:
    """Figures that contradict others: what sources print against what follows from the figures beside it, and what a
    partner counts against what we do; the largest gap of the last years first.
    """
    left = set(figures["id"])
    found, sizes = [], {}
    for row in reconciliations(package).to_dict("records"):
        if row["result"] != "does-not-reconcile" or row["printed_id"] not in left:
            continue
        size = _size(row["printed"], row["computed"])
        inputs = row["inputs"]
        other = rows.get(inputs[0]) if len(inputs) == 1 else None
        found.append(
            Leading("contested", rows[row["printed_id"]], other, row["computed"], row[f"name_{lang}"])
        )
        sizes[id(found[-1])] = size
    for pair in package.mirrored:
        if pair.ours in left and pair.told and pair.percent:
            one = Leading("contested", rows[pair.ours], rows[pair.told])
            found.append(one)
            sizes[id(one)] = _size(rows[pair.ours]["value"], rows[pair.told]["value"])
    return _recent_first(
        [one for one in found if sizes[id(one)] > TRIFLE], lambda one: (-sizes[id(one)], one.row["id"])
    )


def _recent_first(found: Sequence[Leading], weight: Any) -> list[Leading]:
    newest = max((one.end for one in found), default=0.0)
    return sorted(found, key=lambda one: (max(0.0, newest - RECENT - one.end), *weight(one)))


def _size(one: float, other: float) -> float:
    """How far two values are apart, in parts of the larger."""
    larger = max(abs(one), abs(other))
    return abs(one - other) / larger if larger else 0.0
