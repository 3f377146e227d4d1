"""What became of a key figure, in words: the change on the year before, and from when to when it is known."""

from __future__ import annotations

from dashboard.content import table
from dashboard.content.dossier.asked import Asked
from dashboard.content.dossier.kinds import SCALES, Held
from dashboard.content.figures import RELATIVE
from dashboard.data import is_year
from dashboard.data.arithmetic import worked_out
from dashboard.data.comparison import Line
from dashboard.locale import mark
from dashboard.render.one_pager import POINTS


def trend(asked: Asked, held: Held, line: Line) -> str:
    """How the latest figure of a line changed on the year before, and where the line began; "" where neither is known."""
    said, years = [], line.filled[0].years
    if grown := _growth(asked, held, line):
        said.append(grown)
    if len(years) >= POINTS:
        first, last = years[0], years[-1]
        said.append(
            asked.text(
                "from {first_value} in {first_period} to {last_value} in {last_period}",
                first_value=table.short(first, asked.reader),
                first_period=asked.reader.period(first["time_period"]),
                last_value=table.short(last, asked.reader),
                last_period=asked.reader.period(last["time_period"]),
            )
        )
    return "; ".join(said)


def _growth(asked: Asked, held: Held, line: Line) -> str:
    """The growth that a source states for the very year, else what the figures of both years make."""
    cell, message = line.filled[0], mark("{change} on the year before")
    row = cell.shown
    base, unstated, concept = line.indicator.partition("-unstated")
    for code in (f"{line.indicator}-growth", f"{base}-growth-unstated" if unstated or concept else ""):
        stated = held.own.get((code, line.whose))
        if stated and (found := stated.filled[0].of(row["time_period"])) and found["value"]:
            return asked.text(message, change=table.short(found, asked.reader, sign=True))
    if row["measure"] in RELATIVE or row["unit"] in SCALES or not is_year(row["time_period"]):
        return ""
    before = cell.of(str(int(row["time_period"]) - 1))
    if before is None or min(row["value"], before["value"]) <= 0:
        return ""
    if row["value"] == before["value"]:
        return asked.text("the same as the year before")
    result = worked_out("growth", row, before)
    change = asked.reader.amount(
        result.rounded, measure="percent", decimals=1, quantum=result.quantum, sign=True
    )
    return asked.text(message, change=change)
