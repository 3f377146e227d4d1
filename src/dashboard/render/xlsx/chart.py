"""A native chart of a spreadsheet, over the cells of its own sheet."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil
from typing import TYPE_CHECKING

from dashboard.charts.spec import ChartSpec, Join, Kind, Series
from dashboard.render import native_axis
from dashboard.render.card import Card
from dashboard.render.palette import palette

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

COLOURS = palette("light")
NARROW = 0.07  # of the longest bar: a part that is narrower has no room for its value
BARS: Mapping[str, str] = {"type": "bar"}
DRAWN_AS: Mapping[Kind, Mapping[str, str]] = {
    "bars": BARS,
    "changes": BARS,
    "parts": BARS,
    "stacks": {"type": "bar", "subtype": "stacked"},
    "groups": BARS,
    "pairs": BARS,
    "lines": {"type": "line"},
    "map": BARS,
}
"""By kind, the type of chart in XlsxWriter's words."""

LEFT_OUT: Mapping[str, str] = {
    "ChartSpec.panels": "a sheet has one chart of all lines, which can be edited; its legend tells them apart",
    "Series.code": "the figures below the chart have their own codes",
    "Category.code": "the figures below the chart have their own codes",
    "Category.time": "a spreadsheet sets the periods of a line at even distances",
    "Event.name": "its letter stands in the notes of the card, with its name",
    "Event.when": "its letter stands in the notes of the card, with its date",
    "MapView": "maps become ranked bars",
}
"""What a sheet does not show of a chart, and why."""

WIDTH, HEIGHT, ROW = 900, 480, 20  # pixels


def add_chart(book: Workbook, sheet: Worksheet, name: str, card: Card, *, first: int, column: int) -> int:
    """Puts the chart beside its figures: headings in the row `first`, categories below it in the first column. How many
    rows it covers, and two more, come back.

    The labels take the number formats of the cells, marks included. Maps become ranked bars.
    """
    spec = card.spec
    stacked, lines = spec.kind == "stacks", spec.kind == "lines"
    chart = book.add_chart(DRAWN_AS[spec.kind])
    last = first + len(spec.categories)
    for number, one in enumerate(spec.series):
        drawn = {
            "name": [name, first, number + 1],
            "categories": [name, first + 1, 0, last, 0],
            "values": [name, first + 1, number + 1, last, number + 1],
            "points": [_point(spec, one, place) for place in range(len(spec.categories))],
            "data_labels": _labels(spec, one),
            **_look(spec, one),
        }  # fmt: skip
        chart.add_series(drawn)
    copies = stretches(spec)
    for place, (number, join, _) in enumerate(copies, len(spec.series) + 1):
        chart.add_series(
            {
                "name": [name, first, place],
                "categories": [name, first + 1, 0, last, 0],
                "values": [name, first + 1, place, last, place],
                "line": _stroke(spec.series[number], join),
                "marker": {"type": "none"},
            }
        )
    chart.set_title(
        {"name": card.heading, "name_font": {"size": 13, "color": COLOURS.text}, "overlay": False}
    )
    hidden = [len(spec.series) + place for place in range(len(copies))]
    chart.set_legend({"position": "top", "delete_series": hidden} if len(spec.series) > 1 else {"none": True})
    chart.show_blanks_as("span" if lines else "gap")
    if lines:
        low, high, step, shown = native_axis.of_lines(spec)
        grid = {"visible": True, "line": {"color": COLOURS.grid}}
        look = {"line": {"none": True}, "reverse": spec.ranks, "num_format": shown}
        chart.set_y_axis({"major_gridlines": grid, "min": low, "max": high, "major_unit": step, **look})
    else:
        chart.set_y_axis(
            {"reverse": True, "interval_unit": 1, "label_position": "low", "major_tick_mark": "none"}
        )
        low, high = native_axis.of_bars(spec)
        chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "min": low, "max": high})
    height = max(HEIGHT, 60 + 24 * len(spec.categories) * (1 if stacked or lines else len(spec.series)))
    chart.set_size({"width": WIDTH, "height": height})
    sheet.insert_chart(first, column, chart, {"description": card.alt, "object_position": 3})
    return ceil(height / ROW) + 2


def stretches(spec: ChartSpec) -> list[tuple[int, Join, list[int]]]:
    """What joins the points of lines that are not one stroke: the number of the line, how, and the places of the points.

    Each is a column of its own: not every program draws a part of a line otherwise than the whole.
    """
    if spec.kind != "lines":
        return []
    return [
        (number, join, places)
        for number, one in enumerate(spec.series)
        if {*one.joins} - {"solid"}
        for join, places in one.stretches
    ]


def _labels(spec: ChartSpec, one: Series) -> dict:
    """Values beside bars, inside parts that have room, and of several lines at their ends only."""
    if spec.kind == "lines":
        last = one.present[-1][0]
        shown = [len(spec.series) == 1 or place == last for place in range(len(one.points))]
        position: dict = {"position": "above"}
    elif spec.kind == "stacks":
        least = NARROW * spec.longest
        shown = [
            point is not None and point.value >= least and not (spec.summed and category.total.id == point.id)
            for category, point in zip(spec.categories, one.points, strict=True)
        ]
        position = {"position": "center", "font": {"color": COLOURS.on_mark}}
    else:
        return {"value": True, "position": "outside_end"}
    return {"value": True, **position, "custom": [None if each else {"delete": True} for each in shown]}


def _look(spec: ChartSpec, one: Series) -> dict:
    if spec.kind != "lines":
        return {
            "fill": {"color": COLOURS.of(one.fill)},
            "gap": 50,
            **({"overlap": 100} if spec.kind == "stacks" else {}),
        }
    marker = {
        "type": "circle",
        "size": 7,
        "fill": {"color": COLOURS.of(one.fill)},
        "border": {"color": COLOURS.of(one.fill)},
    }
    return {"line": _stroke(one, "apart" if {*one.joins} - {"solid"} else "solid"), "marker": marker}


def _stroke(one: Series, join: Join) -> dict:
    if join == "apart":
        return {"none": True}
    dashes = {"width": 1.5, "dash_type": "dash"} if join == "dashed" else {"width": 2.25}
    return {"color": COLOURS.of(one.fill), **dashes}


def _point(spec: ChartSpec, one: Series, place: int) -> dict | None:
    """How a single point differs from its series; None where it does not."""
    point = one.points[place]
    if point is None:
        return None
    if spec.kind == "lines":
        return None
    if point.press or spec.categories[place].rest:
        return {
            "pattern": {
                "pattern": "wide_upward_diagonal",
                "fg_color": COLOURS.of(point.fill),
                "bg_color": COLOURS.background,
            }
        }
    return {"fill": {"color": COLOURS.of(point.fill)}} if point.fill != one.fill else None
