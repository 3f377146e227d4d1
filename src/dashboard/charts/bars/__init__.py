"""Horizontal bars, one figure beside its name and its value, so that no legend or axis needs to be looked up.

`ranking` for sizes, `change` for growth, `breakdown` for parts of a whole, `stacked` for parts of several wholes,
`paired` for exports and imports.
"""

from dashboard.charts.bars.pairs import paired
from dashboard.charts.bars.parts import breakdown
from dashboard.charts.bars.ranks import change, ranking
from dashboard.charts.bars.stacks import stacked

__all__ = ["breakdown", "change", "paired", "ranking", "stacked"]
