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
