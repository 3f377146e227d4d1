"""Eurostat's TSV: the key of a series in the first cell, then a number with its flags for each period."""

from __future__ import annotations

from dashboard.feeds import refusals
from dashboard.feeds.delivery import Cell, Delivery
from dashboard.feeds.reading.sdmx_csv import lines
from dashboard.feeds.refusals import Refused

NONE = ":"


def read(content: bytes, file: str) -> Delivery:
    """What the answer says; a colon alone, a value that there is not, is no cell. Raises Refused where a line is cut."""
    rows = lines(content, file, "\t")
    names, _, time = rows[0][1][0].partition("\\")
    dimensions = tuple(name.strip().lower() for name in names.split(","))
    if time.strip().upper() != "TIME_PERIOD":
        raise Refused(refusals.other_dimensions(file, ["time_period"], [time]))
    periods = [period.strip() for period in rows[0][1][1:]]
    cells = []
    for line, row in rows[1:]:
        codes = tuple(code.strip() for code in row[0].split(","))
        if len(codes) != len(dimensions):
            raise Refused(
                refusals.cut_off(file, line, f"a key of {len(codes)} codes instead of {len(dimensions)}")
            )
        for period, cell in zip(periods, row[1:], strict=True):
            value, _, flag = cell.strip().partition(" ")
            if value != NONE or flag.strip():
                cells.append(Cell(codes, period, "" if value == NONE else value, flag.strip(), line))
    return Delivery(dimensions, cells)
