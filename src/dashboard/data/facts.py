"""Facts: what the sources say that is no number, from all tables in one shape.

Partnerships, priorities, commitments, objectives, opportunities, events, organisations and offices each have a table
of their own. Whoever asks about one partner or one theme needs them side by side, so this module gives every row the
same columns; it adds nothing of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING

import pandas as pd

from .hierarchy import closure
from .labels import places, publishers
from .priorities import section_at
from .regions import expand

if TYPE_CHECKING:
    from .package import Package

COLUMNS = (
    "table", "id", "kind", "name", "note", "regions", "themes", "time_period", "place", "organisation", "section",
    "source", "locator", "source_title", "source_publisher", "source_url",
)  # fmt: skip
Codes = tuple[str, ...]
Rows = Iterable[Mapping[str, str]]
About = Callable[[Mapping[str, str]], tuple[Codes, Codes]]


def facts(package: Package, lang: str, tables: Collection[str] | None = None) -> pd.DataFrame:
    """One row per fact of these tables (or of all that hold facts), in table order.

    The columns of COLUMNS: `table` and `id` say which row it is, `name` and `note` are in `lang`, `regions` and
    `themes` are tuples of codes, `time_period`, `place`, `organisation` and `section` codes or "". A broken table
    gives no rows. Raises KeyError for a table that holds no facts.
    """
    about = _about(package)
    unknown = set(tables or ()) - set(about)
    if unknown:
        raise KeyError(f"no facts in {', '.join(sorted(unknown))}; there are: {', '.join(about)}")
    found = []
    for name, says in about.items():
        if (tables is None or name in tables) and name in package.table_names:
            table = package.table(name)
            for row in table.to_dict("records"):
                regions, themes = says(row)
                found.append(_row(name, row, lang, regions, themes))
    frame = pd.DataFrame(found, columns=list(COLUMNS[:-3]))
    sources = package.table("sources").set_index("id")
    return frame.assign(
        locator=frame["locator"].replace(places(package, lang)),
        source_title=frame["source"].map(sources["title"]).fillna(""),
        source_publisher=frame["source"].map(publishers(package, lang)).fillna(""),
        source_url=frame["source"].map(sources["url"]).fillna(""),
    )


def facts_about(
    found: pd.DataFrame,
    package: Package,
    *,
    themes: Collection[str] = (),
    regions: Collection[str] = (),
    as_member: bool = False,
) -> pd.DataFrame:
    """The facts about any of these themes (with what lies under them) and any of these regions (with their members).

    With `as_member` also those about a group that a region belongs to, other than the world. Raises KeyError for an
    unknown code.
    """
    if themes:
        package.check_codes(themes, "themes")
        wanted = closure(themes, _children(package))
        found = found[_touching(found["themes"], wanted)]
    if regions:
        within = expand(regions, package)
        if as_member:
            within |= closure(regions, package.links("region-members", "member", "group")) - {"wld"}
        found = found[_touching(found["regions"], within)]
    return found


def _touching(codes: pd.Series, wanted: frozenset[str]) -> pd.Series:
    """Which rows have one of the codes. A series, for an empty list would choose columns."""
    return pd.Series([not wanted.isdisjoint(each) for each in codes], index=codes.index, dtype="bool")


def _children(package: Package) -> Mapping[str, Codes]:
    return package.links("themes", "parent", "id")


def _row(table: str, row: Mapping[str, str], lang: str, regions: Codes, themes: Codes) -> dict:
    return {
        "table": table,
        "id": row.get("id")
        or "-".join(filter(None, (row.get("objective"), row.get("organisation"), row.get("office")))),
        "kind": row.get("kind") or row.get("role") or (row.get("status", "") if table == "treaties" else ""),
        "name": row[f"name_{lang}"],
        "note": row.get(f"note_{lang}", ""),
        "regions": regions,
        "themes": themes,
        "time_period": row.get("time_period", ""),
        "place": row.get("place", ""),
        "organisation": row.get("organisation", ""),
        "section": row.get("priority")
        or row.get("eu_priority")
        or row.get("objective")
        or row.get("parent", ""),
        "source": row["source"],
        "locator": row["locator"],
    }


def _named_in_sections(package: Package) -> Mapping[str, Codes]:
    """The regions that each section of the priority tree names as partners.

    A partnership gives its place in the source as sections do.
    """
    found: dict[str, dict[str, None]] = {}
    if "partnerships" in package.table_names:
        table = package.table("partnerships")
        for region, source, locator in zip(table["region"], table["source"], table["locator"], strict=True):
            section = section_at(package, source, locator) if region else ""
            if section:
                found.setdefault(section, {})[region] = None
    return {section: tuple(regions) for section, regions in found.items()}


def _about(package: Package) -> Mapping[str, About]:
    """For each table of facts, how to tell what regions and themes a row is about."""

    def links(name: str, source: str, target: str) -> Mapping[str, Codes]:
        return package.links(name, source, target) if name in package.table_names else {}

    organisation_region = links("organisations", "id", "region")
    organisation_themes = links("organisation-themes", "organisation", "theme")
    place_region = links("places", "id", "region")
    priority_themes = links("priority-themes", "priority", "theme")
    sheet_sections = links("sheet-sections", "sheet", "priority")
    objective_theme = links("objectives", "id", "theme")
    eu_theme = links("eu-priorities", "id", "theme")
    named = _named_in_sections(package)
    served = links("office-jurisdictions", "office", "region")
    bound = links("treaty-regions", "treaty", "region")
    of_entity = {"visitflanders": ("tourism",), "fit": ("economy",), "dkbuza": ("representation",)}

    def own(row: Mapping[str, str], column: str = "theme") -> Codes:
        return (row[column],) if row.get(column) else ()

    def of_sheet(row: Mapping[str, str], said: Mapping[str, Codes]) -> Codes:
        return tuple(
            dict.fromkeys(t for each in sheet_sections.get(row["id"], ()) for t in said.get(each, ()))
        )

    return {
        "partnerships": lambda row: (
            own(row, "region") or organisation_region.get(row["organisation"], ()),
            own(row) or organisation_themes.get(row["organisation"], ()),
        ),
        "offices": lambda row: (
            tuple(dict.fromkeys((row["region"], *served.get(row["id"], ())))),
            of_entity[row["entity"]],
        ),
        "sector-opportunities": lambda row: (place_region.get(row["place"], ("usa",)), own(row)),
        "objectives": lambda row: (("usa",), own(row)),
        "objective-organisations": lambda row: (("usa",), objective_theme.get(row["objective"], ())),
        "priority-tree": lambda row: (named.get(row["id"], ()), priority_themes.get(row["id"], ())),
        # They name no partner of their own; the sections that they belong to do.
        "commitments": lambda row: (named.get(row["priority"], ()), priority_themes.get(row["priority"], ())),
        "technical-sheets": lambda row: (of_sheet(row, named), of_sheet(row, priority_themes)),
        "eu-priorities": lambda row: (("eu27",), own(row)),
        "eu-proposals": lambda row: (("eu27",), own(row) or eu_theme.get(row["eu_priority"], ())),
        "challenges": lambda row: (("be-vlg",), own(row)),
        "organisations": lambda row: (own(row, "region"), organisation_themes.get(row["id"], ())),
        "events": lambda row: (own(row, "region"), own(row)),
        "treaties": lambda row: (bound.get(row["id"], ()), own(row)),
        "gaps": lambda row: (own(row, "region"), own(row)),
    }
