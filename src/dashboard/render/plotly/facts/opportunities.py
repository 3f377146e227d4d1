"""The United States with what is named there: states filled, other places as dots in the colour of their theme."""

from collections.abc import Mapping, Sequence
from math import cos, hypot, radians, sin, sqrt

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.maps import geometry_of
from dashboard.data.opportunities import SEVERAL
from dashboard.locale import Reader
from dashboard.render.palette import Palette, palette
from dashboard.render.plotly import ground, labels

SHAPE, KEY = 1.62, 48  # how wide the map is for its height; pixels of its key
WIDTH = 600  # pixels: the least width of a map with names; on a wider one they only move apart
SMALLEST, GROWTH, LARGEST = 9, 2.2, 24  # pixels across a dot: of one entry, more for each, at most
NAMED = 10  # names written on the map besides that of the chosen place
LETTER = 6.3  # pixels, an upper estimate of one letter of a name
NAME, LOUD = 11, 12.5  # pixels: how high the letters of a name are, and those of the chosen place
FOLD = 18  # letters of a name before it goes on in the next line
STATE, PORT = "state", "port"
WIDE = ("region", "metropolitan-area")  # kinds of places that are areas: drawn as rings


def us_map(
    places: pd.DataFrame,
    *,
    families: Mapping[str, str],
    states: Mapping,
    offices: pd.DataFrame,
    reader: Reader,
    scheme: str = "light",
    chosen: str = "",
) -> go.Figure:
    """`places` has place, name, kind, state, latitude, longitude, n and family; `families` names the families.

    A place of kind STATE is the shape of its `state` in `states`; ports are squares, areas rings. `offices` (name,
    latitude, longitude) are diamonds. The place `chosen` gets a strong border and its name in bold. customdata is [place].

    Raises ValueError for an empty frame, or a family without a name.
    """
    if places.empty:
        raise ValueError("us_map: there is no place to draw; say so to the reader instead of drawing")
    unnamed = sorted(set(places["family"]) - set(families))
    if unnamed:
        raise ValueError(f"us_map: the families {', '.join(unnamed)} have no name")
    colours = palette(scheme)
    shades = family_colours(list(families), colours)
    filled = places[places["kind"] == STATE].sort_values("place", key=lambda codes: codes == chosen)
    dots = places[places["kind"] != STATE]
    shaped, others = geometry_of(states).parted(set(filled["state"]))
    traces = [ground.nothing(), ground.land(others, colours)]
    if not filled.empty:
        line = _borders(filled, chosen, colours.border, 0.5, colours)
        named = _said(filled, families, reader)
        traces.append(
            ground.areas(
                shaped, filled["state"].tolist(), [0] * len(filled), colours.sequential[:1], line, named
            )
        )
    if not dots.empty:
        traces.append(_dots(dots, families, shades, chosen, reader, colours))
    if not offices.empty:
        traces.append({**ground.posts(offices, reader, colours), "name": reader.text("Team Flanders")})
    traces += _names(places, chosen, colours)
    if not filled.empty:
        traces.append(ground.swatch(reader.text("Named state"), colours.sequential[0]))
    there = set(dots["family"])
    traces += [ground.swatch(name, shades[code]) for code, name in families.items() if code in there]
    return ground.framed(
        traces, [("usa", None)], height=round(WIDTH / SHAPE), key=KEY, reader=reader, colours=colours
    )


def family_colours(families: Sequence[str], colours: Palette) -> dict[str, str]:
    """A colour for each family in its order; those beyond the palette share that of rests, SEVERAL has that of text."""
    single = [family for family in families if family != SEVERAL]
    found = [*colours.categorical, *[colours.rest] * len(single)]
    return {**dict(zip(single, found, strict=False)), SEVERAL: colours.text}


def _dots(
    dots: pd.DataFrame,
    families: Mapping[str, str],
    shades: Mapping[str, str],
    chosen: str,
    reader: Reader,
    colours: Palette,
) -> dict:
    dots = dots.sort_values("n", ascending=False, kind="stable")  # the small ones lie on top
    wide = dots["kind"].isin(WIDE)
    fills = [shades[family] for family in dots["family"]]
    strong = dots["place"] == chosen
    marker = {
        "size": [min(LARGEST, SMALLEST + GROWTH * (n - 1)) for n in dots["n"]],
        "symbol": ["square" if kind == PORT else "circle" for kind in dots["kind"]],
        "color": [colours.background if area else fill for area, fill in zip(wide, fills, strict=True)],
        "line": {
            "color": [
                colours.highlight if ring else fill if area else colours.background
                for ring, area, fill in zip(strong, wide, fills, strict=True)
            ],
            "width": [4 if ring else 3 if area else 1 for ring, area in zip(strong, wide, strict=True)],
        },
    }
    where = list(zip(dots["latitude"].tolist(), dots["longitude"].tolist(), strict=True))
    return ground.dots(where, marker, _said(dots, families, reader))


def _names(places: pd.DataFrame, chosen: str, colours: Palette) -> list[dict]:
    """The names of the places with most entries where they have room, and in bold that of the chosen one, always.

    Two traces: on a narrow screen the first has no room and is hidden (see the style of the frame).
    """
    wanted = places.assign(loud=places["place"] == chosen).sort_values("loud", ascending=False, kind="stable")
    spots = [spot(row["latitude"], row["longitude"]) for row in places.to_dict("records")]
    taken: list[Box] = []
    plain: list[tuple] = []
    loud: list[tuple] = []
    for row in wanted.to_dict("records"):
        if len(plain) == NAMED:
            break
        where = spot(row["latitude"], row["longitude"])
        found = [(side, _box(where, row["name"], side)) for side in SIDES]
        free = [(side, box) for side, box in found if _free(box, taken, spots, where)]
        if not free and not row["loud"]:
            continue
        side, box = free[0] if free else found[0]
        taken.append(box)
        (loud if row["loud"] else plain).append((row, side))
    return [_written(plain, NAME, colours), _written(loud, LOUD, colours)]


SIDES = ("top center", "middle right", "middle left", "bottom center")
"""Where a name may stand beside its place, the first one that is free."""

Box = tuple[float, float, float, float]  # left, right, top, bottom in pixels


def spot(latitude: float, longitude: float) -> tuple[float, float]:
    """About where a place lies on the map, in pixels: Albers's projection of the contiguous states, WIDTH wide."""
    south, north, middle, centre = radians(29.5), radians(45.5), radians(38), radians(-96)
    n = (sin(south) + sin(north)) / 2
    c = cos(south) ** 2 + 2 * n * sin(south)
    turn = n * (radians(longitude) - centre)
    rho, rho_of_middle = (sqrt(c - 2 * n * sin(each)) / n for each in (radians(latitude), middle))
    across, up = rho * sin(turn), rho_of_middle - rho * cos(turn)
    # The states span about 0.73 of the radius of the earth from coast to coast.
    return (across / 0.73 + 0.5) * WIDTH, (0.31 - up / 0.73) * WIDTH


def _box(where: tuple[float, float], name: str, side: str) -> Box:
    """The room that a name takes on one side of its place."""
    x, y = where
    lines = labels.folded(name, FOLD).split("<br>")
    wide, high = LETTER * max(map(len, lines)), NAME * 1.35 * len(lines)
    left = x - wide / 2 if side.endswith("center") else x + 12 if side == "middle right" else x - 12 - wide
    top = y - 7 - high if side.startswith("top") else y + 7 if side.startswith("bottom") else y - high / 2
    return left, left + wide, top, top + high


def _free(
    box: Box, taken: Sequence[Box], spots: Sequence[tuple[float, float]], own: tuple[float, float]
) -> bool:
    """Whether no other name and no place but its own lies where a name would stand."""
    left, right, top, bottom = box
    if any(left < end and start < right and top < low and high < bottom for start, end, high, low in taken):
        return False
    return not any(
        left - 5 < x < right + 5 and top - 5 < y < bottom + 5 and hypot(x - own[0], y - own[1]) > 3
        for x, y in spots
    )


def _written(rows: Sequence[tuple], size: float, colours: Palette) -> dict:
    strong = size == LOUD
    said = [labels.folded(row["name"], FOLD) for row, _ in rows]
    return {
        "type": "scattergeo",
        "mode": "text",
        "lat": [row["latitude"] for row, _ in rows],
        "lon": [row["longitude"] for row, _ in rows],
        "text": [
            _aside(f"<b>{name}</b>" if strong else name, side)
            for name, (_, side) in zip(said, rows, strict=True)
        ],
        "textposition": [side for _, side in rows],
        "textfont": {
            "size": size,
            "color": colours.text,
            "shadow": ", ".join(f"{x}px {y}px 2px {colours.background}" for x in (-1, 1) for y in (-1, 1)),
        },
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _aside(name: str, side: str) -> str:
    """A name that keeps clear of the mark beside it."""
    room = labels.NO_BREAK * 2
    lines = name.split("<br>")
    if side == "middle right":
        return "<br>".join(room + line for line in lines)
    return "<br>".join(line + room for line in lines) if side == "middle left" else name


def _said(rows: pd.DataFrame, families: Mapping[str, str], reader: Reader) -> dict:
    return {
        "customdata": [[place] for place in rows["place"]],
        "hovertext": [
            f"<b>{labels.folded(name, labels.HOVER_WIDTH)}</b><br>{labels.folded(families[family])}<br>"
            + reader.plural("{n} entry", "{n} entries", n)
            for name, family, n in zip(rows["name"], rows["family"], rows["n"], strict=True)
        ],
    }


def _borders(rows: pd.DataFrame, chosen: str, colour: str, width: float, colours: Palette) -> dict:
    strong = rows["place"] == chosen
    return {
        "color": [colours.highlight if each else colour for each in strong],
        "width": [3 if each else width for each in strong],
    }
