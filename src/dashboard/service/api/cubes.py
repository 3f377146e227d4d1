"""The figures of a view in the standards of statistics: JSON-stat 2.0 and SDMX-CSV 2.0.

Both know one figure for each series and period; where several sources state the same, the preferred one stands there, as
on the pages, and the others are counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from math import prod
from typing import Any

import pandas as pd

from dashboard.data import preferred
from dashboard.data.licences import of_compilation
from dashboard.data.store import Edition
from dashboard.locale import FALLBACK, Reader
from dashboard.service.api.answers import line, number, terms

JSON_STAT, SDMX_CSV = "jsonstat", "sdmx.csv"
SDMX_TYPE = "application/vnd.sdmx.data+csv; version=2.0.0"
DIMENSIONS = ("indicator", "ref_area", "counterpart", "item", "time_period")
WHOLE = "_Z"
"""In SDMX, that a dimension does not concern a figure: it is of no part, but of the whole."""

AGENCY, FLOW, STRUCTURE_VERSION = "BE_VLG", "FIGURES", "1.0"
STRUCTURE = f"{AGENCY}:{FLOW}({STRUCTURE_VERSION})"
"""What `standards.structure` describes."""

COLUMNS = (
    "STRUCTURE", "STRUCTURE_ID", "ACTION", *(name.upper() for name in DIMENSIONS), "OBS_VALUE", "OBS_STATUS", "UNIT_MEASURE",
    "AUTHORITY", "DERIVED", "FIGURE_ID",
)  # fmt: skip

MOST_CELLS = 5_000_000
"""Of a cube: readers lay all of them out, filled or not."""

_YEARS = re.compile(r"(\d{4})/(\d{4})")


def json_stat(
    edition: Edition, ids: Sequence[str], reader: Reader, about: Mapping[str, str]
) -> dict[str, Any]:
    """A data set of class `dataset`: dimensions with their labels, values and statuses by their place.

    A view that would be a cube of more than MOST_CELLS is a `collection` of such data sets, one for each indicator.
    """
    rows, left = _rows(edition, ids, reader)
    extension = {
        "other_figures_of_the_same": left,
        "licence": terms(of_compilation(edition.package, FALLBACK)),
    }
    if prod(len({row[name] for row in rows}) for name in DIMENSIONS) <= MOST_CELLS:
        return {**_cube(rows, reader, about), "extension": extension | _licences(rows)}
    parts: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        parts.setdefault(row["indicator"], []).append(row)
    items = [
        {**_cube(part, reader, {**about, "label": part[0]["indicator_name"]}), "extension": _licences(part)}
        for part in parts.values()
    ]
    return {"version": "2.0", "class": "collection", **about, "link": {"item": items}, "extension": extension}


def _licences(rows: Sequence[Mapping[str, Any]]) -> dict[str, list[str]]:
    return {"licences_of_the_sources": sorted({name for row in rows if (name := row["source_licence"])})}


def _cube(rows: Sequence[Mapping[str, Any]], reader: Reader, about: Mapping[str, str]) -> dict[str, Any]:
    axes = {name: _axis(rows, name, reader) for name in DIMENSIONS}
    size = [len(axes[name]) for name in DIMENSIONS]
    at = {name: {code: place for place, code in enumerate(axes[name])} for name in DIMENSIONS}
    values, status = {}, {}
    for row in rows:
        place = 0
        for name, many in zip(DIMENSIONS, size, strict=True):
            place = place * many + at[name][_code(row, name)]
        values[str(place)] = number(row["value"])
        status[str(place)] = row["obs_status"]
    units = {row["indicator"]: {"label": row["unit_name"]} for row in rows}
    indicator = {"index": list(axes["indicator"]), "label": axes["indicator"], "unit": units}
    return {
        "version": "2.0",
        "class": "dataset",
        **about,
        "id": list(DIMENSIONS),
        "size": size,
        "role": {"time": ["time_period"], "geo": ["ref_area", "counterpart"], "metric": ["indicator"]},
        "dimension": {
            name: {
                "category": indicator
                if name == "indicator"
                else {"index": list(axes[name]), "label": axes[name]}
            }
            for name in DIMENSIONS
        },
        "value": values,
        "status": status,
    }


def sdmx_csv(edition: Edition, ids: Sequence[str], reader: Reader) -> Iterator[str]:
    """The lines of an SDMX-CSV file below its header (COLUMNS)."""
    for row in _rows(edition, ids, reader)[0]:
        codes = [sdmx_period(row[name]) if name == "time_period" else _code(row, name) for name in DIMENSIONS]
        yield line(
            ["datastructure", STRUCTURE, "I", *codes, float(row["value"]), row["obs_status"], row["unit"], row["authority"],
             bool(row["derived"]), row["id"]]
        )  # fmt: skip


def _rows(edition: Edition, ids: Sequence[str], reader: Reader) -> tuple[list[Mapping[str, Any]], int]:
    """The preferred figures among these, and how many others there are."""
    figures = edition.figures(reader.lang)
    asked = figures[figures["id"].isin(set(ids))]
    kept = preferred(asked) if len(asked) else asked
    return pd.DataFrame(kept).to_dict("records"), len(asked) - len(kept)


def _axis(rows: Sequence[Mapping[str, Any]], name: str, reader: Reader) -> dict[str, str]:
    """The codes of a dimension with their labels, periods from old to new, all others as they come."""
    if name == "time_period":
        ordered = sorted(rows, key=lambda row: row["sort_period"])
        return {row[name]: reader.period(row[name]) for row in ordered}
    return {_code(row, name): row[f"{name}_name"] or reader.text("Total") for row in rows}


def _code(row: Mapping[str, Any], name: str) -> str:
    return row[name] or WHOLE


def sdmx_period(period: str) -> str:
    """A period as SDMX writes it: several years are a beginning and a duration."""
    found = _YEARS.fullmatch(period)
    return f"{found[1]}-01-01/P{int(found[2]) - int(found[1]) + 1}Y" if found else period
