"""With whom a partner is compared first: its neighbours by land, the European Union, those nearest to it in size.

Neighbours are found in the shapes of countries, which share the points of a common border; size is what Flanders exports
there in a year for which that is known of the partner and of enough others, else the gross domestic product.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING, Any

import pandas as pd

from .latest import is_year, time_order
from .query import preferred, select
from .regions import FLANDERS, home

if TYPE_CHECKING:
    from .package import Package

NEAREST = 5
"""So many are nearest in size."""

UNION = ("eu27", "eu28")
"""The European Union as sources count it, the present one first."""

SIZES: Sequence[Mapping[str, str]] = (
    {"indicator": "goods-exports", "ref_area": FLANDERS, "by": "counterpart"},
    {"indicator": "gdp", "counterpart": "wld", "by": "ref_area"},
)
"""What says how large a partner is, the first that is known of it: an indicator and the column of the partner."""

Borders = Mapping[str, Mapping[str, int]]
"""By the code of each country those of the countries that it has a border with, and how many points of it they share."""

SHORT = 0.25
"""Of a country's longest border: one that is shorter is a corner, or that of a part beyond the seas."""


@dataclass(frozen=True)
class Peers:
    """Whom a partner may be compared with, by codes: its neighbours, the Union ("" where it holds nothing of it), and those
    nearest in size, which the `indicator` says for a `period` ("" both where it is known of none).
    """

    neighbours: tuple[str, ...]
    union: str
    nearest: tuple[str, ...]
    indicator: str = ""
    period: str = ""


def borders(shapes: Mapping[str, Any]) -> Borders:
    """The countries that touch one another in a GeoJSON feature collection whose property `id` is the code."""
    at: dict[tuple[float, ...], set[str]] = {}
    for feature in shapes["features"]:
        for point in _points(feature["geometry"]["coordinates"]):
            at.setdefault(point, set()).add(feature["properties"]["id"])
    found: dict[str, Counter[str]] = {}
    for codes in at.values():
        for code in codes if len(codes) > 1 else ():
            found.setdefault(code, Counter()).update(codes - {code})
    return found


def _points(coordinates: Sequence) -> Iterator[tuple[float, ...]]:
    if isinstance(coordinates[0], int | float):
        yield tuple(coordinates)
        return
    for each in coordinates:
        yield from _points(each)


def peers(partner: str, package: Package, *, known: Mapping[str, int], shapes: Borders) -> Peers:
    """The peers of a partner, by what is `known` of each region (how many figures): neighbours of which most is known come
    first. Belgium and its parts are none.
    """
    own, border = home(package), shapes.get(partner, {})
    least = SHORT * max(border.values(), default=0)
    near = sorted(
        (code for code, shared in border.items() if shared >= least and known.get(code) and code not in own),
        key=lambda code: (-known[code], code),
    )
    union = next((code for code in UNION if known.get(code) and code != partner), "")
    for size in SIZES:
        period, values = _values(partner, package, size)
        others = [code for code in values if code not in own and code != partner]
        if len(others) >= NEAREST:
            ranked = sorted(others, key=lambda code: abs(log(values[code] / values[partner])))
            return Peers(tuple(near), union, tuple(ranked[:NEAREST]), size["indicator"], period)
    return Peers(tuple(near), union, ())


def _values(partner: str, package: Package, size: Mapping[str, str]) -> tuple[str, dict[str, float]]:
    """The newest year for which the size is known of the partner and of enough other countries, with all of that year."""
    by = size["by"]
    asked = {name: code for name, code in size.items() if name != "by"}
    countries = package.links("regions", "id", "kind")
    found = preferred(select(package.observations(), item="", **asked))
    whole = found["time_period"].map(is_year).astype(bool)
    country = found[by].map(lambda code: countries.get(code) == ("country",)).astype(bool)
    found = found[whole & country & (found["value"] > 0)]
    years = sorted(set(found["time_period"][found[by] == partner]), key=time_order, reverse=True)
    tables = ((year, _of_year(found, year, by)) for year in years)
    return next(((year, values) for year, values in tables if len(values) > NEAREST), ("", {}))


def _of_year(found: pd.DataFrame, year: str, by: str) -> dict[str, float]:
    held = found[found["time_period"] == year]
    return dict(zip(held[by], held["value"].astype(float), strict=True))
