"""What happened while the lines of a chart ran: a few events on its axis of time, each with a letter that a note explains.

Which events a chart has to do with is for others to say; which of them there is room for is decided here, for every renderer.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from string import ascii_uppercase

from dashboard.charts.spec import ChartSpec, Event
from dashboard.locale import mark

MOST = 3
APART = 0.08
"""Of the axis: two letters that stand nearer would hide each other on a phone."""

NOTE = mark("On the axis of time: {events}.")


@dataclass(frozen=True)
class Happened:
    """An event in the reader's words: from `start` to `end` in years; of a lower `rank` the sooner it is shown."""

    name: str
    when: str
    start: float
    end: float
    rank: int = 0


def with_events(spec: ChartSpec, found: Iterable[Happened]) -> ChartSpec:
    """The chart with those events on its axis that have room there; nothing changes of other charts than lines, and of those
    with too few marks to be drawn.
    """
    if spec.kind != "lines" or spec.few or len(spec.categories) < 2:
        return spec
    times = [each.time for each in spec.categories if each.time is not None]
    half = min(after - before for before, after in pairwise(times)) / 2
    first, last = times[0] - half, times[-1] + half
    shown: list[tuple[float, Happened]] = []
    for each in sorted(found, key=lambda each: (each.rank, each.end - each.start, each.start)):
        at = (each.start + each.end) / 2
        free = all(abs(at - other) >= APART * (last - first) for other, _ in shown)
        if first <= at <= last and free and len(shown) < MOST:
            shown.append((at, each))
    events = tuple(
        Event(sign, each.name, each.when, at)
        for sign, (at, each) in zip(ascii_uppercase, sorted(shown, key=lambda pair: pair[0]), strict=False)
    )
    return replace(spec, events=events)


def note(spec: ChartSpec) -> str:
    """What the letters on the axis stand for; "" without any."""
    said = "; ".join(f"{each.sign} {each.said}" for each in spec.events)
    return spec.reader.text(NOTE, events=said) if said else ""
