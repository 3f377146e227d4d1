"""What lies under every map: the land, its part of the world as Plotly projects it, offices, and the key.

Plotly fetches a base map from its makers' host for any geo chart whose first trace names locations. So the first
trace here names none (it is empty), and the land is drawn from geometry that the caller has read.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.maps import SEEN, Geometry, Window
from dashboard.charts.spec import Place
from dashboard.locale import Reader
from dashboard.render.palette import Palette
from dashboard.render.plotly.layout import assembled, steady

Extent = Literal["world", "europe", "usa"]
CARD = 520  # pixels: about how wide a map is on a page with two charts in a row
EUROPE_HIGH = 400  # pixels
USA: Window = (-125, -66, 24, 50)
_PROJECTIONS: Mapping[Extent, dict] = {
    "world": {"type": "natural earth"},
    "europe": {"type": "conic conformal", "parallels": [35, 65], "rotation": {"lon": 12}},
    "usa": {"type": "albers usa"},
}


def view(extent: Extent, window: Window | None = None) -> dict:
    """The part of the world that is shown, as Plotly's `layout.geo`."""
    west, east, south, north = window or (USA if extent == "usa" else SEEN[extent])
    return {
        "visible": False,
        "bgcolor": "rgba(0,0,0,0)",
        "projection": _PROJECTIONS[extent],
        "lonaxis": {"range": [west, east]},
        "lataxis": {"range": [south, north]},
    }


def height_of(extent: Extent, window: Window) -> int:
    """How high a map is that fills the width of a card."""
    west, east, south, north = window
    if extent == "europe":
        return EUROPE_HIGH
    return round(min(420, max(180, CARD * 1.1 * (north - south) / (east - west))))


def nothing() -> dict:
    """The empty first trace that keeps Plotly from fetching a base map."""
    return {"type": "scattergeo", "lon": [], "lat": [], "hoverinfo": "skip", "showlegend": False}


def land(geometry: Geometry, colours: Palette) -> dict:
    """The muted countries."""
    codes = geometry.codes
    return {
        "type": "choropleth",
        "geojson": geometry,
        "featureidkey": "properties.id",
        "locations": codes,
        "z": [0] * len(codes),
        "colorscale": [[0, colours.land], [1, colours.land]],
        "showscale": False,
        "showlegend": False,
        "marker": {"line": {"color": colours.border, "width": 0.5}},
        "hoverinfo": "skip",
    }


def posts(offices: pd.DataFrame, reader: Reader, colours: Palette) -> dict:
    """Offices as small diamonds over the figures; `offices` has latitude, longitude and name."""
    return {
        "type": "scattergeo",
        "mode": "markers",
        "name": reader.text("Offices of Flanders"),
        "lat": offices["latitude"].tolist(),
        "lon": offices["longitude"].tolist(),
        "marker": {
            "symbol": "diamond",
            "size": 8,
            "color": colours.flanders,
            "line": {"color": colours.background, "width": 1},
        },
        "hovertext": offices["name"].tolist(),
        "hoverinfo": "text",
        "showlegend": True,
    }


def _legend(colours: Palette) -> dict:
    """The key below a map."""
    return {
        "orientation": "h",
        "x": 0,
        "xref": "container",
        "xanchor": "left",
        "y": 0,
        "yref": "container",
        "yanchor": "bottom",
        "itemclick": False,
        "itemdoubleclick": False,
        "itemsizing": "constant",
        "traceorder": "normal",
        "font": {"size": 12, "color": colours.muted_text},
        "bgcolor": "rgba(0,0,0,0)",
    }


def swatch(name: str, colour: str) -> dict:
    """A line of the key that no trace of its own stands for."""
    return steady(
        {
            "type": "scattergeo", "mode": "markers", "lon": [None], "lat": [None], "name": name, "showlegend": True,
            "hoverinfo": "skip", "marker": {"symbol": "square", "size": 12, "color": colour},
        }
    )  # fmt: skip


def areas(
    shapes: Geometry,
    codes: Sequence[str],
    classes: Sequence[int],
    steps: Sequence[str],
    line: dict,
    said: dict,
) -> dict:
    """Regions that can be clicked, each in the colour of its class among `steps`; `said` are customdata and hovertext."""
    count = len(steps)
    return steady(
        {
            "type": "choropleth",
            "geojson": shapes,
            "featureidkey": "properties.id",
            "locations": list(codes),
            "z": list(classes),
            "zmin": -0.5,
            "zmax": count - 0.5,
            # Each class keeps its colour from edge to edge.
            "colorscale": [
                [(place + side) / count, fill] for place, fill in enumerate(steps) for side in (0, 1)
            ],
            "showscale": False,
            "showlegend": False,
            "marker": {"line": line},
            "hoverinfo": "text",
            **said,
        }
    )


def dots(where: Sequence[Place], marker: dict, said: dict) -> dict:
    """Places that can be clicked; `said` are customdata and hovertext."""
    return steady(
        {
            "type": "scattergeo",
            "mode": "markers",
            "lat": [latitude for latitude, _ in where],
            "lon": [longitude for _, longitude in where],
            "showlegend": False,
            "marker": marker,
            "hoverinfo": "text",
            **said,
        }
    )


def framed(
    traces: Sequence[dict],
    seen: dict,
    *,
    height: int,
    key: int,
    reader: Reader,
    colours: Palette,
    **parts: object,
) -> go.Figure:
    """The map of some traces with the key below it; `height` is that of the map alone, `key` that of its key."""
    return assembled(
        traces,
        height=height + key,
        reader=reader,
        colours=colours,
        margin={"l": 0, "r": 0, "t": 0, "b": key},
        geo=seen,
        showlegend=True,
        legend=_legend(colours),
        **parts,
    )
