"""Puts names beside codes, in one language: what charts, tables and cards need to speak to a reader."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd

from . import periods

if TYPE_CHECKING:
    from .package import Package


def labelled(frame: pd.DataFrame, package: Package, lang: str) -> pd.DataFrame:
    """The frame in the same order with these columns added, in `lang` where it is a text:

    indicator_name, definition, unit, unit_name, unit_symbol, measure, decimals (to show once the number is
    scaled), concept, concept_name; ref_area_name, counterpart_name, item_name ("" without item);
    source_title, source_publisher and source_url (of derived figures: titles and publishers of all sources
    behind it, joined by "; ", and the address where there is only one); note; sort_period (the middle of the
    period in years: 2015 is 2015.5, 2016-S1 is 2016.25).
    """
    indicators = package.table("indicators").set_index("id")
    units = package.table("units").set_index("id")
    concepts = package.table("concepts").set_index("id")
    unit = frame["indicator"].map(indicators["unit"])
    concept = frame["indicator"].map(indicators["concept"])
    middles = {period: periods.middle(period) for period in frame["time_period"].unique()}
    named = frame.assign(
        indicator_name=frame["indicator"].map(indicators[f"name_{lang}"]),
        definition=frame["indicator"].map(indicators[f"definition_{lang}"]),
        unit=unit,
        unit_name=unit.map(units[f"name_{lang}"]),
        unit_symbol=unit.map(units["symbol"]),
        measure=unit.map(units["measure"]),
        decimals=frame["indicator"].map(indicators["decimals"]).astype("int64"),
        concept=concept,
        concept_name=concept.map(concepts[f"name_{lang}"]),
        ref_area_name=frame["ref_area"].map(package.names("regions", lang)),
        counterpart_name=frame["counterpart"].map(package.names("regions", lang)),
        item_name=frame["item"].map({**package.names("items", lang), "": ""}),
        note=frame[f"note_{lang}"],
        sort_period=frame["time_period"].map(middles).astype("float64"),
        **_sources(frame, package),
    )
    texts = named.columns.difference([*frame.columns, "decimals", "sort_period"])
    return named.astype(dict.fromkeys(texts, "str"))


def _sources(frame: pd.DataFrame, package: Package) -> dict[str, pd.Series]:
    table = package.table("sources").set_index("id")
    columns: dict[str, Mapping[str, str]] = {
        "source_title": table["title"].to_dict(),
        "source_publisher": table["publisher"].to_dict(),
        "source_url": table["url"].to_dict(),
    }
    distinct = set(frame["sources"])
    added = {}
    for column, values in columns.items():
        texts = {
            codes: list(dict.fromkeys(values[code] for code in codes if values[code])) for codes in distinct
        }
        if column == "source_url":
            joined = {codes: found[0] if len(found) == 1 else "" for codes, found in texts.items()}
        else:
            joined = {codes: "; ".join(found) for codes, found in texts.items()}
        added[column] = pd.Series(
            [joined[codes] for codes in frame["sources"]], index=frame.index, dtype="str"
        )
    return added
