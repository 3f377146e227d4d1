"""How a figure is written on a chart: its value with the marks that qualify it, and what it is called.

The marks are the same on every chart, and `key` says what those in view mean.
"""

from collections.abc import Sequence

import pandas as pd

from dashboard.charts.observations import Row, code_of, rows_of
from dashboard.charts.spec import Point
from dashboard.locale import Reader

ABOUT, DERIVED, PROVISIONAL, DOUBTFUL = "≈", "*", "ᵖ", "†"
NO_BREAK = "\u00a0"


def point(row: Row, reader: Reader, fill: str, *, sign: bool = False, worked_out: bool = False) -> Point:
    """The point of a row; `worked_out` are figures that this dashboard adds up for the chart alone."""
    return Point(row, figure(row, reader, sign=sign), fill, worked_out)


def figure(row: Row, reader: Reader, *, sign: bool = False) -> str:
    """A figure as a label: `≈ €18.1 bn*`."""
    before = ABOUT + NO_BREAK if row["obs_status"] == "E" else ""
    after = {"P": PROVISIONAL, "U": DOUBTFUL}.get(row["obs_status"], "")
    return f"{before}{amount(row, reader, sign=sign)}{after}{DERIVED if row['derived'] else ''}"


def amount(row: Row, reader: Reader, *, sign: bool = False) -> str:
    """A figure as it is read out: without the marks that stand on the chart."""
    return reader.amount(
        row["value"],
        measure=row["measure"],
        symbol=row["unit_symbol"] or "",
        decimals=int(row["decimals"]),
        quantum=row.get("quantum", 0.0),
        sign=sign,
    )


def worked_out(parts: Sequence[Row], value: float) -> Row:
    """A figure worked out from others here: marked as such, as doubtful as the worst, no finer than the coarsest."""
    status = next((code for code in "UEPDB" if any(row["obs_status"] == code for row in parts)), "A")
    return {
        **parts[0],
        "value": value,
        "decimals": min(int(row["decimals"]) for row in parts),
        "quantum": max(row.get("quantum", 0.0) for row in parts),
        "obs_status": status,
        "derived": True,
    }


def qualifications(row: Row, reader: Reader) -> list[str]:
    """In words, what a reader must know before trusting the figure; empty for a plain official one."""
    said = {
        "E": reader.text("approximate, as the source says"),
        "P": reader.text("provisional"),
        "U": reader.text("misprinted or contradicted in the source"),
        "B": reader.text("break in the series: not comparable with the periods before"),
        "D": reader.text("by another definition than the rest of the series"),
    }
    found = [said[row["obs_status"]]] if row["obs_status"] in said else []
    if row["authority"] == "press":
        found.append(reader.text("as reported by the press"))
    if row["derived"]:
        found.append(reader.text("worked out by this dashboard"))
    return found


def key(frame: pd.DataFrame, *, reader: Reader) -> str:
    """What the marks on these figures mean, in one line; empty when there are none."""
    rows = rows_of(frame, chart="key")
    status = {row["obs_status"] for row in rows}
    parts = []
    if "E" in status:
        parts.append(f"{ABOUT} {reader.text('approximate, as the source says')}")
    if "P" in status:
        parts.append(f"{PROVISIONAL} {reader.text('provisional')}")
    if "U" in status:
        parts.append(f"{DOUBTFUL} {reader.text('misprinted or contradicted in the source')}")
    if any(row["derived"] for row in rows):
        parts.append(f"{DERIVED} {reader.text('worked out by this dashboard')}")
    if any(row["authority"] == "press" for row in rows):
        parts.append(reader.text("hatched or hollow: as reported by the press"))
    return " · ".join(parts)


def name(row: Row, column: str, reader: Reader) -> str:
    """What a row is called in a column of names: periods in words, and the whole where there is no part to name."""
    said = code_of(row, column)
    if column == "time_period":
        return reader.period(said)
    return said or reader.text("Total")
