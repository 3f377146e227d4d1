"""The network: every office where it stands, with an arc from Brussels, and the countries the chosen one serves.

Where many offices are in Europe it has a map of its own beside that of the world, which shows them there as points.

A pydeck deck without a base map: the land is a layer of its own, so no tile is asked of anybody. The browser only
reads columns; every size, colour, place and tooltip is worked out here, because an accessor that calls a function
passes every Python test and fails in the browser.
"""

from collections.abc import Collection, Mapping
from typing import NamedTuple

import pandas as pd
import pydeck as pdk

from dashboard.charts.maps import Window, holds, views_of
from dashboard.locale import Reader, mark
from dashboard.render.network import places
from dashboard.render.palette import Palette, channels, palette
from dashboard.render.signs import Sign, atlas

BRUSSELS = (50.8467, 4.3525)
LAND, SERVED, FRAME, ARCS, OFFICES, NAMES = "land", "served", "frame", "arcs", "offices", "names"
"""Ids of the layers; selections name them."""
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
HEIGHT, WORLD_HIGH, EUROPE_HIGH = 460, 290, 380  # pixels of a map alone, and of two beside each other
SIZE, SMALL, POINT = (
    22,
    16,
    7,
)  # pixels of a sign: on a map alone or of Europe, of the world beside that, and of what that has
CLOSEST, CLOSEST_IN_WORLD = 4.5, 1.5
"""Zooms at which a map of a single place opens: beside Europe the rest of the world still shows where that is."""
TOOLTIP = "<b>{name}</b><br>{what}<br>{serving}"
COMING = ("announced", "proposed")
NEEDED = ("id", "kind", "status", "name", "city", "latitude", "longitude", "serves", "serves_names")


class OfficeMap(NamedTuple):
    """A map of offices, and how many pixels high it is made to be shown."""

    deck: pdk.Deck
    height: int


def network(
    offices: pd.DataFrame,
    *,
    reader: Reader,
    geojson: Mapping,
    geojson_url: str | None = None,
    scheme: str = "light",
    chosen: str | Collection[str] | None = None,
) -> list[OfficeMap]:
    """The offices of `dashboard.data.offices` on a map that fits them (or, with some chosen, them and what they serve);
    where many are in Europe and others are not, on one of the world and one of Europe.

    Shapes and colours tell the kinds apart; an office that is announced or proposed is hollow. `chosen` is the id of
    an office or several: these are ringed, the others faint, and the countries they serve are filled. Offices of one
    city stand around it, and its name where it has room. A selection in the layer `OFFICES` holds the office's row, with `id`.

    With `geojson_url` the browser fetches the land from this host, and only what the chosen serve is sent along.

    Raises ValueError for a frame that is empty or lacks a column, or an office of a kind or status that has no sign.
    """
    rows = _rows(offices)
    colours = palette(scheme)
    picked = {chosen} if isinstance(chosen, str) else set(chosen or ())
    picked &= {row["id"] for row in rows}
    codes = {code for row in rows if row["id"] in picked for code in row["serves"]}
    served = [feature for feature in geojson["features"] if feature["properties"]["id"] in codes]
    land = geojson_url or _collection(geojson["features"])
    ground = [
        _countries(LAND, land, channels(colours.land), colours),
        _countries(SERVED, _collection(served), channels(colours.served), colours),
    ]
    for row in rows:
        row.update(_told(row, reader))
        del row["serves"], row["serves_names"]
    reached = [corner for feature in served for corner in places.corners(feature["geometry"])]
    _, *beside = views_of([_place(row) for row in rows])
    if not beside:
        return [_map(rows, ground, reached, picked, colours, height=HEIGHT)]
    ((_, europe),) = beside
    near = [row for row in rows if holds(europe, _place(row))]
    inside = [corner for corner in reached if holds(europe, corner)]
    return [
        _map(rows, ground, reached, picked, colours, height=WORLD_HIGH, elsewhere=europe),
        _map(near, ground, inside, picked, colours, height=EUROPE_HIGH),
    ]


def _map(
    rows: list[dict],
    ground: list[pdk.Layer],
    reached: list[places.Place],
    picked: Collection[str],
    colours: Palette,
    *,
    height: int,
    elsewhere: Window | None = None,
) -> OfficeMap:
    """One map. What lies in the part of the world that is drawn `elsewhere` is a point here, in a frame."""
    size, closest = (SMALL, CLOSEST_IN_WORLD) if elsewhere else (SIZE, CLOSEST)
    own = [dict(row) for row in rows if not (elsewhere and holds(elsewhere, _place(row)))]
    others = [dict(row) for row in rows if elsewhere and holds(elsewhere, _place(row))]
    places.set_apart(own, size)
    for row in own:
        row.update(_painted(row, picked, colours, size))
    for row in others:
        row.update(_painted(row, picked, colours, POINT), offset=[0, 0])
    focus = [_place(row) for row in own if row["id"] in picked]
    view = places.view_of([*focus, *reached] if focus else [_place(row) for row in rows], height, closest)
    arcs = [row for row in own if row["far"]]
    picture, where = atlas(colours)
    frame = [{"path": _edge(elsewhere)}] if elsewhere else []
    layers = [
        *ground,
        pdk.Layer(
            "PathLayer",
            frame,
            id=FRAME,
            get_path="path",
            get_color=channels(colours.muted_text),
            width_min_pixels=1,
            width_max_pixels=1,
            pickable=False,
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
            [*others, *own],
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
        pdk.Layer(
            "TextLayer",
            places.names(own, view, picked),
            id=NAMES,
            get_text="text",
            get_position="position",
            get_text_anchor="anchor",
            get_pixel_offset="offset",
            get_alignment_baseline="'center'",
            get_size=places.LETTERS,
            get_color=channels(colours.text),
            font_family="'Source Sans, sans-serif'",
            character_set="'auto'",
            font_settings={"fontSize": 2 * places.LETTERS},
            background=True,
            get_background_color=channels(colours.land, 190),
            pickable=False,
        ),
    ]
    deck = pdk.Deck(map_provider=None, initial_view_state=view, layers=layers, tooltip=_tooltip(colours))
    return OfficeMap(deck, height)


def _tooltip(colours: Palette) -> dict:
    return {
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
    }


def _place(row: Mapping) -> places.Place:
    return row["latitude"], row["longitude"]


def _edge(window: Window) -> list[list[float]]:
    west, east, south, north = window
    return [[west, south], [west, north], [east, north], [east, south], [west, south]]


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


def _painted(row: dict, picked: Collection[str], colours: Palette, size: float) -> dict:
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
        "size": round(size * 1.4 if strong else size, 1),
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
