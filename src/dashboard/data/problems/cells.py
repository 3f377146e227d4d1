"""What can be wrong with the cells of a table: against its schema, and against the rules beyond it."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.data.meant import OTHERWISE, PERIODS, Meant

from .problem import Problem, nearest, shown

UNKNOWN = Meant("")
"""Nobody knows what is meant."""


def _use_code(value: str, known: Iterable[str], target: str) -> str:
    near = nearest(value, known)
    if near:
        return f"use a code of {target}, such as {' or '.join(near)}, or add it there."
    return f"use a code of {target}, or add it there."


UNOPENABLE = "openable"


def unopenable(file: str, line: int, value: str) -> Problem:
    """A place in a source that no reader can open."""
    return Problem(
        file,
        line,
        "locator",
        UNOPENABLE,
        f"{shown(value)} names a row of a list that no reader has",
        "say where it stands at the address of the source, as docs/data.md has it.",
    )


def blank(file: str, line: int, column: str) -> Problem:
    """A required cell without content."""
    return Problem(file, line, column, "required", "the cell is blank", "fill it in.")


def not_number(
    file: str, line: int, column: str, value: str, kind: str, meant: Meant, many: int = 1
) -> Problem:
    """A cell that should be a number, and `many` that are none for the same reason."""
    form = "1234.56" if kind == "number" else "12"
    message = f"{shown(value)} is no {kind}{_because(meant, many)}"
    return Problem(
        file, line, column, "type", message, _write(meant, many, f"write it as {form}, without units.")
    )


def not_in_enum(file: str, line: int, column: str, value: str, options: Iterable[str]) -> Problem:
    """A cell that should be one of a few words."""
    return Problem(
        file, line, column, "enum", f"{shown(value)} is not an option", f"use one of: {', '.join(options)}."
    )


def off_pattern(file: str, line: int, column: str, value: str, pattern: str) -> Problem:
    """A cell that should follow a pattern, which its column's description tells in words."""
    message = f"{shown(value)} has another form than asked"
    example = EXAMPLES.get(pattern)
    way_out = f"write it like {example}." if example else f"follow the pattern {pattern}"
    return Problem(file, line, column, "pattern", message, way_out)


def no_slug(file: str, line: int, column: str, value: str, meant: Meant, many: int = 1) -> Problem:
    """A code with other signs than codes have."""
    message = f"{shown(value)} has other signs than a code{_others(many)}"
    rule = "use small letters and digits with single hyphens between them"
    way_out = f"{rule}, such as {meant.instead}." if meant.instead else f"{rule}."
    return Problem(file, line, column, "pattern", message, way_out)


def no_period_form(file: str, line: int, column: str, value: str, meant: Meant, many: int = 1) -> Problem:
    """A cell that should be a period and has no form of one."""
    message = f"{shown(value)} is no period{_because(meant, many)}"
    return Problem(file, line, column, "period", message, _write(meant, many, f"write {PERIODS}."))


EXAMPLES = {
    r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)": "1.2.0",
    "[0-9]{4}-[0-9]{2}-[0-9]{2}": "2026-11-21",
    "memo(-[a-z0-9]+)*": "memo-4-2",
    r"objective-\d+": "objective-3",
    r"sheet-\d{2}": "sheet-07",
    "[A-Z0-9_-]+(; [A-Z0-9_-]+)*": "GR; EL",
    "[^; ][^;]*(; [^; ][^;]*)*": "Holland; The Netherlands",
}
"""What follows each of the patterns that the schemas have besides those of codes and periods."""


def _because(meant: Meant, many: int) -> str:
    because = f": it {meant.cause}" if meant.cause and meant.cause != OTHERWISE else ""
    return because + _others(many)


def _others(many: int) -> str:
    return f" (so are {many - 1} more of the column)" if many > 1 else ""


def _write(meant: Meant, many: int, otherwise: str) -> str:
    if not meant.instead:
        return otherwise
    return f"write {meant.instead}{', and the others likewise' if many > 1 else ''}."


def out_of_range(
    file: str, line: int, column: str, value: str, low: float | None, high: float | None
) -> Problem:
    """A number that is too small or too large."""
    if high is None:
        asked = f"at least {low:g}"
    elif low is None:
        asked = f"at most {high:g}"
    else:
        asked = f"from {low:g} to {high:g}"
    return Problem(file, line, column, "range", f"{shown(value)} is out of range", f"use a number {asked}.")


def duplicate(file: str, line: int, column: str, value: str, first: str) -> Problem:
    """A value that stands elsewhere too, and must not."""
    return Problem(
        file,
        line,
        column,
        "unique",
        f"{shown(value)} stands at {first} too",
        "give it another one, or remove a row.",
    )


def unknown_code(
    file: str,
    line: int,
    column: str,
    value: str,
    known: Iterable[str],
    target: str,
    meant: Meant = UNKNOWN,
    many: int = 1,
) -> Problem:
    """A code that the table it points at does not have, and `many` that it has by another name."""
    message = f"unknown code {shown(value)}{_others(many)}"
    way_out = _write(meant, many, _use_code(value, known, target))
    return Problem(file, line, column, "foreign key", message, way_out)


def one_language(file: str, line: int, column: str, filled: str) -> Problem:
    """A text that is there in one language and not in another."""
    return Problem(
        file,
        line,
        column,
        "every language",
        f"blank while {filled} is filled",
        f"fill it in, or empty {filled}.",
    )


def no_address(file: str, line: int, value: str) -> Problem:
    """A web source that nobody can look up."""
    message = "a web source without address" if not value else f"{shown(value)} is no web address"
    return Problem(
        file, line, "url", "address", message, "give the http(s) address, or leave the source out."
    )


def disagrees(file: str, line: int, value: str, printed: str, note: str) -> Problem:
    """A value that is not the number as printed."""
    way_out = (
        "write in value what is printed, in base units (euro, not billions); "
        f"if the print is wrong, set obs_status to U and say so in {note}."
    )
    return Problem(
        file,
        line,
        "value",
        "as printed",
        f"{shown(value)} does not follow from as_printed {shown(printed)}",
        way_out,
    )


def no_such_period(file: str, line: int, column: str, value: str) -> Problem:
    """A period of the right form that no calendar has."""
    return Problem(
        file,
        line,
        column,
        "period",
        f"{shown(value)} is no period",
        "give days that exist, the first before the last.",
    )


def cycle(file: str, line: int, column: str, loop: Iterable[str]) -> Problem:
    """A thing that holds itself."""
    path = " > ".join(loop)
    return Problem(
        file, line, column, "hierarchy", f"goes round in a circle: {path}", "take out one of these links."
    )


def not_one_of(file: str, line: int, one: str, other: str, *, both: bool) -> Problem:
    """A row that fills both of two columns, or neither, where exactly one must be."""
    said = "are both filled" if both else "are both blank"
    return Problem(
        file,
        line,
        one,
        "either or",
        f"{one} and {other} {said}",
        f"fill in exactly one of {one} and {other}.",
    )


def no_office(file: str, line: int, item: str, known: Iterable[str], target: str) -> Problem:
    """An item of the kind office without an office."""
    near = nearest(item, known)
    such = f", such as {' or '.join(near)}," if near else ""
    return Problem(
        file,
        line,
        "id",
        "office",
        f"{shown(item)} belongs to no office",
        f"write it as office-<id>{such} with an id of {target}, or add the office there.",
    )


def unfit_sign(file: str, line: int, column: str, value: str, signs: Iterable[str]) -> Problem:
    """A cell with signs that cannot be shown."""
    which = ", ".join(f"U+{ord(sign):04X}" for sign in sorted(set(signs)))
    return Problem(
        file, line, column, "signs", f"{shown(value)} has a sign that cannot be shown", f"take out {which}."
    )
