"""Feeds: the official series that are renewed from their providers, as feeds.csv and feed-codes.csv declare them.

It says what each feed means: which series of the provider are held, and which of the package's codes each of the
provider's codes stands for. It asks nobody and reads no answer: the room `dashboard.feeds` does, which is no part of the
service.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from . import problems
from .problems import Problem

if TYPE_CHECKING:
    from .package import Package
    from .tables import Table

FEEDS, CODES, RELEASES = "feeds", "feed-codes", "feed-releases"
MAPPED = ("indicator", "ref_area", "counterpart", "item")
"""The columns of an observation that a feed fills from the provider's dimensions, or with one code for all."""

WHOLE = "whole"
"""The target of a provider's code that stands for no item: the total."""

ALPHA_3 = "iso-3166-alpha-3"
"""The code list that needs no rows: the codes of countries in regions.csv, in capitals."""

TABLES = {"indicator": "indicators", "ref_area": "regions", "counterpart": "regions", "item": "items"}
"""The table whose codes stand in each of the mapped columns."""


class Unmapped(Exception):
    """A code of the provider that no code list has."""


@dataclass(frozen=True)
class Rule:
    """How one column is filled: with a `code` for all, or by the `dimension` of the provider through code `lists`."""

    code: str = ""
    dimension: str = ""
    lists: tuple[str, ...] = ()


@dataclass(frozen=True)
class Feed:
    """One row of feeds.csv, and where it stands.

    `where` and `unit` are what a series must have (dimension or attribute -> code), `rules` how the mapped columns are
    filled. `scale` is the power of ten by which delivered values are multiplied, `limit` the percentage of held values
    that a release may revise before a person has to allow it. `row` has all cells.
    """

    id: str
    provider: str
    flow: str
    query: str
    since: str
    where: Mapping[str, str]
    unit: Mapping[str, str]
    scale: int
    rules: Mapping[str, Rule]
    subject: str
    source: str
    structure: str
    limit: float
    row: Mapping[str, str] = field(repr=False)
    line: int = 0

    @property
    def by_hand(self) -> bool:
        """Whether no service is declared, so that its answers are files that people fetch."""
        return not self.query

    @property
    def dimensions(self) -> frozenset[str]:
        """Every dimension that the feed knows of."""
        mapped = {rule.dimension for rule in self.rules.values() if rule.dimension}
        return frozenset({*self.where, *self.unit, *mapped})


@dataclass(frozen=True)
class CodeLists:
    """What the provider's codes stand for: by code list and code, "" for those that are known and not held."""

    targets: Mapping[str, Mapping[str, str]]
    reasons: Mapping[tuple[str, str], Mapping[str, str]]

    def target(self, lists: Iterable[str], code: str) -> tuple[str, str]:
        """The package's code for a provider's code, and the list that has it. Raises Unmapped where none does."""
        for name in lists:
            found = self.targets.get(name, {}).get(code)
            if found is not None:
                return found, name
        raise Unmapped(code)

    def known(self, lists: Iterable[str]) -> list[str]:
        """Every code of these lists."""
        return [code for name in lists for code in self.targets.get(name, {})]

    def held(self, rule: Rule) -> frozenset[str]:
        """The package's codes that a rule can lead to; "" for the whole. Of several lists the first that has a code wins."""
        if rule.dimension:
            found: dict[str, str] = {}
            for name in reversed(rule.lists):
                found |= self.targets.get(name, {})
            return frozenset("" if each == WHOLE else each for each in found.values() if each)
        return frozenset({rule.code})


_known: WeakKeyDictionary[Package, tuple[Feed, ...]] = WeakKeyDictionary()


def feeds(package: Package) -> tuple[Feed, ...]:
    """The feeds that a package declares, in the order of their file; none where it declares none, or wrongly."""
    # Every headline number asks which of them renews it.
    if package not in _known:
        rows = package.table(FEEDS).astype("str").to_dict("records") if package.available(FEEDS) else []
        _known[package] = tuple(feed_of(row, line) for line, row in enumerate(rows, start=2))
    return _known[package]


def code_lists(package: Package) -> CodeLists:
    """The code lists of a package."""
    rows = package.table(CODES).to_dict("records") if package.available(CODES) else []
    regions = package.table("regions")
    return _lists(rows, zip(regions["id"], regions["kind"], strict=True))


def feed_of(row: Mapping[str, str], line: int = 0) -> Feed:
    """The feed that a row of feeds.csv declares. Raises ValueError for a cell that says nothing of the kind."""
    return Feed(
        id=row["id"],
        provider=row["provider"],
        flow=row["flow"],
        query=row["query"],
        since=row["since"],
        where=pairs(row["where"]),
        unit=pairs(row["delivered_unit"]),
        scale=int(float(row["scale"])),
        rules={column: rule_of(row[column]) for column in MAPPED},
        subject=row["subject"],
        source=row["source"],
        structure=row["structure"],
        limit=float(row["limit"]),
        row=row,
        line=line,
    )


def pairs(cell: str) -> dict[str, str]:
    """What `freq=A geo=BE` says: dimensions in small letters, with their codes. Raises ValueError for other words."""
    found = {}
    for word in cell.split():
        name, sign, code = word.partition("=")
        if not (name and sign and code):
            raise ValueError(f"{problems.shown(word)} is not dimension=CODE")
        found[name.lower()] = code
    return found


def rule_of(cell: str) -> Rule:
    """What `usa`, or `geo:eurostat-geo+iso-3166-alpha-3`, says. Raises ValueError for a dimension without a list."""
    dimension, sign, lists = cell.partition(":")
    if not sign:
        return Rule(code=cell)
    if not dimension or not all(lists.split("+")):
        raise ValueError(f"{problems.shown(cell)} is not dimension:codelist")
    return Rule(dimension=dimension.lower(), lists=tuple(lists.split("+")))


def check_feeds(tables: Mapping[str, Table]) -> Iterable[Problem]:
    """Everything wrong with feeds and their code lists that their schemas cannot say."""
    declared, listed = tables.get(FEEDS), tables.get(CODES)
    if declared is None or listed is None or not (declared.whole and listed.whole):
        return
    known = {
        column: set(tables[name].column("id"))
        for column, name in TABLES.items()
        if name in tables and tables[name].whole
    }
    if len(known) < len(TABLES):
        return
    rows = [
        dict(zip(listed.columns, cells, strict=True)) for cells in zip(*listed.columns.values(), strict=True)
    ]
    lists = _lists(rows, zip(tables["regions"].column("id"), tables["regions"].column("kind"), strict=True))
    used: dict[str, str] = {}
    found: list[Feed] = []
    for number, line in enumerate(declared.lines):
        row = {name: cells[number] for name, cells in declared.columns.items()}
        for column in ("where", "delivered_unit", *MAPPED):
            try:
                pairs(row[column]) if column in ("where", "delivered_unit") else rule_of(row[column])
            except ValueError as error:
                yield problems.unclear_rule(declared.file, line, column, str(error))
                break
        else:
            try:
                found.append(feed_of(row, line))
            except ValueError:
                continue  # a number that is none, which its schema has named
            yield from _check_rules(declared, found[-1], lists, known, listed.file, used)
    yield from _check_targets(listed, rows, used, known)
    yield from _check_licences(declared, tables["sources"])
    yield from _check_claims(declared.file, found, lists)


def _check_rules(
    table: Table,
    feed: Feed,
    lists: CodeLists,
    known: Mapping[str, set[str]],
    book: str,
    used: dict[str, str],
) -> Iterable[Problem]:
    for column, rule in feed.rules.items():
        for name in rule.lists:
            if name not in lists.targets:
                yield problems.unknown_code(table.file, feed.line, column, name, lists.targets, book)
            if name != ALPHA_3:
                used[name] = column
        if not rule.dimension and rule.code and rule.code not in known[column]:
            target = f"data/{TABLES[column]}.csv"
            yield problems.unknown_code(table.file, feed.line, column, rule.code, known[column], target)


def _check_targets(
    table: Table, rows: list[dict[str, str]], used: Mapping[str, str], known: Mapping[str, set[str]]
) -> Iterable[Problem]:
    """Targets that their table does not have, and codes that are not held without a word why."""
    for line, row in zip(table.lines, rows, strict=True):
        column = used.get(row["codelist"])
        target = row["target"]
        if not target and not row["reason_en"]:
            yield problems.no_reason(table.file, line, row["code"])
        elif target and column and target not in known[column] and not (column == "item" and target == WHOLE):
            yield problems.unknown_code(
                table.file, line, "target", target, known[column], f"data/{TABLES[column]}.csv"
            )


def _check_licences(declared: Table, sources: Table) -> Iterable[Problem]:
    """A licence of a feed that is not that of its source: pages and files tell the latter."""
    names = ("licence", "licence_confirmed")
    of = dict(
        zip(sources.column("id"), zip(*(sources.column(name) for name in names), strict=True), strict=True)
    )
    cells = zip(*(declared.column(name) for name in ("source", *names)), declared.lines, strict=True)
    for source, licence, confirmed, line in cells:
        if source in of and of[source] != (licence, confirmed):
            yield problems.other_licence(declared.file, line, source, " ".join(of[source]))


def _check_claims(file: str, found: list[Feed], lists: CodeLists) -> Iterable[Problem]:
    """Two feeds that fill one series: whichever is accepted last would win."""
    for number, feed in enumerate(found):
        for other in found[:number]:
            shared = [lists.held(feed.rules[column]) & lists.held(other.rules[column]) for column in MAPPED]
            if all(shared):
                series = ", ".join(min(codes) or "all items" for codes in shared)
                yield problems.claimed_twice(file, feed.line, feed.id, other.id, series)


def _lists(rows: Iterable[Mapping[str, str]], regions: Iterable[tuple[str, str]]) -> CodeLists:
    targets: dict[str, dict[str, str]] = {
        ALPHA_3: {code.upper(): code for code, kind in regions if kind == "country"}
    }
    reasons = {}
    for row in rows:
        targets.setdefault(row["codelist"], {})[row["code"]] = row["target"]
        if not row["target"]:
            reasons[row["codelist"], row["code"]] = {
                name.removeprefix("reason_"): said for name, said in row.items() if name.startswith("reason_")
            }
    return CodeLists(targets, reasons)
