"""The figures of a dossier as tables: one line for each thing measured, one column for each partner."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from urllib.parse import quote

import pandas as pd

from dashboard.content import table
from dashboard.content.age import aged
from dashboard.content.dossier import parts
from dashboard.content.dossier.asked import Asked, Row
from dashboard.content.dossier.parts import Body, Figures, Fold, Lines, Measured, Others, Said, Spark, Titled
from dashboard.data import years_of
from dashboard.data.comparison import Arranged, Breakdown, Cell, Line, arranged, lines, related
from dashboard.locale import Reader
from dashboard.render.sparkline import sparkline

FIRST, FIRST_PARTS, FIRST_BREAKDOWNS = 10, 6, 2
"""How many lines, parts of a breakdown and breakdowns a section shows before the rest is to be opened."""

POINTS = 3  # from how many years on a line is drawn

Instead = Mapping[Line, tuple[tuple[Line, ...], ...]]
"""For lines without a figure of some partner: the lines to see instead."""


def tables(asked: Asked, frames: Sequence[pd.DataFrame]) -> Body:
    """All figures of a section, one frame for each partner; nothing without any."""
    found = lines(frames, asked.partners)
    if not found:
        return ()
    sorted_out = arranged(found, asked.page.package, most=FIRST)
    instead = related(found, asked.page.package)
    return (
        Figures(
            (
                *_table(asked, sorted_out.first, instead),
                *(_breakdown(asked, one, instead) for one in sorted_out.breakdowns[:FIRST_BREAKDOWNS]),
                *_hidden(asked, sorted_out, instead),
            )
        ),
    )


def _hidden(asked: Asked, sorted_out: Arranged, instead: Instead) -> Body:
    """The lines beyond the first ones, and the breakdowns beyond the first ones, behind one fold."""
    broken = sorted_out.breakdowns[FIRST_BREAKDOWNS:]
    number = len(sorted_out.rest) + sum(len(one.lines) for one in broken)
    if not number:
        return ()
    body = (
        *_table(asked, sorted_out.rest, instead),
        *(_breakdown(asked, one, instead) for one in broken),
    )
    return (asked.fold(asked.reader.plural("{n} more line", "{n} more lines", number), *body),)


def _breakdown(asked: Asked, breakdown: Breakdown, instead: Instead) -> Titled:
    name = breakdown.row["indicator_name"]
    values = [abs(cell.shown["value"]) for line in breakdown.lines for cell in line.filled]
    most = max(values) if len(values) > 1 else 0  # a lone bar tells nothing
    rows = [_line(asked, line, instead, name=line.row["item_name"], most=most) for line in breakdown.lines]
    body = asked.folded(rows, FIRST_PARTS, partial(_lines, asked, name))
    return Titled(name, body, small=_whose(asked, breakdown.lines[0]))


def _table(asked: Asked, some: Sequence[Line], instead: Instead) -> Body:
    if not some:
        return ()
    rows = [
        _line(asked, line, instead, name=line.row["indicator_name"], whose=_whose(asked, line))
        for line in some
    ]
    return (_lines(asked, asked.text("Figures"), rows),)


def _lines(asked: Asked, caption: str, rows: Sequence[Measured]) -> Lines:
    several = len(asked.partners) > 1
    columns = (asked.text("What"), *map(asked.region, asked.partners)) if several else ()
    return Lines(caption, columns, rows, len(asked.partners))


def _whose(asked: Asked, line: Line) -> str:
    return whose_of(line, asked.reader, several=len(asked.partners) > 1)


def whose_of(line: Line, reader: Reader, *, several: bool) -> str:
    """Whose figure it is, and with whom where that is not the partner of the column, of which there are `several`."""
    row = line.row
    whose = reader.text("The partner itself") if not line.whose and several else row["ref_area_name"]
    third = line.partner and line.partner != "wld"
    return f"{whose} – {row['counterpart_name']}" if third else whose


def _line(
    asked: Asked, line: Line, instead: Instead, *, name: str, whose: str = "", most: float = 0
) -> Measured:
    others = instead.get(line, ((),) * len(line.cells))
    differs = ""
    if len(line.periods) > 1:
        years = asked.reader.join([asked.reader.period(period) for period in line.periods])
        differs = asked.text("Different periods: {periods}", periods=years)
    return Measured(
        name=name,
        definition=line.row["definition"],
        whose=whose,
        differs=differs,
        cells=tuple(_cell(asked, line, place, others[place], most) for place in range(len(line.cells))),
        marked=any(cell.shown["id"] == asked.page.view.figure for cell in line.filled),
    )


def _cell(asked: Asked, line: Line, place: int, instead: Sequence[Line], most: float) -> parts.Cell:
    cell = line.cells[place]
    who = asked.region(asked.partners[place]) if len(asked.partners) > 1 else ""
    if cell is None:
        return parts.Cell(who, elsewhere=_elsewhere(asked, instead))
    shown = cell.shown
    said = _said(asked, shown, leads=True)
    same = cell.of(line.common) if line.common else None
    if same is not None and same["id"] in {shown["id"], cell.official and cell.official["id"]}:
        same = None
    return parts.Cell(
        who,
        said,
        bar=shown["value"] / most * 100
        if most and shown["measure"] == "percent" and shown["value"] > 0
        else 0,
        spark=_spark(asked, cell) if len(cell.years) >= POINTS else None,
        also=tuple(_said(asked, row) for row in (same, cell.official, cell.newer) if row is not None),
        others=_others(asked, cell) if cell.others else None,
        note=shown["note"],
    )


def _said(asked: Asked, row: Row, *, leads: bool = False) -> Said:
    """A figure, when it is for, and where it comes from; of one that leads its line also how long ago that is."""
    period = asked.reader.period(row["time_period"])
    when = aged(period, row["time_period"], asked.reader) if leads else period
    return asked.said(row, when, asked.citations.cite(row))


def _elsewhere(asked: Asked, instead: Sequence[Line]) -> str:
    """That a partner has no figure in this line, but one by another concept or of another reporting area."""
    if not instead:
        return ""
    names = [f"{line.row['indicator_name']} ({_whose(asked, line)})" for line in instead]
    return asked.text("Not measured alike; see: {lines}", lines="; ".join(names))


def _spark(asked: Asked, cell: Cell) -> Spark:
    """The years as a line, with its beginning and end in words for whoever does not see it."""
    first, last = cell.years[0], cell.years[-1]
    alt = asked.text(
        "From {first_value} in {first_period} to {last_value} in {last_period}",
        first_value=table.short(first, asked.reader),
        first_period=asked.reader.period(first["time_period"]),
        last_value=table.short(last, asked.reader),
        last_period=asked.reader.period(last["time_period"]),
    )
    return Spark(
        pictured(cell.years, asked.page.scheme), alt, f"{first['time_period']}–{last['time_period']}"
    )


def pictured(years: Sequence[Row], scheme: str) -> str:
    """The address of a small line of some years, which is the picture itself."""
    return f"data:image/svg+xml,{quote(sparkline(years, scheme=scheme))}"


def _others(asked: Asked, cell: Cell) -> Fold:
    """The other figures of the same series: of other years and periods, and of other sources."""
    number = asked.reader.plural("{n} more figure", "{n} more figures", len(cell.others))
    years = [year for row in cell.others for year in years_of(row["time_period"])]
    span = "–".join(dict.fromkeys((str(min(years)), str(max(years)))))
    each = Others([(_said(asked, row), row["note"]) for row in cell.others])
    return asked.fold(
        f"{number}: {span}", each, opened=asked.page.view.figure in {row["id"] for row in cell.others}
    )
