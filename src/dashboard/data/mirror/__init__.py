"""What two sides count of one flow: found by what figures are about, and the gap between them worked out.

Exports of one side are imports of the other. Which indicator counts which flow stands in indicator-flows.csv, what mirrors
what in flows.csv, so that a figure that a feed brings later is found without code. What the partner counts in another
currency is converted at the reference rate of the year; where none is held, there is no gap. Why counts differ is data
too (gap-reasons.csv, gap-reason-cases.csv); a gap over MOST per cent without a reason is a problem.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from dashboard.data import problems
from dashboard.data.derive import Known, compute, derived_frame, following, known_figures
from dashboard.data.inputs import Measures
from dashboard.data.mirror.reasons import CASES, MOST, REASONS, UNEXPLAINED, Reason, Reasons
from dashboard.data.mirror.sides import FLOWS, GAP, INDICATORS, ITEM, NUMBER, PERCENT, Row, Sides
from dashboard.data.pairs import Pair
from dashboard.data.problems import Problem

if TYPE_CHECKING:
    from dashboard.data.tables import Table

__all__ = [
    "CASES",
    "FLOWS",
    "GAP",
    "ITEM",
    "NUMBER",
    "PERCENT",
    "REASONS",
    "SUBJECT",
    "UNEXPLAINED",
    "Found",
    "Pair",
    "Reason",
    "Reasons",
    "mirrored",
]

SUBJECT = "mirror"


@dataclass(frozen=True)
class Found:
    """The pairs, the derived figures that belong to them, and what is wrong."""

    pairs: tuple[Pair, ...]
    frame: pd.DataFrame
    problems: list[Problem]


def mirrored(
    figures: pd.DataFrame,
    tables: Mapping[str, pd.DataFrame],
    files: Sequence[Table],
    known: Mapping[str, Known],
    measured: Measures,
    languages: tuple[str, ...],
) -> Found:
    """All pairs among the figures (printed and derived), with the figures that follow from them.

    `known` are the derived figures as inputs of others, `files` the observation files, for saying where a problem is.
    """
    if not {FLOWS, INDICATORS, REASONS, CASES, "concepts", "region-members"} <= tables.keys():
        return Found((), figures.head(0), [])
    sides = Sides(figures, tables, measured)
    there = set(figures["id"])
    sums = [row for row in sides.sums() if row["id"] not in there]
    have = _computed(sums, figures, known, measured)
    for row in sums:
        row["value"] = have[row["id"]].figure.value
    sides.rows += sums
    pairs = sides.pairs()
    used = {each for pair in pairs for each in (pair.ours, pair.theirs)}
    rows = [row for row in sums if row["id"] in used] + sides.worked_out(pairs)
    have = _computed(rows, figures, known, measured)
    frame = derived_frame(
        [_declared(row, languages) for row in rows],
        have,
        {row["id"]: row["inputs"] for row in rows},
        languages,
    )
    return Found(tuple(pairs), frame, list(_unexplained(pairs, sides, tables, have, files)))


def _computed(
    rows: Iterable[Row], figures: pd.DataFrame, known: Mapping[str, Known], measured: Measures
) -> dict[str, Known]:
    rows = list(rows)
    wanted = {one for row in rows for one in row["inputs"]}
    have = {**known_figures(figures, measured, wanted), **known}
    for row in rows:
        given = [have[one] for one in row["inputs"]]
        exact = row["operation"] in ("sum", "difference") and all(each.figure.exact for each in given)
        have[row["id"]] = following(given, compute(row["operation"], given).as_figure(exact=exact))
    return have


def _declared(row: Row, languages: tuple[str, ...]) -> dict[str, Any]:
    return {"subject": SUBJECT, **{f"note_{lang}": "" for lang in languages}, **row}


def _unexplained(
    pairs: Sequence[Pair],
    sides: Sides,
    tables: Mapping[str, pd.DataFrame],
    have: Mapping[str, Known],
    files: Iterable[Table],
) -> Iterable[Problem]:
    """Gaps over MOST per cent for which no case gives a reason, where the partner's figure stands."""
    reasons, rows = Reasons(tables, sides.members), sides.by_id
    for pair in pairs:
        gap = have[pair.percent].figure.value if pair.percent in have else 0.0
        if abs(gap) <= MOST:
            continue
        ours, theirs = rows[pair.ours], rows[pair.theirs]
        given = reasons.of(
            pair,
            gap,
            our_concept=sides.concept(ours),
            their_concept=sides.concept(theirs),
            their_unit=sides.unit(theirs),
        )
        if not given:
            file, line = _place(theirs, ours, files)
            yield problems.unexplained_gap(file, line, pair.ours, gap, CASES, UNEXPLAINED)


def _place(theirs: Row, ours: Row, files: Iterable[Table]) -> tuple[str, int]:
    """File and line of the partner's figure; of one that was worked out, those of the first figure behind it."""
    wanted = [*(theirs["inputs"] or [theirs["id"]]), *(ours["inputs"] or [ours["id"]])]
    places = {
        one: (file.file, line) for file in files for one in wanted for line, _ in file.where("id", one.__eq__)
    }
    return next(places[one] for one in wanted if one in places)
