"""The memorandum of priorities as a tree: its sections, what refers to what, its sheets and its commitments.

Joins the tables that the facts (see facts) do not join: paths in the tree, cross-references, which sheet explains which
section, which figure is the amount of a commitment, and who carries an objective. It says nothing of how these look.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from .package import Package

TABLES = (
    "priority-tree", "technical-sheets", "commitments", "eu-priorities", "eu-proposals", "challenges", "objectives",
    "objective-organisations",
)  # fmt: skip
"""The tables of facts that this module is about."""

JOINS = ("cross-references", "priority-themes", "sheet-sections")
"""The tables that it joins to them."""


@dataclass(frozen=True)
class Section:
    """One entry of the tree. `path` leads from the document down to itself."""

    id: str
    number: str
    kind: str
    name: str
    note: str
    path: tuple[str, ...]
    themes: tuple[str, ...]
    regions: tuple[str, ...]
    source: Mapping[str, str]

    @property
    def label(self) -> str:
        """Number and name, as a list of contents has them."""
        return f"{self.number} {self.name}" if self.number else self.name

    @property
    def depth(self) -> int:
        """How far below the document: 0 for the document itself, 1 for a priority."""
        return len(self.path) - 1

    @property
    def branch(self) -> str:
        """The entry right under the document that this one belongs to; the document's own id for itself."""
        return self.path[min(1, self.depth)]


@dataclass(frozen=True)
class Reference:
    """One cross-reference: it stands in `section` and points to `target`."""

    id: str
    section: str
    target: str
    as_printed: str
    locator: str


@dataclass(frozen=True)
class Memorandum:
    """The tree in the order of the document, and what hangs on it. Truthy when there is a tree."""

    sections: Mapping[str, Section]
    references: tuple[Reference, ...]

    def __bool__(self) -> bool:
        return bool(self.sections)

    @property
    def root(self) -> Section:
        """The document itself."""
        return next(iter(self.sections.values()))

    def children(self, code: str) -> tuple[Section, ...]:
        """The sections right under one."""
        return tuple(each for each in self.sections.values() if each.depth and each.path[-2] == code)

    def within(self, code: str) -> frozenset[str]:
        """A section and all that lies under it."""
        return frozenset(each.id for each in self.sections.values() if code in each.path)

    def unfolded(self, code: str) -> tuple[Section, ...]:
        """What a list of contents shows that is open on a section: the path down to it, all beside that path, and its
        own children; in the order of the document, the document itself first.
        """
        path = self.sections[code].path
        return tuple(each for each in self.sections.values() if not each.depth or each.path[-2] in path)

    def leaving(self, code: str) -> tuple[Reference, ...]:
        """The references that stand in a section or under it and point out of it."""
        inside = self.within(code)
        return tuple(each for each in self.references if each.section in inside and each.target not in inside)

    def arriving(self, code: str) -> tuple[Reference, ...]:
        """The references that point to a section or under it from elsewhere."""
        inside = self.within(code)
        return tuple(each for each in self.references if each.target in inside and each.section not in inside)

    def inner(self, code: str) -> tuple[Reference, ...]:
        """The references from a section, or one under it, to itself or another under it."""
        inside = self.within(code)
        return tuple(each for each in self.references if each.section in inside and each.target in inside)


def memorandum(facts: pd.DataFrame, package: Package) -> Memorandum:
    """The tree made from the facts of `priority-tree` (all of them, unfiltered); empty where its table is broken."""
    rows = {row["id"]: row for row in facts[facts["table"] == "priority-tree"].to_dict("records")}
    numbers = package.table("priority-tree").set_index("id")["number"]
    sections = {path[-1]: _section(rows[path[-1]], path, numbers) for path in _paths(rows)}
    references = package.table("cross-references").to_dict("records")
    return Memorandum(
        sections,
        tuple(
            Reference(row["id"], row["priority"], row["target"], row["as_printed"], row["locator"])
            for row in references
            if row["priority"] in sections and row["target"] in sections
        ),
    )


def section_codes(package: Package) -> tuple[str, ...]:
    """The codes of all sections, the document's own first; none where the table is broken."""
    tree = package.table("priority-tree")
    return (*tree["id"][tree["parent"] == ""], *tree["id"][tree["parent"] != ""])


def section_at(package: Package, source: str, locator: str) -> str:
    """The section that a place in a source lies in, or "". What stands behind a comma is a footnote or a row there."""
    if "priority-tree" not in package.table_names:
        return ""
    places = package.links("priority-tree", "locator", "id")
    sources = package.links("priority-tree", "id", "source")
    for place in (locator, locator.partition(",")[0]):
        for code in places.get(place, ()):
            if source in sources[code]:
                return code
    return ""


def _paths(rows: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, ...]]:
    """The path to each row, depth first, in the order of the rows."""
    children: dict[str, list[str]] = {}
    for code, row in rows.items():
        children.setdefault(row["section"], []).append(code)
    waiting = [(code,) for code in reversed(children.get("", []))]
    while waiting:
        path = waiting.pop()
        yield path
        waiting.extend((*path, code) for code in reversed(children.get(path[-1], [])))


def _section(row: Mapping, path: tuple[str, ...], numbers: pd.Series) -> Section:
    return Section(
        id=row["id"],
        number=numbers[row["id"]],
        kind=row["kind"],
        name=row["name"],
        note=row["note"],
        path=path,
        themes=row["themes"],
        regions=row["regions"],
        source={
            name: row[name]
            for name in ("source", "locator", "source_title", "source_publisher", "source_url")
        },
    )


def sheets(facts: pd.DataFrame, package: Package) -> pd.DataFrame:
    """The technical sheets among these facts, with: number, heading (the priority it is listed under), explains (tuple
    of sections) and basis (`title` where the titles match, `topic` where only the topic does, by the first of these).
    """
    found = facts[facts["table"] == "technical-sheets"]
    table = package.table("technical-sheets").set_index("id")
    explains = package.links("sheet-sections", "sheet", "priority")
    basis = package.links("sheet-sections", "sheet", "basis")
    return found.assign(
        number=found["id"].map(table["number"]),
        heading=found["id"].map(table["heading"]),
        explains=pd.Series([explains.get(one, ()) for one in found["id"]], index=found.index, dtype="object"),
        basis=[basis.get(one, ("",))[0] for one in found["id"]],
    )


def commitments(facts: pd.DataFrame, package: Package) -> pd.DataFrame:
    """The commitments among these facts, with: figure (the id of the figure that is its amount, or "")."""
    found = facts[facts["table"] == "commitments"]
    figures = package.links("commitments", "id", "figure")
    return found.assign(figure=[figures.get(one, ("",))[0] for one in found["id"]])


def numbered(facts: pd.DataFrame, package: Package, table: str) -> pd.DataFrame:
    """The facts of a table whose rows are numbered in their source, with: number; in the order of the numbers."""
    found = facts[facts["table"] == table]
    numbers = package.table(table).set_index("id")["number"]
    return found.assign(number=found["id"].map(numbers)).sort_values("number", kind="stable")


def actors(facts: pd.DataFrame, package: Package, lang: str) -> pd.DataFrame:
    """Who carries or supports which objective, among these facts: one row each, with the facts' columns and: actor
    (code), actor_name, office (whether it is one of the posts and offices).

    Offices come before organisations, and those with most objectives first.
    """
    found = facts[facts["table"] == "objective-organisations"]
    table = package.table("objective-organisations")
    offices = dict(zip(_keys(table), table["office"], strict=True))
    names = {True: package.names("offices", lang), False: package.names("organisations", lang)}
    office = [bool(offices[one]) for one in found["id"]]
    actor = [offices[one] or code for one, code in zip(found["id"], found["organisation"], strict=True)]
    found = found.assign(
        actor=pd.Series(actor, index=found.index, dtype="str"),
        actor_name=pd.Series(
            [names[is_office].get(code, code) for code, is_office in zip(actor, office, strict=True)],
            index=found.index,
            dtype="str",
        ),
        office=pd.Series(office, index=found.index, dtype="bool"),
    )
    first = {code: -place for place, code in reversed(list(enumerate(found["actor"])))}
    ranked = found.assign(
        many=found["actor"].map(found["actor"].value_counts()), first=found["actor"].map(first)
    )
    ranked = ranked.sort_values(["office", "many", "first"], ascending=False, kind="stable")
    return ranked.drop(columns=["many", "first"])


def _keys(table: pd.DataFrame) -> Iterable[str]:
    """The ids that the facts give to rows of a table without any."""
    columns = zip(table["objective"], table["organisation"], table["office"], strict=True)
    return ["-".join(filter(None, parts)) for parts in columns]
