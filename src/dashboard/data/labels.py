"""Puts names beside codes, in one language: what charts, tables and cards need to speak to a reader."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd

from . import periods
from .licences import of_sources

if TYPE_CHECKING:
    from .package import Package

LOCATORS = "locators"


def labelled(frame: pd.DataFrame, package: Package, lang: str) -> pd.DataFrame:
    """The frame in the same order with these columns added, in `lang` where it is a text:

    indicator_name, definition, unit, unit_name, unit_said (the same as it stands behind the value: `person` of
    one), unit_symbol, measure, decimals (to show once the number is scaled), concept, concept_name;
    ref_area_name, counterpart_name, and both with their article as ref_area_in_sentence and
    counterpart_in_sentence; item_name ("" without item); source_title, source_publisher, source_licence and source_url (of
    derived figures: titles, publishers and licences of all sources behind it, joined by "; ", and the address where
    there is only one); note; sort_period (the middle of the period in years: 2015 is 2015.5, 2016-S1 is 2016.25).
    A locator that many sources share (see `places`) is given in words.
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
        unit_said=_unit_said(unit, frame["value"], units, lang),
        unit_symbol=unit.map(units["symbol"]),
        measure=unit.map(units["measure"]),
        decimals=frame["indicator"].map(indicators["decimals"]).astype("int64"),
        concept=concept,
        concept_name=concept.map(concepts[f"name_{lang}"]),
        ref_area_name=frame["ref_area"].map(package.names("regions", lang)),
        counterpart_name=frame["counterpart"].map(package.names("regions", lang)),
        ref_area_in_sentence=frame["ref_area"].map(package.names_in_sentences(lang)),
        counterpart_in_sentence=frame["counterpart"].map(package.names_in_sentences(lang)),
        item_name=frame["item"].map({**package.names("items", lang), "": ""}),
        note=frame[f"note_{lang}"],
        locator=frame["locator"].replace(places(package, lang)),
        sort_period=frame["time_period"].map(middles).astype("float64"),
        **_sources(frame, package, lang),
    )
    texts = named.columns.difference([*frame.columns, "decimals", "sort_period"])
    return named.astype(dict.fromkeys(texts, "str"))


def places(package: Package, lang: str) -> dict[str, str]:
    """What the codes of locators.csv mean in `lang`; every other locator is in the source's own words."""
    return dict(package.names(LOCATORS, lang)) if LOCATORS in package.table_names else {}


def publishers(package: Package, lang: str) -> Mapping[str, str]:
    """Who published each source, by its id: in `lang` where the body has a name in it, else as the source names it."""
    table = package.table("sources")
    columns = zip(table["id"], table[f"publisher_{lang}"], table["publisher"], strict=True)
    return {code: own or said for code, own, said in columns}


def _unit_said(unit: pd.Series, values: pd.Series, units: pd.DataFrame, lang: str) -> pd.Series:
    """The word for the unit of each value: `person` of one, `persons` of others."""
    one = unit.map(units[f"singular_{lang}"]).where(values.abs() == 1, "")
    return one.where(one != "", unit.map(units[f"name_{lang}"]))


def _sources(frame: pd.DataFrame, package: Package, lang: str) -> dict[str, pd.Series]:
    table = package.table("sources").set_index("id")
    columns: dict[str, Mapping[str, str]] = {
        "source_title": table["title"].to_dict(),
        "source_publisher": publishers(package, lang),
        "source_licence": {
            **dict.fromkeys(table.index, ""),
            **{source: licence.name for source, licence in of_sources(package, lang).items()},
        },
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
