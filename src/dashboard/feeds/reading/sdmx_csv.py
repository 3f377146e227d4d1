"""SDMX-CSV of versions 1 and 2, and plain CSV with the same columns: the dimensions first, then time and value.

Columns after the value are attributes. Of version 2 the first columns name the structure, of version 1 the first does;
Eurostat puts the day of the last update into a column of its own.
"""

from __future__ import annotations

import csv
import io

from dashboard.feeds import refusals
from dashboard.feeds.delivery import Cell, Delivery
from dashboard.feeds.refusals import Refused

STRUCTURE = ("dataflow", "structure_id")
ABOUT = {*STRUCTURE, "structure", "structure_name", "action", "last update"}
TIME, VALUE = "time_period", "obs_value"
FLAGS = ("obs_flag", "obs_status")
FREE = {"", "F"}
"""What `conf_status` says of values that are free to publish."""


def read(content: bytes, file: str) -> Delivery:
    """What the answer says. Raises Refused where columns are lacking or a line breaks off."""
    rows = lines(content, file)
    header = [_plain(name) for name in rows[0][1]]
    gaps = [name for name in (TIME, VALUE) if name not in header]
    if gaps:
        raise Refused(refusals.other_dimensions(file, gaps, header))
    at = {name: place for place, name in enumerate(header)}
    dimensions = tuple(
        name for name in header[: at[VALUE]] if name != TIME and name not in ABOUT and name not in FLAGS
    )
    attributes = tuple(
        name for name in header[at[VALUE] :] if name not in {VALUE, TIME, *ABOUT, *FLAGS, "conf_status"}
    )
    places = [at[name] for name in (*dimensions, *attributes)]
    flags = [at[name] for name in FLAGS if name in at]
    cells = []
    for line, row in rows[1:]:
        flag = " ".join(row[place] for place in flags if row[place])
        if "conf_status" in at and row[at["conf_status"]] not in FREE:
            flag = "@c"
        cells.append(
            Cell(
                tuple(row[place] for place in places),
                row[at[TIME]],
                _value(row[at[VALUE]]),
                flag.strip(),
                line,
            )
        )
    return Delivery(
        dimensions, cells, attributes, _first(rows, at, ("last update",)), _first(rows, at, STRUCTURE)
    )


def lines(content: bytes, file: str, delimiter: str = ",") -> list[tuple[int, list[str]]]:
    """The rows of a CSV with their lines, the header first. Raises Refused where one has too few or too many cells."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused(refusals.cut_off(file, 0, f"byte {error.start} is not UTF-8")) from error
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[tuple[int, list[str]]] = []
    try:
        for row in reader:
            if row:
                rows.append((reader.line_num, row))
                if len(row) != len(rows[0][1]):
                    raise Refused(
                        refusals.cut_off(
                            file,
                            reader.line_num,
                            f"{len(row)} cells instead of {len(rows[0][1])}: it was cut off",
                        )
                    )
    except csv.Error as error:
        raise Refused(refusals.cut_off(file, reader.line_num, str(error))) from error
    if not rows:
        raise Refused(refusals.no_rows(file))
    return rows


def _plain(name: str) -> str:
    """A column's own name: some write `geo: Geopolitical entity`."""
    return name.partition(":")[0].strip().lower()


def _value(cell: str) -> str:
    cell = cell.strip()
    return "" if cell.lower() in (":", "nan", "na") else cell


def _first(rows: list[tuple[int, list[str]]], at: dict[str, int], names: tuple[str, ...]) -> str:
    """What the first row says in one of these columns."""
    for name in names:
        if name in at and len(rows) > 1:
            return rows[1][1][at[name]]
    return ""
