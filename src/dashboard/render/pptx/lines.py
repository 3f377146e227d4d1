"""Native lines over time: dashed over years without a figure, broken where figures must not be joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.charts.axis import value_axis
from dashboard.charts.spec import ChartSpec, Series
from dashboard.charts.ticks import written
from dashboard.render.number_formats import format_of, number_format
from dashboard.render.palette import palette
from dashboard.render.pptx.parts import label_one, paint, rgb

if TYPE_CHECKING:
    from pptx.chart.chart import Chart
    from pptx.chart.series import LineSeries

COLOURS = palette("light")
LINE = 0.19  # inches of height that a value at the end of a line needs
ALL_VALUES = 14  # points of a lone line whose values are all written


def draw_lines(chart: Chart, spec: ChartSpec, height: float) -> None:
    """Gives a native chart the axes, lines and values of a chart; `height` is that of the chart in inches."""
    from pptx.enum.chart import XL_TICK_MARK
    from pptx.oxml.ns import qn

    span, marks = value_axis(spec)
    axis = chart.value_axis
    axis.minimum_scale, axis.maximum_scale = min(span), max(span)
    if len(marks) > 1:
        axis.major_unit = marks[1] - marks[0]
    largest = max(marks, key=abs)
    axis.tick_labels.number_format = number_format(
        written(largest, spec.unit, spec.reader), largest, spec.measure, spec.reader
    )
    axis.tick_labels.number_format_is_linked = False
    axis.reverse_order = spec.ranks
    axis.major_gridlines.format.line.color.rgb = rgb(COLOURS.grid)
    axis.format.line.fill.background()
    axis.major_tick_mark = XL_TICK_MARK.NONE
    chart.category_axis.format.line.color.rgb = rgb(COLOURS.muted_text)
    chart._chartSpace.chart.find(qn("c:dispBlanksAs")).set("val", "span")
    for one, series in zip(spec.series, chart.plots[0].series, strict=True):
        _line(series, one, spec)
    _ends(chart, spec, span, height)


def _line(series: LineSeries, one: Series, spec: ChartSpec) -> None:
    """One line: dashes where years lack, nothing between what must not be joined, hollow dots for the press."""
    from pptx.enum.chart import XL_MARKER_STYLE
    from pptx.enum.dml import MSO_LINE
    from pptx.util import Pt

    series.smooth = False
    series.format.line.color.rgb, series.format.line.width = rgb(COLOURS.of(one.fill)), Pt(2.25)
    series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 7
    paint(series.marker.format.fill, COLOURS.of(one.fill), press=False)
    series.marker.format.line.color.rgb = rgb(COLOURS.of(one.fill))
    for (number, point), join in zip(one.present, ("solid", *one.joins), strict=True):
        if join == "dashed":
            line = series.points[number].format.line
            line.color.rgb, line.width, line.dash_style = rgb(COLOURS.of(one.fill)), Pt(1.5), MSO_LINE.DASH
        elif join == "apart":
            series.points[number].format.line.fill.background()
        if point.press or join != "solid":
            marker = series.points[number].marker
            marker.style, marker.size = XL_MARKER_STYLE.CIRCLE, 7
            paint(
                marker.format.fill, COLOURS.background if point.press else COLOURS.of(one.fill), press=False
            )
            marker.format.line.color.rgb = rgb(COLOURS.of(one.fill))


def _ends(chart: Chart, spec: ChartSpec, span: tuple[float, float], height: float) -> None:
    """Writes values: of a lone line all, else the last of each line where it does not cover another."""
    from pptx.enum.chart import XL_LABEL_POSITION

    if len(spec.series) == 1 and len(spec.series[0].present) <= ALL_VALUES:
        for number, point in spec.series[0].present:
            label_one(chart.plots[0].series[0], number, format_of(point, spec), XL_LABEL_POSITION.ABOVE)
        return
    inch = (height - 1.1) / abs(span[1] - span[0])
    taken: list[tuple[int, float]] = []
    order = sorted(enumerate(spec.series), key=lambda each: -each[1].present[-1][1].value)
    for place, one in order:
        number, point = one.present[-1]
        at = point.value * inch
        for position, shift in (
            (XL_LABEL_POSITION.RIGHT, 0),
            (XL_LABEL_POSITION.ABOVE, LINE),
            (XL_LABEL_POSITION.BELOW, -LINE),
        ):
            if all(abs(at + shift - other) >= LINE for where, other in taken if where == number):
                taken.append((number, at + shift))
                label_one(chart.plots[0].series[place], number, format_of(point, spec), position)
                break
