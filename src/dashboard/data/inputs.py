"""What derivations and reconciliations name: that the figures exist, are enough, and are measured alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from . import problems
from .arithmetic import OPERATIONS
from .expansion import DERIVATIONS, Expanded
from .hierarchy import circles
from .problems import Problem
from .rules import Tables, subjects
from .tables import Table

RECONCILIATIONS = "reconciliations"
PLACES = "observations/ or derivations.csv"
PRINTED = "printed"
COUNTED = {
    "count",
    "rank",
}  # "the fourteenth office" may be held against a count of offices, persons against numbers
MONEY, POINTS = "money", "points"
OWN_RECORDS = "administrative"  # the concept of what an administration itself counts or decides


@dataclass(frozen=True)
class Measures:
    """In what figures are measured: indicators by figure, units and concepts by indicator, kinds by unit."""

    indicators: dict[str, str]
    units: dict[str, str]
    concepts: dict[str, str]
    kinds: dict[str, str]

    def unit(self, figure: str) -> str:
        """The unit of a figure, "" where the tables do not say."""
        return self.units.get(self.indicators.get(figure, ""), "")

    def kind(self, figure: str) -> str:
        """The kind of its unit (money, percent, count, ...), "" where the tables do not say."""
        return self.kinds.get(self.unit(figure), "")

    def concept(self, figure: str) -> str:
        """The concept by which it is measured, "" where the tables do not say."""
        return self.concepts.get(self.indicators.get(figure, ""), "")


def declared(tables: Tables, expanded: Table | None) -> list[Table]:
    """The derived figures: those of derivations.csv, and those that follow by rules, each on the line of its rule."""
    return [table for table in (tables.get(DERIVATIONS), expanded) if table is not None]


def measures(tables: Tables, expanded: Table | None) -> Measures:
    """The units of all printed and derived figures, read from the tables as they are, valid or not."""
    figures = [*subjects(tables), *declared(tables, expanded)]
    return Measures(
        {k: v for table in figures for k, v in _pairs(table, "id", "indicator")},
        dict(_pairs(tables["indicators"], "id", "unit")) if "indicators" in tables else {},
        dict(_pairs(tables["indicators"], "id", "concept")) if "indicators" in tables else {},
        dict(_pairs(tables["units"], "id", "measure")) if "units" in tables else {},
    )


def split(inputs: str) -> tuple[str, ...]:
    """The ids in a cell of inputs."""
    return tuple(inputs.split())


def check_inputs(tables: Tables, expanded: Expanded) -> list[Problem]:
    """Everything wrong with what derivations, those that follow by rules among them, and reconciliations name."""
    printed = {cell for table in subjects(tables) for cell in table.distinct("id")}
    derivations = declared(tables, expanded.table)
    if not all(table.whole for table in (*subjects(tables), *derivations)):
        return []  # until every figure can be read, nobody can say which ones do not exist
    measured = measures(tables, expanded.table)
    known = printed | {cell for table in derivations for cell in table.distinct("id")}
    found: list[Problem] = []
    for table in derivations:
        found += _check_rows(table, known, measured, PLACES, "id", "indicator")
    found += _check_circles(derivations)
    if (table := tables.get(RECONCILIATIONS)) is not None:
        found += _check_rows(table, known, measured, PLACES, PRINTED, PRINTED)
        for line, cell in table.where("printed", lambda cell: cell != "" and cell not in printed):
            found.append(problems.unknown_figure(table.file, line, "printed", cell, printed, "observations/"))
    return problems.merged(found)


def _check_rows(
    table: Table, known: set[str], measured: Measures, target: str, result: str, blamed: str
) -> Iterable[Problem]:
    """`result` is the column with the id of the figure that the operation should give."""
    cells = zip(table.lines, *(table.column(name) for name in ("operation", "inputs", result)), strict=True)
    for line, name, inputs, figure in cells:
        ids = split(inputs)
        unknown = [one for one in ids if one not in known]
        yield from (
            problems.unknown_figure(table.file, line, "inputs", one, known, target) for one in unknown
        )
        operation = OPERATIONS.get(name)
        if operation is None and name:
            yield problems.unknown_operation(table.file, line, name, OPERATIONS)
        if operation is None or unknown or not ids:
            continue  # reported already
        if not operation.accepts(len(ids)):
            yield problems.wrong_inputs(table.file, line, name, len(ids), operation.wanted)
            continue
        kinds = [measured.kind(one) for one in ids]
        yield from _check_units(
            table.file,
            line,
            blamed,
            name,
            [measured.unit(one) for one in ids],
            kinds,
            measured.unit(figure),
            measured.kind(figure),
        )


def _check_units(
    file: str,
    line: int,
    blamed: str,
    name: str,
    units: Sequence[str],
    kinds: Sequence[str],
    result: str,
    result_kind: str,
) -> Iterable[Problem]:
    if "" in units or not result:
        return  # the indicator or its unit is unknown, which is reported where it stands
    rule = OPERATIONS[name].units
    alike = len(set(units)) == 1 or set(kinds) == {"count"}
    wanted = {
        "same": units[0],
        "percent": "percent",
        "alike to percent": "percent",
        "alike to rank": "rank",
        "first by percent": units[0],
    }
    if rule == "same" and len(set(units)) > 1:
        yield problems.mixed_units(file, line, name, sorted(set(units)), "one unit")
    elif rule == "percent" and set(units) != {"percent"}:
        yield problems.mixed_units(file, line, name, sorted(set(units)), "percent")
    elif rule.startswith("alike to") and not alike:
        yield problems.mixed_units(file, line, name, sorted(set(units)), "one unit")
    elif rule == "first by percent" and units[1] != "percent":
        yield problems.mixed_units(file, line, name, units, f"{units[0]} and percent")
    elif name == "difference" and units[0] == "percent" and result_kind == POINTS:
        return
    elif (
        rule in wanted
        and result != wanted[rule]
        and not (blamed == PRINTED and {*kinds, result_kind} <= COUNTED)
    ):
        yield problems.wrong_unit(file, line, blamed, name, result, wanted[rule])


def _check_circles(derivations: Sequence[Table]) -> Iterable[Problem]:
    links = {one: split(inputs) for table in derivations for one, inputs in _pairs(table, "id", "inputs")}
    for loop in circles({one: [to for to in targets if to in links] for one, targets in links.items()}):
        table = next(table for table in derivations if loop[-2] in table.distinct("id"))
        line = table.lines[table.column("id").index(loop[-2])]
        yield problems.cycle(table.file, line, "inputs", loop)


def _pairs(table: Table, key: str, value: str) -> Iterable[tuple[str, str]]:
    return zip(table.column(key), table.column(value), strict=True)
