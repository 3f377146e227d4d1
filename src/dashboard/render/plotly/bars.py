"""One bar for each figure, beside its name and its value, so that no legend or axis needs to be looked up."""

from collections.abc import Sequence

import plotly.graph_objects as go

from dashboard.charts.spec import ChartSpec
from dashboard.locale import Reader
from dashboard.render.palette import Palette
from dashboard.render.plotly import bar_layout, labels
from dashboard.render.plotly.layout import assembled, hidden_axis, steady


def bars(spec: ChartSpec, colours: Palette, marked: str | None) -> go.Figure:
    """Bars from nothing, each with its value at its end. Each bar's customdata is [code, figure id]."""
    texts = [labels.shown(point) for _, point in spec.points]
    return listed(_ticks(spec, colours), texts, _said(spec, colours, marked), spec.reader, colours)


def listed(ticks: list[str], texts: Sequence[str], said: dict, reader: Reader, colours: Palette) -> go.Figure:
    """Bars from nothing with `ticks` beside them and `texts` at their ends; `said` is the rest of their trace: values
    (`x`), customdata, hovertext and marker.
    """
    span, right = bar_layout.value_range(said["x"], texts)
    slot = bar_layout.slot(ticks)
    trace = _trace(ticks, said) | {
        "text": [bar_layout.apart(text) for text in texts],
        "textposition": "outside",
        "textangle": 0,
        "constraintext": "none",
        "cliponaxis": False,
    }
    return assembled(
        [steady(trace)],
        height=slot * len(ticks) + 8,
        reader=reader,
        colours=colours,
        margin={"r": right},
        xaxis=hidden_axis(range=span),
        yaxis=bar_layout.name_axis(ticks),
    )


def changes(spec: ChartSpec, colours: Palette, marked: str | None) -> go.Figure:
    """As `bars`, with a line at nothing."""
    figure = bars(spec, colours, marked)
    line = {"color": colours.muted_text, "width": 1}
    figure.layout.shapes = [
        {"type": "line", "x0": 0, "x1": 0, "y0": 0, "y1": 1, "yref": "paper", "layer": "above", "line": line}
    ]
    return figure


def _trace(ticks: list[str], said: dict) -> dict:
    return {
        "type": "bar",
        "orientation": "h",
        "width": bar_layout.BAR / bar_layout.slot(ticks),
        "y": list(range(len(ticks))),
        "hoverinfo": "text",
        **said,
    }


def _ticks(spec: ChartSpec, colours: Palette) -> list[str]:
    return bar_layout.ticks_for(
        [(each.name, each.detail) for each in spec.categories],
        colours,
        bold=[each.chosen for each in spec.categories],
    )


def _said(spec: ChartSpec, colours: Palette, marked: str | None) -> dict:
    return {
        "x": [point.value for _, point in spec.points],
        "customdata": [[category.code, point.id] for category, point in spec.points],
        "hovertext": [
            labels.hover(point, spec.reader, name=category.name) for category, point in spec.points
        ],
        "marker": bar_layout.painted(spec.points, colours, marked),
    }
