"""What programs and people make of a table of figures when they save it, each as a function of its rows."""

import csv
import io
from collections.abc import Callable, Mapping

Rows = list[list[str]]


def rows_of(text: str) -> Rows:
    """The rows of a CSV file, its header first."""
    return list(csv.reader(io.StringIO(text, newline="")))


def _text(rows: Rows, separator: str = ",", end: str = "\n") -> str:
    file = io.StringIO()
    csv.writer(file, delimiter=separator, lineterminator=end).writerows(rows)
    return file.getvalue()


def _column(rows: Rows, name: str, change: Callable[[str], str]) -> Rows:
    place = rows[0].index(name)
    return [
        rows[0],
        *([*row[:place], change(row[place]) if row[place] else "", *row[place + 1 :]] for row in rows[1:]),
    ]


def _comma(cell: str) -> str:
    return cell.replace(".", ",") if "." in cell else f"{cell},0"


SAVED: Mapping[str, Callable[[Rows], bytes]] = {
    "byte order mark": lambda rows: _text(rows).encode("utf-8-sig"),
    "semicolons": lambda rows: _text(rows, ";").encode(),
    "tabs": lambda rows: _text(rows, "\t").encode(),
    "mark and semicolons": lambda rows: _text(rows, ";").encode("utf-8-sig"),
    "semicolons and decimal commas": lambda rows: _text(_column(rows, "value", _comma), ";").encode(),
    "all that Excel does": lambda rows: (
        b"\xef\xbb\xbfsep=;\r\n" + _text(_column(rows, "value", _comma), ";", "\r\n").encode()
    ),
    "a line for the separator": lambda rows: b"sep=,\n" + _text(rows).encode(),
    "UTF-16": lambda rows: _text(rows, "\t").encode("utf-16"),
    "Windows letters": lambda rows: _text([*rows, [*rows[1][:-1], "é’"]]).encode("cp1252"),
    "a title above": lambda rows: b"Figures\n\n" + _text(rows).encode(),
    "a header in capitals": lambda rows: _text([[cell.upper() for cell in rows[0]], *rows[1:]]).encode(),
    "blank columns": lambda rows: _text([[*row, "", ""] for row in rows]).encode(),
    "blank rows": lambda rows: _text([*rows, *([[""] * len(rows[0])] * 5)]).encode(),
    "decimal commas": lambda rows: _text(_column(rows, "value", _comma)).encode(),
    "thousands": lambda rows: _text(
        _column(rows, "value", lambda cell: f"1 {cell.strip('-')[:1]}00")
    ).encode(),
    "Arabic digits": lambda rows: _text(_column(rows, "value", lambda cell: "٢٥")).encode(),
    "units": lambda rows: _text(_column(rows, "value", lambda cell: f"€ {cell}")).encode(),
    "formula errors": lambda rows: _text(_column(rows, "value", lambda cell: "#REF!")).encode(),
    "quarters": lambda rows: _text(_column(rows, "time_period", lambda cell: "2015Q3")).encode(),
    "weeks": lambda rows: _text(_column(rows, "time_period", lambda cell: "2015-W05")).encode(),
    "halves": lambda rows: _text(_column(rows, "time_period", lambda cell: "H1 2015")).encode(),
    "months in words": lambda rows: _text(_column(rows, "time_period", lambda cell: "mrt 2015")).encode(),
    "days": lambda rows: _text(_column(rows, "time_period", lambda cell: "31/12/2015")).encode(),
    "spans": lambda rows: _text(_column(rows, "time_period", lambda cell: "2015-16")).encode(),
    "codes in capitals": lambda rows: _text(_column(rows, "ref_area", str.upper)).encode(),
    "codes of Eurostat": lambda rows: _text(_column(rows, "ref_area", lambda cell: "BE2")).encode(),
    "names for codes": lambda rows: _text(_column(rows, "ref_area", lambda cell: "Vlaanderen")).encode(),
    "a blank column": lambda rows: _text(_column(rows, "locator", lambda cell: "")).encode(),
    "a column less": lambda rows: _text([row[:-1] for row in rows]).encode(),
    "a web page": lambda rows: b"<!DOCTYPE html><title>Log in</title>",
}
"""What programs and people make of a table of figures."""

NAMED = {
    "quarters": "write 2015-Q3", "halves": "write 2015-S1", "months in words": "write 2015-03", "days": "write 2015-12-31",
    "spans": "write 2015/2016", "weeks": "is a week", "Arabic digits": "is no number", "decimal commas": "decimal comma",
    "codes in capitals": "write {area}", "codes of Eurostat": "write be-vlg", "names for codes": "write be-vlg",
    "all that Excel does": "semicolons between its cells and has commas in its numbers", "semicolons": "semicolons",
    "tabs": "tabs",
}  # fmt: skip
"""What the problem must say, where that is one thing; `{area}` is whose figures they are."""
