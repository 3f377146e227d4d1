"""The rules of derivation-rules.csv, as they are written: which figure follows from which, whatever the period.

A rule names what follows (indicator, whose, with whom, item, period) and what from, each input as a key: the indicator
and, in brackets, only what differs from the figure that follows. Its grammar is read here; which figures there are that
it holds for is found in `expansion`.

    nights                                   the same area, partner, item and period
    nights[counterpart=wld]                  the same, with the world
    nights[time_period=-1]                   the same, a year before; nights[time_period=2018]: in 2018
    nights[counterpart=deu+fra]              two inputs, one after the other
    un-ideal-point[ref_area={counterpart}]   the partner's own
    rd-spending[item=]                       without an item
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from . import periods, problems
from .problems import Problem
from .rules import Tables
from .tables import Table

RULES = "derivation-rules"
DIMENSIONS = ("ref_area", "counterpart", "item")
PERIOD = "time_period"
ANY = "*"
CODES = {"ref_area": "regions", "counterpart": "regions", "item": "items"}
"""The tables that have the codes of the dimensions."""

FIGURE_ID = "{indicator}-{ref_area}-{counterpart}-{item}-{time_period}"
"""What a figure that follows is called where its rule does not say otherwise."""

_KEY = re.compile(r"(?P<indicator>[a-z0-9-]+)(?:\[(?P<terms>[^\[\]\s]*)\])?", re.ASCII)
_SHIFT = re.compile(r"[+-][0-9]{1,3}", re.ASCII)
_FIELD = re.compile(r"\{(\w*)\}")


class Place(NamedTuple):
    """What a figure is about, beside its indicator."""

    ref_area: str
    counterpart: str
    item: str
    time_period: str


@dataclass(frozen=True)
class Input:
    """One input of a rule: per dimension the code it has, or in braces the dimension of the result that it takes it from.

    `shift` is by how many years its period is another one, `at` its own period, if it is always the same. One of several
    that a key `listed` is passed over where it is an input already: a rank names its own figure first, then all.
    """

    indicator: str
    terms: tuple[tuple[str, str], ...]
    shift: int = 0
    at: str = ""
    listed: bool = False


@dataclass(frozen=True)
class Rule:
    """One row of derivation-rules.csv. `allowed` are the codes per dimension that it holds for, None for any; `official`
    is whether no figure of the press may be an input.
    """

    id: str
    line: int
    subject: str
    indicator: str
    operation: str
    inputs: tuple[Input, ...]
    allowed: Mapping[str, frozenset[str] | None]
    period: str
    start: float
    end: float
    official: bool
    figure_id: str
    notes: Mapping[str, str]

    def stated(self, period: str) -> str:
        """The period of the figure that follows in a period: the same, or the years to it from a fixed or earlier one."""
        first, _, last = self.period.partition("/")
        if not last:
            return period
        return f"{shifted(period, int(first)) if _SHIFT.fullmatch(first) else first}/{period}"

    def called(self, place: Place) -> str:
        """The id of the figure that follows for a place."""
        fields = {**place._asdict(), "indicator": self.indicator}
        text = _FIELD.sub(lambda found: fields[found[1]].lower().replace("/", "-"), self.figure_id)
        return re.sub("-{2,}", "-", text).strip("-")


class Unclear(Exception):
    """A cell of a rule cannot be read: why, and what to write."""

    def __init__(self, column: str, message: str, way_out: str) -> None:
        super().__init__(message)
        self.column, self.message, self.way_out = column, message, way_out


def shifted(period: str, years: int) -> str:
    """The period so many years later (2015 -> 2014, 2016-S1 -> 2015-S1); both ends of a range move."""
    return "/".join(f"{int(part[:4]) + years:04d}{part[4:]}" for part in period.split("/"))


def rules_of(tables: Tables) -> tuple[list[Rule], list[Problem]]:
    """The rules that can be read, in the order of their file, and what is wrong with the others."""
    table = tables.get(RULES)
    if table is None:
        return [], []
    found: list[Problem] = []
    rules = []
    rows = zip(*(table.column(name) for name in table.resource.columns), strict=True)
    for line, cells in zip(table.lines, rows, strict=True):
        row = dict(zip(table.resource.columns, cells, strict=True))
        try:
            rule = _rule(line, row)
        except Unclear as wrong:
            found.append(
                problems.unclear_derivation(
                    table.file, line, wrong.column, row["id"], wrong.message, wrong.way_out
                )
            )
            continue
        if unknown := list(_unknown_codes(table, rule, tables)):
            found += unknown
        else:
            rules.append(rule)
    return rules, found


def _rule(line: int, row: Mapping[str, str]) -> Rule:
    inputs = tuple(each for cell in row["inputs"].split() for each in _inputs(cell))
    rule = Rule(
        row["id"], line, row["subject"], row["indicator"], row["operation"], inputs,
        {name: _codes(row[name]) for name in DIMENSIONS},
        row["period"], *_bounds(row), row["authority"] == "official", row["figure_id"] or FIGURE_ID,
        {name: cell for name, cell in row.items() if name.startswith("note_")},
    )  # fmt: skip
    if strange := set(_FIELD.findall(rule.figure_id)) - {"indicator", *Place._fields}:
        message = f"there is no {problems.listed(sorted(strange))} to put in"
        raise Unclear("figure_id", message, f"use {', '.join(f'{{{name}}}' for name in Place._fields)}.")
    if all(each.at for each in inputs):
        raise Unclear("inputs", "no input is of the free period", "name one without a fixed time_period.")
    for name in DIMENSIONS:
        if rule.allowed[name] is None and not any(_binds(each, name) for each in inputs):
            raise Unclear(name, f"no input says which {name}", "write its codes instead of *.")
    return rule


def _binds(each: Input, name: str) -> bool:
    """Whether an input tells a dimension of the result."""
    terms = dict(each.terms)
    return name not in terms or f"{{{name}}}" in terms.values()


def _inputs(cell: str) -> Iterator[Input]:
    """The inputs that a key stands for: one for each of the codes that it lists."""
    found = _KEY.fullmatch(cell)
    if not found:
        raise Unclear("inputs", f"{problems.shown(cell)} is no key", "write indicator[dimension=code,...].")
    ways: list[dict[str, str]] = [{}]
    for term in filter(None, (found["terms"] or "").split(",")):
        name, separator, value = term.partition("=")
        if name not in (*DIMENSIONS, PERIOD) or not separator:
            names = ", ".join((*DIMENSIONS, PERIOD))
            raise Unclear(
                "inputs", f"{problems.shown(term)} says nothing", f"write one of {names}, = and a code."
            )
        if value.startswith("{") and value[1:-1] not in DIMENSIONS:
            raise Unclear("inputs", f"there is no {problems.shown(value)}", f"use {', '.join(DIMENSIONS)}.")
        parts = [value] if name == PERIOD else value.split("+")
        ways = [{**way, name: part} for way in ways for part in parts]
    for way in ways:
        period = way.pop(PERIOD, "+0")
        moved = _SHIFT.fullmatch(period) is not None
        if not moved and not _is_period(period):
            message = f"{problems.shown(period)} is no period"
            raise Unclear(
                "inputs", message, "write time_period=-1 for the year before, or a period such as 2018."
            )
        shift, at = (int(period), "") if moved else (0, period)
        yield Input(found["indicator"], tuple(way.items()), shift, at, listed=len(ways) > 1)


def _codes(cell: str) -> frozenset[str] | None:
    return None if cell == ANY else frozenset(cell.split("+"))


def _bounds(row: Mapping[str, str]) -> tuple[float, float]:
    ends = [float("-inf"), float("inf")]
    for place, name in enumerate(("start_period", "end_period")):
        if row[name]:
            if not _is_period(row[name]):
                raise Unclear(name, f"{problems.shown(row[name])} is no period", "write one such as 2018.")
            ends[place] = periods.bounds(row[name])[place]
    return ends[0], ends[1]


def _is_period(text: str) -> bool:
    try:
        periods.bounds(text)
    except ValueError:
        return False
    return True


def _unknown_codes(table: Table, rule: Rule, tables: Tables) -> Iterator[Problem]:
    """Codes that a rule names and that their tables do not have."""
    named = [("inputs", "indicators", each.indicator) for each in rule.inputs]
    named += [
        ("inputs", CODES[name], code)
        for each in rule.inputs
        for name, code in each.terms
        if not code.startswith("{")
    ]
    named += [(name, CODES[name], code) for name in DIMENSIONS for code in sorted(rule.allowed[name] or ())]
    for column, target, code in dict.fromkeys(named):
        known = tables.get(target)
        if code and known is not None and known.whole and code not in known.distinct("id"):
            yield problems.unknown_code(table.file, rule.line, column, code, known.distinct("id"), known.file)
