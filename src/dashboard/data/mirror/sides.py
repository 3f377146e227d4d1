"""The figures of both sides: which of them count one flow, and what follows from two that do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import product
from typing import Any

import pandas as pd

from dashboard.data.hierarchy import closure
from dashboard.data.inputs import MONEY, Measures
from dashboard.data.latest import is_year
from dashboard.data.pairs import Pair
from dashboard.data.query import preferred
from dashboard.data.regions import HOME

FLOWS, INDICATORS = "flows", "indicator-flows"
ITEM = "flow-"
CURRENCY = "currency-"
RATE, CONVERTED, GAP, NUMBER, PERCENT = (
    "euro-reference-rate", "mirror-converted", "mirror-gap", "mirror-gap-number", "mirror-gap-percent",
)  # fmt: skip
EURO = "eur"
UNSTATED = "unstated"

Row = Mapping[str, Any]


class Sides:
    """The figures of whole years that count a flow, ours and partners', with what tells them apart."""

    def __init__(
        self,
        figures: pd.DataFrame,
        tables: Mapping[str, pd.DataFrame],
        measured: Measures,
    ) -> None:
        self._tables, self.measured = tables, measured
        flows = tables[FLOWS]
        self.mirror = dict(zip(flows["id"], flows["mirror"], strict=True))
        self.parts = {one: tuple(cell.split()) for one, cell in zip(flows["id"], flows["parts"], strict=True)}
        counted = tables[INDICATORS]
        self.flow_of = dict(zip(counted["indicator"], counted["flow"], strict=True))
        links = tables["region-members"]
        self.members: dict[str, tuple[str, ...]] = {}
        for group, member in zip(links["group"], links["member"], strict=True):
            self.members[group] = (*self.members.get(group, ()), member)
        self.home = closure([HOME], self.members)
        concepts = tables["concepts"]
        self.unstated = (
            set(concepts["id"][concepts["transit"] == UNSTATED]) if "transit" in concepts else set()
        )
        doubtful = set(counted["indicator"][counted["printed"] == "no"])  # nobody says who counted
        pool = figures[figures["indicator"].isin(self.flow_of.keys() - doubtful) & (figures["item"] == "")]
        pool = preferred(pool[pool["time_period"].map(is_year).astype(bool)])
        rates = figures[figures["indicator"] == RATE]
        self.rates = {
            (row["item"].removeprefix(CURRENCY), row["time_period"]): row["id"]
            for row in rates.to_dict("records")
        }
        self.rows: list[dict[str, Any]] = pool.to_dict("records")

    def is_ours(self, row: Row) -> bool:
        """Whether we count it."""
        return row["ref_area"] in self.home and row["counterpart"] not in self.home

    def is_theirs(self, row: Row) -> bool:
        """Whether a partner counts it of us."""
        return row["counterpart"] in self.home and row["ref_area"] not in self.home

    def unit(self, row: Row) -> str:
        """The unit it is in."""
        return self.measured.units.get(row["indicator"], "")

    def concept(self, row: Row) -> str:
        """The concept by which it is counted."""
        return self.measured.concepts.get(row["indicator"], "")

    def sums(self) -> list[dict[str, Any]]:
        """Totals that nobody states and whose parts are stated by one side, by one concept and in one unit, for one year."""
        by = {}
        for row in self.rows:
            if self.is_ours(row) or self.is_theirs(row):
                key = (
                    row["ref_area"],
                    row["counterpart"],
                    row["time_period"],
                    self.concept(row),
                    self.unit(row),
                )
                by.setdefault(key, {})[self.flow_of[row["indicator"]]] = row
        found = []
        for (area, partner, period, concept, unit), stated in by.items():
            for flow, parts in self.parts.items():
                indicator = self._indicator(flow, concept, unit)
                if parts and indicator and flow not in stated and set(parts) <= set(stated):
                    found.append(
                        {
                            "id": f"{indicator}-{area}-{partner}-{period}-sum", "indicator": indicator,
                            "ref_area": area, "counterpart": partner, "item": "", "time_period": period,
                            "operation": "sum", "inputs": tuple(stated[part]["id"] for part in parts),
                            "authority": max(stated[part]["authority"] for part in parts), "derived": True,
                            "source_date": max(stated[part]["source_date"] for part in parts),
                        }
                    )  # fmt: skip
        return found

    def _indicator(self, flow: str, concept: str, unit: str) -> str:
        of = self.measured
        return next(
            (
                code
                for code, counts in self.flow_of.items()
                if counts == flow and of.concepts.get(code) == concept and of.units.get(code) == unit
            ),
            "",
        )

    def comparable(self, ours: Row, theirs: Row) -> bool:
        """Whether the two are in one unit, or can be brought to one."""
        one, other = self.unit(ours), self.unit(theirs)
        return one == other or (one == EURO and (other, theirs["time_period"]) in self.rates)

    def pairs(self) -> list[Pair]:
        """For each flow, area of ours, partner and year the two figures that say most of each other."""
        theirs: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
        ours: dict[tuple[str, str, str, str], list[dict[str, Any]]] = {}
        for row in self.rows:
            flow = self.flow_of[row["indicator"]]
            if self.is_theirs(row):
                theirs.setdefault((flow, row["ref_area"], row["time_period"]), []).append(row)
            elif self.is_ours(row):
                ours.setdefault((flow, row["ref_area"], row["counterpart"], row["time_period"]), []).append(
                    row
                )
        found = []
        for (flow, area, partner, period), stated in ours.items():
            counted = [
                row
                for row in theirs.get((self.mirror[flow], partner, period), ())
                if area in (row["counterpart"], *self.members.get(row["counterpart"], ()))
            ]
            if counted:
                best = min(product(stated, counted), key=lambda each: self._doubt(*each))
                found.append(self._pair(flow, *best))
        return sorted(found, key=lambda pair: (pair.flow, pair.area, pair.partner, pair.period))

    def _doubt(self, ours: Row, theirs: Row) -> tuple:
        return (
            not self.comparable(ours, theirs),
            theirs["counterpart"] != ours["ref_area"],
            ours["authority"] == "press",
            theirs["authority"] == "press",
            self.concept(ours) in self.unstated,
            self.unit(ours) != self.unit(theirs),
            bool(ours["derived"]) + bool(theirs["derived"]),
        )

    def _pair(self, flow: str, ours: Row, theirs: Row) -> Pair:
        area, partner, period = ours["ref_area"], ours["counterpart"], ours["time_period"]
        pair = Pair(flow, area, partner, period, ours["id"], theirs["id"])
        if not self.comparable(ours, theirs):
            return pair
        name = f"{flow.removeprefix(ITEM)}-{area}-{partner}-{period}"
        told = theirs["id"]
        if self.unit(ours) != self.unit(theirs):
            counted = self.mirror[flow].removeprefix(ITEM)
            told = f"{CONVERTED}-{counted}-{partner}-{theirs['counterpart']}-{period}"
        gap = GAP if self.measured.kinds.get(self.unit(ours)) == MONEY else NUMBER
        return Pair(
            flow, area, partner, period, ours["id"], theirs["id"], told, f"{gap}-{name}", f"{PERCENT}-{name}"
        )

    @cached_property
    def by_id(self) -> dict[str, dict[str, Any]]:
        """The figures by their ids."""
        return {row["id"]: row for row in self.rows}

    def worked_out(self, pairs: Sequence[Pair]) -> list[dict[str, Any]]:
        """What follows from the pairs: counts converted, gaps, and gaps in per cent; each a row of derivations."""
        found = {}
        for pair in pairs:
            if not pair.told:
                continue
            ours, theirs = self.by_id[pair.ours], self.by_id[pair.theirs]
            about = {
                "ref_area": pair.area,
                "counterpart": pair.partner,
                "item": pair.flow,
                "time_period": pair.period,
            }
            if pair.told != pair.theirs:
                rate = self.rates[self.unit(theirs), pair.period]
                found[pair.told] = {
                    "id": pair.told, "indicator": CONVERTED, "ref_area": pair.partner,
                    "counterpart": theirs["counterpart"], "item": self.mirror[pair.flow],
                    "time_period": pair.period, "operation": "ratio", "inputs": (pair.theirs, rate),
                }  # fmt: skip
            gap = GAP if self.measured.kinds.get(self.unit(ours)) == MONEY else NUMBER
            for code, indicator, operation in (
                (pair.gap, gap, "difference"),
                (pair.percent, PERCENT, "growth"),
            ):
                if operation == "growth" and not ours["value"]:
                    continue
                found[code] = {
                    "id": code, "indicator": indicator, **about, "operation": operation,
                    "inputs": (pair.told, pair.ours),
                }  # fmt: skip
        return list(found.values())
