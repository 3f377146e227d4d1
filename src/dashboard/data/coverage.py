"""How far the figures reach: how many there are, for how many partners, whose, and whether a reader can open their sources.

Counts printed figures only: what is worked out from them adds no knowledge of a partner.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from . import periods
from .problems import UNOPENABLE
from .regions import home
from .schema import OBSERVATIONS

if TYPE_CHECKING:
    from .package import Package

MANY = 10
"""From so many figures on a partner is more than a mention."""

SINCE = 2019
"""Goods trade of this year or later counts as recent."""

GOODS_TRADE = "goods-trade"
PARTNER = "partner"
PARTNERS = ("country",)
"""Kinds of regions that are partners on their own: groups hold them, subdivisions are their parts."""


@dataclass(frozen=True)
class Coverage:
    """Counts of printed figures.

    `with_many` partners have at least MANY; `with_recent_trade` have goods trade of SINCE or later: all of them, and
    by the code of who states them (PARTNER: the partner itself), how many.
    `unopenable` figures cite a place that no reader can open.
    """

    printed: int
    with_many: int
    with_recent_trade: int
    whose: dict[str, int]
    unopenable: int


def coverage(package: Package) -> Coverage:
    """What the package covers; see Coverage."""
    figures = package.observations()
    printed = figures[~figures["derived"]]
    regions = package.table("regions")
    countries = set(regions["id"][regions["kind"].isin(PARTNERS)]) - home(package)
    partner = pd.Series(
        [
            _partner(*areas, countries)
            for areas in zip(printed["ref_area"], printed["counterpart"], strict=True)
        ],
        index=printed.index,
        dtype="str",
    )
    counted = Counter(partner[partner != ""])
    own = package.links("indicator-themes", "theme", "indicator").get(GOODS_TRADE, ())
    recent = {period for period in printed["time_period"].unique() if periods.bounds(period)[1] > SINCE}
    of_trade = printed["indicator"].isin(own) & printed["time_period"].isin(recent) & (partner != "")
    trade = printed[of_trade].assign(partner=partner[of_trade])
    whose = trade["ref_area"].where(trade["ref_area"] != trade["partner"], PARTNER)
    return Coverage(
        printed=len(printed),
        with_many=sum(number >= MANY for number in counted.values()),
        with_recent_trade=trade["partner"].nunique(),
        whose={area: part.nunique() for area, part in trade["partner"].groupby(whose, sort=False)},
        unopenable=sum(
            problem.rule == UNOPENABLE and f"/{OBSERVATIONS}" in problem.file for problem in package.problems
        ),
    )


def lines(package: Package) -> list[str]:
    """The same as sentences for the check."""
    found = coverage(package)
    names = {**package.names("regions", "en"), PARTNER: "the partner's own"}
    whose = ", ".join(f"{names.get(area, area)} {number}" for area, number in sorted(found.whose.items()))
    return [
        f"{found.printed} printed observations",
        f"{found.with_many} partner countries with {MANY} or more",
        f"{found.with_recent_trade} partner countries with goods trade of {SINCE} or later"
        + (f" (whose figures: {whose})" if whose else ""),
        f"{found.unopenable} figures without an openable source",
    ]


def _partner(ref_area: str, counterpart: str, countries: set[str]) -> str:
    """The country that a figure is about: its partner, or itself where it reports; "" where it is about none."""
    return next((area for area in (counterpart, ref_area) if area in countries), "")
