"""Events and agreements on a line of time: when each began and ended, and in which stretch of history it stands.

The stretches are short where much happened and long where little did, so that a chart of them stays readable; within
each, time runs evenly. It says nothing of how they look.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from .periods import bounds

if TYPE_CHECKING:
    from .package import Package

FEW = 12
"""A stretch with more events than this is divided, as far as it is longer than the shortest."""

LENGTHS = (100, 50, 10)
"""How many years a stretch may cover, from the longest to the shortest."""


@dataclass(frozen=True)
class Stretch:
    """Some years in a row: from the start of `first` to the end of `last`."""

    first: int
    last: int

    @property
    def code(self) -> str:
        """The period as SDMX writes it."""
        return f"{self.first}/{self.last}"

    @property
    def years(self) -> int:
        """How many years it covers."""
        return self.last + 1 - self.first


def events(facts: pd.DataFrame, package: Package) -> pd.DataFrame:
    """The events among these facts, from the oldest to the latest, with: start and end (in years: 2016-S1 is from
    2016.0 to 2016.5) and revise (whether the source asks to revise it).
    """
    found = facts[facts["table"] == "events"]
    revise = package.links("events", "id", "due_for_revision")
    spans = [bounds(period) for period in found["time_period"]]
    found = found.assign(
        start=pd.Series([start for start, _ in spans], index=found.index, dtype="float64"),
        end=pd.Series([end for _, end in spans], index=found.index, dtype="float64"),
        revise=pd.Series(
            [revise.get(one) == ("yes",) for one in found["id"]], index=found.index, dtype="bool"
        ),
    )
    return found.sort_values(["start", "end"], kind="stable")


def stretches(found: pd.DataFrame) -> tuple[Stretch, ...]:
    """The stretches of time that hold the events, from the oldest on; those without any event are left out.

    Centuries, divided into halves and these into decades as long as they hold more than FEW events. An event stands in
    the stretch in which it begins.
    """
    if found.empty:
        return ()
    longest = LENGTHS[0]
    starts = [int(start) for start in found["start"]]
    first, last = min(starts) // longest * longest, max(starts)
    return tuple(
        each
        for century in range(first, last + 1, longest)
        for each in _divided(Stretch(century, century + longest - 1), starts)
    )


def _divided(whole: Stretch, starts: list[int]) -> list[Stretch]:
    inside = sum(whole.first <= start <= whole.last for start in starts)
    if not inside:
        return []
    shorter = next((length for length in LENGTHS if length < whole.years), None)
    if inside <= FEW or shorter is None:
        return [whole]
    return [
        each
        for first in range(whole.first, whole.last + 1, shorter)
        for each in _divided(Stretch(first, first + shorter - 1), starts)
    ]
