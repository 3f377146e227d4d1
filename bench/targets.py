"""What the dashboard should reach, beside what was measured: ratios within one run, and bounds that machines share."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from parts import BARE, DASH, OURS
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
    ours, dash = (found["milliseconds"][name] for name in (OURS, DASH))
    yield Verdict("filter change to repaint, median", 0.7, statistics.median(ours) / statistics.median(dash))
    yield Verdict("filter change to repaint, p95", 0.8, p95(ours) / p95(dash))


def _loads(found: Results) -> Iterator[Verdict]:
    ours, dash = (found["loads"][name] for name in (OURS, DASH))
    first, third = (loaded(dash, place, "lively") for place in (0, 2))
    yield Verdict("first load to all charts interactive", 1.1, loaded(ours, 0, "lively") / first)
    yield Verdict("third load to all charts interactive", 1.3, loaded(ours, 2, "lively") / third)
    yield Verdict("headline numbers painted, of Dash's first load", 0.25, loaded(ours, 0, "numbers") / first)


def _server(found: Results) -> Iterator[Verdict]:
    ours, dash = (statistics.median(found["changes"][name]["again"]) for name in (OURS, DASH))
    yield Verdict("server CPU per filter change", 0.2, ours / dash)


def _crowd(found: Results) -> Iterator[Verdict]:
    ours = found["crowd"][OURS]
    if ours["answers"]:
        yield Verdict("answers to 50 readers at once, p95", 300, p95(ours["answers"]), "ms", below=True)
    yield Verdict("errors among them", 0, len(ours["errors"]), "errors")
    yield Verdict("memory per further session", 1.5, found["per session"], "MB", below=True)
    yield Verdict(
        "memory over an hour's changes, second half", 10, found["soak"]["slope"] * 3.6, "MB per hour"
    )


def _growth(found: Results) -> Iterator[Verdict]:
    sizes = {size["factor"]: size for size in found["sizes"]}
    one, ten, hundred = (sizes.get(factor) for factor in (1, 10, 100))
    if one and hundred and one["change"] and hundred["change"]:
        grown = hundred["change"] / one["change"]
        yield Verdict("change time from 1 to 100 times the observations", 2, grown, "times", below=True)
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
    for what, words in (("lively", "first load"), ("numbers", "headline numbers painted")):
        seen = {name: loaded(found["loads"][name], 0, what) for name in (PAGE, *others)}
        if not seen[PAGE]:
            continue
        worst = max(others, key=seen.__getitem__)
        yield Verdict(f"other pages, {words}: {worst}", NEAR, seen[worst] / seen[PAGE], "× export-markets")


_JUDGES = {
    "changes": _changes,
    "loads": _loads,
    "server": _server,
    "crowd": _crowd,
    "growth": _growth,
    "start": _start,
    "pages": _pages,
}
