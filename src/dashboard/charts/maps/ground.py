"""What lies under every map: the land, how much of the world is shown, and which figures have a place on it.

Plotly fetches a base map from its makers' host for any geo chart whose first trace names locations. So the first
trace here names none (it is empty), and the land is drawn from geometry that the caller has read.
"""

from collections.abc import Collection, Mapping
from typing import Literal

import pandas as pd

from dashboard.charts.layout import steady
from dashboard.charts.palette import Palette
from dashboard.locale import Reader

Extent = Literal["world", "europe", "usa"]
Place = tuple[float, float]  # latitude, longitude

_EUROPE = (
    -25.0,
    45.0,
    33.0,
    72.0,
)  # west, east, south, north: figures all within it are shown on a map of Europe
HEIGHTS: Mapping[str, int] = {"europe": 400, "usa": 300}  # pixels
CARD = 520  # pixels: about how wide a map is on a page with two charts in a row
_VIEWS: Mapping[str, dict] = {
    "world": {
        "projection": {"type": "natural earth"},
        "lonaxis": {"range": [-168, 180]},
        "lataxis": {"range": [-56, 78]},
    },
    "europe": {
        "projection": {"type": "conic conformal", "parallels": [35, 65], "rotation": {"lon": 12}},
        "lonaxis": {"range": [-11, 36]},
        "lataxis": {"range": [34.5, 66]},
    },
    "usa": {
        "projection": {"type": "albers usa"},
        "lonaxis": {"range": [-125, -66]},
        "lataxis": {"range": [24, 50]},
    },
}


class Geometry(dict):
    """A GeoJSON feature collection that is shared and never altered, so that no figure copies its thousands of points.

    Each feature's property `id` is a region code. `address` is where browsers get all of them, and more, "" where they
    cannot.
    """

    def __init__(self, features: Collection[dict], *, address: str = "") -> None:
        super().__init__(type="FeatureCollection", features=list(features))
        self.address = address

    def __deepcopy__(self, memo: dict) -> "Geometry":
        return self

    def parted(self, codes: Collection[str]) -> "tuple[Geometry, Geometry]":
        """The features of these codes, and the others."""
        inside = [feature for feature in self["features"] if feature["properties"]["id"] in codes]
        outside = [feature for feature in self["features"] if feature["properties"]["id"] not in codes]
        return Geometry(inside, address=self.address), Geometry(outside, address=self.address)

    @property
    def codes(self) -> list[str]:
        """The region code of each feature."""
        return [feature["properties"]["id"] for feature in self["features"]]


def geometry_of(geojson: Mapping) -> Geometry:
    """The geometry of a GeoJSON feature collection as it was read."""
    return geojson if isinstance(geojson, Geometry) else Geometry(geojson["features"])


def on_map(
    frame: pd.DataFrame,
    *,
    geojson: Mapping,
    places: Mapping[str, Place] | None = None,
    code: str = "counterpart",
) -> pd.Series:
    """For each figure, whether its region has a shape in `geojson` or a place in `places`."""
    known = {*geometry_of(geojson).codes, *(places or {})}
    return frame[code].isin(list(known))


def extent_of(shown: Collection[Place] | None) -> Extent:
    """Europe when all that is shown lies within it, else the world."""
    west, east, south, north = _EUROPE
    if shown and all(
        south <= latitude <= north and west <= longitude <= east for latitude, longitude in shown
    ):
        return "europe"
    return "world"


def sites(offices: pd.DataFrame | None) -> list[Place]:
    """Where offices are."""
    if offices is None:
        return []
    return list(zip(offices["latitude"].tolist(), offices["longitude"].tolist(), strict=True))


def view(extent: Extent, shown: Collection[Place] = ()) -> dict:
    """The part of the world that is shown, as Plotly's `layout.geo`: of the world what lies around `shown`."""
    found = {"visible": False, "bgcolor": "rgba(0,0,0,0)", **_VIEWS[extent]}
    if extent == "world" and shown:
        (west, east), (south, north) = (
            _VIEWS["world"]["lonaxis"]["range"],
            _VIEWS["world"]["lataxis"]["range"],
        )
        latitudes, longitudes = zip(*shown, strict=True)
        found["lonaxis"] = {"range": [max(west, min(longitudes) - 35), min(east, max(longitudes) + 35)]}
        found["lataxis"] = {"range": [max(south, min(latitudes) - 25), min(north, max(latitudes) + 25)]}
    return found


def height_of(extent: Extent, shown: dict) -> int:
    """How high a map is that fills the width of a card."""
    if extent in HEIGHTS:
        return HEIGHTS[extent]
    (west, east), (south, north) = shown["lonaxis"]["range"], shown["lataxis"]["range"]
    return round(min(420, max(180, CARD * 1.1 * (north - south) / (east - west))))


def nothing() -> dict:
    """The empty first trace that keeps Plotly from fetching a base map."""
    return {"type": "scattergeo", "lon": [], "lat": [], "hoverinfo": "skip", "showlegend": False}


def land(geometry: Geometry, colours: Palette, *, url: str | None, codes: Collection[str]) -> dict:
    """The muted countries: those of `codes`."""
    return {
        "type": "choropleth",
        "geojson": url or geometry,
        "featureidkey": "properties.id",
        "locations": list(codes),
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


def legend(colours: Palette) -> dict:
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
