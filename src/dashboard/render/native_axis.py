"""The axis of values of a chart that an Office program draws, which sets its marks from the foot up and not at nothing."""

from __future__ import annotations

from math import floor
from typing import NamedTuple

from dashboard.charts.axis import value_axis
from dashboard.charts.spec import ChartSpec
from dashboard.render.number_formats import axis_format

LABELS = 0.16
"""Of the span of all bars: the room that a value beside a bar needs, at each end where there is one."""


class Axis(NamedTuple):
    """The two ends of an axis, the step between its marks (None for one mark), and how numbers on it are written."""

    low: float
    high: float
    step: float | None
    shown: str


def of_lines(spec: ChartSpec) -> Axis:
    """The axis of lines: its foot is a mark, so that all marks are round, and each is written to its last digit."""
    span, marks = value_axis(spec)
    low, high = min(span), max(span)
    step = marks[1] - marks[0] if len(marks) > 1 else None
    if spec.ranks:
        low = 0.0  # which no rank is: its mark is not written
    elif step:
        low = floor(low / step + 1e-9) * step
    return Axis(low, high, step, axis_format([*marks, low], spec))


def of_bars(spec: ChartSpec) -> tuple[float, float]:
    """The ends of the axis of bars, with room for the values beside them, so that none lies on a name."""
    if spec.kind == "stacks":
        return 0.0, spec.longest * (1 + LABELS) or 1.0
    values = [0.0, *(point.value for _, point in spec.points)]
    low, high = min(values), max(values)
    room = (high - low) * LABELS or 1.0
    return low - room * (low < 0), high + room * (high > 0)
