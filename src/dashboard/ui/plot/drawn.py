"""A figure as the browser gets it: words about it, and Plotly's JSON, written once and sent as it is."""

from __future__ import annotations

import json
from dataclasses import dataclass

import plotly.graph_objects as go
from plotly.io.json import to_json_plotly

from dashboard.charts import CONFIG

FILLS = "stretch"


@dataclass(frozen=True)
class Drawn:
    """A figure ready to be sent; `height` in pixels, or FILLS; `width` in pixels, or None for that of its place."""

    message: bytes
    height: int | str
    width: int | None


def drawn(figure: go.Figure, *, alt: str, fills: bool = False) -> Drawn:
    """The figure with its text alternative; one that `fills` its place is as high as that, whatever it says itself."""
    width, height = figure.layout.width, figure.layout.height
    head = {
        "alt": alt,
        "config": {**CONFIG, "responsive": False},
        "width": int(width) if width else None,
        "height": None if fills else int(height),
    }
    said = json.dumps(head, ensure_ascii=False, separators=(",", ":"))
    message = f"{said}\n{to_json_plotly(_by_address(figure))}".encode()
    return Drawn(message, FILLS if fills else int(height), int(width) if width else None)


def _by_address(figure: go.Figure) -> dict:
    """The figure as a dictionary, in which shapes that have an address are named instead of written out."""
    told = figure.to_dict()
    for trace in told["data"]:
        if address := getattr(trace.get("geojson"), "address", ""):
            trace["geojson"] = address
    return told
