"""What can be wrong with derivations and reconciliations."""

from __future__ import annotations

from collections.abc import Iterable

from .problem import Problem, nearest, shown

RECONCILIATION = "reconciliation"


def unknown_figure(
    file: str, line: int, column: str, value: str, known: Iterable[str], target: str
) -> Problem:
    """An input that is no figure."""
    near = nearest(value, known)
    such = f", such as {' or '.join(near)}" if near else ""
    return Problem(
        file, line, column, "inputs", f"no figure is called {shown(value)}", f"use an id of {target}{such}."
    )


def wrong_inputs(file: str, line: int, operation: str, found: int, wanted: str) -> Problem:
    """Too many or too few inputs."""
    return Problem(
        file,
        line,
        "inputs",
        "inputs",
        f"{operation} of {found} figures",
        f"give {wanted}, in the order of the formula.",
    )


def unknown_operation(file: str, line: int, operation: str, known: Iterable[str]) -> Problem:
    """An operation that the schema allows and the code does not know."""
    message = f"the dashboard cannot compute {shown(operation)}"
    return Problem(
        file, line, "operation", "operation", message, f"use one of: {', '.join(known)}; or teach it this."
    )


def mixed_units(file: str, line: int, operation: str, units: Iterable[str], wanted: str) -> Problem:
    """Inputs that cannot be computed with one another."""
    return Problem(
        file,
        line,
        "inputs",
        "units",
        f"{operation} of figures in {', '.join(units)}",
        f"use figures in {wanted}.",
    )


def wrong_unit(file: str, line: int, column: str, operation: str, unit: str, wanted: str) -> Problem:
    """A result in another unit than its indicator."""
    message = f"{operation} gives {wanted}, but this figure is in {unit}"
    return Problem(file, line, column, "units", message, f"use an indicator in {wanted}.")


def no_result(file: str, line: int, operation: str) -> Problem:
    """A division by zero."""
    return Problem(
        file,
        line,
        "inputs",
        "inputs",
        f"{operation} divides by zero",
        "use a figure other than zero, or drop the row.",
    )


def other_result(
    file: str, line: int, result: str, expected: str, computed: float, printed: float
) -> Problem:
    """A reconciliation that does not come out as expected."""
    return Problem(
        file,
        line,
        "expected",
        RECONCILIATION,
        f"computed {computed:.12g}, printed {printed:.12g}: {result} and not {expected}",
        f"correct the figures; if the sources really are so, set expected to {result}.",
    )


def unclear_derivation(file: str, line: int, column: str, rule: str, message: str, way_out: str) -> Problem:
    """A cell of a derivation rule that cannot be read."""
    return Problem(file, line, column, "derivation rule", f"rule {shown(rule)}: {message}", way_out)


def claimed_by_rules(file: str, line: int, rule: str, figure: str, other: int) -> Problem:
    """A figure that two derivation rules claim, or one rule twice."""
    message = f"rule {shown(rule)} claims {shown(figure)}, as line {other} does"
    way_out = "bound one of them, or let figure_id tell their figures apart."
    return Problem(file, line, "figure_id", "derivation rule", message, way_out)


def claimed_already(file: str, line: int, rule: str, figure: str) -> Problem:
    """A figure that a derivation rule claims and whose id another figure has."""
    message = f"rule {shown(rule)} claims {shown(figure)}, the id of a figure of something else"
    return Problem(file, line, "figure_id", "derivation rule", message, "give its figures another figure_id.")


def fruitless(file: str, line: int, rule: str) -> Problem:
    """A derivation rule that nothing follows by."""
    message = f"nothing follows by rule {shown(rule)}: nowhere are all its inputs"
    return Problem(
        file, line, "inputs", "derivation rule", message, "correct its inputs or bounds, or drop the rule."
    )


def superfluous_row(file: str, line: int, figure: str, rule: str, target: str, other: int) -> Problem:
    """A row that says what a rule says."""
    message = f"{shown(figure)} follows by rule {shown(rule)} ({target}, line {other}) all the same"
    return Problem(file, line, "id", "derivation rule", message, "drop the row.")
