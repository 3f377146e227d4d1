"""The rules that Table Schema cannot say: keys between tables, ids over all files, numbers against their
print, ...

Every function takes the tables by name and returns problems. Nothing is repaired here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import partial

from . import meant, periods, printed, problems
from .hierarchy import circles
from .languages import FIRST, in_each, labels
from .problems import Problem
from .tables import Table, by_cause

Tables = Mapping[str, Table]
OFFICE_ITEM = "office-"
NAMED = ("name_", "other_names_", "codes", "title_")
"""How the columns begin that say what else a code goes by."""

HIERARCHIES = (
    ("region-members", "member", "group"),
    ("themes", "parent", "id"),
    ("offices", "parent", "id"),
    ("priority-tree", "parent", "id"),
)
EITHER = {"partnerships": ("region", "organisation"), "objective-organisations": ("organisation", "office")}
"""Tables of which each row fills exactly one of two columns."""


def all_rules(tables: Tables) -> list[Problem]:
    """Everything that the rules below have against the tables."""
    rules = (
        foreign_keys,
        unique_ids,
        every_language,
        addresses,
        openable_places,
        prints,
        existing_periods,
        no_circles,
        item_offices,
        either_or,
        amounts_of_commitments,
    )
    return [problem for rule in rules for problem in rule(tables)]


def subjects(tables: Tables) -> list[Table]:
    """The tables that hold observations."""
    return [table for table in tables.values() if table.resource.subject]


def foreign_keys(tables: Tables) -> Iterable[Problem]:
    """Codes that their table does not have; one that could not be read is not held against others."""
    for table in tables.values():
        for foreign in table.resource.foreign_keys:
            target = tables.get(foreign.target)
            if target is None or not target.whole:
                continue
            known = set(target.columns[foreign.target_field])
            wrong = table.where(foreign.field, lambda cell, known=known: cell != "" and cell not in known)
            if not wrong:
                continue
            called = [cells for name, cells in target.columns.items() if name.startswith(NAMED)]
            names = meant.by_names(target.column(foreign.target_field), *called)
            read = partial(meant.code, known=known, names=names)
            for line, cell, why, many in by_cause(wrong, read):
                yield problems.unknown_code(
                    table.file, line, foreign.field, cell, known, target.file, why, many
                )


def unique_ids(tables: Tables) -> Iterable[Problem]:
    """Ids that stand in two observation files, or in one and among the derivations."""
    files = subjects(tables)
    if "derivations" in tables:
        files = [*files, tables["derivations"]]
    first: dict[str, str] = {}
    for table in files:
        seen = table.column("id")
        for line, cell in table.where("id", lambda cell: cell in first):
            yield problems.duplicate(table.file, line, "id", cell, first[cell])
        for line, cell in zip(table.lines, seen, strict=True):
            if cell:
                first.setdefault(cell, f"{table.file}, line {line}")


def every_language(tables: Tables) -> Iterable[Problem]:
    """Texts that are not there in every language: of x_en, x_nl ... all are filled or all are blank."""
    for table in tables.values():
        required = {field.name for field in table.resource.fields if field.required}
        for label in labels(table.resource.columns):
            columns = [name for name in in_each(label, table.resource.columns) if name in table.columns]
            if set(columns) <= required:
                continue  # the schema has named its blanks already
            if all(table.distinct(name) <= {""} for name in columns):
                continue
            rows = zip(*(table.column(name) for name in columns), strict=True)
            for line, cells in zip(table.lines, rows, strict=True):
                filled = [name for name, cell in zip(columns, cells, strict=True) if cell.strip()]
                if filled and len(filled) < len(columns):
                    gaps = [name for name in columns if name not in filled]
                    yield from (problems.one_language(table.file, line, gap, filled[0]) for gap in gaps)


def addresses(tables: Tables) -> Iterable[Problem]:
    """Web sources without a web address."""
    table = tables.get("sources")
    if table is None or "url" not in table.columns:
        return
    for line, kind, url in zip(table.lines, table.column("kind"), table.column("url"), strict=True):
        if (kind == "web" or url) and not url.startswith(("http://", "https://")):
            yield problems.no_address(table.file, line, url)


def openable_places(tables: Tables) -> Iterable[Problem]:
    """Places that name a row of the list a figure was read from, and not where it stands in its source.

    A web page is opened at its address, a document without one is public and found by its title, publisher and date:
    of either the locator has to say where in it.
    """
    for table in tables.values():
        if "locator" in table.columns:
            for line, cell in table.where("locator", lambda cell: cell.startswith("row ")):
                yield problems.unopenable(table.file, line, cell)


def prints(tables: Tables) -> Iterable[Problem]:
    """Values that do not follow from the number as printed.

    The first number in as_printed, times the scale that its word says (miljoen, billion), must be the value;
    a number without such a word may stand in thousands, millions or billions, as tables print them. Excused
    are numbers in words; and where a note in English says why, misprints (status U) and numbers that the note
    itself gives (a footnote mark glued to the amount).
    """
    for table in subjects(tables):
        notes = in_each("note", table.resource.columns)
        names = ("value", "as_printed", "obs_status", f"note_{FIRST}")
        rows = zip(table.lines, *(table.column(name) for name in names), strict=True)
        for line, cell, text, status, note in rows:
            try:
                value = float(cell.encode("ascii"))
            except ValueError:
                continue  # no number, as the schema has said
            if printed.agreeing(text, value) or not printed.has_digits(text):
                continue
            if note and (status == "U" or printed.any_agreeing(note, value)):
                continue
            yield problems.disagrees(table.file, line, cell, text, " and ".join(notes))


def existing_periods(tables: Tables) -> Iterable[Problem]:
    """Periods of the right form that do not exist: 2015-02-30, 2016/2012."""
    for table in tables.values():
        for field in table.resource.fields:
            if field.name in ("time_period", "opened"):
                form = re.compile(field.pattern, re.ASCII)  # what has another form is the schema's affair
                for line, cell in table.where(
                    field.name, lambda cell, form=form: bool(form.fullmatch(cell)) and _is_no_period(cell)
                ):
                    yield problems.no_such_period(table.file, line, field.name, cell)


def no_circles(tables: Tables) -> Iterable[Problem]:
    """Groups that, over their members, hold themselves."""
    for name, below, above in HIERARCHIES:
        table = tables.get(name)
        if table is None or not {below, above} <= set(table.columns):
            continue
        pairs = list(zip(table.column(above), table.column(below), strict=True))
        links: dict[str, list[str]] = {}
        for source, target in pairs:
            if source and target:
                links.setdefault(source, []).append(target)
        for loop in circles(links):
            line = table.lines[pairs.index((loop[-2], loop[-1]))]
            yield problems.cycle(table.file, line, below, loop)


def item_offices(tables: Tables) -> Iterable[Problem]:
    """Items of the kind office that are not written as office-<id of an office>."""
    items, offices = tables.get("items"), tables.get("offices")
    if items is None or offices is None or not offices.whole:
        return
    known = {OFFICE_ITEM + office for office in offices.column("id")}
    for line, item, kind in zip(items.lines, items.column("id"), items.column("kind"), strict=True):
        if kind == "office" and item not in known:
            yield problems.no_office(items.file, line, item, known, offices.file)


def _is_no_period(cell: str) -> bool:
    try:
        periods.bounds(cell)
    except ValueError:
        return bool(cell)
    return False


def either_or(tables: Tables) -> Iterable[Problem]:
    """Rows that fill both of two columns of which one must be filled, or neither."""
    for name, (one, other) in EITHER.items():
        table = tables.get(name)
        if table is None or not {one, other} <= set(table.columns):
            continue
        for line, left, right in zip(table.lines, table.column(one), table.column(other), strict=True):
            if bool(left) == bool(right):
                yield problems.not_one_of(table.file, line, one, other, both=bool(left))


def amounts_of_commitments(tables: Tables) -> Iterable[Problem]:
    """Commitments whose amount is no figure of the package; not asked where a file of figures could not be read."""
    table, files = tables.get("commitments"), subjects(tables)
    if table is None or "figure" not in table.columns or not all(file.whole for file in files):
        return
    known = {each for file in files for each in file.column("id")}
    for line, cell in table.where("figure", lambda cell: cell != "" and cell not in known):
        yield problems.unknown_code(table.file, line, "figure", cell, known, "data/observations/")
