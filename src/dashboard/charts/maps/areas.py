"""Choropleth: each country in the colour of the class its figure falls in."""

from collections.abc import Collection, Mapping
from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import labels
from dashboard.charts.layout import assembled, steady
from dashboard.charts.maps import ground
from dashboard.charts.observations import Row, code_of, keyed, one_period, one_unit, rows_of
from dashboard.charts.palette import Palette, palette
from dashboard.charts.ticks import class_of, classes, written
from dashboard.locale import Reader

KEY = 44  # pixels below the map for its key


def choropleth(
    frame: pd.DataFrame,
    *,
    reader: Reader,
    geojson: Mapping,
    geojson_url: str | None = None,
    places: Mapping[str, ground.Place] | None = None,
    offices: pd.DataFrame | None = None,
    extent: ground.Extent | None = None,
    height: int | None = None,
    scheme: str = "light",
    label: str = "counterpart_name",
    code: str = "counterpart",
    outlined: Collection[str] = (),
    chosen: Collection[str] = (),
    marked: str | None = None,
) -> go.Figure:
    """Countries in up to five classes with round bounds, those without a figure muted.

    `geojson` is a feature collection whose property `id` is the region code (a `Geometry` is not copied); with
    `geojson_url` the browser fetches the same from this host and the figure stays small. A code without a shape is a
    dot at its (latitude, longitude) in `places`. `outlined` codes get a border, those in `chosen` a strong one in the
    highlight, the figure whose id is `marked` likewise. `offices` (latitude, longitude, name) are drawn as diamonds.
    `extent` is worked out from `places` when it is not given, and `height` (without the key) from the extent.
    customdata is [code, figure id].

    Raises ValueError for an empty frame, several units, two figures for one code, or a code with neither shape nor
    place (`on_map` tells beforehand).
    """
    rows = rows_of(frame, code, label, chart="choropleth")
    first = one_unit(rows, chart="choropleth")
    keyed(rows, code, chart="choropleth")
    one_period(rows, code, chart="choropleth")
    geometry = ground.geometry_of(geojson)
    shapes = set(geometry.codes)
    lost = [each for row in rows if (each := code_of(row, code)) not in shapes and each not in (places or {})]
    if lost:
        raise ValueError(
            f"choropleth: {', '.join(lost)} has neither a shape nor a place; leave it out with on_map"
        )
    colours = palette(scheme)
    edges = classes([row["value"] for row in rows])
    steps = steps_of(len(edges) + 1, colours)
    strong = {code_of(row, code) for row in rows if code_of(row, code) in chosen or row["id"] == marked}
    # What is drawn later lies on top, and so do the borders that are meant to be seen.
    rows.sort(key=lambda row: ((each := code_of(row, code)) in strong, each in outlined))
    shaped = [row for row in rows if code_of(row, code) in shapes]
    found, others = geometry.parted({code_of(row, code) for row in shaped})
    rest = others.codes
    traces = [ground.nothing(), ground.land(others, colours, url=geojson_url, codes=rest)]
    if shaped:
        traces.append(
            steady(
                {
                    "type": "choropleth",
                    "geojson": geojson_url or found,
                    "featureidkey": "properties.id",
                    "locations": [code_of(row, code) for row in shaped],
                    "z": [class_of(row["value"], edges) for row in shaped],
                    "zmin": -0.5,
                    "zmax": len(steps) - 0.5,
                    "colorscale": _scale(steps),
                    "showscale": False,
                    "showlegend": False,
                    "marker": {"line": _borders(shaped, code, strong, outlined, colours)},
                    **_said(shaped, code, label, reader),
                }
            )
        )
    dots = [row for row in rows if code_of(row, code) not in shapes]
    if dots:
        where = [(places or {})[code_of(row, code)] for row in dots]
        traces.append(
            steady(
                {
                    "type": "scattergeo",
                    "mode": "markers",
                    "lat": [latitude for latitude, _ in where],
                    "lon": [longitude for _, longitude in where],
                    "showlegend": False,
                    "marker": {
                        "size": 11,
                        "color": [steps[class_of(row["value"], edges)] for row in dots],
                        "line": _borders(dots, code, strong, outlined, colours),
                    },
                    **_said(dots, code, label, reader),
                }
            )
        )
    if offices is not None and not offices.empty:
        traces.append(ground.posts(offices, reader, colours))
    traces += [
        ground.swatch(name, fill) for name, fill in zip(class_names(edges, first, reader), steps, strict=True)
    ]
    around = [(places or {})[each] for row in rows if (each := code_of(row, code)) in (places or {})]
    around += ground.sites(offices)
    shown = extent or ground.extent_of(around if len(around) >= len(rows) else None)
    seen = ground.view(shown, around)
    return assembled(
        traces,
        height=(height or ground.height_of(shown, seen)) + KEY,
        reader=reader,
        colours=colours,
        margin={"l": 0, "r": 0, "t": 0, "b": KEY},
        geo=seen,
        showlegend=True,
        legend=ground.legend(colours),
    )


def _said(rows: list[Row], code: str, label: str, reader: Reader) -> dict:
    return {
        "customdata": [[code_of(row, code), row["id"]] for row in rows],
        "hovertext": [labels.hover(row, reader, name=labels.name(row, label, reader)) for row in rows],
        "hoverinfo": "text",
    }


def steps_of(count: int, colours: Palette) -> list[str]:
    """As many colours of the scale as there are classes, from its faint to its strong end."""
    scale = colours.sequential
    if count == 1:
        return [scale[len(scale) // 2]]
    return [scale[round(place * (len(scale) - 1) / (count - 1))] for place in range(count)]


def _scale(steps: list[str]) -> list[list]:
    """Plotly's scale for classes 0, 1, 2 ...: each keeps its colour from edge to edge."""
    count = len(steps)
    return [[(place + side) / count, fill] for place, fill in enumerate(steps) for side in (0, 1)]


def _borders(
    rows: list[Row], code: str, strong: Collection[str], outlined: Collection[str], colours: Palette
) -> dict:
    codes = [code_of(row, code) for row in rows]
    return {
        "color": [
            colours.highlight if each in strong else colours.text if each in outlined else colours.border
            for each in codes
        ],
        "width": [2 if each in strong else 1.5 if each in outlined else 0.5 for each in codes],
    }


def class_names(edges: list[float], first: Row, reader: Reader) -> list[str]:
    """What each class is called."""
    said = [written(edge, first, reader) for edge in edges]
    if not said:
        return [str(first["indicator_name"])]
    between = [reader.text("{low} to {high}", low=low, high=high) for low, high in pairwise(said)]
    return [
        reader.text("less than {amount}", amount=said[0]),
        *between,
        reader.text("{amount} or more", amount=said[-1]),
    ]
