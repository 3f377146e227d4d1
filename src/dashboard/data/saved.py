"""How a file was saved: what a spreadsheet or an editor makes of a CSV file, told once however much follows from it.

Looks at bytes before anybody reads rows. What it names makes all rows wrong, so nothing else is said of such a file.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from . import meant, problems
from .problems import Problem

MARK = "\ufeff"
SEPARATORS = (",", ";", "\t", "|")
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
WIDE = (b"\xff\xfe", b"\xfe\xff")
PAGE = ("<!doctype", "<html", "<?xml")
FIRST_LINES = 10
"""Lines among which a header may stand that is not the first."""


def as_saved(file: str, content: bytes, names: Sequence[str], numbers: Iterable[str]) -> Problem | None:
    """What is wrong with how a table was saved, or None. `names` are its columns, `numbers` those that hold numbers."""
    if content.startswith(WORKBOOKS):
        return problems.not_text(file, "a workbook or an archive", "export the sheet as CSV UTF-8.")
    if content.startswith(WIDE):
        return problems.not_text(file, "text in UTF-16", "save it as CSV UTF-8, not as Unicode text.")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return problems.bad_encoding(file, content.count(b"\n", 0, error.start) + 1, content[error.start])
    marked, text = text.startswith(MARK), text.removeprefix(MARK)
    if not text.strip():
        return problems.empty_file(file, names)
    if text.lstrip()[:9].casefold().startswith(PAGE):
        return problems.not_text(file, "a web page", "download the file itself.")
    first, _, rest = text.partition("\n")
    told = first.strip().casefold().startswith("sep=") and len(first.strip()) <= len("sep=,")
    text = rest if told else text
    separator = _separator(text, names)
    comma = separator != "," and _decimal_comma(text, separator, numbers)
    if not (marked or told or separator != ","):
        return None
    return problems.saved_otherwise(file, mark=marked, told=told, separator=separator, comma=comma)


def _separator(text: str, names: Sequence[str]) -> str:
    """What stands between the cells of the header: a comma unless something else explains more of its names."""
    header = text.partition("\n")[0].rstrip("\r")

    def explained(separator: str) -> int:
        return len({cell.strip(' "').casefold() for cell in header.split(separator)} & set(names))

    best = max(SEPARATORS, key=explained)
    return best if explained(best) > explained(",") else ","


def _decimal_comma(text: str, separator: str, numbers: Iterable[str]) -> bool:
    """Whether any number has a comma where it should have a point."""
    try:
        header, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    except (csv.Error, ValueError):
        return False
    wanted = [place for place, name in enumerate(header) if name in set(numbers)]
    cells = (row[place] for row in rows for place in wanted if place < len(row))
    return any(meant.number(cell).cause == meant.DECIMAL_COMMA for cell in cells if cell)


def header_of(file: str, rows: Sequence[Sequence[str]], names: Sequence[str]) -> Problem | None:
    """What is wrong with a header as a whole, or None: it stands lower, is written otherwise, or is followed by blanks."""
    header = list(rows[0])
    known = set(names)
    if len(known & set(header)) * 2 < len(known):
        for line, row in enumerate(rows[1:FIRST_LINES], start=2):
            if len(known & set(row)) * 2 > len(known):
                return problems.lower_header(file, line)
    plain = {name.replace("_", "-"): name for name in names}
    folded = [plain.get(meant.slug(cell).instead, cell) for cell in header]
    changed = [(cell, name) for cell, name in zip(header, folded, strict=True) if cell != name]
    if changed and set(folded) == known and len(folded) == len(names):
        return problems.header_otherwise(file, *changed[0], len(changed))
    trailing = len(header) - len("\0".join(header).rstrip("\0 ").split("\0"))
    if trailing and all(not cell.strip() for row in rows[1:] for cell in row[len(header) - trailing :]):
        return problems.blank_columns(file, trailing)
    return None
