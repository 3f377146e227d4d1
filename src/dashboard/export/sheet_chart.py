"""A native chart of a spreadsheet, over the cells of its own sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.charts.palette import palette
from dashboard.export.card import Card
from dashboard.export.plot import Plot, Series

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

COLOURS = palette("light")
NARROW = 0.07  # of the longest bar: a part that is narrower has no room for its value
WIDTH, HEIGHT, ROW = 900, 480, 20  # pixels


def add_chart(
    book: Workbook, sheet: Worksheet, name: str, plot: Plot, card: Card, *, first: int, column: int
) -> None:
    """Puts the chart beside its figures: headings in the row `first`, categories below it in the first column.

    The labels take the number formats of the cells, marks included. Maps become ranked bars.
    """
    stacked, lines = plot.kind == "stacked bars", plot.kind == "lines"
    kind = {"type": "line"} if lines else {"type": "bar", **({"subtype": "stacked"} if stacked else {})}
    chart = book.add_chart(kind)
    last = first + len(plot.categories)
    for number, one in enumerate(plot.series):
        drawn = {
            "name": [name, first, number + 1],
            "categories": [name, first + 1, 0, last, 0],
            "values": [name, first + 1, number + 1, last, number + 1],
            "points": [_point(plot, one, place) for place in range(len(plot.categories))],
            "data_labels": _labels(plot, one),
            **_look(plot, one),
        }  # fmt: skip
        chart.add_series(drawn)
    if plot.summed:
        chart.add_series(
            {
                "name": [name, first, len(plot.series) + 1],
                "categories": [name, first + 1, 0, last, 0],
                "values": [name, first + 1, len(plot.series) + 1, last, len(plot.series) + 1],
                "fill": {"none": True},
                "data_labels": {"value": True, "position": "inside_base", "font": {"bold": True}},
            }
        )
    chart.set_title(
        {"name": card.heading, "name_font": {"size": 13, "color": COLOURS.text}, "overlay": False}
    )
    hidden = {"delete_series": [len(plot.series)]} if plot.summed else {}
    chart.set_legend({"position": "top", **hidden} if len(plot.series) > 1 else {"none": True})
    chart.show_blanks_as("span" if lines else "gap")
    if lines:
        scale = {"min": 0} if plot.from_zero and not plot.ranks and _lowest(plot) >= 0 else {}
        grid = {"visible": True, "line": {"color": COLOURS.grid}}
        look = {"line": {"none": True}, "reverse": plot.ranks, "num_format": plot.number_format}
        chart.set_y_axis({"major_gridlines": grid, **look, **scale})
    else:
        chart.set_y_axis(
            {"reverse": True, "interval_unit": 1, "label_position": "low", "major_tick_mark": "none"}
        )
        scale = {"min": 0, "max": 1.15 * plot.longest} if stacked else {}
        chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, **scale})
    height = max(HEIGHT, 60 + 24 * len(plot.categories) * (1 if stacked or lines else len(plot.series)))
    chart.set_size({"width": WIDTH, "height": min(height, ROW * max(24, len(plot.categories) + 1))})
    sheet.insert_chart(first, column, chart, {"description": card.alt, "object_position": 3})


def _labels(plot: Plot, one: Series) -> dict:
    """Values beside bars, inside parts that have room, and of several lines at their ends only."""
    if plot.kind == "lines":
        last = one.present[-1][0]
        shown = [len(plot.series) == 1 or place == last for place in range(len(one.points))]
        position: dict = {"position": "above"}
    elif plot.kind == "stacked bars":
        least = NARROW * plot.longest
        shown = [
            point is not None and point.value >= least and not (plot.summed and category.total.id == point.id)
            for category, point in zip(plot.categories, one.points, strict=True)
        ]
        position = {"position": "center", "font": {"color": COLOURS.on_mark}}
    else:
        return {"value": True, "position": "outside_end"}
    return {"value": True, **position, "custom": [None if each else {"delete": True} for each in shown]}


def _lowest(plot: Plot) -> float:
    return min(point.value for one in plot.series for _, point in one.present)


def _look(plot: Plot, one: Series) -> dict:
    if plot.kind != "lines":
        return {
            "fill": {"color": one.fill},
            "gap": 50,
            **({"overlap": 100} if plot.kind == "stacked bars" else {}),
        }
    marker = {"type": "circle", "size": 7, "fill": {"color": one.fill}, "border": {"color": one.fill}}
    return {"line": {"color": one.fill, "width": 2.25}, "marker": marker}


def _point(plot: Plot, one: Series, place: int) -> dict | None:
    """How a single point differs from its series; None where it does not."""
    point = one.points[place]
    if point is None:
        return None
    if plot.kind == "lines":
        joins = dict(zip([number for number, _ in one.present], ("solid", *one.joins), strict=True))
        if joins[place] == "dashed":
            return {"line": {"color": one.fill, "width": 1.5, "dash_type": "dash"}}
        return {"line": {"none": True}} if joins[place] == "apart" else None
    if point.press or plot.categories[place].rest:
        return {
            "pattern": {
                "pattern": "wide_upward_diagonal",
                "fg_color": point.fill,
                "bg_color": COLOURS.background,
            }
        }
    return {"fill": {"color": point.fill}} if point.fill != one.fill else None
