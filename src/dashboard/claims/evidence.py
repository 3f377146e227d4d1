"""The figures of a package as claims ask for them: by what is measured, whose, with whom, of what and when."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from dashboard.data import Package, bounds, latest_of, preferred
from dashboard.data.latest import STOCKS

from .claim import Row

FILE = Path(__file__).parent / "measures.csv"
WORLD, FLANDERS, BELGIUM = "wld", "be-vlg", "bel"


@cache
def measures() -> Mapping[tuple[str, str], tuple[tuple[str, str], ...]]:
    """The indicators that can be meant by a topic and an aspect, with the concept that names them apart; those meant
    first stand first.
    """
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault((row["topic"], row["aspect"]), []).append((row["concept"], row["indicator"]))
    return {key: tuple(values) for key, values in found.items()}


class Series:
    """The figures of one thing over time: of each period the preferred one, and its rivals."""

    def __init__(self, indicator: str, rows: Iterable[Row], meant: frozenset[str], standing: bool) -> None:
        self.indicator = indicator
        self.rows: dict[str, Row] = {}
        self.rivals: dict[str, list[Row]] = {}
        self._standing = standing
        for row in rows:
            period = str(row["time_period"])
            if row["id"] in meant:
                self.rows[period] = row
            else:
                self.rivals.setdefault(period, []).append(row)

    def at(self, period: str) -> Row | None:
        """The figure for a period; of what stands at a day or a month also that of its year."""
        if period in self.rows or not self._standing:
            return self.rows.get(period)
        within = [one for one in self.rows if one.startswith(period + "-")]
        return self.rows[max(within, key=bounds)] if within else None

    def latest(self) -> Row | None:
        """The figure of the latest whole year; where there is none, that of the latest period."""
        stocks = (self.indicator,) if self._standing else ()
        return latest_of(list(self.rows.values()), stocks=stocks).shown if self.rows else None


class Evidence:
    """All series of a package. It never changes, so it may be shared."""

    def __init__(self, package: Package) -> None:
        self.package = package
        frame = package.observations()
        meant = frozenset(preferred(frame)["id"])
        standing = frozenset(frame.attrs.get(STOCKS, ()))
        units = package.links("indicators", "id", "unit")
        measured = package.links("units", "id", "measure")
        self._unit = {one: found[0] for one, found in units.items()}
        self._measure = {one: measured[unit][0] for one, unit in self._unit.items() if unit in measured}
        grouped: dict[tuple[str, str, str, str], list[Row]] = {}
        for row in frame.to_dict("records"):
            key = (row["indicator"], row["ref_area"], row["counterpart"], row["item"])
            grouped.setdefault(key, []).append(row)
        self._series = {key: Series(key[0], rows, meant, key[0] in standing) for key, rows in grouped.items()}
        self._former: dict[str, list[float]] = {}
        if "revisions" in package.table_names:
            revised = package.table("revisions")
            for one, old in zip(revised["id"], revised["old_value"], strict=True):
                if str(old):
                    self._former.setdefault(str(one), []).append(float(old))
        self._partners: dict[tuple[str, str, str], list[str]] = {}
        for indicator, area, partner, item in self._series:
            self._partners.setdefault((indicator, area, item), []).append(partner)

    def before(self, row: Row) -> list[Row]:
        """A figure as it was before each of its revisions; none for one that was never revised."""
        return [{**row, "value": value} for value in self._former.get(str(row["id"]), ())]

    def unit(self, indicator: str) -> str:
        """The code of an indicator's unit."""
        return self._unit.get(indicator, "")

    def measure(self, indicator: str) -> str:
        """What kind of number an indicator gives: money, percent, count, rank ..."""
        return self._measure.get(indicator, "")

    def series(self, indicator: str, area: str, partner: str, item: str = "") -> Series | None:
        """The figures of one thing; None where there are none."""
        return self._series.get((indicator, area, partner, item))

    def partners(self, indicator: str, area: str, item: str = "") -> tuple[str, ...]:
        """The partners for which there are figures."""
        return tuple(self._partners.get((indicator, area, item), ()))
