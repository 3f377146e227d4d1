"""Figures that no source prints but that follow from those printed: computed here, with their lineage.

Their digits are bounded by those of their inputs (see arithmetic); their status is the most doubtful of their
inputs'. A derived figure that is an input itself counts as it is shown: rounded, to be redone by a reader. What
it can be off is carried along.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from . import problems
from .arithmetic import OPERATIONS, Figure, Result
from .contract import NOTE
from .frames import STATUSES, framed
from .hierarchy import in_order
from .inputs import COUNTED, MONEY, OWN_RECORDS, Measures, split
from .languages import in_languages
from .problems import Problem
from .tables import Table

if TYPE_CHECKING:
    from .package import Package

GIVEN = ("id", "subject", "indicator", "ref_area", "counterpart", "item", "time_period", "operation", NOTE)
"""What a derived figure takes over from its declaration."""

ROUGH = "EP"  # the statuses of numbers that are not meant to the last digit: about, or for now


class Known(NamedTuple):
    """What an input brings along beside its number."""

    figure: Figure
    status: str
    authority: str
    source_date: str
    sources: tuple[str, ...]


class Derived(NamedTuple):
    """The derived figures (as a frame, and by id as inputs of others), what is wrong, and by subject the printed
    figures that were missing for others."""

    frame: pd.DataFrame
    known: dict[str, Known]
    problems: list[Problem]
    missing: dict[str, set[str]]


def is_exact(figure: str, quantum: float, status: str, authority: str, measured: Measures) -> bool:
    """Whether nothing can lie behind the last printed digit of a figure, closing zeros included.

    So it is with whole numbers of things counted or ranked, printed to the last one, and with amounts of money
    that an administration itself states from its own records, decided or booked: 5 million proposed are
    5 000 000. The press rounds such amounts. Status U is no obstacle: it doubts what a number says, not its
    digits.
    """
    if status in ROUGH:
        return False
    kind = measured.kind(figure)
    counted = kind in COUNTED and quantum == 1
    return counted or (kind == MONEY and measured.concept(figure) == OWN_RECORDS and authority == "official")


def known_figures(frame: pd.DataFrame, measured: Measures, ids: set[str]) -> dict[str, Known]:
    """The printed figures of a frame that have these ids."""
    part = frame[frame["id"].isin(ids) & ~frame["derived"]]
    columns = ("id", "value", "quantum", "obs_status", "authority", "source_date", "sources")
    return {
        one: Known(
            Figure(value, quantum, is_exact(one, quantum, status, authority, measured)),
            status,
            authority,
            date,
            sources,
        )
        for one, value, quantum, status, authority, date, sources in zip(
            *(part[name] for name in columns), strict=True
        )
    }


def compute(operation: str, inputs: Sequence[Known]) -> Result:
    """The result of an operation. Raises ZeroDivisionError where it divides by a figure that is zero."""
    return OPERATIONS[operation].compute([known.figure for known in inputs])


def following(given: Sequence[Known], figure: Figure) -> Known:
    """What a figure that follows from others brings along: as doubtful as the most doubtful, as new as the newest."""
    return Known(
        figure,
        max((each.status for each in given), key=STATUSES.index),
        "press" if any(each.authority == "press" for each in given) else "official",
        max(each.source_date for each in given),
        tuple(dict.fromkeys(source for each in given for source in each.sources)),
    )


def derive(
    tables: Sequence[Table],
    printed: pd.DataFrame,
    measured: Measures,
    subjects: set[str],
    languages: tuple[str, ...],
) -> Derived:
    """The derived figures of some subjects, in the order of the (valid) tables of derivations, with notes in these
    languages. By a rule, nothing follows from a division by zero; in a row of derivations.csv it is a problem.
    """
    by_id = {row["id"]: row for table in tables for row in table.frame().to_dict("records")}
    inputs = {one: split(row["inputs"]) for one, row in by_id.items()}
    known = known_figures(printed, measured, {one for ids in inputs.values() for one in ids})
    places = {
        one: (table, line)
        for table in tables
        for one, line in zip(table.column("id"), table.lines, strict=True)
    }
    undefined: set[str] = set()
    found: list[Problem] = []
    missing: dict[str, set[str]] = {}
    lost: dict[str, set[str]] = {}
    for one in in_order(inputs):
        row, (table, line) = by_id[one], places[one]
        if not undefined.isdisjoint(inputs[one]):
            undefined.add(one)
            continue
        gone = {root for name in inputs[one] if name not in known for root in lost.get(name, {name})}
        if gone:
            lost[one] = gone
            missing.setdefault(row["subject"], set()).update(gone)
            continue
        given = [known[name] for name in inputs[one]]
        try:
            result = compute(row["operation"], given)
        except ZeroDivisionError:
            undefined.add(one)
            if table is tables[0]:
                found.append(problems.no_result(table.file, line, row["operation"]))
            continue
        adding = row["operation"] in ("sum", "difference")
        exact = row["operation"] == "rank" or (adding and all(each.figure.exact for each in given))
        known[one] = following(given, result.as_figure(exact=exact))
    kept = [row for row in by_id.values() if row["id"] in known and row["subject"] in subjects]
    frame = derived_frame(kept, known, inputs, languages)
    return Derived(frame, {row["id"]: known[row["id"]] for row in kept}, found, missing)


def derived_frame(
    rows: Sequence[Mapping[str, Any]],
    known: Mapping[str, Known],
    inputs: Mapping[str, tuple[str, ...]],
    languages: tuple[str, ...],
) -> pd.DataFrame:
    """The derived figures that some declarations (columns: GIVEN) come to, by what is known of each."""
    if not rows:
        return framed({}, languages)
    results = [known[row["id"]] for row in rows]
    given = in_languages(GIVEN, languages)
    return framed(
        {
            **{name: [row[name] for row in rows] for name in given},
            "value": [result.figure.value for result in results],
            "quantum": [result.figure.quantum for result in results],
            "obs_status": [result.status for result in results],
            "authority": [result.authority for result in results],
            "source_date": [result.source_date for result in results],
            "sources": [result.sources for result in results],
            "derived": [True] * len(rows),
            "inputs": [inputs[row["id"]] for row in rows],
        },
        languages,
    )


def formula(
    row: Mapping[str, Any] | pd.Series,
    package: Package,
    lang: str,
    text: Callable[[str], str] = str,
    period: Callable[[str], str] = str,
) -> str:
    """How a derived figure was worked out, in words, with the names of its inputs; "" for a printed figure.

    `text` translates the templates below, `period` writes a period; names come from the package in `lang`.
    """
    if not row["derived"]:
        return ""
    names = [describe(package.about(one), package, lang, period) for one in row["inputs"]]
    first, others = names[0], "; ".join(names[1:])
    templates = {
        "sum": text("sum of: {first}; {others}") if others else text("equal to: {first}"),
        "difference": text("{first}, less: {others}"),
        "distance": text("how far apart [{first}] and [{others}] are"),
        "rest": text("100 %, less: {all}"),
        "share": text("100 × [{first}] ÷ [{others}]"),
        "growth": text("change in per cent from [{others}] to [{first}]"),
        "ratio": text("[{first}] ÷ [{others}]"),
        "product": text("product of: {first}; {others}"),
        "whole": text("the whole of which [{first}] is the percentage [{others}]"),
        "before": text("level of [{first}] before the change of [{others}]"),
        "part": text("[{others}] of [{first}]"),
        "rank": text("place of [{first}] among: {all}"),
    }
    return templates[row["operation"]].format(first=first, others=others, all="; ".join(names))


def describe(
    figure: Mapping[str, Any], package: Package, lang: str, period: Callable[[str], str] = str
) -> str:
    """The name of a figure in a few words: indicator, item, whose, with whom, and when."""
    parts = [package.labels("indicators", figure["indicator"], lang)]
    if figure["item"]:
        parts.append(package.labels("items", figure["item"], lang))
    whose = package.labels("regions", figure["ref_area"], lang)
    if figure["counterpart"] != "wld":
        whose += " – " + package.labels("regions", figure["counterpart"], lang)
    return ", ".join([*parts, whose, period(figure["time_period"])])


def lineage(row: Mapping[str, Any] | pd.Series, package: Package) -> pd.DataFrame:
    """The figures that a derived figure was worked out from, in the order of its formula."""
    return package.figures(row["inputs"])
