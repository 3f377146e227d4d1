"""The frame every chart shares: paper, type, numbers, margins, hovering, and no requests to other hosts.

Charts build plain dictionaries; this is the one place where they become a Plotly figure. Plotly's validation of each
property takes longer than all the rest and guards nothing at run time, so it is left to the tests.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import plotly.graph_objects as go

from dashboard.locale import Reader
from dashboard.render.palette import Palette

FONT = '"Source Sans", "Source Sans 3", "Source Sans Pro", sans-serif'
SIZE = 13
MODEBAR = ["toImage", "zoom", "pan", "select", "lasso", "zoomIn", "zoomOut", "autoScale", "resetScale"]
LEAST = 30  # pixels left between names and values at least: a long word is rather read than its bar is long
NARROW = 125  # pixels left for bars between names and values on a screen 360 pixels wide

# What Plotly is told about all charts. It wants a base map for every geo chart and fetches it from its makers' host;
# ours bring their own land, so it gets an empty one without asking anybody.
CONFIG: Mapping[str, object] = MappingProxyType(
    {
        "displayModeBar": False,
        "responsive": True,
        "scrollZoom": False,
        "doubleClick": False,
        "topojsonURL": "data:application/json,{}#",
    }
)


def assembled(
    traces: Sequence[dict],
    *,
    height: int,
    reader: Reader,
    colours: Palette,
    margin: Mapping[str, int] = MappingProxyType({}),
    **parts: object,
) -> go.Figure:
    """The figure of some traces, `height` pixels high; further `parts` of the layout by name."""
    layout = {
        "height": height,
        "autosize": True,
        "margin": {"l": 4, "r": 4, "t": 4, "b": 4, "pad": 0, **margin},
        "minreducedwidth": LEAST,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": SIZE, "color": colours.text},
        "separators": reader.separators,
        "hoverlabel": {
            "bgcolor": colours.background,
            "bordercolor": colours.muted_text,
            "font": {"family": FONT, "size": SIZE, "color": colours.text},
            "align": "left",
        },
        "hovermode": "closest",
        "dragmode": False,
        "showlegend": False,
        "modebar": {"remove": MODEBAR},
        **parts,
    }
    return go.Figure({"data": list(traces), "layout": layout}, _validate=False)


def hidden_axis(**parts: object) -> dict:
    """An axis that is not drawn, for values that stand beside their marks."""
    return {"visible": False, "fixedrange": True, "zeroline": False, "showgrid": False, **parts}


def steady(trace: dict) -> dict:
    """The trace, so drawn that a click does not fade the other marks: what is chosen is shown by the next view."""
    kept = {"marker": {"opacity": 1}}
    return {**trace, "selected": kept, "unselected": kept}
