"""The live chart: a specification drawn as a Plotly figure, in the colours of a light or a dark page."""

from collections.abc import Callable, Mapping

import plotly.graph_objects as go

from dashboard.charts.spec import ChartSpec, Kind
from dashboard.render.palette import Palette, palette
from dashboard.render.plotly import bars, groups, maps, panels
from dashboard.render.plotly.layout import CONFIG

__all__ = ["CONFIG", "DRAWN_BY", "figure_of"]

DRAWN_BY: Mapping[Kind, Callable[[ChartSpec, Palette, str | None], go.Figure]] = {
    "bars": bars.bars,
    "changes": bars.changes,
    "parts": bars.bars,
    "stacks": groups.groups,
    "groups": groups.groups,
    "pairs": groups.groups,
    "lines": panels.lines_or_panels,
    "map": maps.choropleth,
}
"""How each kind of chart is drawn."""

LEFT_OUT: Mapping[str, str] = {}
"""What the live chart does not show of a specification, and why."""


def figure_of(spec: ChartSpec, *, scheme: str = "light", marked: str | None = None) -> go.Figure:
    """The chart for a page of a colour scheme; the figure whose id is `marked` gets a ring."""
    return DRAWN_BY[spec.kind](spec, palette(scheme), marked)
