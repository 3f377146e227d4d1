"""The axes of lines."""

from dashboard.charts.spec import ChartSpec
from dashboard.charts.ticks import round_values


def value_axis(spec: ChartSpec) -> tuple[tuple[float, float], list[float]]:
    """The span of the axis (its foot first, of ranks the last) and its round marks."""
    values = [point.value for _, point in spec.points]
    ground = spec.from_zero and not spec.ranks
    low, high = (min(0.0, *values), max(0.0, *values)) if ground else (min(values), max(values))
    low = 1.0 if spec.ranks else low
    room = (high - low) * 0.06 or abs(high) * 0.06 or 1.0
    span = (low if low == 0 else low - room, high if high == 0 else high + room)
    marks = [
        mark
        for mark in round_values(low, high)
        if span[0] <= mark <= span[1] and (mark >= 1 or not spec.ranks)
    ]
    return (span[::-1] if spec.ranks else span), marks


def time_span(spec: ChartSpec) -> tuple[float, float]:
    """From when to when the axis of time runs, in years: with room around the lines, and for every event."""
    times = [each.time for each in spec.categories if each.time is not None]
    pad = (times[-1] - times[0]) * 0.03 or 0.5
    there = [each.time for each in spec.events]
    return min([times[0], *there]) - pad, max([times[-1], *there]) + pad
