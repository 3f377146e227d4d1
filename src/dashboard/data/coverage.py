"""How far the figures reach: how many there are, for how many partners, whose, and whether a reader can open their sources.

Counts printed figures only: what is worked out from them adds no knowledge of a partner.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from . import periods
from .problems import UNOPENABLE
from .regions import home
from .resource import OBSERVATIONS

if TYPE_CHECKING:
    from .package import Package

MANY = 10
"""From so many figures on a partner is more than a mention."""

SINCE = 2019
"""Goods trade of this year or later counts as recent."""

GOODS_TRADE = "goods-trade"
PARTNER = "partner"
KINDS = ("country", "group")
"""Kinds of regions that are partners: a subdivision is part of one."""


@dataclass(frozen=True)
class Coverage:
    """Counts of printed figures.

    By the kind of partner (see KINDS): how many have at least MANY (`with_many`), and how many have goods trade of SINCE
    or later (`with_recent_trade`). `whose` says of the latter, by the code of who states them (PARTNER: the partner
    itself), for how many partners. `unopenable` figures cite a place that no reader can open.
    """

    printed: int
    with_many: dict[str, int]
    with_recent_trade: dict[str, int]
    whose: dict[str, int]
    unopenable: int


def coverage(package: Package) -> Coverage:
    """What the package covers; see Coverage."""
    figures = package.observations()
    printed = figures[~figures["derived"]]
    kinds = package.table("regions").set_index("id")["kind"]
    known = kinds[kinds.isin(KINDS) & ~kinds.index.isin(home(package))]
    areas = zip(printed["ref_area"], printed["counterpart"], strict=True)
    partner = pd.Series([_partner(*both, known) for both in areas], index=printed.index, dtype="str")
    counted = partner[partner != ""].value_counts()
    own = package.links("indicator-themes", "theme", "indicator").get(GOODS_TRADE, ())
    recent = {period for period in printed["time_period"].unique() if periods.bounds(period)[1] > SINCE}
    of_trade = printed["indicator"].isin(own) & printed["time_period"].isin(recent) & (partner != "")
    trade = printed[of_trade].assign(partner=partner[of_trade])
    whose = trade["ref_area"].where(trade["ref_area"] != trade["partner"], PARTNER)
    return Coverage(
        printed=len(printed),
        with_many=_by_kind(counted.index[counted >= MANY], known),
        with_recent_trade=_by_kind(trade["partner"].unique(), known),
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
        f"{_said(found.with_many)} with {MANY} or more",
        f"{_said(found.with_recent_trade)} with goods trade of {SINCE} or later"
        + (f" (whose figures: {whose})" if whose else ""),
        f"{found.unopenable} figures without an openable source",
    ]


def _partner(ref_area: str, counterpart: str, known: pd.Series) -> str:
    """What a figure is about: its partner, or the area that reports, where that is one; "" where it is about none."""
    return next((area for area in (counterpart, ref_area) if area in known), "")


def _by_kind(partners: Iterable[str], known: pd.Series) -> dict[str, int]:
    counted = Counter(known[one] for one in partners)
    return {kind: counted[kind] for kind in KINDS}


def _said(counted: Mapping[str, int]) -> str:
    return f"{counted['country']} partner countries and {counted['group']} groups of countries"
