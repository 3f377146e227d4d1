"""What can be wrong with a file as a whole, with the descriptor, and with headers and rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .problem import Problem, nearest, shown


def missing_file(file: str, descriptor: str) -> Problem:
    """The descriptor names a file that is not there."""
    return Problem(
        file, 0, "", "file", "the file is missing", f"put it there, or take it out of {descriptor}."
    )


def unlisted_file(file: str, descriptor: str) -> Problem:
    """A table lies in the folder that the descriptor does not name."""
    return Problem(
        file, 0, "", "file", "the file is not part of the package", f"name it in {descriptor}, or remove it."
    )


def empty_file(file: str, names: Iterable[str]) -> Problem:
    """A file without a header."""
    return Problem(file, 0, "", "file", "the file is empty", f"begin it with the header: {','.join(names)}")


def bad_encoding(file: str, line: int, byte: int) -> Problem:
    """A byte that is not UTF-8."""
    return Problem(
        file, line, "", "encoding", f"byte 0x{byte:02x} is not UTF-8", "save the file as UTF-8 (CSV UTF-8)."
    )


def byte_order_mark(file: str) -> Problem:
    """A file as a spreadsheet saves it, with a mark before its first column."""
    return Problem(
        file, 1, "", "encoding", "the file begins with a byte order mark", "save it as UTF-8 without BOM."
    )


def not_csv(file: str, line: int, reason: str) -> Problem:
    """A line with an open quote or a NUL."""
    return Problem(
        file,
        line,
        "",
        "csv",
        f"the line cannot be read as CSV: {reason}",
        "close the quotes; remove NUL characters.",
    )


def wrong_separator(file: str, separator: str) -> Problem:
    """A file with semicolons or tabs."""
    return Problem(
        file,
        1,
        "",
        "csv",
        f"the header has {shown(separator)} between its cells",
        "save the file with commas.",
    )


def broken_json(file: str, line: int, reason: str) -> Problem:
    """A descriptor or schema that is no JSON."""
    return Problem(
        file, line, "", "descriptor", f"not readable as JSON: {reason}", "correct the JSON at this line."
    )


def broken_descriptor(file: str, reason: str, way_out: str) -> Problem:
    """A descriptor or schema that says something the dashboard cannot use."""
    return Problem(file, 0, "", "descriptor", reason, way_out)


def unlabelled(file: str, columns: Sequence[str], languages: Iterable[str]) -> Problem:
    """A table whose labels are not in every language of the package and of the dashboard that shows it."""
    return Problem(
        file,
        0,
        ", ".join(columns),
        "every language",
        f"its schema lacks {'labels' if len(columns) > 1 else 'a label'}; the languages are {', '.join(languages)}",
        f"add {'them' if len(columns) > 1 else 'it'} to the schema and to every row, or take that language away "
        "everywhere: its other columns, and its catalogue in the dashboard.",
    )


def untold(file: str, what: str, said: str, gaps: Sequence[str]) -> Problem:
    """A title or description in the descriptor that is not in every language."""
    return Problem(
        file,
        0,
        "",
        "every language",
        f"{what} has a {said} and no {', '.join(gaps)}",
        f"add {', '.join(gaps)}.",
    )


def empty_package(file: str) -> Problem:
    """A descriptor that lists nothing."""
    return Problem(file, 0, "", "descriptor", "the package is empty", "list its files in resources.")


def missing_column(file: str, column: str, header: Iterable[str], names: Iterable[str]) -> Problem:
    """A column of the schema that the header lacks; the nearest stranger in the header may be meant."""
    strange = sorted(set(header) - set(names))
    near = nearest(column, strange)
    way_out = (
        f"rename {shown(near[0])} to {column}." if near else f"add {column} to the header and to every row."
    )
    return Problem(file, 1, column, "header", "the column is missing", way_out)


def extra_column(file: str, column: str, names: Iterable[str]) -> Problem:
    """A column that the schema does not have."""
    way_out = f"remove it; the columns are: {', '.join(names)}."
    return Problem(file, 1, shown(column)[1:-1], "header", "the column is not in the schema", way_out)


def twice_column(file: str, column: str) -> Problem:
    """A column name that stands twice in the header."""
    return Problem(file, 1, column, "header", "the column stands twice", "keep one of them.")


def blank_row(file: str, line: int) -> Problem:
    """A line without cells."""
    return Problem(file, line, "", "row", "the line is blank", "remove it.")


def wrong_cells(file: str, line: int, found: int, wanted: int) -> Problem:
    """A line with more or fewer cells than the header."""
    return Problem(
        file,
        line,
        "",
        "row",
        f"{found} cells instead of {wanted}",
        "add or remove commas; put quotes around a cell that holds one.",
    )


def second_opinion(file: str, line: int, column: str, kind: str, note: str) -> Problem:
    """Something that frictionless found and our own reader did not."""
    return Problem(
        file, line, column, f"frictionless {kind}", shown(note)[1:-1], "make `frictionless validate` pass."
    )
