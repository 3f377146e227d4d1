"""What a chart shows, in a sentence or two, for those who do not see it: told from its specification."""

from collections.abc import Callable, Mapping, Sequence

from dashboard.charts.events import NOTE
from dashboard.charts.labels import amount
from dashboard.charts.spec import ChartSpec, Kind, Point, Series
from dashboard.locale import aloud, mark

SPOKEN = 4  # lines told one by one; more would not be listened to
Told = Sequence[tuple[str, Point]]

BARS = mark("{n} bars; the highest is {top} with {top_value}, the lowest {bottom} with {bottom_value}.")
CHANGES = mark("{n} changes, from {top_value} for {top} to {bottom_value} for {bottom}.")
MAP = mark(
    "Map of {n} figures; the highest is {top} with {top_value}, the lowest {bottom} with {bottom_value}."
)


def alt_text(spec: ChartSpec) -> str:
    """The description of a chart in its own language."""
    return aloud(TOLD_BY[spec.kind](spec))


def _bars(spec: ChartSpec) -> str:
    return _extremes(spec, [(category.label, point) for category, point in spec.points], BARS)


def _changes(spec: ChartSpec) -> str:
    told = [(category.label, point) for category, point in spec.points]
    return _extremes(spec, told, CHANGES, sign=True)


def _map(spec: ChartSpec) -> str:
    return _extremes(spec, [(category.label, point) for category, point in spec.points], MAP)


def _stacks(spec: ChartSpec) -> str:
    """The largest and the smallest of several wholes."""
    return _extremes(spec, [(each.label, each.total) for each in spec.categories if each.total], BARS)


def _groups(spec: ChartSpec) -> str:
    """The largest and the smallest of bars that stand beside each other."""
    several = len(spec.series) > 1
    told = [
        (f"{spec.categories[place].label}, {one.name}" if several else spec.categories[place].label, point)
        for one in spec.series
        for place, point in one.present
    ]
    return _extremes(spec, told, BARS)


def _parts(spec: ChartSpec) -> str:
    """The largest parts of a whole, and what is not listed."""
    reader = spec.reader
    listed = [f"{each.label} {amount(point.row, reader)}" for each, point in spec.points if not each.rest]
    said = reader.plural(
        "{n} part of a whole: {parts}.",
        "{n} parts of a whole; the largest are {parts}.",
        len(listed),
        parts=reader.join(listed[:3]),
    )
    for category, point in spec.points:
        if category.rest:
            unlisted = amount(point.row, reader)
            said += " " + reader.text("Not listed in the source: {amount}.", amount=unlisted)
    return said


def _pairs(spec: ChartSpec) -> str:
    """Exports, imports and balance of the last period, or of the largest partner."""
    reader = spec.reader
    said = {"exports": mark("exports {amount}"), "imports": mark("imports {amount}")}
    whole = [
        place for place in range(len(spec.categories)) if all(each.points[place] for each in spec.series)
    ]
    places = whole or range(len(spec.categories))
    place = max(places) if spec.categories[0].time is not None else min(places)
    category = spec.categories[place]
    parts = [
        reader.text(said[one.fill], amount=amount(point.row, reader))
        for one in spec.series
        if (point := one.points[place])
    ]
    if category.balance:
        parts.append(reader.text("balance {amount}", amount=amount(category.balance.row, reader)))
    return reader.text("{name}: {parts}.", name=category.label, parts=reader.join(parts))


def _lines(spec: ChartSpec) -> str:
    """Where each line begins and ends."""
    lines = sorted(spec.series, key=lambda one: -abs(one.present[-1][1].value))
    said = [_course(spec, one) for one in lines[:SPOKEN]]
    if len(lines) > SPOKEN:
        said.append(spec.reader.plural("And {n} more line.", "And {n} more lines.", len(lines) - SPOKEN))
    if spec.events:
        told = "; ".join(each.said for each in spec.events)
        said.append(spec.reader.text(NOTE, events=told))
    return " ".join(said)


TOLD_BY: Mapping[Kind, Callable[[ChartSpec], str]] = {
    "bars": _bars,
    "changes": _changes,
    "parts": _parts,
    "stacks": _stacks,
    "groups": _groups,
    "pairs": _pairs,
    "lines": _lines,
    "map": _map,
}
"""How each kind of chart is told."""

LEFT_OUT: Mapping[str, str] = {
    "ChartSpec.from_zero": "words have no axis",
    "ChartSpec.panels": "lines are told one by one",
    "Series.code": "a code is not told",
    "Series.fill": "words have no colour",
    "Series.joins": "a line is told by its two ends",
    "Category.code": "a code is not told",
    "Category.time": "periods are told by their names",
    "Category.chosen": "the heading and the table tell what is chosen",
    "Point.text": "a figure is read out without the marks that stand on the chart",
    "Point.fill": "words have no colour",
    "Point.worked_out": "a figure is read out without the marks that stand on the chart",
    "Event.sign": "an event is told by its name",
    "Event.time": "an event is told by its date in words",
    "MapView": "places are told by their names",
}
"""What words do not tell of a chart, and why."""


def _extremes(spec: ChartSpec, told: Told, message: str, *, sign: bool = False) -> str:
    """A message about the largest and the smallest of some figures; of a lone one its value."""
    reader = spec.reader
    ranked = sorted(told, key=lambda each: -each[1].value)
    (top, first), (bottom, last) = ranked[0], ranked[-1]
    top_value = amount(first.row, reader, sign=sign)
    if len(ranked) == 1:
        return reader.text("{name}: {parts}.", name=top, parts=top_value)
    fields = {"n": reader.number(len(ranked)), "top": top, "top_value": top_value, "bottom": bottom}
    return reader.text(message, **fields, bottom_value=amount(last.row, reader, sign=sign))


def _course(spec: ChartSpec, one: Series) -> str:
    """From where to where a line runs."""
    reader = spec.reader
    (start, first), (end, last) = one.present[0], one.present[-1]
    fields = {
        "name": one.name,
        "last_value": amount(last.row, reader),
        "last_period": spec.categories[end].name,
    }
    if start == end:
        return reader.text("{name}: {last_value} in {last_period}.", **fields)
    return reader.text(
        "{name}: {first_value} in {first_period}, {last_value} in {last_period}.",
        **fields,
        first_value=amount(first.row, reader),
        first_period=spec.categories[start].name,
    )
