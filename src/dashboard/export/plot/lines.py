"""Lines over time: every year from the first to the last has its place, whether there is a figure of it or not."""

from collections.abc import Collection
from itertools import pairwise

import pandas as pd

from dashboard.charts.lines import frequencies
from dashboard.charts.lines.groups import NAMES, WHAT, Line, grouped
from dashboard.charts.lines.over_time import fills_of
from dashboard.charts.observations import Row, names_of, one_unit, rows_of
from dashboard.charts.palette import palette
from dashboard.export.plot.points import assembled, point
from dashboard.export.plot.shape import Category, Join, Plot, Series
from dashboard.locale import Reader

COLOURS = palette("light")
MOST_YEARS = 80  # a longer time axis has only the periods that there are figures of


def series(
    frame: pd.DataFrame,
    *,
    reader: Reader,
    label: str = "ref_area_name",
    code: str | None = None,
    frequency: str | None = None,
    apart: str | None = None,
    from_zero: bool = True,
    chosen: Collection[str] = (),
) -> Plot:
    """As `dashboard.charts.series` has it: a series for each line, a category for each period."""
    by = code or names_of(label)
    rows = rows_of(frame, by, label, *WHAT, *NAMES, *([apart] if apart else []), chart="series")
    first = one_unit(rows, chart="series")
    rows, kept = frequencies.alike(rows, frequency)
    found = grouped(rows, by, label, reader)
    times = _times(rows, yearly=kept == "year")
    places = {period: place for place, period in enumerate(times)}
    fills = fills_of(found, by, chosen, COLOURS)
    drawn = [
        _one(line, fill, places, frequencies.STEPS[kept], apart, reader)
        for line, fill in zip(found, fills, strict=True)
    ]
    categories = [Category(period, reader.period(period), time=time) for period, time in times.items()]
    return assembled("lines", categories, drawn, first, from_zero=from_zero)


def _times(rows: list[Row], *, yearly: bool) -> dict[str, float]:
    """The periods from old to new, each with its middle; of years none is left out."""
    found = {str(row["time_period"]): float(row["sort_period"]) for row in rows}
    if yearly:
        first, last = min(map(int, found)), max(map(int, found))
        if last - first < MOST_YEARS:
            return {str(year): year + 0.5 for year in range(first, last + 1)}
    return dict(sorted(found.items(), key=lambda item: item[1]))


def _one(
    line: Line, fill: str, places: dict[str, int], step: float, apart: str | None, reader: Reader
) -> Series:
    points: list = [None] * len(places)
    for row in line.rows:
        points[places[str(row["time_period"])]] = point(row, reader, fill)
    joins = tuple(_join(before, after, step, apart) for before, after in pairwise(line.rows))
    return Series(line.code, line.name, fill, tuple(points), joins)


def _join(before: Row, after: Row, step: float, apart: str | None) -> Join:
    if apart is not None and after[apart] != before[apart]:
        return "apart"
    return "dashed" if after["sort_period"] - before["sort_period"] > step * 1.5 else "solid"
