"""A chart that PowerPoint edits: bars or lines over the figures themselves, with labels that follow a changed number."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from dashboard.charts.spec import ChartSpec, Kind, Series
from dashboard.render.card import Card
from dashboard.render.native_axis import of_bars
from dashboard.render.number_formats import format_of, shared_format
from dashboard.render.palette import palette
from dashboard.render.pptx.lines import add_stretches, draw_lines
from dashboard.render.pptx.parts import Place, label_all, label_one, letter_size, paint, rgb, show_every_name
from dashboard.render.properties import LONGEST_PROPERTY, shortened

if TYPE_CHECKING:
    from pptx.chart.chart import Chart
    from pptx.chart.series import BarSeries
    from pptx.slide import Slide

COLOURS = palette("light")
DRAWN_AS: Mapping[Kind, str] = {
    "bars": "BAR_CLUSTERED",
    "changes": "BAR_CLUSTERED",
    "parts": "BAR_CLUSTERED",
    "stacks": "BAR_STACKED",
    "groups": "BAR_CLUSTERED",
    "pairs": "BAR_CLUSTERED",
    "lines": "LINE_MARKERS",
    "map": "BAR_CLUSTERED",
}
"""By kind, the type of chart in PowerPoint's own list."""

LEFT_OUT: Mapping[str, str] = {
    "ChartSpec.panels": "a slide has one chart of all lines, which can be edited; its legend tells them apart",
    "Series.code": "a code stands on no slide",
    "Category.code": "a code stands on no slide",
    "Category.time": "PowerPoint sets the periods of a line at even distances",
    "Category.chosen": "its bar has the colour of what is chosen",
    "Event.name": "its letter stands in the notes of the card, with its name",
    "Event.when": "its letter stands in the notes of the card, with its date",
    "MapView": "maps become ranked bars",
}
"""What a slide does not show of a chart, and why."""

NARROW = 0.07  # of the longest bar: a part that is narrower has no room for its value


def add_chart(slide: Slide, card: Card, place: Place) -> None:
    """Puts the chart of a card on a slide. Maps become ranked bars."""
    from pptx.enum.chart import XL_CHART_TYPE
    from pptx.util import Inches

    from .native_sheet import ChartData

    spec = card.spec
    data = ChartData(number_format=shared_format((point for _, point in spec.points), spec))
    data.categories = [spec.told(place) for place in range(len(spec.categories))]
    for one in spec.series:
        shared = shared_format((point for _, point in one.present), spec)
        data.add_series(one.name, [None if point is None else point.value for point in one.points], shared)
    add_stretches(data, spec)
    frame = slide.shapes.add_chart(
        getattr(XL_CHART_TYPE, DRAWN_AS[spec.kind]),
        Inches(place.left),
        Inches(place.top),
        Inches(place.width),
        Inches(place.height),
        data,
    )
    frame.name = shortened(card.heading, LONGEST_PROPERTY)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", card.alt)
    chart = frame.chart
    _common(chart, spec)
    if spec.kind == "lines":
        draw_lines(chart, spec, place.height)
    else:
        _bars(chart, spec)


def _common(chart: Chart, spec: ChartSpec) -> None:
    from pptx.dml.color import RGBColor
    from pptx.enum.chart import XL_LEGEND_POSITION
    from pptx.util import Pt

    chart.has_title = False
    chart.font.size = Pt(letter_size(spec))
    chart.font.color.rgb = RGBColor.from_string(COLOURS.text[1:])
    chart.has_legend = len(spec.series) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False


def _bars(chart: Chart, spec: ChartSpec) -> None:
    from pptx.enum.chart import XL_TICK_LABEL_POSITION, XL_TICK_MARK

    drawing = chart.plots[0]
    stacked = spec.kind == "stacks"
    drawing.gap_width, drawing.overlap = (
        (45 if len(spec.categories) > 3 else 80),
        (100 if stacked else -4 * (len(spec.series) > 1)),
    )
    names, values = chart.category_axis, chart.value_axis
    names.reverse_order = True
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    names.major_tick_mark = XL_TICK_MARK.NONE
    names.format.line.color.rgb = rgb(COLOURS.grid)
    show_every_name(names)
    values.visible = values.has_major_gridlines = False
    for one, series in zip(spec.series, drawing.series, strict=False):
        _bars_of(series, one, spec)
    values.minimum_scale, values.maximum_scale = of_bars(spec)


def _bars_of(series: BarSeries, one: Series, spec: ChartSpec) -> None:
    """Paints and labels the bars of one series; parts of a stack are labelled inside, where there is room."""
    from pptx.enum.chart import XL_LABEL_POSITION

    stacked = spec.kind == "stacks"
    position = XL_LABEL_POSITION.CENTER if stacked else XL_LABEL_POSITION.OUTSIDE_END
    shared = shared_format((point for _, point in one.present), spec)
    series.invert_if_negative = False
    paint(series.format.fill, COLOURS.of(one.fill), press=False)
    label_all(series, spec, position, shared, ink=COLOURS.on_mark if stacked else COLOURS.text)
    for number, point in one.present:
        category = spec.categories[number]
        if point.fill != one.fill or point.press or category.rest:
            paint(
                series.points[number].format.fill, COLOURS.of(point.fill), press=point.press or category.rest
            )
        said_behind = spec.summed and category.total is not None and category.total.id == point.id
        if stacked and (said_behind or point.value < NARROW * spec.longest):
            label_one(series, number, "", None, hidden=True)
        elif (shown := format_of(point, spec)) != shared or (stacked and point.press):
            inside = COLOURS.text if point.press else COLOURS.on_mark
            label_one(series, number, shown, position, ink=inside if stacked else None)
