"""Several partners in one table: a row for each thing measured, of one period wherever they share one."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from dashboard.charts.labels import amount, figure
from dashboard.content import table
from dashboard.content.dossier.asked import Asked
from dashboard.content.dossier.figures import whose_of
from dashboard.content.dossier.parts import Cell, Lines, Measured
from dashboard.data.comparison import Line
from dashboard.data.latest import Row

NONE = "–"


def table_part(asked: Asked, lines: Sequence[Line]) -> Lines:
    """The table as it is read: every figure leads to its own page and names its source."""
    columns = (asked.text("What"), *map(asked.region, asked.partners))
    rows = [_row(asked, line) for line in lines]
    return Lines(asked.text("Side by side"), columns, rows, len(asked.partners))


def table_frame(asked: Asked, lines: Sequence[Line]) -> pd.DataFrame:
    """The same as text, to be taken away: what, whose and when in columns of their own."""
    heads = [
        asked.text("What"),
        asked.text("Whose"),
        asked.text("Period"),
        *map(asked.region, asked.partners),
    ]
    rows = [
        (
            line.row["indicator_name"],
            whose_of(line, asked.reader, several=True),
            _when(asked, line),
            *(_text(asked, line, row) for row in line.beside),
        )
        for line in lines
    ]
    return pd.DataFrame(rows, columns=heads, dtype="str")


def _row(asked: Asked, line: Line) -> Measured:
    alike, reader = bool(line.period), asked.reader
    whose = whose_of(line, reader, several=True)
    return Measured(
        name=line.row["indicator_name"],
        definition=line.row["definition"],
        whose=f"{whose} · {_when(asked, line)}" if alike else whose,
        differs="" if alike else _when(asked, line),
        cells=tuple(
            Cell(
                asked.region(partner),
                asked.said(row, "" if alike else reader.period(row["time_period"]), asked.citations.cite(row))
                if row
                else None,
            )
            for partner, row in zip(asked.partners, line.beside, strict=True)
        ),
        marked=asked.page.view.figure in {row["id"] for row in line.beside if row},
    )


def _when(asked: Asked, line: Line) -> str:
    return asked.reader.period(line.period) if line.period else asked.text("Different periods")


def _text(asked: Asked, line: Line, row: Row | None) -> str:
    if row is None:
        return NONE
    # What is counted stands behind the number and before its marks.
    value, unit = amount(dict(row), asked.reader), table.unit(row)
    said = figure(dict(row), asked.reader).replace(value, f"{value} {unit}" if unit else value, 1)
    if row["authority"] == "press":
        said = f"{said}, {asked.text('press')}"  # what a chart hatches a text must say
    return said if line.period else f"{said} ({asked.reader.period(row['time_period'])})"
