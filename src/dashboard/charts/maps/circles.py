"""Bubbles: each figure a circle at its place, as large in area as the figure is large."""

from collections.abc import Collection, Mapping, Sequence
from math import sqrt

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import labels
from dashboard.charts.layout import assembled, steady
from dashboard.charts.maps import ground
from dashboard.charts.observations import Row, code_of, keyed, one_period, one_unit, rows_of
from dashboard.charts.palette import palette
from dashboard.locale import Reader

LARGEST, SMALLEST = 36, 5  # pixels across
KEY = 24  # pixels below the map for its key, where there is one
APART = {
    "world": (44.0, 13.0),
    "europe": (11.0, 3.0),
    "usa": (14.0, 4.0),
}  # degrees one label needs for itself


def bubbles(
    frame: pd.DataFrame,
    *,
    reader: Reader,
    geojson: Mapping,
    places: Mapping[str, ground.Place],
    geojson_url: str | None = None,
    offices: pd.DataFrame | None = None,
    extent: ground.Extent | None = None,
    height: int | None = None,
    scheme: str = "light",
    label: str = "counterpart_name",
    code: str = "counterpart",
    labelled: int = 6,
    chosen: Collection[str] = (),
    marked: str | None = None,
) -> go.Figure:
    """Circles at the (latitude, longitude) of each code in `places`, over muted land; negative figures are hollow.

    Of the `labelled` largest, and of all that are chosen, name and value are written beside the circle, unless a
    larger one has taken the room. The other arguments, customdata and errors are as in `choropleth`.
    """
    rows = rows_of(frame, code, label, chart="bubbles")
    one_unit(rows, chart="bubbles")
    keyed(rows, code, chart="bubbles")
    one_period(rows, code, chart="bubbles")
    lost = [each for row in rows if (each := code_of(row, code)) not in places]
    if lost:
        raise ValueError(f"bubbles: {', '.join(lost)} has no place; leave it out with on_map")
    rows.sort(key=lambda row: -abs(row["value"]))  # the small ones are drawn last and lie on top
    colours = palette(scheme)
    geometry = ground.geometry_of(geojson)
    codes = [code_of(row, code) for row in rows]
    narrowed = bool(set(codes) & set(chosen))
    fills = [
        colours.highlight if each in chosen else colours.context if narrowed else colours.partner
        for each in codes
    ]
    most = abs(rows[0]["value"]) or 1.0
    where = [places[each] for each in codes]
    around = [*where, *ground.sites(offices)]
    shown = extent or ground.extent_of(around)
    written = _written(rows, codes, where, labelled, chosen, APART[shown])
    texts = [
        f"{labels.folded(labels.name(row, label, reader), 16)}<br><b>{labels.figure(row, reader)}</b>"
        if named
        else ""
        for row, named in zip(rows, written, strict=True)
    ]
    circles = {
        "type": "scattergeo",
        "mode": "markers",
        "lat": [latitude for latitude, _ in where],
        "lon": [longitude for _, longitude in where],
        "customdata": [[each, row["id"]] for each, row in zip(codes, rows, strict=True)],
        "hovertext": [labels.hover(row, reader, name=labels.name(row, label, reader)) for row in rows],
        "hoverinfo": "text",
        "showlegend": False,
        "marker": {
            "size": [max(SMALLEST, LARGEST * sqrt(abs(row["value"]) / most)) for row in rows],
            "sizemode": "diameter",
            "color": [
                colours.background if row["value"] < 0 or row["authority"] == "press" else fill
                for row, fill in zip(rows, fills, strict=True)
            ],
            "line": {
                "color": [
                    colours.text if row["id"] == marked else fill
                    for row, fill in zip(rows, fills, strict=True)
                ],
                "width": [3 if row["id"] == marked else 1.5 for row in rows],
            },
        },
    }
    kept = {"marker": {"opacity": 0.8}}
    traces = [
        ground.nothing(),
        ground.land(geometry, colours, url=geojson_url, codes=geometry.codes),
        {**steady(circles), "selected": kept, "unselected": kept},
    ]
    circles["marker"]["opacity"] = 0.8
    key = 0
    if offices is not None and not offices.empty:
        traces.append(ground.posts(offices, reader, colours))
        key = KEY
    traces.append(
        {
            "type": "scattergeo",
            "mode": "markers+text",
            "marker": {"size": circles["marker"]["size"], "opacity": 0},
            "lat": circles["lat"],
            "lon": circles["lon"],
            "text": texts,
            "textposition": [_side(place, where, APART[shown]) for place in where],
            "textfont": {"size": 12, "color": colours.text, "shadow": _halo(colours.background)},
            "hoverinfo": "skip",
            "showlegend": False,
        }
    )
    seen = ground.view(shown, around)
    return assembled(
        traces,
        height=(height or ground.height_of(shown, seen)) + key,
        reader=reader,
        colours=colours,
        margin={"l": 0, "r": 0, "t": 0, "b": key},
        geo=seen,
        showlegend=bool(key),
        legend=ground.legend(colours),
    )


def _halo(colour: str) -> str:
    """Room around letters that stand on circles and borders."""
    return ", ".join(f"{x}px {y}px 2px {colour}" for x in (-1, 1) for y in (-1, 1))


def _side(place: ground.Place, where: Sequence[ground.Place], apart: tuple[float, float]) -> str:
    """On which side of a circle its label stands: the one where fewer circles are near."""
    latitude, longitude = place
    near = [east - longitude for north, east in where if abs(north - latitude) < apart[1]]
    right, left = (sum(0 < way * distance < apart[0] for distance in near) for way in (1, -1))
    return "middle left" if right > left else "middle right"


def _written(
    rows: list[Row],
    codes: list[str],
    where: list[ground.Place],
    labelled: int,
    chosen: Collection[str],
    apart: tuple[float, float],
) -> list[bool]:
    """Which circles get their label: the largest and the chosen, where no label stands yet."""
    taken: list[ground.Place] = []
    found = [False] * len(rows)
    wanted = [place for place, each in enumerate(codes) if each in chosen]
    wanted += [place for place in range(min(labelled, len(rows))) if place not in wanted]
    for place in wanted:
        latitude, longitude = where[place]
        free = all(
            abs(longitude - east) >= apart[0] or abs(latitude - north) >= apart[1] for north, east in taken
        )
        if free or codes[place] in chosen:
            taken.append((latitude, longitude))
            found[place] = True
    return found
