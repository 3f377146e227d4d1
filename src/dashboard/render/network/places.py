"""Where a map of offices looks, how offices of one city stand around it, and which names of cities have room.

Sizes are in pixels of the map as it opens. deck.gl has no view that fits the width of its place, so all is made for the
narrowest screen: a wider one shows more around it. Whoever makes a map larger moves marks apart, so nothing that is free here
is covered later.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from math import atan, cos, degrees, exp, log, log2, pi, radians, sin, tan

import pydeck as pdk

from dashboard.render.picture.letters import LEADING, width_of

WIDTH, EDGE = 326, 20  # pixels of a map on a phone, and how far a mark keeps from its edge
TILE = 512  # pixels across which deck.gl shows the world at zoom 0
LETTERS = 13  # pixels of a name
APART = 2  # pixels between a sign and its name

Place = tuple[float, float]
Box = tuple[float, float, float, float]  # left, top, right, bottom


def view_of(places: Sequence[Place], height: int, closest: float) -> pdk.ViewState:
    """A view from straight above that fits the places on a map WIDTH pixels wide and so many high, no closer than a zoom."""
    latitudes, longitudes = zip(*places, strict=True)
    south, north = (spot((latitude, 0.0))[1] for latitude in (min(latitudes), max(latitudes)))
    across = (max(longitudes) - min(longitudes)) / 360 * TILE
    room = ((WIDTH - 2 * EDGE, across), (height - 2 * EDGE, south - north))
    zoom = min(log2(pixels / size) if size else closest for pixels, size in room)
    return pdk.ViewState(
        latitude=_latitude((south + north) / 2),
        longitude=(max(longitudes) + min(longitudes)) / 2,
        zoom=round(min(zoom, closest), 2),
        min_zoom=-1,
        max_zoom=9,
        pitch=0,
        normalize=False,  # the whole world may be smaller than its place
    )


def spot(place: Place) -> Place:
    """A place on a Mercator map at zoom 0 as pixels from the left and from above."""
    latitude, longitude = place
    return TILE * (longitude / 360 + 0.5), TILE * (0.5 - log(tan(pi / 4 + radians(latitude) / 2)) / (2 * pi))


def _latitude(down: float) -> float:
    return degrees(2 * atan(exp((0.5 - down / TILE) * 2 * pi)) - pi / 2)


def corners(geometry: Mapping) -> list[Place]:
    """Two opposite corners around the largest piece of a country, without islands overseas."""
    pieces = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    found = []
    for piece in pieces:
        longitudes, latitudes = zip(*(point[:2] for point in piece[0]), strict=True)
        size = (max(longitudes) - min(longitudes)) * (max(latitudes) - min(latitudes))
        found.append((size, (min(latitudes), min(longitudes)), (max(latitudes), max(longitudes))))
    return list(max(found)[1:]) if found else []


def set_apart(rows: Collection[dict], size: float) -> None:
    """Puts offices of one city on a small ring around it, in pixels, so that each can be seen and clicked."""
    for group in _cities(rows):
        ring = size * 0.5 * (len(group) > 1)
        for place, row in enumerate(group):
            angle = 2 * pi * place / len(group) + pi
            row["offset"] = [round(ring * cos(angle), 1), round(ring * sin(angle), 1)]


def _cities(rows: Collection[dict]) -> Iterator[list[dict]]:
    cities: dict[Place, list[dict]] = {}
    for row in rows:
        cities.setdefault((round(row["latitude"], 2), round(row["longitude"], 2)), []).append(row)
    yield from cities.values()


def names(rows: Collection[dict], view: pdk.ViewState, picked: Collection[str]) -> list[dict]:
    """The names of cities that stand beside their signs without covering another one or a sign, first of the `picked`.

    Each has text, position, and where it stands from there: anchor and offset. Rows are offices with their size and offset.
    """
    scale = 2**view.zoom
    middle = spot((view.latitude, view.longitude))
    taken = [box for row in rows for box in _signs([row], scale)]
    found = []
    cities = sorted(_cities(rows), key=lambda group: not any(row["id"] in picked for row in group))
    for group in cities:
        first = group[0]
        if not first["city"]:
            continue
        x, y = _at(first, scale)
        boxes = _signs(group, scale)
        left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
        right, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
        wide, half = width_of(first["city"], LETTERS), LETTERS * LEADING / 2
        around = (
            ("start", right + APART, y, (right + APART, y - half, right + APART + wide, y + half)),
            ("end", left - APART, y, (left - APART - wide, y - half, left - APART, y + half)),
            ("middle", x, top - half, (x - wide / 2, top - 2 * half, x + wide / 2, top)),
            ("middle", x, bottom + half, (x - wide / 2, bottom, x + wide / 2, bottom + 2 * half)),
        )
        for anchor, across, down, box in around:
            edge = max(abs(side - middle[0] * scale) for side in (box[0], box[2]))
            if edge < WIDTH / 2 and not any(_meet(box, other) for other in taken):
                taken.append(box)
                found.append(
                    {
                        "text": first["city"],
                        "position": first["target"],
                        "anchor": anchor,
                        "offset": [round(across - x, 1), round(down - y, 1)],
                    }
                )
                break
    return found


def _at(row: Mapping, scale: float) -> Place:
    x, y = spot((row["latitude"], row["longitude"]))
    return x * scale, y * scale


def _signs(group: Collection[Mapping], scale: float) -> list[Box]:
    """What the signs of some offices cover."""
    found = []
    for row in group:
        x, y = _at(row, scale)
        x, y, half = x + row["offset"][0], y + row["offset"][1], row["size"] * 0.4
        found.append((x - half, y - half, x + half, y + half))
    return found


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
