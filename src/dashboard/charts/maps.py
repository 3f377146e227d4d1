"""Maps: each region in the class that its figure falls in, and which part of the world they show.

The shapes are handed over by whoever has read them.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import cached_property
from itertools import pairwise

import pandas as pd

from dashboard.charts import labels
from dashboard.charts.emphasis import Emphasis
from dashboard.charts.observations import Row, code_of, keyed, one_period, one_unit, rows_of
from dashboard.charts.spec import DRAWN, Category, ChartSpec, Extent, MapView, Place, Series
from dashboard.charts.ticks import class_of, classes, written
from dashboard.locale import Reader

Window = tuple[float, float, float, float]  # west, east, south, north
EUROPE: Window = (-25.0, 45.0, 33.0, 72.0)
"""Figures all within it are shown on a map of Europe."""

SEEN: Mapping[Extent, Window] = {"world": (-168, 180, -56, 78), "europe": (-11, 36, 34.5, 66)}
"""What a map shows at most."""


SPECK: Mapping[Extent, float] = {"world": 1.6, "europe": 0.5}
"""Degrees below which a shape takes no more than some pixels of a map."""


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

    def within(self, window: Window) -> "Geometry":
        """The features that may reach into a part of the world."""
        west, east, south, north = window
        inside = [
            feature
            for feature in self["features"]
            if any(
                low[0] <= east and high[0] >= west and low[1] <= north and high[1] >= south
                for low, high in self._boxes[feature["properties"]["id"]]
            )
        ]
        return Geometry(inside, address=self.address)

    @cached_property
    def _boxes(self) -> Mapping[str, list[tuple[tuple[float, float], tuple[float, float]]]]:
        """Around each part of each feature its south-western and north-eastern corner, by region code."""
        return {
            feature["properties"]["id"]: [_corners(part[0]) for part in _parts(feature["geometry"])]
            for feature in self["features"]
        }

    @cached_property
    def sizes(self) -> Mapping[str, float]:
        """How many degrees the largest part of each feature is wide or high, by region code."""
        return {
            code: max(max(high[0] - low[0], high[1] - low[1]) for low, high in boxes)
            for code, boxes in self._boxes.items()
        }


def _parts(geometry: Mapping) -> list:
    return [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]


def _corners(ring: list) -> tuple[tuple[float, float], tuple[float, float]]:
    across, up = zip(*(point[:2] for point in ring), strict=True)
    return (min(across), min(up)), (max(across), max(up))


def geometry_of(geojson: Mapping) -> Geometry:
    """The geometry of a GeoJSON feature collection as it was read."""
    return geojson if isinstance(geojson, Geometry) else Geometry(geojson["features"])


def choropleth(
    frame: pd.DataFrame,
    *,
    reader: Reader,
    geojson: Mapping,
    places: Mapping[str, Place] | None = None,
    offices: pd.DataFrame | None = None,
    height: int | None = None,
    label: str = "counterpart_name",
    code: str = "counterpart",
    outlined: Collection[str] = (),
    chosen: Collection[str] = (),
) -> ChartSpec:
    """Regions in up to five classes with round bounds, the largest figure first.

    `geojson` is a feature collection whose property `id` is the region code (a `Geometry` is not copied). A code
    without a shape, or with one too small to be seen or pointed at, is a dot at its (latitude, longitude) in `places`.
    `outlined` codes get a border, those in `chosen` a strong one. `offices` (latitude, longitude, name) are drawn over
    them. `height` is that of the map on a page in pixels, by default as its extent needs.

    Raises ValueError for an empty frame, several units, two figures for one code, or a code with neither shape nor place.
    """
    rows = rows_of(frame, code, label, chart="choropleth")
    one_unit(rows, chart="choropleth")
    found = keyed(rows, code, chart="choropleth")
    one_period(rows, code, chart="choropleth")
    places = places or {}
    shapes = set(geometry_of(geojson).codes)
    lost = [each for (each,) in found if each not in shapes and each not in places]
    if lost:
        raise ValueError(f"choropleth: {', '.join(lost)} has neither a shape nor a place; leave it out")
    rows.sort(key=lambda row: -row["value"])
    codes = [code_of(row, code) for row in rows]
    bounds = classes([row["value"] for row in rows])
    steps = [f"step {place}/{len(bounds) + 1}" for place in range(len(bounds) + 1)]
    seen = Emphasis(codes, chosen)
    around = [places[each] for each in codes if each in places] + sites(offices)
    (extent, window), *insets = views_of(around, whole=len(around) < len(rows))
    measured = list(dict.fromkeys(str(row["indicator_name"]) for row in rows))
    points = tuple(labels.point(row, reader, steps[class_of(row["value"], bounds)]) for row in rows)
    sizes = geometry_of(geojson).sizes

    def specks(extent: Extent) -> frozenset[str]:
        return frozenset(each for each in codes if each in places and sizes.get(each, 0.0) < SPECK[extent])

    whole = MapView(
        geojson=geojson,
        places=places,
        extent=extent,
        window=window,
        key=tuple(zip(_class_names(bounds, rows[0], reader), steps, strict=True)),
        outlined=frozenset(outlined),
        dots=specks(extent),
        offices=offices,
        height=height,
    )
    return ChartSpec(
        "map",
        tuple(
            Category(each, labels.name(row, label, reader), chosen=seen.on(each))
            for each, row in zip(codes, rows, strict=True)
        ),
        (Series(str(rows[0]["indicator"]), reader.join(measured), "partner", points),),
        reader,
        map=_with_inset(whole, *insets[0], specks(insets[0][0])) if insets else whole,
    )


def sites(offices: pd.DataFrame | None) -> list[Place]:
    """Where offices are."""
    if offices is None:
        return []
    return list(zip(offices["latitude"].tolist(), offices["longitude"].tolist(), strict=True))


def _with_inset(whole: MapView, extent: Extent, window: Window, specks: frozenset[str]) -> MapView:
    """The map with one of a part beside it, which takes over what lies in that part and is no land."""
    inside = frozenset(code for code, place in whole.places.items() if holds(window, place))
    offices = whole.offices
    here = [holds(window, site) for site in sites(offices)]
    inset = replace(
        whole,
        extent=extent,
        window=window,
        dots=specks & inside,
        offices=None if offices is None else offices[here],
        height=None,
    )
    others = None if offices is None else offices[[not each for each in here]]
    return replace(whole, dots=whole.dots - inside, offices=others, inset=inset)


def holds(window: Window, place: Place) -> bool:
    """Whether a place lies in a part of the world."""
    west, east, south, north = window
    return south <= place[0] <= north and west <= place[1] <= east


def views_of(shown: Collection[Place], *, whole: bool = False) -> list[tuple[Extent, Window]]:
    """What is to be drawn so that each of these places is seen: Europe alone when all lie within it (unless the `whole`
    world is wanted), else the world, and beside it Europe where enough of them lie for a map of its own.
    """
    if shown and not whole and all(holds(EUROPE, place) for place in shown):
        return [("europe", SEEN["europe"])]
    near = {place for place in shown if holds(SEEN["europe"], place)}
    world: tuple[Extent, Window] = ("world", _around(shown))
    return [world, ("europe", SEEN["europe"])] if len(near) >= DRAWN else [world]


def _around(shown: Collection[Place]) -> Window:
    """What of the world lies around these places."""
    west, east, south, north = SEEN["world"]
    if not shown:
        return west, east, south, north
    latitudes, longitudes = zip(*shown, strict=True)
    return (
        max(west, min(longitudes) - 35),
        min(east, max(longitudes) + 35),
        max(south, min(latitudes) - 25),
        min(north, max(latitudes) + 25),
    )


def _class_names(bounds: list[float], first: Row, reader: Reader) -> list[str]:
    """What each class is called."""
    said = [written(bound, first, reader) for bound in bounds]
    if not said:
        return [str(first["indicator_name"])]
    between = [reader.text("{low} to {high}", low=low, high=high) for low, high in pairwise(said)]
    return [
        reader.text("less than {amount}", amount=said[0]),
        *between,
        reader.text("{amount} or more", amount=said[-1]),
    ]
