"""The kinds of key figures that a one-pager has, what each is counted by, and where the figures of a partner are found."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from dashboard.content.selections import WORLD
from dashboard.data import REPORTING, Package, home
from dashboard.data.comparison import Cell, Line, lines
from dashboard.data.latest import Row, time_order
from dashboard.locale import mark

COUNTS = ("document-count",)
"""Concepts of figures that say something of a document and nothing of a partner or a theme."""

SCALES = ("ideal-points",)
"""Units of a model, in which the figure of one state says nothing by itself, and a part of it nothing at all."""


@dataclass(frozen=True)
class Kind:
    """A kind of key figure: how it is called within a sentence; the indicators that count it, those meant first standing
    first; and those by which a partner counts the same itself.
    """

    code: str
    name: str
    indicators: tuple[str, ...]
    mirrored: tuple[str, ...] = ()


EXPORTS, IMPORTS, BALANCE, RANK, SERVICES, VISITORS, MONEY, POSTS = (
    "exports", "imports", "balance", "rank", "services", "visitors", "money", "posts",
)  # fmt: skip

KINDS: Sequence[Kind] = (
    Kind(
        EXPORTS,
        mark("goods exports"),
        ("goods-exports", "goods-exports-national", "goods-exports-unstated", "goods-exports-usd"),
        ("mirror-goods-imports", "mirror-goods-imports-usd", "mirror-goods-imports-czk"),
    ),
    Kind(
        IMPORTS,
        mark("goods imports"),
        ("goods-imports", "goods-imports-national", "goods-imports-unstated", "goods-imports-usd"),
        ("mirror-goods-exports", "mirror-goods-exports-usd", "mirror-goods-exports-czk", "mirror-goods-exports-sgd"),
    ),
    Kind(
        BALANCE,
        mark("the balance of trade in goods"),
        ("goods-balance", "goods-balance-national", "goods-balance-unstated", "goods-balance-usd"),
        ("mirror-goods-balance", "mirror-goods-balance-usd"),
    ),
    Kind(
        RANK,
        mark("the place among goods markets"),
        (
            "goods-exports-rank", "goods-exports-rank-unstated", "goods-exports-share", "goods-exports-share-national",
            "goods-exports-share-unstated", "partner-market-rank", "partner-supplier-rank",
        ),
    ),
    Kind(
        SERVICES,
        mark("trade in services"),
        ("services-exports", "services-exports-eurostat", "services-trade-unstated"),
        ("mirror-services-imports", "mirror-services-imports-earlier"),
    ),
    Kind(
        VISITORS,
        mark("arrivals of visitors"),
        (
            "arrivals-destination", "arrivals", "nights", "arrivals-eurostat", "arrivals-unstated", "nights-destination",
            "nights-unstated", "visitors",
        ),
    ),
    Kind(
        MONEY,
        mark("aid or investment"),
        (
            "oda", "support-promised", "fdi-projects", "fdi-stock-inward", "fdi-inward-unstated", "fdi-stock-outward",
            "fdi-outward-unstated", "oda-partner", "oda-net-by-recipient", "partner-countries-aid-yearly",
            "fdi-stock-outward-share",
        ),
    ),
    Kind(POSTS, mark("posts and offices"), ()),
)  # fmt: skip
"""In the order in which a one-pager has them. Posts are counted from the network and not from figures."""

NOT_AT_HOME, NOT_OF_ALL = (RANK, POSTS), (RANK,)
"""Kinds that what lies at home, and the world, have no figures of by their nature."""


def kinds_of(partner: str, package: Package) -> Sequence[Kind]:
    """The kinds of figures that there may be about a partner."""
    without = NOT_AT_HOME if partner in home(package) else NOT_OF_ALL if partner == WORLD else ()
    return [kind for kind in KINDS if kind.code not in without]


class Held:
    """The wholes among the figures of one partner ("" for a theme), by what they measure and whose they are; and those of
    its parts or members.
    """

    def __init__(self, figures: pd.DataFrame, partner: str, package: Package) -> None:
        self.partner = partner
        self._home = home(package)
        wholes = figures[figures["item"] == ""]
        self._figures = figures
        self.lines = lines([wholes], [partner])

    def further(self, fewest: int) -> list[Line]:
        """The lines about the partner as such; of a theme with fewer than so many indicators also those about single
        partners and parts.
        """
        found = list(self.own.values())
        if not self.partner and len({one.indicator for one in found}) < fewest:
            every = lines([self._figures], [self.partner])
            found += [one for one in every if one.whose in REPORTING]
        return found

    @cached_property
    def own(self) -> dict[tuple[str, str], Line]:
        """Lines about the partner as such, by indicator and whose they are ("" for the partner's own)."""
        return {(one.indicator, one.whose): one for one in self.lines if self._is_own(one)}

    def _is_own(self, line: Line) -> bool:
        if line.whose in REPORTING:
            # Of what lies at home the partner is the world; the world has no partner but itself.
            return line.partner == "" or (not self.partner and line.partner == WORLD)
        if self.partner in self._home:
            return line.whose == "" and line.partner == WORLD
        return line.whose == "" and line.partner in {"", WORLD, *self._home}

    def reported(self, indicators: Sequence[str]) -> Iterator[tuple[Line, Cell]]:
        """The lines of these indicators that Flanders or Belgium reports; at home those that the area itself does."""
        areas = ("",) if self.partner in self._home else REPORTING
        for indicator in indicators:
            for area in areas:
                if line := self.own.get((indicator, area)):
                    yield line, line.filled[0]

    def mirrored(self, indicators: Sequence[str]) -> Iterator[tuple[Line, Cell]]:
        """The lines of these indicators that the partner reports itself."""
        for indicator in indicators:
            if line := self.own.get((indicator, "")):
                yield line, line.filled[0]

    def newest(self, kind: Kind) -> Line | None:
        """The line whose latest figure is the newest: whole years first, official before press, Flanders' first, then as
        they are listed; what the partner counts only where nobody here does.
        """
        for found in (list(self.reported(kind.indicators)), list(self.mirrored(kind.mirrored))):
            if found:
                return min(found, key=lambda each: rank(each[1].shown))[0]
        return None

    def of_others(self, kind: Kind, others: Collection[str]) -> Iterator[Row]:
        """The latest figures of a kind about others than the partner: members of it."""
        wanted = set(kind.indicators)
        for line in self.lines:
            if line.indicator in wanted and line.whose in REPORTING and line.partner in others:
                yield line.filled[0].shown

    def pair(self, exports: Kind, imports: Kind) -> tuple[Row, Row] | None:
        """Exports and imports by one concept, of one area and one year: the newest year that has both. None without."""
        found = [
            (bought, sold)
            for concept in zip(exports.indicators, imports.indicators, strict=True)
            for (line, cell), (other, beside) in self._both(*concept)
            for sold in cell.years
            if line.whose == other.whose and (bought := beside.of(sold["time_period"]))
        ]
        if not found:
            return None
        bought, sold = min(found, key=lambda each: rank(each[1]))
        return sold, bought

    def _both(self, exports: str, imports: str) -> Iterator[tuple[tuple[Line, Cell], tuple[Line, Cell]]]:
        for sold in self.reported([exports]):
            for bought in self.reported([imports]):
                yield sold, bought


def says_nothing(row: Row) -> bool:
    """Whether a figure says nothing by itself: of a document, or of one state on the scale of a model."""
    bare = row["unit"] in SCALES and row["counterpart"] == WORLD
    return row["concept"] in COUNTS or bare


def rank(row: Row) -> tuple:
    """Where a figure stands among others of its kind: whole years first, then the newest, Flanders' before Belgium's."""
    whole, end, _ = time_order(row["time_period"])
    area = row["ref_area"]
    return -whole, -end, REPORTING.index(area) if area in REPORTING else len(REPORTING)
