"""Which link shows a fact: for each table that can be searched, the page and its parameters, as plain words.

The pages declare these parameters; a test follows a link of each kind, for no import may run from here to them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from dashboard.data.partnerships import NO_THEME
from dashboard.data.priorities import section_at

if TYPE_CHECKING:
    from dashboard.data.package import Package

Link = tuple[str, Mapping[str, str]]
Way = Callable[[Mapping], Link]

OF_KNOWLEDGE = ("research-centre", "cluster", "university")
"""The kinds of organisations that the page on knowledge lists."""


def ways(package: Package) -> Mapping[str, Way]:
    """For each table of facts that can be found, what leads to one of its rows (as `facts` gives it)."""

    def links(table: str, source: str, target: str) -> Mapping[str, tuple[str, ...]]:
        return package.links(table, source, target) if table in package.table_names else {}

    partners = set(links("partnerships", "organisation", "id"))
    explained = links("sheet-sections", "sheet", "priority")
    headings = links("technical-sheets", "id", "heading")

    def of_sheet(row: Mapping) -> Link:
        return _section(first(explained.get(row["id"], ())) or first(headings.get(row["id"], ())))

    def of_place(row: Mapping) -> Link:
        return _section(section_at(package, row["source"], row["locator"]))

    def of_partnership(row: Mapping) -> Link:
        partner = row["organisation"] or first(row["regions"])
        return "partnerships", {"partner": partner, "about": first(row["themes"]) or NO_THEME}

    def of_organisation(row: Mapping) -> Link:
        if row["kind"] in OF_KNOWLEDGE:
            return "knowledge", {}
        if row["id"] in partners:
            return "partnerships", {"partner": row["id"]}
        return ("dossier", {"region": first(row["regions"])}) if row["regions"] else of_place(row)

    def of_opportunity(row: Mapping) -> Link:
        return "opportunities", {"place": row["place"]} if row["place"] else {"theme": first(row["themes"])}

    return {
        "offices": lambda row: ("diplomatic-network", {"office": row["id"]}),
        "priority-tree": lambda row: _section(row["id"]),
        "commitments": lambda row: _section(row["section"]),
        "technical-sheets": of_sheet,
        "eu-priorities": of_place,
        "eu-proposals": of_place,
        "challenges": of_place,
        "objectives": lambda row: ("priorities", {}),
        "events": lambda row: ("timeline", {"event": row["id"]}),
        "treaties": lambda row: (
            ("dossier", {"region": first(row["regions"])})
            if row["regions"]
            else ("dossier", {"theme": "tariffs"})
        ),
        "partnerships": of_partnership,
        "organisations": of_organisation,
        "sector-opportunities": of_opportunity,
        "gaps": lambda row: ("sources", {"part": "gaps"}),
    }


def first(codes: Sequence[str]) -> str:
    """The first of some codes, or ""."""
    return codes[0] if codes else ""


def _section(code: str) -> Link:
    return "priorities", {"section": code}
