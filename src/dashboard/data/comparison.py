"""Figures of one or more partners in aligned lines: each line is one thing measured, each cell one partner's answer.

Partners are compared on the same indicator, item and reporting area only, so a line never mixes concepts; where a
partner has the thing by another concept only, or for another year, the line knows it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from . import periods
from .latest import STOCKS, Row, is_year, latest_of, time_order
from .query import SeriesKey, preferred
from .regions import FLANDERS

if TYPE_CHECKING:
    from .package import Package


@dataclass(frozen=True)
class Cell:
    """One partner's figures of a line, as rows of the labelled frame.

    `shown`, `official` and `newer` are those of the preferred figures that `latest_of` tells; `years` the preferred
    figures of whole years, from old to new; `others` all the rest, from new to old, among them those of other sources.
    """

    shown: Row
    official: Row | None
    newer: Row | None
    years: tuple[Row, ...]
    others: tuple[Row, ...]

    def of(self, period: str) -> Row | None:
        """The preferred figure of a year, if there is one."""
        return next((row for row in self.years if row["time_period"] == period), None)


@dataclass(frozen=True, eq=False)
class Line:
    """One thing measured, for each partner in turn. `whose` and `partner` are codes, "" for the partner of the cell."""

    indicator: str
    whose: str
    partner: str
    item: str
    cells: tuple[Cell | None, ...]

    @property
    def filled(self) -> tuple[Cell, ...]:
        """The cells that have figures."""
        return tuple(cell for cell in self.cells if cell is not None)

    @property
    def row(self) -> Row:
        """A figure of the line, for the names and units that all of them share."""
        return self.filled[0].shown

    @property
    def own(self) -> bool:
        """Whether it is about the partner as such: not about one of its parts or members, nor about a third one."""
        return not self.whose or self.partner in ("", "wld")

    @property
    def periods(self) -> tuple[str, ...]:
        """The periods that are shown, each once, newest first."""
        shown = {cell.shown["time_period"] for cell in self.filled}
        return tuple(sorted(shown, key=periods.bounds, reverse=True))

    @property
    def common(self) -> str:
        """The latest year for which all partners with figures have one, where they are shown for different periods."""
        if len(self.periods) < 2:
            return ""
        years = [{row["time_period"] for row in cell.years} for cell in self.filled]
        return max(set.intersection(*years), default="")

    @property
    def beside(self) -> tuple[Row | None, ...]:
        """A figure of each partner that has one: all of the latest year that they share, else of each its own latest."""
        return tuple(cell and ((self.common and cell.of(self.common)) or cell.shown) for cell in self.cells)

    @property
    def period(self) -> str:
        """The period of all these figures, "" where they are of several."""
        return self.common or ("" if len(self.periods) > 1 else self.periods[0])


@dataclass(frozen=True)
class Breakdown:
    """The parts of one thing measured: lines that differ in their item only."""

    lines: tuple[Line, ...]

    @property
    def row(self) -> Row:
        """A figure of the breakdown, for the names that all of them share."""
        return self.lines[0].row


@dataclass(frozen=True)
class Arranged:
    """The lines of a section: those to be shown first, the others, and what is broken down into items."""

    first: tuple[Line, ...]
    rest: tuple[Line, ...]
    breakdowns: tuple[Breakdown, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines, in the order in which they are arranged."""
        return (*self.first, *self.rest, *(line for one in self.breakdowns for line in one.lines))


def lines(parts: Sequence[pd.DataFrame], partners: Sequence[str]) -> tuple[Line, ...]:
    """The figures of some partners, each with a labelled frame of its own, aligned. "" is no partner in particular."""
    found: dict[tuple[str, ...], list[Cell | None]] = {}
    for place, (part, partner) in enumerate(zip(parts, partners, strict=True)):
        for (indicator, whose, other, item), cell in _cells(part).items():
            about = tuple("" if partner and code == partner else code for code in (whose, other))
            key = (indicator, *about, item)
            found.setdefault(key, [None] * len(partners))[place] = cell
    return tuple(Line(*key, cells=tuple(cells)) for key, cells in found.items())


def _cells(figures: pd.DataFrame) -> dict[tuple[str, ...], Cell]:
    best = set(preferred(figures)["id"]) if len(figures) else set()
    series: dict[tuple[str, ...], list[Row]] = {}
    for row in figures.to_dict("records"):
        series.setdefault(SeriesKey.of(row), []).append(row)
    stocks = frozenset(figures.attrs.get(STOCKS, ()))
    return {
        key: _cell(rows, [row for row in rows if row["id"] in best], stocks) for key, rows in series.items()
    }


def _cell(rows: list[Row], best: list[Row], stocks: frozenset[str]) -> Cell:
    def when(row: Row) -> tuple[int, float, float]:
        return time_order(row["time_period"], stock=row["indicator"] in stocks)

    found = latest_of(best, stocks=stocks)
    told = {row["id"] for row in found if row is not None}
    years = sorted((row for row in best if is_year(row["time_period"])), key=when)
    others = [row for row in rows if row["id"] not in told]
    return Cell(*found, tuple(years), tuple(sorted(others, key=lambda row: when(row)[1:], reverse=True)))


def arranged(found: Sequence[Line], package: Package, *, most: int) -> Arranged:
    """Puts lines in order: what is about the partner as such before its parts, what can be compared before what one
    partner alone has, wholes in the order of the indicators.

    At most `most` of the wholes come first, and of each indicator only one: that of FLANDERS where there is one.
    """
    order = {code: place for place, code in enumerate(package.table("indicators")["id"])}

    def rank(line: Line) -> tuple:
        names = (line.row["ref_area_name"], line.row["counterpart_name"])
        place = order.get(line.indicator, len(order))
        return (not line.own, len(line.filled) < 2, place, line.whose not in ("", FLANDERS), *names)

    wholes = sorted((line for line in found if not line.item), key=rank)
    leading: dict[str, Line] = {}
    for line in wholes:
        if line.own or not any(one.own for one in wholes):
            leading.setdefault(line.indicator, line)
    first = tuple(leading.values())[:most]
    parts: dict[tuple[str, str, str], list[Line]] = {}
    for line in sorted((line for line in found if line.item), key=rank):
        parts.setdefault((line.indicator, line.whose, line.partner), []).append(line)
    broken = [Breakdown(tuple(sorted(some, key=_size, reverse=True))) for some in parts.values()]
    return Arranged(
        first, tuple(line for line in wholes if line not in first), tuple(sorted(broken, key=_weight))
    )


def _size(line: Line) -> float:
    value: float = line.row["value"]
    return value


def _weight(breakdown: Breakdown) -> tuple[bool, int, bool, int]:
    """Printed breakdowns before those worked out, and long ones before short ones; the sort keeps the rest."""
    worked_out = sum(line.row["derived"] for line in breakdown.lines)
    shared = max(len(line.filled) for line in breakdown.lines)
    return not breakdown.lines[0].own, -shared, 2 * worked_out > len(breakdown.lines), -len(breakdown.lines)


def related(found: Sequence[Line], package: Package) -> Mapping[Line, tuple[tuple[Line, ...], ...]]:
    """For each line and each partner without a figure in it: the lines that have the same thing for that partner by
    another concept, or as another area reports it. Nothing where one of them compares the partners already, and no
    entry for a line in which all partners have a figure.
    """
    bases = {code: base_of(code, package) for code in {line.indicator for line in found}}
    kin: dict[tuple, list[Line]] = {}
    for line in found:
        kin.setdefault((bases[line.indicator], line.item, line.partner, not line.whose), []).append(line)

    def other(line: Line, place: int) -> tuple[Line, ...]:
        among = kin[bases[line.indicator], line.item, line.partner, not line.whose]
        here = [one for one in among if one.cells[place] is not None]
        have = [at for at, cell in enumerate(line.cells) if cell is not None]
        compared = any(one.cells[at] is not None for one in here for at in have)
        return () if line.cells[place] is not None or compared else tuple(here)

    return {
        line: tuple(other(line, place) for place in range(len(line.cells)))
        for line in found
        if len(line.filled) < len(line.cells)
    }


def base_of(indicator: str, package: Package) -> str:
    """The indicator of which this one is a variant by another concept: `goods-exports` of `goods-exports-national`.

    A variant's code lengthens that of its base, is measured alike and rests on another concept; the longest such base
    is the nearest.
    """
    concepts = package.links("indicators", "id", "concept")
    units = package.links("indicators", "id", "unit")
    measures = package.links("units", "id", "measure")

    def measure(code: str) -> tuple[str, ...]:
        return measures.get(units.get(code, ("",))[0], ())

    bases = [
        code
        for code in concepts
        if indicator.startswith(f"{code}-")
        and measure(code) == measure(indicator)
        and concepts[code] != concepts.get(indicator)
    ]
    longest = max(bases, key=len, default="")
    between = [code for code in concepts if indicator.startswith(f"{code}-") and len(code) > len(longest)]
    return longest if longest and not between else indicator
