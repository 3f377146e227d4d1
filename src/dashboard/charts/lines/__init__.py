"""Lines over time, each named where it ends."""

from dashboard.charts.lines.over_time import series

__all__ = ["series"]
