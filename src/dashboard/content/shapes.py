"""The shapes that maps are drawn with, and the addresses at which browsers get them where the service serves them."""

from __future__ import annotations

import json
from hashlib import sha256

from dashboard.charts import Geometry
from dashboard.data.geometry import file_of

PATH = "/geometry"

__all__ = ["PATH", "file_of", "read", "serve_below", "version_of"]

_served: dict[str, str] = {}


def serve_below(base: str) -> None:
    """From now on shapes have addresses, below this base path. Without, each map brings its shapes along."""
    _served["base"] = base


def version_of(content: bytes) -> str:
    """What of an address stands for every byte of a file."""
    return f"v={sha256(content).hexdigest()[:12]}"


def read(name: str, content: bytes) -> Geometry:
    """The shapes of a file, with their address where they have one."""
    address = f"{_served['base']}{PATH}/{name}.geojson?{version_of(content)}" if _served else ""
    return Geometry(json.loads(content)["features"], address=address)
