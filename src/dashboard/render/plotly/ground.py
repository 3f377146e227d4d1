"""What lies under every map: the land, its part of the world as Plotly projects it, offices, and the key.

Plotly fetches a base map from its makers' host for any geo chart whose first trace names locations. So the first
trace here names none (it is empty), and the land is drawn from geometry that the caller has read.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
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
BESIDE = 640  # pixels: where there are fewer, a map and its inset stand one under the other
BESIDE_HIGH = 380  # pixels of the two beside each other
WORLD_WIDE, GAP = 0.62, 0.02  # of the width that two maps share
WORLD_FLAT, EUROPE_FLAT = 0.46, 0.86  # how high each is for its width, one under the other
USA: Window = (-125, -66, 24, 50)
STEPS = 8  # pieces of each side of a frame
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


def on(traces: Iterable[dict], number: int) -> list[dict]:
    """The traces on the map of this number, of those that stand beside each other."""
    return [{**trace, "geo": _geo(number)} for trace in traces]


def _geo(number: int) -> str:
    return f"geo{number}" if number > 1 else "geo"


def frame(window: Window, colours: Palette) -> dict:
    """The edge of a part of the world that stands beside the map once more, larger."""
    west, east, south, north = window
    corners = [(west, south), (west, north), (east, north), (east, south), (west, south)]
    # Plotly draws great circles: only short ones keep to a parallel.
    rim = [
        [start + (end - start) * step / STEPS for start, end in zip(one, other, strict=True)]
        for one, other in pairwise(corners)
        for step in range(STEPS + 1)
    ]
    return {
        "type": "scattergeo",
        "mode": "lines",
        "lon": [longitude for longitude, _ in rim],
        "lat": [latitude for _, latitude in rim],
        "line": {"color": colours.muted_text, "width": 1},
        "hoverinfo": "skip",
        "showlegend": False,
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
    seen: Sequence[tuple[Extent, Window | None]],
    *,
    height: int,
    key: int,
    reader: Reader,
    colours: Palette,
    **parts: object,
) -> go.Figure:
    """The maps of some traces with the key below them: one, or two beside each other, which stand one under the other
    where there is little width (`narrow` in the layout's `meta`: below how many pixels, how high then for their width, the
    height of the key, and where they are then and else). `height` is that of the maps alone, `key` that of their key.
    """
    geos = {_geo(number): view(*each) for number, each in enumerate(seen, 1)}
    if len(seen) > 1:
        height = max(height, BESIDE_HIGH)
        flat = WORLD_FLAT + EUROPE_FLAT
        edge = EUROPE_FLAT / flat
        wide = _placed([0, WORLD_WIDE], [0, 1]), _placed([WORLD_WIDE + GAP, 1], [0, 1])
        under = _placed([0, 1], [edge + GAP, 1]), _placed([0, 1], [0, edge])
        for name, place in zip(geos, wide, strict=True):
            geos[name] |= place
        narrow = {"below": BESIDE, "flat": flat, "more": key}
        places = {
            "places": dict(zip(geos, under, strict=True)),
            "wide": dict(zip(geos, wide, strict=True)),
        }
        # Beside each other they are too flat to keep the shape of one that fills a card.
        parts["meta"] = {"narrow": narrow | places, "shape": None}
    return assembled(
        _named_once(traces),
        height=height + key,
        reader=reader,
        colours=colours,
        margin={"l": 0, "r": 0, "t": 0, "b": key},
        showlegend=True,
        legend=_legend(colours),
        **geos,
        **parts,
    )


def _named_once(traces: Sequence[dict]) -> list[dict]:
    """The traces, of which the key names no two alike."""
    named: set[str] = set()
    found = []
    for trace in traces:
        again = trace.get("showlegend") and trace["name"] in named
        found.append({**trace, "showlegend": False} if again else trace)
        if trace.get("showlegend"):
            named.add(trace["name"])
    return found


def _placed(across: list[float], up: list[float]) -> dict:
    return {"domain": {"x": across, "y": up}}
