"""What the dashboard should reach, beside what was measured: ratios within one run, and bounds that machines share."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from parts import ALONE, BARE, DASH, OURS, STATIC, USUAL
from working import PAGE

Results = Mapping[str, Any]
NEAR = 1.3
"""How many times as long as on the export-markets page anything may take on another."""


@dataclass(frozen=True)
class Verdict:
    """One target: what, the bound as words and as a number, and the value measured, to be read with `unit`."""

    what: str
    bound: float
    value: float
    unit: str = "× Dash"
    below: bool = False

    @property
    def met(self) -> bool:
        """Whether it was reached."""
        return self.value < self.bound if self.below else self.value <= self.bound

    def row(self) -> str:
        """The verdict as a line of a Markdown table."""
        sign = "<" if self.below else "≤"
        said = "met" if self.met else "**not met**"
        return f"| {self.what} | {sign} {self.bound:g} {self.unit} | {self.value:.3g} {self.unit} | {said} |"


def p95(values: Sequence[float]) -> float:
    """The value that 95 of 100 do not exceed."""
    return statistics.quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else values[0]


def loaded(loads: Sequence[Sequence[Mapping[str, Any]]], place: int, what: str) -> float:
    """The median of one measure of the loads that stand at one place (0: the first) in their browsers; 0 without any."""
    values = [each[place][what] for each in loads if each[place][what] is not None]
    return statistics.median(values) if values else 0.0


def verdicts(results: Results) -> Iterator[Verdict]:
    """Every target of which the parts that it needs were measured."""
    for part, judge in _JUDGES.items():
        if part in results:
            yield from judge(results[part])


def _changes(found: Results) -> Iterator[Verdict]:
    times = {
        name: {what: [one[what] for one in each] for what in ("sight", "all")}
        for name, each in found["milliseconds"].items()
    }
    ours, dash, static = (times[name] for name in (OURS, DASH, STATIC))

    def ratio(what: str, other: Mapping[str, Sequence[float]]) -> float:
        return statistics.median(ours[what]) / statistics.median(other[what])

    yield Verdict("filter change to charts in sight, median", 0.25, ratio("sight", dash))
    yield Verdict("the same, of the static page", 2, ratio("sight", static), "× static page")
    yield Verdict("filter change to all charts, median", 0.35, ratio("all", dash))
    yield Verdict("filter change to all charts, p95", 0.8, p95(ours["all"]) / p95(dash["all"]))


def _loads(found: Results) -> Iterator[Verdict]:
    ours, dash = (found["loads"][name] for name in (OURS, DASH))
    first = loaded(dash, 0, "sight")
    yield Verdict("first load to all in sight interactive", 0.5, loaded(ours, 0, "sight") / first)
    yield Verdict(
        "third load to all in sight interactive", 0.6, loaded(ours, 2, "sight") / loaded(dash, 2, "sight")
    )
    for place, said, bound in ((0, "first", 1.1), (2, "third", 1.1)):
        lively = loaded(ours, place, "lively") / loaded(dash, place, "lively")
        yield Verdict(f"{said} load to all charts interactive", bound, lively)
    numbers = loaded(ours, 0, "numbers") / loaded(dash, 0, "lively")
    yield Verdict("headline numbers painted, of Dash's first load", 0.15, numbers)
    links = statistics.median(one["sight"] for one in found["links"])
    yield Verdict("another page by a link, in sight, of Dash's first load", 0.35, links / first)
    heavy = found["kilobytes"]
    yield Verdict("bytes of a first load, packed", 0.5, heavy[OURS] / heavy[USUAL], f"× {USUAL}")


def _phone(found: Results) -> Iterator[Verdict]:
    ours, others = found["loads"][OURS], (found["loads"][name] for name in (DASH, STATIC))
    numbers = loaded(ours, 0, "numbers")
    soonest = min(loaded(other, 0, "numbers") for other in others)
    yield Verdict("phone: numbers readable, of the soonest of the others", 1, numbers / soonest, "times")
    sight = loaded(ours, 0, "sight") / loaded(found["loads"][DASH], 0, "sight")
    yield Verdict("phone: all in sight interactive", 0.5, sight)


def _server(found: Results) -> Iterator[Verdict]:
    ours, dash = (statistics.median(found["changes"][name]["again"]) for name in (OURS, DASH))
    yield Verdict("server CPU per filter change", 0.2, ours / dash)


def _crowd(found: Results) -> Iterator[Verdict]:
    ours = found["crowd"][OURS]
    for name, said, bound in ((OURS, "", 60), (ALONE, ", one replica", 300)):
        if name in found["crowd"] and (answers := found["crowd"][name]["answers"]):
            yield Verdict(f"answers to 50 readers at once, p95{said}", bound, p95(answers), "ms", below=True)
    yield Verdict("errors among them", 0, len(ours["errors"]), "errors")
    yield Verdict("memory per further session", 1.5, found["per session"], "MB", below=True)
    yield Verdict(
        "memory over an hour's changes, second half", 10, found["soak"]["slope"] * 3.6, "MB per hour"
    )


def _growth(found: Results) -> Iterator[Verdict]:
    sizes = {size["factor"]: size for size in found["sizes"]}
    one, ten, hundred = (sizes.get(factor) for factor in (1, 10, 100))
    for factor, many, bound in ((10, ten, 1.1), (100, hundred, 2)):
        if one and many and one["change"] and many["change"]:
            grown = many["change"] / one["change"]
            yield Verdict(f"change time from 1 to {factor} times the observations", bound, grown, "times")
    if ten and ten["read"]:
        each = ten["read"] / ten["figures"]
        yield Verdict("reading and validating a figure (10 times)", 0.03, each, "ms")


def _start(found: Results) -> Iterator[Verdict]:
    beyond = found["imports"]["the dashboard"] - found["imports"]["Streamlit"]
    yield Verdict("start to first figure", 3, statistics.median(found["starts"]) / 1000, "s", below=True)
    yield Verdict("import beyond Streamlit's own", 1, beyond / 1000, "s", below=True)


def _pages(found: Results) -> Iterator[Verdict]:
    others = [name for name in found["runs"] if name not in (BARE, PAGE)]
    run = {name: statistics.median(found["runs"][name]["again"]) for name in (PAGE, *others)}
    worst = max(others, key=run.__getitem__)
    yield Verdict(f"other pages, run again: {worst}", NEAR, run[worst] / run[PAGE], "× export-markets")
    seen_by = {
        "sight": "first load, in sight",
        "lively": "first load, all",
        "numbers": "headline numbers painted",
    }
    for what, words in seen_by.items():
        seen = {name: loaded(found["loads"][name], 0, what) for name in (PAGE, *others)}
        if not seen[PAGE]:
            continue
        worst = max(others, key=seen.__getitem__)
        yield Verdict(f"other pages, {words}: {worst}", NEAR, seen[worst] / seen[PAGE], "× export-markets")


_JUDGES = {
    "changes": _changes,
    "loads": _loads,
    "phone": _phone,
    "server": _server,
    "crowd": _crowd,
    "growth": _growth,
    "start": _start,
    "pages": _pages,
}
