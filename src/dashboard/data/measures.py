"""Measures of partners, such as tariffs: what holds on a day, since which event, and what it replaced.

When each began and ended, and who says so, stands with the events (events.csv); a day on which one ends is no longer its.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pandas as pd

if TYPE_CHECKING:
    from .package import Package

MEASURES, EVENTS = "measures", "events"
EVERYTHING = "tariff-group-all"
"""The product of a measure that is on all goods."""


@dataclass(frozen=True)
class Measure:
    """One measure: its row, the days from which and until which (None for no end) it holds, and what it replaced."""

    row: Mapping[str, Any]
    since: str
    until: str | None
    replaced: Mapping[str, Any] | None

    @property
    def rate(self) -> float | None:
        """In per cent of the value, where the source gives one."""
        return None if pd.isna(self.row["rate"]) else float(self.row["rate"])

    def holds(self, day: str) -> bool:
        """Whether it holds on a day, such as 2025-08-07."""
        return self.since <= day and (self.until is None or day < self.until)


def measures(package: Package) -> list[Measure]:
    """All measures, in the order in which they began. Not to be altered."""
    when = package.links(EVENTS, "id", "time_period")
    rows = package.table(MEASURES).to_dict("records")
    by_id = {row["id"]: row for row in rows}
    found = [
        Measure(
            row,
            when[row["began"]][0],
            when[row["ended"]][0] if row["ended"] else None,
            by_id.get(row["replaces"]),
        )
        for row in rows
    ]
    return sorted(found, key=lambda each: each.since)


def days_of_change(package: Package) -> list[str]:
    """The days on which any measure begins or ends, the latest first."""
    every = measures(package)
    return sorted({day for each in every for day in (each.since, each.until) if day}, reverse=True)


def known_until(package: Package) -> str:
    """The day of the last event of whoever states the measures: what changed since is not known."""
    events = package.table(EVENTS)
    began = set(package.table(MEASURES)["began"])
    sources = set(events["source"][events["id"].isin(began)])
    return max(events["time_period"][events["source"].isin(sources)], default="")


def days(package: Package) -> list[str]:
    """Every day that can be asked for: of the years in which measures change, from the first of January on."""
    changes = days_of_change(package)
    if not changes:
        return []
    first, last = date(int(changes[-1][:4]), 1, 1), date(int(changes[0][:4]), 12, 31)
    return [(first + timedelta(days=number)).isoformat() for number in range((last - first).days + 1)]
