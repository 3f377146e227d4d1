"""The shapes that maps are drawn with, checked as strictly as figures: a page without them cannot be drawn."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from itertools import chain
from math import isfinite
from typing import Any

from . import problems
from .problems import Problem

SHAPES = ("countries", "us-states")
"""The files of shapes that pages ask for by name."""

FOLDER = "geometry"
KINDS = ("Polygon", "MultiPolygon")
FEWEST_POINTS = 4


def file_of(name: str) -> str:
    """The file of the package that holds these shapes."""
    return f"{FOLDER}/{name}.geojson"


def check_geometry(files: Mapping[str, bytes], folder: str, regions: Collection[str]) -> list[Problem]:
    """What is wrong with the shapes of a package: each file in GeoJSON, each shape closed, on Earth, and of one of the
    `regions`, where those are known.
    """
    found: list[Problem] = []
    for path in dict.fromkeys([*map(file_of, SHAPES), *sorted(_others(files))]):
        if path not in files:
            found.append(problems.no_shapes(f"{folder}/{path}"))
            continue
        found += _of_file(files[path], f"{folder}/{path}", regions)
    return found


def _others(files: Mapping[str, bytes]) -> list[str]:
    return [name for name in files if name.startswith(f"{FOLDER}/") and name.endswith(".geojson")]


def _of_file(content: bytes, file: str, regions: Collection[str]) -> Iterator[Problem]:
    try:
        told = json.loads(content.decode("utf-8"))
    except UnicodeDecodeError as fault:
        yield problems.bad_encoding(file, content.count(b"\n", 0, fault.start) + 1, content[fault.start])
        return
    except json.JSONDecodeError as fault:
        yield problems.broken_json(file, fault.lineno, fault.msg)
        return
    except (RecursionError, ValueError) as fault:  # too deep, or a number of more digits than Python reads
        yield problems.broken_json(file, 0, type(fault).__name__)
        return
    features = told.get("features") if isinstance(told, dict) else None
    if not isinstance(features, list) or not features or told.get("type") != "FeatureCollection":
        yield problems.no_collection(file)
        return
    seen: set[str] = set()
    for number, feature in enumerate(features, start=1):
        code = _code(feature)
        if not code or (regions and code not in regions):
            yield problems.shape_of_nothing(file, number, code, regions)
        elif code in seen:
            yield problems.two_shapes(file, number, code)
        elif reason := _fault(feature.get("geometry")):
            yield problems.broken_shape(file, number, code, reason)
        seen.add(code)


def _code(feature: Any) -> str:
    stated = feature.get("properties") if isinstance(feature, dict) else None
    code = stated.get("id") if isinstance(stated, dict) else None
    return code if isinstance(code, str) else ""


def _fault(geometry: Any) -> str:
    """What keeps a shape from being drawn; "" where nothing does."""
    if not isinstance(geometry, dict) or geometry.get("type") not in KINDS:
        return f"it is no {' or '.join(KINDS)}"
    polygons = geometry.get("coordinates")
    if geometry["type"] == "Polygon":
        polygons = [polygons]
    if not isinstance(polygons, list) or not polygons:
        return "it has no coordinates"
    for polygon in polygons:
        if not isinstance(polygon, list) or not polygon:
            return "a polygon has no ring"
        for ring in polygon:
            if reason := _fault_of_ring(ring):
                return reason
    return ""


def _fault_of_ring(ring: Any) -> str:
    if not isinstance(ring, list) or len(ring) < FEWEST_POINTS:
        return f"a ring has fewer than {FEWEST_POINTS} points"
    if not _on_earth(ring):
        return "a point is no longitude from -180 to 180 with a latitude from -90 to 90"
    return "" if ring[0] == ring[-1] else "a ring is not closed"


def _on_earth(ring: list[Any]) -> bool:
    # As a whole: point by point, some 22 000 of them took a fifth of all reading.
    if set(map(type, ring)) != {list} or set(map(len, ring)) != {2}:
        return False
    numbers = [*chain.from_iterable(ring)]
    if not set(map(type, numbers)) <= {int, float}:
        return False
    for far, places in ((180, numbers[::2]), (90, numbers[1::2])):
        if not (-far <= min(places) and max(places) <= far):
            return False
    return all(map(isfinite, numbers))
