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


def saved_otherwise(file: str, *, mark: bool, told: bool, separator: str, comma: bool) -> Problem:
    """A file as a spreadsheet saves it: all that is otherwise about it, in one."""
    names = {"\t": "tabs", ";": "semicolons", "|": "bars"}
    said = [
        (mark, "begins with a byte order mark", "without BOM"),
        (told, "begins with a line that names its separator", "without that line"),
        (
            separator != ",",
            f"has {names.get(separator, '')} between its cells",
            "with commas between its cells",
        ),
        (comma, "has commas in its numbers", "with a point in its numbers"),
    ]
    found = [message for is_so, message, _ in said if is_so]
    ways = [way for is_so, _, way in said if is_so]
    return Problem(
        file, 1, "", "csv", f"the file {_joined(found)}", f"save it as CSV in UTF-8, {_joined(ways)}."
    )


def _joined(parts: Sequence[str]) -> str:
    return ", ".join(parts[:-1]) + (" and " if len(parts) > 1 else "") + parts[-1]


def not_text(file: str, what: str, way_out: str) -> Problem:
    """A file of another kind under the name of a CSV file."""
    return Problem(file, 0, "", "csv", f"the file is {what}, and no CSV", way_out)


def lower_header(file: str, line: int) -> Problem:
    """A file with lines above its header."""
    return Problem(
        file, line, "", "header", "the header stands below other lines", "remove the lines above it."
    )


def header_otherwise(file: str, cell: str, name: str, number: int) -> Problem:
    """A header of which only capitals, spaces or signs are wrong."""
    others = f", and {number - 1} more likewise" if number > 1 else ""
    return Problem(
        file,
        1,
        name,
        "header",
        f"the header writes it {shown(cell)}{others}",
        "write the names as in the schema.",
    )


def blank_columns(file: str, number: int) -> Problem:
    """Blank columns behind the last."""
    said = f"{number} blank columns follow the last" if number > 1 else "a blank column follows the last"
    return Problem(file, 1, "", "header", said, "remove what stands behind the last column in every line.")


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
