"""The figures as any dashboard of them would hold them: read once per process, with their labels in one language."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.charts import Geometry
from dashboard.data import DATA_FOLDER, Package, labelled, load

LANG = "en"


@dataclass(frozen=True, eq=False)
class Data:
    """The figures, read once: the package, all figures with their labels, the shapes and the places of countries."""

    package: Package
    figures: pd.DataFrame
    rows: Mapping[str, dict[str, Any]]
    shapes: Geometry
    places: Mapping[str, tuple[float, float]]


@cache
def data(folder: Path = DATA_FOLDER) -> Data:
    """The figures of a folder, read once per process."""
    package = load(folder)
    figures = labelled(package.observations(), package, LANG)
    shapes = json.loads((folder / "geometry" / "countries.geojson").read_text(encoding="utf-8"))
    table = package.table("regions").dropna(subset=["latitude", "longitude"])
    return Data(
        package=package,
        figures=figures,
        rows={row["id"]: row for row in figures.to_dict("records")},
        shapes=Geometry(shapes["features"]),
        places=dict(zip(table["id"], zip(table["latitude"], table["longitude"], strict=True), strict=True)),
    )
