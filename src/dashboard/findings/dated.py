"""What a page of facts opens with: not how many parts a document has, but what it asks for, what it wants revised and what
lies ahead, each with its date. The choice is a rule, and it says nothing in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from dashboard.data import bounds

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Dated:
    """One fact (`row`) and when it is; with `figure`, the labelled figure that is the amount asked for."""

    kind: Literal["asked", "due", "ahead"]
    row: Row
    period: str
    figure: Row | None = None


def dated(
    asked: Iterable[tuple[Row, Row]], events: Iterable[Row], revise: Iterable[Row], *, now: float
) -> tuple[Dated, ...]:
    """Of what is asked for, each with its amount, that of the nearest period which is not over, and of that the largest; of
    what is to be revised the oldest; of the events ahead the next. `now` is in years; nothing is said of what is not there.
    """
    open_ = [(fact, figure) for fact, figure in asked if bounds(figure["time_period"])[1] > now]
    found = []
    if open_:
        fact, figure = min(open_, key=lambda one: (bounds(one[1]["time_period"])[1], -one[1]["value"]))
        found.append(Dated("asked", fact, figure["time_period"], figure))
    if old := list(revise):
        one = min(old, key=_start)
        found.append(Dated("due", one, one["time_period"]))
    if coming := [one for one in events if _start(one) > now]:
        one = min(coming, key=_start)
        found.append(Dated("ahead", one, one["time_period"]))
    return tuple(found)


def _start(row: Row) -> float:
    return bounds(row["time_period"])[0]
