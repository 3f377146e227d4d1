"""The United States with what is named there: states filled, other places as dots in the colour of their theme."""

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import labels
from dashboard.charts.layout import assembled, steady
from dashboard.charts.maps import ground
from dashboard.charts.palette import Palette, palette
from dashboard.data.opportunities import SEVERAL
from dashboard.locale import Reader

HEIGHT, KEY = 340, 48  # pixels of the map, and of its key
SMALLEST, GROWTH, LARGEST = 9, 2.2, 24  # pixels across a dot: of one entry, more for each, at most
APART = (6.0, 1.7)  # degrees one name needs for itself
NAMED = 14  # names written on the map
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
    latitude, longitude) are diamonds. The place `chosen` gets a strong border. customdata is [place].

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
    shaped, others = ground.geometry_of(states).parted(set(filled["state"]))
    traces = [ground.nothing(), ground.land(others, colours, url=None, codes=others.codes)]
    if not filled.empty:
        traces.append(
            steady(
                {
                    "type": "choropleth",
                    "geojson": shaped,
                    "featureidkey": "properties.id",
                    "locations": filled["state"].tolist(),
                    "z": [0] * len(filled),
                    "colorscale": [[0, colours.sequential[0]], [1, colours.sequential[0]]],
                    "showscale": False,
                    "showlegend": False,
                    "marker": {"line": _borders(filled, chosen, colours.border, 0.5, colours)},
                    **_said(filled, families, reader),
                }
            )
        )
    if not dots.empty:
        traces.append(steady(_dots(dots, families, shades, chosen, reader, colours)))
    if not offices.empty:
        traces.append({**ground.posts(offices, reader, colours), "name": reader.text("Team Flanders")})
    traces.append(_names(places, colours))
    if not filled.empty:
        traces.append(ground.swatch(reader.text("Named state"), colours.sequential[0]))
    there = set(dots["family"])
    traces += [ground.swatch(name, shades[code]) for code, name in families.items() if code in there]
    return assembled(
        traces,
        height=HEIGHT + KEY,
        reader=reader,
        colours=colours,
        margin={"l": 0, "r": 0, "t": 0, "b": KEY},
        geo=ground.view("usa"),
        showlegend=True,
        legend=ground.legend(colours),
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
    return {
        "type": "scattergeo",
        "mode": "markers",
        "lat": dots["latitude"].tolist(),
        "lon": dots["longitude"].tolist(),
        "showlegend": False,
        "marker": {
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
        },
        **_said(dots, families, reader),
    }


def _names(places: pd.DataFrame, colours: Palette) -> dict:
    """The names of the places with most entries, unless one with more has taken the room."""
    taken: list[tuple[float, float]] = []
    rows = []
    for name, latitude, longitude in zip(
        places["name"], places["latitude"], places["longitude"], strict=True
    ):
        free = all(
            abs(longitude - east) > APART[0] or abs(latitude - north) > APART[1] for north, east in taken
        )
        if free and len(rows) < NAMED:
            taken.append((latitude, longitude))
            rows.append((name, latitude, longitude))
    return {
        "type": "scattergeo",
        "mode": "text",
        "lat": [latitude for _, latitude, _ in rows],
        "lon": [longitude for _, _, longitude in rows],
        "text": [labels.folded(name, 18) for name, _, _ in rows],
        "textposition": "top center",
        "textfont": {
            "size": 11,
            "color": colours.text,
            "shadow": ", ".join(f"{x}px {y}px 2px {colours.background}" for x in (-1, 1) for y in (-1, 1)),
        },
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _said(rows: pd.DataFrame, families: Mapping[str, str], reader: Reader) -> dict:
    return {
        "customdata": [[place] for place in rows["place"]],
        "hovertext": [
            f"<b>{labels.folded(name, labels.HOVER_WIDTH)}</b><br>{labels.folded(families[family])}<br>"
            + reader.plural("{n} entry", "{n} entries", n)
            for name, family, n in zip(rows["name"], rows["family"], rows["n"], strict=True)
        ],
        "hoverinfo": "text",
    }


def _borders(rows: pd.DataFrame, chosen: str, colour: str, width: float, colours: Palette) -> dict:
    strong = rows["place"] == chosen
    return {
        "color": [colours.highlight if each else colour for each in strong],
        "width": [3 if each else width for each in strong],
    }
