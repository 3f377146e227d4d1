"""What native charts have in common: paint, letters, and labels with a number format of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dashboard.charts.spec import ChartSpec
from dashboard.render.palette import palette

if TYPE_CHECKING:
    from pptx.chart.series import BarSeries, LineSeries
    from pptx.dml.color import RGBColor
    from pptx.dml.fill import FillFormat

COLOURS = palette("light")
MARGIN, ROOM = 0.55, 12.23  # inches at the left, and between the margins


class Place(NamedTuple):
    """A part of a slide, in inches."""

    top: float
    height: float
    left: float = MARGIN
    width: float = ROOM


def letter_size(spec: ChartSpec) -> float:
    """Points of letters, smaller where there are many bars."""
    if spec.kind == "lines":
        return 12.0
    rows = len(spec.categories) * (1 + 0.8 * (len(spec.series) - 1) * (spec.kind in ("groups", "pairs")))
    return max(7.0, min(14.0, 4.3 * 72 / rows * 0.62))


def label_all(
    series: BarSeries, spec: ChartSpec, position: object, shared: str, *, ink: str, bold: bool = False
) -> None:
    """Writes the values of a series, under the number format that most of them share."""
    from pptx.util import Pt

    labels = series.data_labels
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = shared, False
    labels.position = position
    labels.font.color.rgb = rgb(ink)
    labels.font.size, labels.font.bold = Pt(letter_size(spec)), bold


def label_one(
    series: BarSeries | LineSeries,
    number: int,
    shown: str,
    position: object,
    *,
    ink: str | None = None,
    hidden: bool = False,
) -> None:
    """The label of one point in a number format of its own, or none; python-pptx has no word for either."""
    from lxml import etree
    from pptx.oxml.ns import qn

    label = series.points[number].data_label
    element = label._get_or_add_dLbl()
    if hidden:
        for child in list(element)[1:]:
            element.remove(child)
        etree.SubElement(element, qn("c:delete")).set("val", "1")
        return
    if ink is not None:
        label.font.color.rgb = rgb(ink)
    label.position = position
    found = element.find(qn("c:numFmt"))
    if found is None:
        found = etree.Element(qn("c:numFmt"))
        element.find(qn("c:idx")).addnext(found)
    found.set("formatCode", shown)
    found.set("sourceLinked", "0")


def show_every_name(axis: object) -> None:
    """No name of a bar is left out for want of room."""
    from lxml import etree
    from pptx.oxml.ns import qn

    element = axis._element
    skip = etree.Element(qn("c:tickLblSkip"))
    skip.set("val", "1")
    after = element.find(qn("c:noMultiLvlLbl"))
    after.addprevious(skip)


def paint(fill: FillFormat, colour: str, *, press: bool) -> None:
    """One colour; figures of the press and rests are striped with it."""
    from pptx.enum.dml import MSO_PATTERN

    if press:
        fill.patterned()
        fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        fill.fore_color.rgb, fill.back_color.rgb = rgb(colour), rgb(COLOURS.background)
    else:
        fill.solid()
        fill.fore_color.rgb = rgb(colour)


def rgb(colour: str) -> RGBColor:
    """A `#RRGGBB` colour as python-pptx takes it."""
    from pptx.dml.color import RGBColor

    return RGBColor.from_string(colour[1:])
