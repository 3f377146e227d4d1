"""The figures of a dossier as tables: one line for each thing measured, one column for each partner."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any
from urllib.parse import quote

import pandas as pd

from dashboard.content import table
from dashboard.data import years_of
from dashboard.data.comparison import Arranged, Breakdown, Cell, Line, arranged, lines, related
from dashboard.render.sparkline import sparkline
from dashboard.ui.dossier.pen import Pen

FIRST, FIRST_PARTS, FIRST_BREAKDOWNS = 10, 6, 2
"""How many lines, parts of a breakdown and breakdowns a section shows before the rest is to be opened."""

POINTS = 3  # from how many years on a line is drawn

Row = Mapping[str, Any]
Beside = Mapping[Line, tuple[tuple[Line, ...], ...]]
"""For lines without a figure of some partner: the lines to see instead."""


def tables(pen: Pen, parts: Sequence[pd.DataFrame]) -> str:
    """All figures of a section, one frame for each partner."""
    found = lines(parts, pen.partners)
    if not found:
        return ""
    sorted_out = arranged(found, pen.page.package, most=FIRST)
    beside = related(found, pen.page.package)
    said = _table(pen, sorted_out.first, beside)
    said += "".join(_breakdown(pen, one, beside) for one in sorted_out.breakdowns[:FIRST_BREAKDOWNS])
    hidden = _hidden(pen, sorted_out, beside)
    return f'<div class="figures-of">{said}{hidden}</div>'


def _hidden(pen: Pen, sorted_out: Arranged, beside: Beside) -> str:
    """The lines beyond the first ones, and the breakdowns beyond the first ones, behind one fold."""
    broken = sorted_out.breakdowns[FIRST_BREAKDOWNS:]
    number = len(sorted_out.rest) + sum(len(one.lines) for one in broken)
    if not number:
        return ""
    body = _table(pen, sorted_out.rest, beside) + "".join(_breakdown(pen, one, beside) for one in broken)
    return pen.fold(pen.reader.plural("{n} more line", "{n} more lines", number), body)


def _breakdown(pen: Pen, breakdown: Breakdown, beside: Beside) -> str:
    row = breakdown.row
    heading = (
        f"<h4>{escape(row['indicator_name'])} <small>{escape(_whose(pen, breakdown.lines[0]))}</small></h4>"
    )
    values = [abs(cell.shown["value"]) for line in breakdown.lines for cell in line.filled]
    most = max(values) if len(values) > 1 else 0  # a lone bar tells nothing
    rows = [_line(pen, line, beside, name=line.row["item_name"], most=most) for line in breakdown.lines]
    return heading + pen.folded(rows, FIRST_PARTS, lambda body: _framed(pen, body, row["indicator_name"]))


def _table(pen: Pen, some: Sequence[Line], beside: Beside) -> str:
    if not some:
        return ""
    rows = [
        _line(pen, line, beside, name=line.row["indicator_name"], whose=_whose(pen, line)) for line in some
    ]
    return _framed(pen, "".join(rows), pen.reader.text("Figures"))


def _framed(pen: Pen, rows: str, caption: str) -> str:
    head = ""
    if len(pen.partners) > 1:
        names = "".join(f'<th scope="col">{escape(pen.region(code))}</th>' for code in pen.partners)
        what = pen.text("What")
        head = f'<thead><tr><th scope="col">{what}</th>{names}</tr></thead>'
    return f'<table class="lines n{len(pen.partners)}" aria-label="{escape(caption)}">{head}<tbody>{rows}</tbody></table>'


def _whose(pen: Pen, line: Line) -> str:
    """Whose figure it is, and with whom where that is not the partner of the column."""
    row = line.row
    several = len(pen.partners) > 1
    whose = pen.reader.text("The partner itself") if not line.whose and several else row["ref_area_name"]
    third = line.partner and line.partner != "wld"
    return f"{whose} – {row['counterpart_name']}" if third else whose


def _line(pen: Pen, line: Line, beside: Beside, *, name: str, whose: str = "", most: float = 0) -> str:
    others = beside.get(line, ((),) * len(line.cells))
    said = f'<small class="whose">{escape(whose)}</small>' if whose else ""
    if len(line.periods) > 1:
        years = pen.reader.join([pen.reader.period(period) for period in line.periods])
        differs = pen.text("Different periods: {periods}", periods=years)
        said += f'<small class="differs">{differs}</small>'
    cells = "".join(_cell(pen, line, place, others[place], most=most) for place in range(len(line.cells)))
    marked = any(cell.shown["id"] == pen.page.view.figure for cell in line.filled)
    state = ' class="marked"' if marked else ""
    title = escape(line.row["definition"])
    return f'<tr{state}><th scope="row"><span title="{title}">{escape(name)}</span> {said}</th>{cells}</tr>'


def _cell(pen: Pen, line: Line, place: int, beside: Sequence[Line], *, most: float) -> str:
    cell = line.cells[place]
    who = pen.region(pen.partners[place]) if len(pen.partners) > 1 else ""
    label = f' data-who="{escape(who)}"' if who else ""
    if cell is None:
        return f'<td class="none"{label}>{_elsewhere(pen, beside) or "–"}</td>'
    said = [f'<div class="cell"><div><span class="said">{_said(pen, cell.shown)}</span>']
    if most and cell.shown["measure"] == "percent" and cell.shown["value"] > 0:
        said.append(f'<span class="bar" style="width:{cell.shown["value"] / most * 100:.1f}%"></span>')
    if len(cell.years) >= POINTS:
        said.append(_spark(pen, cell))
    same = cell.of(line.common) if line.common else None
    told = {cell.shown["id"], cell.official and cell.official["id"]}
    if same is not None and same["id"] not in told:
        said.append(f'<span class="also">{_said(pen, same)}</span>')
    if cell.official is not None:
        said.append(f'<span class="also">{_said(pen, cell.official)}</span>')
    if cell.newer is not None:
        said.append(f'<span class="also">{_said(pen, cell.newer)}</span>')
    if cell.others:
        said.append(_others(pen, cell))
    note = f'<small class="note">{escape(cell.shown["note"])}</small>' if cell.shown["note"] else ""
    return f"<td{label}>{''.join(said)}</div>{note}</div></td>"


def _said(pen: Pen, row: Row) -> str:
    """A figure, when it is for, and where it comes from."""
    when = f'<span class="when">{escape(pen.reader.period(row["time_period"]))}</span>'
    return f"{pen.figure(row)} {when} {pen.citations.cite(row)}"


def _elsewhere(pen: Pen, beside: Sequence[Line]) -> str:
    """That a partner has no figure in this line, but one by another concept or of another reporting area."""
    if not beside:
        return ""
    names = [f"{line.row['indicator_name']} ({_whose(pen, line)})" for line in beside]
    said = pen.text("Not measured alike; see: {lines}", lines="; ".join(names))
    return f"<small>{said}</small>"


def _spark(pen: Pen, cell: Cell) -> str:
    """The years as a line, with its beginning and end in words for whoever does not see it."""
    first, last = cell.years[0], cell.years[-1]
    alt = pen.reader.text(
        "From {first_value} in {first_period} to {last_value} in {last_period}",
        first_value=table.short(first, pen.reader),
        first_period=pen.reader.period(first["time_period"]),
        last_value=table.short(last, pen.reader),
        last_period=pen.reader.period(last["time_period"]),
    )
    picture = quote(sparkline(cell.years, scheme=pen.page.scheme))
    span = escape(f"{first['time_period']}–{last['time_period']}")
    image = f'<img src="data:image/svg+xml,{picture}" alt="{escape(alt)}">'
    return f'<span class="spark">{image} <small>{span}</small></span>'


def _others(pen: Pen, cell: Cell) -> str:
    """The other figures of the same series: of other years and periods, and of other sources."""
    number = pen.reader.plural("{n} more figure", "{n} more figures", len(cell.others))
    years = [year for row in cell.others for year in years_of(row["time_period"])]
    span = "–".join(dict.fromkeys((str(min(years)), str(max(years)))))
    each = "".join(
        f"<li>{_said(pen, row)}"
        + (f' <small class="note">{escape(row["note"])}</small>' if row["note"] else "")
        + "</li>"
        for row in cell.others
    )
    opened = pen.page.view.figure in {row["id"] for row in cell.others}
    return pen.fold(f"{number}: {span}", f"<ul>{each}</ul>", opened=opened)
