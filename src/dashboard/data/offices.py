"""The offices of the network, each with what is known of it: where it serves, tasks, staff, plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from .labels import publishers
from .latest import latest
from .query import preferred
from .rules import OFFICE_ITEM

if TYPE_CHECKING:
    from .package import Package

TASK, ORGANISATION = "task", "organisation"  # every other kind of office-tasks.csv is a plan
NEEDED = ("offices", "office-jurisdictions", "office-tasks", "regions", "sources")
PEOPLE = ("persons", "fte")

STANDING = ("open", "reported")
"""States of an office that stands, by an official source or by the press."""


def offices(package: Package, lang: str) -> pd.DataFrame:
    """One row per office, in the order of offices.csv; no rows where that table or one it draws on is broken.

    The columns of the table, and: name, city, note (in `lang`), region_name, parent_name, source_title,
    source_publisher, source_url, source_date; serves (tuple of region codes) and serves_names; tasks, organisations
    (tuples of texts); plans (tuple of kinds: reinforce, open, eastern-border-hub) and plans_names (tuple of
    texts); staff (a float, NaN where no source says), staff_period and staff_figure (the id of that
    observation; both ""); figures (tuple of the ids of all figures about the office). Texts that are not
    there are "".
    """
    table = package.table("offices")
    if not all(package.available(name) for name in NEEDED):
        table = table.head(0)
    regions = package.names("regions", lang)
    sources = package.table("sources").set_index("id")
    names = dict(zip(table["id"], table[f"name_{lang}"], strict=True))
    served = _gathered(_of(table, package.table("office-jurisdictions")), "region")
    tasks = _of(table, package.table("office-tasks"))
    plans = tasks[~tasks["kind"].isin([TASK, ORGANISATION])]
    figures = package.observations()
    figures = figures[figures["item"].str.startswith(OFFICE_ITEM)]
    figures = figures.assign(office=figures["item"].str.removeprefix(OFFICE_ITEM))
    staff = _staff(figures, package)
    columns = {
        "name": table[f"name_{lang}"],
        "city": table[f"city_{lang}"],
        "note": table[f"note_{lang}"],
        "region_name": table["region"].map(regions),
        "parent_name": table["parent"].map({**names, "": ""}),
        "source_title": table["source"].map(sources["title"]),
        "source_publisher": table["source"].map(publishers(package, lang)),
        "source_url": table["source"].map(sources["url"]),
        "source_date": table["source"].map(sources["date"]),
        "staff": _per_office(table, staff["value"], float("nan"), "float64"),
        "staff_period": _per_office(table, staff["time_period"], "", "str"),
        "staff_figure": _per_office(table, staff["id"], "", "str"),
    }
    many = {
        "serves": served,
        "serves_names": {office: tuple(regions[code] for code in codes) for office, codes in served.items()},
        "tasks": _gathered(tasks[tasks["kind"] == TASK], f"name_{lang}"),
        "organisations": _gathered(tasks[tasks["kind"] == ORGANISATION], f"name_{lang}"),
        "plans": _gathered(plans, "kind"),
        "plans_names": _gathered(plans, f"name_{lang}"),
        "figures": _gathered(figures, "id"),
    }
    columns |= {
        name: pd.Series([found.get(office, ()) for office in table["id"]], index=table.index, dtype="object")
        for name, found in many.items()
    }
    return table.assign(**columns)


def _of(offices: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["office"].isin(offices["id"])]


def _per_office(offices: pd.DataFrame, known: pd.Series, otherwise: object, dtype: str) -> pd.Series:
    values = known.to_dict()
    return pd.Series([values.get(one, otherwise) for one in offices["id"]], index=offices.index, dtype=dtype)


def _gathered(frame: pd.DataFrame, column: str) -> dict[str, tuple[str, ...]]:
    """The values of a column by office, in the order of the frame."""
    found: dict[str, list[str]] = {}
    for office, value in zip(frame["office"], frame[column], strict=True):
        found.setdefault(office, []).append(value)
    return {office: tuple(values) for office, values in found.items()}


def _staff(figures: pd.DataFrame, package: Package) -> pd.DataFrame:
    """The latest number of people at each office (index: office): id, value, time_period."""
    indicators = package.table("indicators")
    people = indicators.loc[indicators["unit"].isin(PEOPLE), "id"]
    counted = latest(preferred(figures[figures["indicator"].isin(people)]))
    return counted.drop_duplicates("office").set_index("office")[["id", "value", "time_period"]]
