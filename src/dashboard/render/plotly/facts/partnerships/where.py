"""Where partners are: countries in the colour of how many entries name them, parts of countries as dots."""

from collections.abc import Collection, Mapping
from itertools import pairwise
from math import ceil

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.maps import Geometry, Window, geometry_of, holds, views_of
from dashboard.charts.spec import Place
from dashboard.charts.ticks import class_of, classes
from dashboard.locale import Reader
from dashboard.render.palette import Palette, palette
from dashboard.render.plotly import ground, labels

HEIGHT, KEY = 260, 44  # pixels of the map, and of its key
DOT = 6  # pixels across what has no shape
NEAR = 2  # pixels from a dot at which a click is still on it, and not on the country under it


def partner_map(
    counts: pd.DataFrame,
    *,
    geojson: Mapping,
    places: Mapping[str, Place],
    reader: Reader,
    scheme: str = "light",
    chosen: Collection[str] = (),
) -> go.Figure:
    """`counts` has code, name and n. A code with a shape in `geojson` is filled, one with only a place is a dot.

    Codes in `chosen` get a strong border. customdata is [code].

    Raises ValueError for an empty frame, or a code with neither shape nor place.
    """
    if counts.empty:
        raise ValueError("partner_map: there is nothing to draw; say so to the reader instead of drawing")
    geometry = geometry_of(geojson)
    shapes = set(geometry.codes)
    lost = sorted(set(counts["code"]) - shapes - set(places))
    if lost:
        raise ValueError(f"partner_map: {', '.join(lost)} has neither a shape nor a place")
    colours = palette(scheme)
    edges = classes(counts["n"].tolist())
    steps = colours.steps(len(edges) + 1)
    # What is drawn later lies on top, and so do the borders that are meant to be seen.
    looks = {"strong": counts["code"].isin(list(chosen)), "dot": ~counts["code"].isin(shapes)}
    ordered = counts.assign(**looks).sort_values("strong", kind="stable")
    seen = views_of([places[code] for code in counts["code"] if code in places])
    traces: list[dict] = []
    for number, (extent, window) in enumerate(seen, 1):
        beside = [other for _, other in seen if other != window] if number == 1 else []
        land = geometry.within(window) if extent == "europe" else geometry
        layers = _layers(ordered, land, places, window, beside, edges, reader, colours)
        traces += ground.on(layers, number)
    named = zip(_names(edges, counts["n"].tolist(), reader), steps, strict=True)
    traces += [ground.swatch(name, fill) for name, fill in named]
    return ground.framed(
        traces, seen, height=HEIGHT, key=KEY, reader=reader, colours=colours, hoverdistance=NEAR
    )


def _layers(
    counts: pd.DataFrame,
    geometry: Geometry,
    places: Mapping[str, Place],
    window: Window,
    beside: Collection[Window],
    edges: list[float],
    reader: Reader,
    colours: Palette,
) -> list[dict]:
    """What lies on one map: countries, and as dots what has no shape, but where these have a map `beside` this one."""
    steps = colours.steps(len(edges) + 1)

    def here(code: str) -> bool:
        place = places[code]
        return holds(window, place) and not any(holds(other, place) for other in beside)

    shaped = counts[counts["code"].isin(geometry.codes)]
    dots = counts[[dot and here(code) for code, dot in zip(counts["code"], counts["dot"], strict=True)]]
    found, others = geometry.parted(set(shaped["code"]))
    traces = [ground.nothing(), ground.land(others, colours)]
    if not shaped.empty:
        found_in = [class_of(n, edges) for n in shaped["n"]]
        line = _borders(shaped, colours.border, colours, plain=0.5)
        traces.append(
            ground.areas(found, shaped["code"].tolist(), found_in, steps, line, _said(shaped, reader))
        )
    if not dots.empty:
        marker = {
            "size": DOT,
            "color": [steps[class_of(n, edges)] for n in dots["n"]],
            "line": _borders(dots, colours.text, colours, plain=1),
        }
        traces.append(ground.dots([places[code] for code in dots["code"]], marker, _said(dots, reader)))
    return [*traces, *(ground.frame(other, colours) for other in beside)]


def _said(rows: pd.DataFrame, reader: Reader) -> dict:
    return {
        "customdata": [[code] for code in rows["code"]],
        "hovertext": [
            f"<b>{labels.folded(name, labels.HOVER_WIDTH)}</b><br>{reader.plural('{n} entry', '{n} entries', n)}"
            for name, n in zip(rows["name"], rows["n"], strict=True)
        ],
    }


def _borders(rows: pd.DataFrame, colour: str, colours: Palette, *, plain: float) -> dict:
    return {
        "color": [colours.highlight if strong else colour for strong in rows["strong"]],
        "width": [3 if strong else plain for strong in rows["strong"]],
    }


def _names(edges: list[float], numbers: list[int], reader: Reader) -> list[str]:
    """What each class is called: the whole numbers that it holds."""
    bounds = [min(numbers), *(ceil(edge) for edge in edges), max(numbers) + 1]
    found = []
    for low, above in pairwise(bounds):
        if above - low == 1:
            found.append(reader.plural("{n} entry", "{n} entries", low))
        else:
            found.append(
                reader.text("{low} to {high}", low=reader.number(low), high=reader.number(above - 1))
            )
    return found
