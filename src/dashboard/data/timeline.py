"""Events and agreements on a line of time: when each began and ended, and in which stretch of history it stands.

The stretches are short where much happened and long where little did, so that a chart of them stays readable; within
each, time runs evenly. It says nothing of how they look.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from .facts import facts
from .hierarchy import closure
from .measures import EVENTS, EVERYTHING, MEASURES
from .periods import bounds
from .regions import HOME, home

if TYPE_CHECKING:
    from .package import Package

FEW = 12
"""A stretch with more events than this is divided, as far as it is longer than the shortest."""

WORLD, ABROAD = "wld", "non-residents"
"""Partners that are all partners together."""

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


def known_events(package: Package, lang: str) -> pd.DataFrame:
    """All events of a package, as `events` gives them: read off its tables once. Not to be altered."""
    if lang not in package.happened:
        package.happened[lang] = events(facts(package, lang, ["events"]), package)
    return package.happened[lang]


HAPPENED = ("event", "treaty", "agreement")
"""Kinds that changed something for others; a law or a decision comes after these, a publication changed nothing."""

DECIDED = ("law", "decision")
DAYS = 1 / 11
"""Years: what was signed or decided has a date of at most a month, else the source only mentions it in a year."""


def concerning(figures: pd.DataFrame, found: pd.DataFrame, package: Package) -> pd.DataFrame:
    """The events that figures over time have to do with, of those that `events` gives, with `rank` (0 first): what is nearest
    to what the figures are about, the world or some partners, then what else happened, then what was decided.

    That is what happened within a year, or was signed, decided or made law on a known day or month: to the whole world; to
    or with the partners of the figures, or a group that they belong to, or at home, in a theme that shares its head with
    one of theirs. Of figures about all partners together also what happened to any of them in their very theme. Measures
    count where they are on all of our goods.
    """
    long = found["end"] - found["start"]
    dated = found["kind"].isin(["event"]) & (long <= 1) | found["kind"].isin([*HAPPENED, *DECIDED]) & (
        long <= DAYS
    )
    found = found[dated & ~found["id"].isin(measures_of_others(package))]
    above = package.links("themes", "id", "parent")
    by_indicator = package.links("indicator-themes", "indicator", "theme")
    own = {theme for code in set(figures["indicator"]) for theme in by_indicator.get(code, ())}
    heads = {_head(theme, above) for theme in own}
    partners = {*figures["counterpart"], *figures["ref_area"]} - {WORLD, ABROAD}
    within = closure(partners, package.links("region-members", "member", "group")) - {WORLD}
    all_together = not partners - home(package)
    kept = [
        (WORLD in row["regions"] and row["kind"] == "event")
        or (any(_head(theme, above) in heads for theme in row["themes"]) and not within.isdisjoint(row["regions"]))
        or (all_together and row["kind"] == "event" and not own.isdisjoint(row["themes"]))
        for row in found.to_dict("records")
    ]  # fmt: skip
    found = found[pd.Series(kept, index=found.index, dtype="bool")]
    decided = ~found["kind"].isin(HAPPENED)
    far = pd.Series(
        [(WORLD in each) is bool(partners - home(package)) for each in found["regions"]], index=found.index
    )
    return found.assign(rank=2 * decided.astype(int) + far.astype(int))


def measures_of_others(package: Package) -> set[str]:
    """The ids of the events with which only measures on others, or on some goods, began."""
    if not {MEASURES, EVENTS} <= set(package.table_names):
        return set()
    ours = closure([HOME], package.links("region-members", "member", "group"))
    began = package.table(MEASURES)
    on_us = began["target"].isin(ours) & began["product"].eq(EVERYTHING)
    return set(began["began"]) - set(began["began"][on_us])


def _head(theme: str, above: Mapping[str, tuple[str, ...]]) -> str:
    """The theme at the head of the branch that a theme is in."""
    while parents := [each for each in above.get(theme, ()) if each]:
        theme = parents[0]
    return theme


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
