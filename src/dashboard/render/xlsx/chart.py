"""A native chart of a spreadsheet, over the cells of its own sheet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from dashboard.charts.spec import ChartSpec, Kind, Series
from dashboard.render.card import Card
from dashboard.render.number_formats import shared_format
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
    "ChartSpec.whole": "parts of a whole are bars from nothing, which can be edited one by one",
    "Series.code": "the figures below the chart have their own codes",
    "Category.code": "the figures below the chart have their own codes",
    "Category.time": "a spreadsheet sets the periods of a line at even distances",
    "MapView": "maps become ranked bars",
}
"""What a sheet does not show of a chart, and why."""

WIDTH, HEIGHT, ROW = 900, 480, 20  # pixels


def add_chart(book: Workbook, sheet: Worksheet, name: str, card: Card, *, first: int, column: int) -> None:
    """Puts the chart beside its figures: headings in the row `first`, categories below it in the first column.

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
    if spec.summed:
        chart.add_series(
            {
                "name": [name, first, len(spec.series) + 1],
                "categories": [name, first + 1, 0, last, 0],
                "values": [name, first + 1, len(spec.series) + 1, last, len(spec.series) + 1],
                "fill": {"none": True},
                "data_labels": {"value": True, "position": "inside_base", "font": {"bold": True}},
            }
        )
    chart.set_title(
        {"name": card.heading, "name_font": {"size": 13, "color": COLOURS.text}, "overlay": False}
    )
    hidden = {"delete_series": [len(spec.series)]} if spec.summed else {}
    chart.set_legend({"position": "top", **hidden} if len(spec.series) > 1 else {"none": True})
    chart.show_blanks_as("span" if lines else "gap")
    if lines:
        scale = (
            {"min": 0}
            if spec.from_zero and not spec.ranks and min(point.value for _, point in spec.points) >= 0
            else {}
        )
        grid = {"visible": True, "line": {"color": COLOURS.grid}}
        look = {
            "line": {"none": True},
            "reverse": spec.ranks,
            "num_format": shared_format((each for _, each in spec.points), spec),
        }
        chart.set_y_axis({"major_gridlines": grid, **look, **scale})
    else:
        chart.set_y_axis(
            {"reverse": True, "interval_unit": 1, "label_position": "low", "major_tick_mark": "none"}
        )
        scale = {"min": 0, "max": 1.15 * spec.longest} if stacked else {}
        chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, **scale})
    height = max(HEIGHT, 60 + 24 * len(spec.categories) * (1 if stacked or lines else len(spec.series)))
    chart.set_size({"width": WIDTH, "height": min(height, ROW * max(24, len(spec.categories) + 1))})
    sheet.insert_chart(first, column, chart, {"description": card.alt, "object_position": 3})


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
    return {"line": {"color": COLOURS.of(one.fill), "width": 2.25}, "marker": marker}


def _point(spec: ChartSpec, one: Series, place: int) -> dict | None:
    """How a single point differs from its series; None where it does not."""
    point = one.points[place]
    if point is None:
        return None
    if spec.kind == "lines":
        joins = dict(zip([number for number, _ in one.present], ("solid", *one.joins), strict=True))
        if joins[place] == "dashed":
            return {"line": {"color": COLOURS.of(one.fill), "width": 1.5, "dash_type": "dash"}}
        return {"line": {"none": True}} if joins[place] == "apart" else None
    if point.press or spec.categories[place].rest:
        return {
            "pattern": {
                "pattern": "wide_upward_diagonal",
                "fg_color": COLOURS.of(point.fill),
                "bg_color": COLOURS.background,
            }
        }
    return {"fill": {"color": COLOURS.of(point.fill)}} if point.fill != one.fill else None
