"""Rows of figures made into points."""

from collections.abc import Sequence
from html import unescape

from dashboard.charts import labels
from dashboard.charts.observations import Row
from dashboard.export.plot.numbers import most_frequent, number_format
from dashboard.export.plot.shape import Category, Kind, Plot, Point, Series
from dashboard.locale import Reader


def point(row: Row, reader: Reader, fill: str, *, sign: bool = False, worked_out: bool = False) -> Point:
    """The point of a row; `worked_out` are figures that this dashboard adds up for the chart alone."""
    text = unescape(labels.figure(row, reader, sign=sign))
    return Point(
        value=float(row["value"]),
        text=text,
        format=number_format(text, row["value"], row["measure"], reader),
        fill=fill,
        id="" if worked_out else str(row["id"]),
        period=str(row["time_period"]),
        status=str(row["obs_status"]),
        derived=bool(row["derived"]),
        press=row["authority"] == "press",
    )


def assembled(
    kind: Kind, categories: Sequence[Category], series: Sequence[Series], first: Row, **parts: object
) -> Plot:
    """The plot of these series, in the unit of the row `first`."""
    formats = [each.format for one in series for _, each in one.present]
    return Plot(
        kind=kind,
        categories=tuple(categories),
        series=tuple(series),
        unit=str(first.get("unit_name") or first["unit_symbol"] or ""),
        measure=str(first["measure"]),
        symbol=str(first["unit_symbol"] or ""),
        number_format=most_frequent(formats),
        **parts,
    )
