"""Lays the verdicts on our own sentences beside those expected, and writes the table of them in docs/claims.md.

`make check-claims` runs it. It ends with 1 where a sentence that is not right is called right, or any verdict differs.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from dashboard.claims import VERDICTS, Verdict, check
from dashboard.data import Package, load, preferred
from dashboard.locale import reader_for

ROOT = Path(__file__).resolve().parents[1]
SENTENCES = ROOT / "tests" / "claims" / "sentences.csv"
PAGE = ROOT / "docs" / "claims.md"
MARK = "<!-- Below this line: make check-claims -->"
LATEST = "latest"
SAID_RIGHT = (Verdict.RIGHT, Verdict.ROUNDED)
DIMENSIONS = ("indicator", "ref_area", "counterpart", "item")
Series = dict[tuple[str, ...], dict[str, Mapping[str, Any]]]


class Case(NamedTuple):
    """A claim of a sentence with the verdict that it should get, and that which it gets; `expected_id` and `ids` are the
    figures meant and named. `number` counts the claims of a sentence from 1.
    """

    text: str
    number: int
    expected: Verdict
    given: Verdict | None
    expected_id: str
    ids: tuple[str, ...]

    @property
    def agrees(self) -> bool:
        """Whether the verdict is the expected one, by the figure that is meant."""
        return self.given is self.expected and (not self.expected_id or self.expected_id in self.ids)

    @property
    def falsely_right(self) -> bool:
        """Whether what is not right is called right: the one mistake that must never be made."""
        return self.given in SAID_RIGHT and self.expected not in SAID_RIGHT


def cases(package: Package) -> Iterator[Case]:
    """Every claim of the sentences, judged. Raises ValueError where a figure that a sentence is about is gone."""
    with SENTENCES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    judged: dict[str, tuple] = {}
    series = _series(package)
    for line, row in enumerate(rows, 2):
        figure = _figure(row, series, line)
        text = _filled(row, figure)
        if text not in judged:
            judged[text] = check(text, package, reader_for("en")).claims
        number = int(row["claim"])
        found = judged[text][number - 1] if number <= len(judged[text]) else None
        yield Case(
            text,
            number,
            Verdict(row["verdict"]),
            found.verdict if found else None,
            "" if figure is None else str(figure["id"]),
            found.ids if found else (),
        )


def _series(package: Package) -> Series:
    """The preferred figures of each series, by period."""
    found: Series = {}
    for row in preferred(package.observations()).to_dict("records"):
        found.setdefault(tuple(row[name] for name in DIMENSIONS), {})[row["time_period"]] = row
    return found


def _figure(row: Mapping[str, str], series: Series, line: int) -> Mapping[str, Any] | None:
    """The figure that a row names by its dimensions."""
    if not row["indicator"]:
        return None
    figures = series.get(tuple(row[name] for name in DIMENSIONS), {})
    period = row["time_period"]
    if period == LATEST:
        period = max((one for one in figures if len(one) == 4), default=LATEST)
    if period not in figures:
        raise ValueError(f"{SENTENCES.name}, line {line}: no figure of {row['indicator']} for {period}")
    return figures[period]


def _filled(row: Mapping[str, str], figure: Mapping[str, Any] | None) -> str:
    """The sentence with the latest figure (times its factor) in place of {bn}, {bn_nl}, {n} or {percent}."""
    if figure is None or "{" not in row["text"]:
        return row["text"]
    value = float(figure["value"]) * float(row["factor"] or 1)
    billions = f"{value / 1e9:.4g}"
    return row["text"].format(
        bn=billions, bn_nl=billions.replace(".", ","), n=f"{value:.0f}", percent=f"{value:.4g}"
    )


def page(found: list[Case]) -> str:
    """The page on the claim check as it stands, with the table of verdicts made anew below its mark."""
    agreed = sum(case.agrees for case in found)
    false_right = sum(case.falsely_right for case in found)
    sentences = len({case.text for case in found})
    lines = [
        PAGE.read_text(encoding="utf-8").partition(MARK)[0] + MARK,
        "",
        f"{sentences} sentences of our own in English and Dutch make {len(found)} claims; {agreed} get the verdict that",
        f"they should, by the figure that is meant. False “right” verdicts: {false_right}.",
        "",
        "| expected | claims | agreed |",
        "|---|---|---|",
    ]
    by_verdict = Counter(case.expected for case in found)
    for verdict in Verdict:
        right = sum(case.agrees for case in found if case.expected is verdict)
        lines.append(f"| {VERDICTS[verdict]} | {by_verdict[verdict]} | {right} |")
    lines += ["", "| sentence | claim | verdict | figure |", "|---|---|---|---|"]
    for case in found:
        said = VERDICTS[case.given] if case.given else "not found"
        if not case.agrees:
            said += f" (expected: {VERDICTS[case.expected]})"
        figure = f"`{case.ids[0]}`" if case.ids else ""
        lines.append(f"| {case.text} | {case.number} | {said} | {figure} |")
    return "\n".join(lines) + "\n"


def main() -> int:
    """Writes the page and says what differs."""
    found = list(cases(load()))
    PAGE.write_text(page(found), encoding="utf-8")
    for case in found:
        if not case.agrees:
            print(f"{case.text}\n  claim {case.number}: {case.given} by {', '.join(case.ids) or 'no figure'}")
            print(f"  expected: {case.expected} by {case.expected_id or 'no figure'}")
    wrong = sum(not case.agrees for case in found)
    false_right = sum(case.falsely_right for case in found)
    print(
        f"{len(found)} claims, {len(found) - wrong} agree, {false_right} falsely right; see {PAGE.relative_to(ROOT)}"
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
