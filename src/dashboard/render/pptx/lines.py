"""Native lines over time: dashed over years without a figure, broken where figures must not be joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.charts.spec import ChartSpec, Join, Series
from dashboard.render.native_axis import of_lines
from dashboard.render.number_formats import format_of
from dashboard.render.palette import palette
from dashboard.render.pptx.parts import label_one, paint, rgb

if TYPE_CHECKING:
    from pptx.chart.chart import Chart
    from pptx.chart.series import LineSeries

    from dashboard.render.pptx.native_sheet import ChartData

COLOURS = palette("light")
LINE = 0.19  # inches of height that a value at the end of a line needs
ALL_VALUES = 14  # points of a lone line whose values are all written


def add_stretches(data: ChartData, spec: ChartSpec) -> None:
    """Adds to the data of a chart what draws the lines that are not one stroke: each stretch as cells that follow its
    figures. Not every program draws a part of a line otherwise than the whole, so the figures themselves get no line.
    """
    for number, one in broken(spec):
        for _, places in one.stretches:
            data.add_copy(number, places)


def broken(spec: ChartSpec) -> list[tuple[int, Series]]:
    """The lines that are dashed or interrupted somewhere, each with its number."""
    if spec.kind != "lines":
        return []
    return [(number, one) for number, one in enumerate(spec.series) if {*one.joins} - {"solid"}]


def draw_lines(chart: Chart, spec: ChartSpec, height: float) -> None:
    """Gives a native chart the axes, lines and values of a chart; `height` is that of the chart in inches."""
    from pptx.enum.chart import XL_TICK_MARK
    from pptx.oxml.ns import qn

    low, high, step, shown = of_lines(spec)
    axis = chart.value_axis
    axis.minimum_scale, axis.maximum_scale = low, high
    if step:
        axis.major_unit = step
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = shown, False
    axis.reverse_order = spec.ranks
    axis.major_gridlines.format.line.color.rgb = rgb(COLOURS.grid)
    axis.format.line.fill.background()
    axis.major_tick_mark = XL_TICK_MARK.NONE
    chart.category_axis.format.line.color.rgb = rgb(COLOURS.muted_text)
    chart._chartSpace.chart.find(qn("c:dispBlanksAs")).set("val", "span")
    drawn = list(chart.plots[0].series)
    for one, series in zip(spec.series, drawn, strict=False):
        _line(series, one)
    stretches = [(one, join) for _, one in broken(spec) for join, _ in one.stretches]
    for (one, join), series in zip(stretches, drawn[len(spec.series) :], strict=True):
        _stroke(series, one, join)
    _hide_from_legend(chart, range(len(spec.series), len(drawn)))
    _ends(chart, spec, (low, high), height)


def _line(series: LineSeries, one: Series) -> None:
    """One line with its points, hollow for the press; where it is not one stroke, the points alone."""
    from pptx.enum.chart import XL_MARKER_STYLE

    _stroke(series, one, "apart" if {*one.joins} - {"solid"} else "solid")
    series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 7
    paint(series.marker.format.fill, COLOURS.of(one.fill), press=False)
    series.marker.format.line.color.rgb = rgb(COLOURS.of(one.fill))
    for number, point in one.present:
        if point.press:
            marker = series.points[number].marker
            marker.style, marker.size = XL_MARKER_STYLE.CIRCLE, 7
            paint(marker.format.fill, COLOURS.background, press=False)
            marker.format.line.color.rgb = rgb(COLOURS.of(one.fill))


def _stroke(series: LineSeries, one: Series, join: Join) -> None:
    """How the points of a series are joined; what joins others has no points of its own."""
    from pptx.enum.chart import XL_MARKER_STYLE
    from pptx.enum.dml import MSO_LINE
    from pptx.util import Pt

    series.smooth = False
    series.marker.style = XL_MARKER_STYLE.NONE
    line = series.format.line
    if join == "apart":
        line.fill.background()
        return
    line.color.rgb, line.width = rgb(COLOURS.of(one.fill)), Pt(2.25 if join == "solid" else 1.5)
    if join == "dashed":
        line.dash_style = MSO_LINE.DASH


def _hide_from_legend(chart: Chart, numbers: range) -> None:
    """The legend does not name the series of these numbers; python-pptx has no word for it."""
    from lxml import etree
    from pptx.oxml.ns import qn

    if not chart.has_legend:
        return
    place = chart.legend._element.find(qn("c:legendPos"))
    for number in reversed(numbers):
        entry = etree.Element(qn("c:legendEntry"))
        etree.SubElement(entry, qn("c:idx")).set("val", str(number))
        etree.SubElement(entry, qn("c:delete")).set("val", "1")
        place.addnext(entry)


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
