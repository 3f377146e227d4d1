"""The network: every office where it stands, with an arc from Brussels, and the countries the chosen one serves.

A pydeck deck without a base map: the land is a layer of its own, so no tile is asked of anybody. The browser only
reads columns; every size, colour, place and tooltip is worked out here, because an accessor that calls a function
passes every Python test and fails in the browser.
"""

from collections.abc import Collection, Mapping
from math import atan, cos, degrees, exp, log, log2, pi, radians, sin, tan

import pandas as pd
import pydeck as pdk

from dashboard.locale import Reader, mark
from dashboard.render.palette import Palette, channels, palette
from dashboard.render.signs import Sign, atlas

BRUSSELS = (50.8467, 4.3525)
LAND, SERVED, ARCS, OFFICES = "land", "served", "arcs", "offices"  # ids of the layers; selections name them
KINDS: Mapping[str, str] = {
    "representation": mark("Diplomatic representation"),
    "satellite": mark("Satellite office"),
    "trade-office": mark("Trade office"),
    "tourism-office": mark("Tourism office"),
}
STATUSES: Mapping[str, str] = {
    "open": mark("open"),
    "reported": mark("open, as reported by the press"),
    "announced": mark("announced"),
    "proposed": mark("proposed"),
}
HEIGHT, WIDTH = 460, 430  # pixels: what the map is made for
SIZE = 22  # pixels of a sign
TOOLTIP = "<b>{name}</b><br>{what}<br>{serving}"
COMING = ("announced", "proposed")
TILE = 512  # pixels across which deck.gl shows the world at zoom 0
NEEDED = ("id", "kind", "status", "name", "city", "latitude", "longitude", "serves", "serves_names")


def network(
    offices: pd.DataFrame,
    *,
    reader: Reader,
    geojson: Mapping,
    geojson_url: str | None = None,
    scheme: str = "light",
    chosen: str | Collection[str] | None = None,
) -> pdk.Deck:
    """The offices of `dashboard.data.offices` on a map that fits them (or, with some chosen, them and what they serve).

    Shapes and colours tell the kinds apart; an office that is announced or proposed is hollow. `chosen` is the id of
    an office or several: these are ringed, the others faint, and the countries they serve are filled. Offices of one
    city stand around it. A selection in the layer `OFFICES` holds the office's row, with `id`.

    With `geojson_url` the browser fetches the land from this host, and only what the chosen serve is sent along.

    Raises ValueError for a frame that is empty or lacks a column, or an office of a kind or status that has no sign.
    """
    rows = _rows(offices)
    colours = palette(scheme)
    picked = {chosen} if isinstance(chosen, str) else set(chosen or ())
    picked &= {row["id"] for row in rows}
    _set_apart(rows)
    picture, where = atlas(colours)
    codes = {code for row in rows if row["id"] in picked for code in row["serves"]}
    served = [feature for feature in geojson["features"] if feature["properties"]["id"] in codes]
    shown = [(row["latitude"], row["longitude"]) for row in rows if not picked or row["id"] in picked]
    view = _view([*shown, *(corner for feature in served for corner in _corners(feature["geometry"]))])
    for row in rows:
        row.update(_painted(row, picked, colours))
        row.update(_told(row, reader))
        del row["serves"], row["serves_names"]
    arcs = [row for row in rows if row["far"]]
    return pdk.Deck(
        map_provider=None,
        initial_view_state=view,
        layers=[
            _countries(
                LAND, geojson_url or _collection(geojson["features"]), channels(colours.land), colours
            ),
            _countries(
                SERVED,
                _collection(served),
                channels(colours.served),
                colours,
            ),
            pdk.Layer(
                "ArcLayer",
                [row for row in arcs if row["id"] in picked] if picked else arcs,
                id=ARCS,
                get_source_position="source",
                get_target_position="target",
                get_source_color="faint",
                get_target_color="fill",
                get_width="arc",
                get_height=0,
                great_circle=True,
                pickable=False,
            ),
            pdk.Layer(
                "IconLayer",
                rows,
                id=OFFICES,
                icon_atlas=f"'{picture}'",
                icon_mapping=where,
                get_icon="sign",
                get_position="target",
                get_pixel_offset="offset",
                get_size="size",
                get_color="strength",
                size_units="'pixels'",
                pickable=True,
            ),
        ],
        tooltip={
            "html": TOOLTIP,
            "style": {
                "backgroundColor": colours.background,
                "color": colours.text,
                "border": f"1px solid {colours.muted_text}",
                "borderRadius": "4px",
                "fontSize": "13px",
                "maxWidth": "260px",
                "zIndex": "10",
            },
        },
    )


def key(offices: pd.DataFrame, *, reader: Reader, scheme: str = "light") -> list[tuple[str, str]]:
    """What the signs on the map mean, of those that are on it: the address of each sign's picture, and its name."""
    rows = _rows(offices)
    colours = palette(scheme)
    kinds = [kind for kind in KINDS if any(row["kind"] == kind for row in rows)]
    found = [(Sign(kind).picture(colours), reader.text(KINDS[kind])) for kind in kinds]
    coming = next((row["kind"] for row in rows if row["status"] in COMING), None)
    if coming:
        found.append(
            (Sign(coming, hollow=True).picture(colours), reader.text("hollow: announced or proposed"))
        )
    return found


def _rows(offices: pd.DataFrame) -> list[dict]:
    missing = [name for name in NEEDED if name not in offices.columns]
    if missing:
        raise ValueError(
            f"network: the offices have no column {', '.join(missing)}; see dashboard.data.offices"
        )
    if offices.empty:
        raise ValueError("network: there is no office to draw; say so to the reader instead of drawing")
    plain = pd.DataFrame(offices)
    rows = [
        dict(zip(NEEDED, values, strict=True))
        for values in zip(*(plain[name] for name in NEEDED), strict=True)
    ]
    for row in rows:
        if row["kind"] not in KINDS or row["status"] not in STATUSES:
            raise ValueError(
                f"network: {row['id']} is {row['status']} and a {row['kind']}; "
                f"there are signs for {', '.join(KINDS)} and {', '.join(STATUSES)}"
            )
        row["latitude"], row["longitude"] = float(row["latitude"]), float(row["longitude"])
    return rows


def _painted(row: dict, picked: Collection[str], colours: Palette) -> dict:
    """The columns that the layers read: places, colours and sizes."""
    strong, faint = row["id"] in picked, bool(picked) and row["id"] not in picked
    colour = colours.offices[row["kind"]]
    return {
        "source": [BRUSSELS[1], BRUSSELS[0]],
        "target": [row["longitude"], row["latitude"]],
        "far": abs(row["latitude"] - BRUSSELS[0]) + abs(row["longitude"] - BRUSSELS[1]) > 0.5,
        "fill": channels(colour),
        "faint": channels(colour, 60),
        "arc": 2.5 if strong else 1.2,
        "sign": Sign(row["kind"], hollow=row["status"] in COMING, chosen=strong).code,
        "size": SIZE * 1.4 if strong else SIZE,
        "strength": [0, 0, 0, 90 if faint else 255],
    }


def _told(row: dict, reader: Reader) -> dict:
    """What the tooltip tells of an office; plain texts, which Streamlit escapes where it fills them in."""
    countries = reader.join([str(name) for name in row["serves_names"]])
    return {
        "what": f"{reader.text(KINDS[row['kind']])}, {reader.text(STATUSES[row['status']])}",
        "serving": reader.text("Serves {countries}", countries=countries) if countries else "",
    }


def _collection(features: list[dict]) -> dict:
    return {"type": "FeatureCollection", "features": features}


def _countries(layer: str, land: dict | str, fill: list[int], colours: Palette) -> pdk.Layer:
    return pdk.Layer(
        "GeoJsonLayer",
        land,
        id=layer,
        filled=True,
        stroked=True,
        get_fill_color=fill,
        get_line_color=channels(colours.border),
        line_width_min_pixels=0.5,
        pickable=False,
    )


def _corners(geometry: Mapping) -> list[tuple[float, float]]:
    """Two opposite corners around the largest piece of a country, without islands overseas."""
    pieces = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    found = []
    for piece in pieces:
        longitudes, latitudes = zip(*(point[:2] for point in piece[0]), strict=True)
        size = (max(longitudes) - min(longitudes)) * (max(latitudes) - min(latitudes))
        found.append((size, (min(latitudes), min(longitudes)), (max(latitudes), max(longitudes))))
    return list(max(found)[1:]) if found else []


def _view(places: list[tuple[float, float]]) -> pdk.ViewState:
    """A view from straight above that fits the places on a map some WIDTH pixels wide."""
    latitudes, longitudes = zip(*places, strict=True)
    wide = max(longitudes) - min(longitudes) + 12
    tall = (max(latitudes) - min(latitudes) + 8) * 1.6
    zoom = min(log2(360 * WIDTH / TILE / wide), log2(360 * HEIGHT / TILE / tall))
    return pdk.ViewState(
        latitude=_halfway(min(latitudes), max(latitudes)),
        longitude=(max(longitudes) + min(longitudes)) / 2,
        zoom=round(max(0.2, min(zoom, 4.5)), 2),
        min_zoom=0,
        max_zoom=9,
        pitch=0,
    )


def _halfway(south: float, north: float) -> float:
    """The latitude in the middle between two on a Mercator map, which stretches the north."""
    heights = [log(tan(pi / 4 + radians(latitude) / 2)) for latitude in (south, north)]
    return degrees(2 * atan(exp(sum(heights) / 2)) - pi / 2)


def _set_apart(rows: list[dict]) -> None:
    """Puts offices of one city on a small ring around it, in pixels, so that each can be seen and clicked."""
    cities: dict[tuple[float, float], list[dict]] = {}
    for row in rows:
        cities.setdefault((round(row["latitude"], 2), round(row["longitude"], 2)), []).append(row)
    for group in cities.values():
        ring = SIZE * 0.5 * (len(group) > 1)
        for place, row in enumerate(group):
            angle = 2 * pi * place / len(group) + pi
            row["offset"] = [round(ring * cos(angle), 1), round(ring * sin(angle), 1)]
