"""Lines over time, each named with its last value where it ends."""

from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from dashboard.charts.axis import time_span, value_axis
from dashboard.charts.spec import ChartSpec, Series
from dashboard.charts.ticks import whole_years, written
from dashboard.render.label_ends import LINE, End, spread
from dashboard.render.picture.canvas import COLOURS, Box, Canvas
from dashboard.render.picture.letters import LEADING, width_of, wrapped

NAMES = 0.27  # of the width that the names at the ends may take
SMALLEST = 12.5  # pixels
STEPS = 24  # places along a line at which a value is kept off it
DISPLACED = 0.3  # lines of text that a name may stand from its line before a thread leads to it


class Scales(NamedTuple):
    """Where times and values stand in the picture."""

    area: Box
    times: tuple[float, float]
    values: tuple[float, float]

    def x(self, time: float) -> float:
        """The place of a time, in years."""
        first, last = self.times
        return self.area.left + (time - first) / (last - first) * self.area.width

    def y(self, value: float) -> float:
        """The height of a value."""
        foot, head = self.values
        return self.area.bottom - (value - foot) / (head - foot) * self.area.height


def draw(canvas: Canvas, spec: ChartSpec, space: Box, size: float) -> None:
    """Draws the lines of a chart into a part of the picture."""
    if spec.panels and len(spec.series) > 1:
        _panels(canvas, spec, space, size)
        return
    height = space.height - size * 2.2
    while size > SMALLEST and _height(_ends(spec, size, space.width), size) > height:
        size = max(SMALLEST, size - 0.5)
    said = _ends(spec, size, space.width)
    span, marks = value_axis(spec)
    ticks = [(mark, written(mark, spec.unit, spec.reader)) for mark in marks]
    left = space.left + max(width_of(text, size * 0.86) for _, text in ticks) + size * 0.6
    right = space.right - max(width_of(line, size, True) for lines in said for line in lines) - size * 1.3
    above = size * (2.0 if spec.events else 0.9)
    area = Box(left, space.top + above, right, space.bottom - size * 1.6)
    scales = Scales(area, time_span(spec), span)
    axes(canvas, spec, scales, ticks, size)
    _events(canvas, spec, scales, size)
    for one in spec.series:
        line(canvas, spec, one, scales, size)
    _name(canvas, spec, scales, said, size)
    if len(spec.series) == 1:
        _values_of_points(canvas, spec, scales, size)


def _panels(canvas: Canvas, spec: ChartSpec, space: Box, size: float) -> None:
    """Each line in a panel of its own on the same axes, in which the others stand back."""
    across = 2 if len(spec.series) > 3 or space.width < space.height else len(spec.series)
    down = -(-len(spec.series) // across)
    wide, high = space.width / across, space.height / down
    span, marks = value_axis(spec)
    ticks = [(mark, written(mark, spec.unit, spec.reader)) for mark in marks]
    left = max(width_of(text, size * 0.86) for _, text in ticks) + size * 0.6
    for place, one in enumerate(spec.series):
        row, column = divmod(place, across)
        box = Box(
            space.left + column * wide, space.top + row * high,
            space.left + (column + 1) * wide - size, space.top + (row + 1) * high,
        )  # fmt: skip
        name = wrapped(one.name, size, box.width - size * 1.2)[:2]
        canvas.dot(box.left + size * 0.3, box.top + size * 0.7, size * 0.6, COLOURS.of(one.fill))
        below = canvas.lines(box.left + size, box.top, [*name, one.present[-1][1].text], size)
        area = Box(
            box.left + left, below + size * (1.6 if spec.events else 0.6), box.right, box.bottom - size * 1.8
        )
        scales = Scales(area, time_span(spec), span)
        axes(canvas, spec, scales, ticks, size)
        _events(canvas, spec, scales, size * 0.8)
        for other in spec.series:
            if other is not one:
                line(canvas, spec, replace(other, fill="grid"), scales, size * 0.6)
        line(canvas, spec, one, scales, size * 0.8)


def axes(
    canvas: Canvas, spec: ChartSpec, scales: Scales, ticks: list[tuple[float, str]], size: float
) -> None:
    """The axes with their marks."""
    area, small = scales.area, size * 0.86
    for mark, said in ticks:
        y = scales.y(mark)
        canvas.line([area.left, area.right], [y, y], COLOURS.muted_text if mark == 0 else COLOURS.grid, 1.2)
        canvas.text(area.left - size * 0.5, y, said, small, colour=COLOURS.muted_text, side="right")
    times = [category.time for category in spec.categories]
    room = max(2, int(area.width / (width_of("0000", small) * 1.8)))
    for year in whole_years(times[0], times[-1], about=min(12, room)):
        canvas.text(
            scales.x(year + 0.5),
            area.bottom + size * 0.95,
            str(year),
            small,
            colour=COLOURS.muted_text,
            side="center",
        )


def _events(canvas: Canvas, spec: ChartSpec, scales: Scales, size: float) -> None:
    """A line for each event, with its letter in a ring above."""
    area = scales.area
    for each in spec.events:
        x, y = scales.x(each.time), area.top - size * 0.75
        canvas.line([x, x], [area.top, area.bottom], COLOURS.muted_text, 1.1, dashes=(1, 2))
        canvas.dot(x, y, size * 1.2, COLOURS.background, edge=COLOURS.muted_text)
        canvas.text(x, y, each.sign, size * 0.8, bold=True, side="center")


def line(canvas: Canvas, spec: ChartSpec, one: Series, scales: Scales, size: float) -> None:
    """One line with its points."""
    where = [
        (scales.x(spec.categories[place].time), scales.y(point.value), point) for place, point in one.present
    ]
    for (before, after), join in zip(pairwise(where), one.joins, strict=True):
        if join != "apart":
            dashes = (4, 3) if join == "dashed" else None
            canvas.line(
                [before[0], after[0]],
                [before[1], after[1]],
                COLOURS.of(one.fill),
                size * (0.1 if dashes else 0.17),
                dashes=dashes,
            )
    for x, y, point in where:
        fill, edge = (
            (COLOURS.background, COLOURS.of(one.fill)) if point.press else (COLOURS.of(one.fill), None)
        )
        canvas.dot(x, y, size * 0.48, fill, edge=edge)


def _ends(spec: ChartSpec, size: float, width: float) -> list[list[str]]:
    """What stands at the end of each line: its name, where there are several, and its last value."""
    last = max(spec.categories[one.present[-1][0]].time for one in spec.series)
    found = []
    for one in spec.series:
        place, point = one.present[-1]
        category = spec.categories[place]
        early = category.time < last or len(one.present) == 1
        name = wrapped(one.name, size, width * NAMES - size) if len(spec.series) > 1 else []
        value = f"{category.name}: {point.text}" if early else point.text
        found.append([*name, *wrapped(value, size, width * NAMES, bold=True)])
    return found


def _height(said: list[list[str]], size: float) -> float:
    return sum(len(lines) * LEADING * size + size * 0.3 for lines in said)


def _name(canvas: Canvas, spec: ChartSpec, scales: Scales, said: list[list[str]], size: float) -> None:
    """Writes the names at the ends, moved apart where they would overlap, with threads to those moved far."""
    area, step = scales.area, size * LEADING
    unit = step / LINE
    finals = [one.present[-1] for one in spec.series]
    points = [(scales.x(spec.categories[place].time), scales.y(point.value)) for place, point in finals]
    wanted = [End(len(lines), (area.bottom - y) / unit) for lines, (_, y) in zip(said, points, strict=True)]
    middles = spread(wanted, (area.height + size) / unit)
    edge = area.right + size * 0.6
    newest = max(x for x, _ in points)
    for one, lines, (x, y), middle in zip(spec.series, said, points, middles, strict=True):
        centre = area.bottom - middle * unit
        if abs(centre - y) > DISPLACED * step or x < newest:
            canvas.line(
                [x + size * 0.3, edge - size * 0.15], [y, centre], COLOURS.context, 1.1, dashes=(1, 2)
            )
        top = centre - step * len(lines) / 2
        several = len(spec.series) > 1
        if several:
            canvas.dot(edge + size * 0.3, top + step / 2, size * 0.6, COLOURS.of(one.fill))
        count = len(lines) - 1
        for place, line in enumerate(lines):
            indent = size * 0.9 if several else 0
            bold = place == count or not several
            canvas.text(edge + indent, top + step * (place + 0.5), line, size, bold=bold)


def _values_of_points(canvas: Canvas, spec: ChartSpec, scales: Scales, size: float) -> None:
    """The values of a lone line, the first before others, as far as they do not touch one another."""
    one, small = spec.series[0], size * 0.88
    present = one.present[:-1]
    taken: list[Box] = []
    where = [(scales.x(spec.categories[place].time), scales.y(point.value)) for place, point in one.present]
    along = [
        (x0 + (x1 - x0) * step / STEPS, y0 + (y1 - y0) * step / STEPS)
        for ((x0, y0), (x1, y1)), join in zip(pairwise(where), one.joins, strict=True)
        for step in range(STEPS + 1)
        if join != "apart" or step in (0, STEPS)
    ]
    for number, (_, point) in enumerate(present):
        x, y = where[number]
        beside = [where[each][1] for each in (number - 1, number + 1) if each >= 0]
        below = all(other < y - 1 for other in beside)
        wide = width_of(point.text, small)
        middle = y + size * (1.0 if below else -1.0)
        left = max(scales.area.left, x - wide / 2)
        box = Box(left - 6, middle - small * 0.7, left + wide + 6, middle + small * 0.7)
        crossed = any(box.left < at < box.right and box.top - 4 < up < box.bottom + 4 for at, up in along)
        if crossed or box.bottom > scales.area.bottom or any(box.meets(other) for other in taken):
            continue
        taken.append(box)
        canvas.text(left, middle, point.text, small, halo=True)
