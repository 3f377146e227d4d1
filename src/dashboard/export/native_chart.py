"""A chart that PowerPoint edits: bars or lines over the figures themselves, with labels that follow a changed number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.charts.palette import palette
from dashboard.export.card import Card
from dashboard.export.native_lines import draw_lines
from dashboard.export.native_parts import label_all, label_one, letter_size, paint, rgb, show_every_name
from dashboard.export.plot import Plot, Series
from dashboard.export.plot.numbers import most_frequent
from dashboard.locale import Reader

if TYPE_CHECKING:
    from pptx.chart.chart import Chart
    from pptx.chart.series import BarSeries
    from pptx.slide import Slide

COLOURS = palette("light")
MARGIN, ROOM = 0.55, 12.23  # inches at the left, and between the margins
NARROW = 0.07  # of the longest bar: a part that is narrower has no room for its value


def add_chart(slide: Slide, plot: Plot, card: Card, reader: Reader, place: tuple[float, float]) -> None:
    """Puts the chart of a card on a slide, `place` being the top and the height in inches. Maps become ranked bars."""
    from pptx.enum.chart import XL_CHART_TYPE
    from pptx.util import Inches

    from .native_sheet import ChartData

    kinds = {
        "bars": XL_CHART_TYPE.BAR_CLUSTERED,
        "map": XL_CHART_TYPE.BAR_CLUSTERED,
        "clustered bars": XL_CHART_TYPE.BAR_CLUSTERED,
        "stacked bars": XL_CHART_TYPE.BAR_STACKED,
        "lines": XL_CHART_TYPE.LINE_MARKERS,
    }
    data = ChartData(number_format=plot.number_format)
    data.categories = [_named(plot, number) for number in range(len(plot.categories))]
    for one in plot.series:
        shared = most_frequent(point.format for _, point in one.present)
        data.add_series(one.name, [None if point is None else point.value for point in one.points], shared)
    sums = [category.total for category in plot.categories]
    if plot.summed:
        shared = most_frequent(each.format for each in sums)
        data.add_series(reader.text("Total"), [each.value for each in sums], shared)
    top, height = place
    frame = slide.shapes.add_chart(
        kinds[plot.kind], Inches(MARGIN), Inches(top), Inches(ROOM), Inches(height), data
    )
    frame.name = card.heading
    frame._element.nvGraphicFramePr.cNvPr.set("descr", card.alt)
    chart = frame.chart
    _common(chart, plot, reader)
    if plot.kind == "lines":
        draw_lines(chart, plot, reader, height)
    else:
        _bars(chart, plot)
        if plot.summed:
            _totals(chart, plot)


def _named(plot: Plot, number: int) -> str:
    category = plot.categories[number]
    return f"{category.label} ({category.balance.text})" if category.balance else category.label


def _common(chart: Chart, plot: Plot, reader: Reader) -> None:
    from pptx.dml.color import RGBColor
    from pptx.enum.chart import XL_LEGEND_POSITION
    from pptx.util import Pt

    chart.has_title = False
    chart.font.size = Pt(letter_size(plot))
    chart.font.color.rgb = RGBColor.from_string(COLOURS.text[1:])
    chart.has_legend = len(plot.series) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False


def _bars(chart: Chart, plot: Plot) -> None:
    from pptx.enum.chart import XL_TICK_LABEL_POSITION, XL_TICK_MARK

    drawing = chart.plots[0]
    stacked = plot.kind == "stacked bars"
    drawing.gap_width, drawing.overlap = (
        (45 if len(plot.categories) > 3 else 80),
        (100 if stacked else -4 * (len(plot.series) > 1)),
    )
    names, values = chart.category_axis, chart.value_axis
    names.reverse_order = True
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    names.major_tick_mark = XL_TICK_MARK.NONE
    names.format.line.color.rgb = rgb(COLOURS.grid)
    show_every_name(names)
    values.visible = values.has_major_gridlines = False
    for one, series in zip(plot.series, drawing.series, strict=False):
        _bars_of(series, one, plot)
    if stacked and plot.longest:
        values.minimum_scale, values.maximum_scale = 0, plot.longest * 1.15


def _bars_of(series: BarSeries, one: Series, plot: Plot) -> None:
    """Paints and labels the bars of one series; parts of a stack are labelled inside, where there is room."""
    from pptx.enum.chart import XL_LABEL_POSITION

    stacked = plot.kind == "stacked bars"
    position = XL_LABEL_POSITION.CENTER if stacked else XL_LABEL_POSITION.OUTSIDE_END
    shared = most_frequent(point.format for _, point in one.present)
    series.invert_if_negative = False
    paint(series.format.fill, one.fill, press=False)
    label_all(series, plot, position, shared, ink=COLOURS.on_mark if stacked else COLOURS.text)
    for number, point in one.present:
        category = plot.categories[number]
        if point.fill != one.fill or point.press or category.rest:
            paint(series.points[number].format.fill, point.fill, press=point.press or category.rest)
        said_behind = plot.summed and category.total is not None and category.total.id == point.id
        if stacked and (said_behind or point.value < NARROW * plot.longest):
            label_one(series, number, "", None, hidden=True)
        elif point.format != shared or (stacked and point.press):
            inside = COLOURS.text if point.press else COLOURS.on_mark
            label_one(series, number, point.format, position, ink=inside if stacked else None)


def _totals(chart: Chart, plot: Plot) -> None:
    """A series that is not seen, for the sums at the ends of stacked bars; the legend does not name it."""
    from lxml import etree
    from pptx.enum.chart import XL_LABEL_POSITION
    from pptx.oxml.ns import qn

    series = chart.plots[0].series[len(plot.series)]
    series.format.fill.background()
    totals = [category.total for category in plot.categories]
    shared = most_frequent(total.format for total in totals)
    label_all(series, plot, XL_LABEL_POSITION.INSIDE_BASE, shared, ink=COLOURS.text, bold=True)
    for number, total in enumerate(totals):
        if total.format != shared:
            label_one(series, number, total.format, XL_LABEL_POSITION.INSIDE_BASE)
    if chart.has_legend:
        legend = chart.legend._element
        entry = etree.SubElement(legend, qn("c:legendEntry"))
        etree.SubElement(entry, qn("c:idx")).set("val", str(len(plot.series)))
        etree.SubElement(entry, qn("c:delete")).set("val", "1")
        legend.remove(entry)
        legend.find(qn("c:legendPos")).addnext(entry)
