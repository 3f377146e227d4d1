"""Opportunities by place: the facts of sector-opportunities.csv with where they are and under which family of themes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from .hierarchy import closure
from .regions import expand

if TYPE_CHECKING:
    from .package import Package

PARTNER = "usa"
SEVERAL = "several"
"""The family of a place whose entries are of more than one."""


def located(found: pd.DataFrame, package: Package, lang: str) -> pd.DataFrame:
    """The facts of sector-opportunities (see `facts`) with columns about their place and their theme.

    place_name, place_kind, state (the code of the region it lies in), latitude and longitude, all blank without a
    place; abroad, whether it is about the United States (as a place there, or as a whole) and not about a place in
    Flanders; family, the code of the top-level theme. Where the table of places is broken, entries with a place are
    left out.
    """
    table = package.table("places").set_index("id")
    there = expand([PARTNER], package)
    above = package.links("themes", "id", "parent")
    found = found[found["place"].isin(["", *table.index])]
    known = table.to_dict("index")
    places = [known.get(code) for code in found["place"]]
    return found.assign(
        place_name=["" if place is None else place[f"name_{lang}"] for place in places],
        place_kind=["" if place is None else place["kind"] for place in places],
        state=["" if place is None else place["region"] for place in places],
        latitude=[float("nan") if place is None else place["latitude"] for place in places],
        longitude=[float("nan") if place is None else place["longitude"] for place in places],
        abroad=[place is None or place["region"] in there for place in places],
        family=[_top(themes[0], above) for themes in found["themes"]],
    )


def places_of(found: pd.DataFrame) -> pd.DataFrame:
    """The American places of some located facts: place, name, kind, state, latitude, longitude, n (how many facts)
    and family (SEVERAL where they differ), those with most facts first.
    """
    rows = found[found["abroad"] & (found["place"] != "")]
    columns = {
        "place_name": "name",
        "place_kind": "kind",
        "state": "state",
        "latitude": "latitude",
        "longitude": "longitude",
    }
    placed = rows.drop_duplicates("place").set_index("place")[list(columns)].rename(columns=columns)
    grouped = rows.groupby("place", sort=False)
    placed = placed.assign(n=grouped.size(), family=grouped["family"].agg(_common))
    return placed.reset_index().sort_values(["n", "name"], ascending=[False, True], ignore_index=True)


def _common(families: pd.Series) -> str:
    first = families.iloc[0]
    return first if (families == first).all() else SEVERAL


def _top(theme: str, above: dict) -> str:
    return next(code for code in closure([theme], above) if not above.get(code))
