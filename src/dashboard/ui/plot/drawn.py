"""A figure as the browser gets it: words about it, and Plotly's JSON, written once and sent as it is."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

import plotly.graph_objects as go
from plotly.io.json import to_json_plotly

from dashboard.render.plotly import CONFIG
from dashboard.render.plotly.ground import CARD as MAP

FIXED, GROWS, KEEPS_SHAPE = "fixed", "grows", "shape"
"""What a chart does in a place that is larger than it needs: nothing, fill it from top to bottom, or fill its width in its
own shape, as maps do.
"""

_PLOTS = {"polar", "scene", "ternary"}
"""What a template says of plots that the bundle of our charts does not draw (scripts/plotly)."""

_MAPS = {"choropleth", "scattergeo"}
_ON_MAPS = {"geo", "coloraxis", "colorscale"}
"""What only maps ask of a template: elsewhere colours are those of the palette, and no scale."""


@dataclass(frozen=True)
class Drawn:
    """A figure ready to be sent; `width` in pixels, or None for that of its place, and what it needs of `height`."""

    message: bytes
    width: int | None
    height: int = 0
    fit: str = FIXED


def drawn(figure: go.Figure, *, alt: str, fills: bool = False) -> Drawn:
    """The figure with its text alternative; one that `fills` its place is as high as that, whatever it says itself."""
    told = _told(figure)
    width, height = figure.layout.width, figure.layout.height
    fit = FIXED if fills or width else KEEPS_SHAPE if figure.layout.geo.lonaxis.range else GROWS
    head = {
        "alt": alt,
        "config": {**CONFIG, "responsive": False},
        "width": int(width) if width else None,
        "height": None if fills else int(height),
        "fit": fit,
        "shape": round(MAP / height, 3) if fit == KEEPS_SHAPE else None,
        **told["layout"].pop("meta", {}),
    }
    said = json.dumps(head, ensure_ascii=False, separators=(",", ":"))
    message = f"{said}\n{to_json_plotly(told)}".encode()
    return Drawn(message, int(width) if width else None, int(height), fit)


def _told(figure: go.Figure) -> dict:
    """The figure as a dictionary, in which shapes that have an address are named instead of written out, and of Plotly's
    template stands only what this figure has a use for: of every kind of chart it is longer than most charts.
    """
    told = figure.to_dict()
    for trace in told["data"]:
        if address := getattr(trace.get("geojson"), "address", ""):
            trace["geojson"] = address
    kinds = {trace.get("type", "scatter") for trace in told["data"]}
    template = told["layout"].get("template", {})
    unused = _PLOTS | (set() if kinds & _MAPS else _ON_MAPS)
    parts = {
        "data": {kind: said for kind, said in template.get("data", {}).items() if kind in kinds},
        "layout": {name: said for name, said in template.get("layout", {}).items() if name not in unused},
    }
    told["layout"]["template"] = {name: part for name, part in parts.items() if part}
    return told


def card_message(
    *,
    title: str,
    head: str,
    tabs: Sequence[str],
    opened: int,
    html: str,
    figure: Drawn | None,
    foot: str,
    ways: Mapping[str, object] | None = None,
) -> bytes:
    """A card as the browser gets it: a line with its words, and the figure that its panel shows, where it shows one.

    `head`, `html` and `foot` are HTML: above the tabs, in the panel (above the figure), and below it. With neither HTML
    nor a figure in it, what the open tab holds stands below the card's own part. `ways` are the words and addresses of the
    ways to take the card along that stand beside its tabs (`ui/ways`).
    """
    said = {
        "title": title,
        "head": head,
        "tabs": list(tabs),
        "open": opened,
        "body": html,
        "foot": foot,
        "wide": figure.width if figure else None,
        "ways": ways,
    }
    words = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()
    return words + b"\n" + (figure.message if figure else b"")


def with_file(message: bytes, *, name: str, media: str, made: bytes) -> bytes:
    """The same card with a file that its reader has asked for, to be saved or copied as soon as it comes."""
    words, _, figure = message.partition(b"\n")
    file = {"name": name, "type": media, "data": b64encode(made).decode("ascii")}
    said = {**json.loads(words), "file": file}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode() + b"\n" + figure


@dataclass(frozen=True)
class Tile:
    """A headline number as HTML: `what` it is, and all that is known of it, "" before anyone asked. Without a `what` it is
    the way to another page.
    """

    id: str
    html: str
    what: str = ""
    evidence: str = ""


def tiles_message(tiles: Sequence[Tile], *, button: str, head: str = "", foot: str = "") -> bytes:
    """A row of headline numbers as the browser gets it, `button` the words under each; `head` and `foot` are HTML above and
    below the row.
    """
    said = {"button": button, "head": head, "tiles": [asdict(tile) for tile in tiles], "foot": foot}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()
