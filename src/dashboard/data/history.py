"""What was published, what was revised since, and the check that nothing changes in silence.

`published.csv` holds every observation with its value and the version that first had that value; `make publish`
writes it. `revisions.csv` explains each change: old value, new value, version, reason. A blank value stands for a
figure that was withdrawn. Derived figures follow from observations and have no history of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from . import problems
from .aliases import renamed
from .languages import in_languages
from .problems import Problem
from .rules import Tables, subjects
from .tables import Table

if TYPE_CHECKING:
    from .package import Package

PUBLISHED, REVISIONS = "published", "revisions"
COLUMNS = (
    "figure", "id", "old_value", "new_value", "version", "date", "reason_*",
)  # fmt: skip
_VERSION = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)")
Version = tuple[int, int, int]


class Step(NamedTuple):
    """One row of revisions.csv."""

    line: int
    figure: str
    old: str
    new: str
    version: str


@cache
def version_of(text: str) -> Version:
    """A version as numbers that can be compared. Raises ValueError where it is no major.minor.patch."""
    found = _VERSION.fullmatch(text)
    if found is None:
        raise ValueError(f"{problems.shown(text)} is no version such as 1.4.0")
    major, minor, patch = (int(part) for part in found.groups())
    return major, minor, patch


def revisions(package: Package, ids: Iterable[str], since_version: str) -> pd.DataFrame:
    """Which of these figures were revised after a version of the data, from what to what; one row per revised
    observation, in the order of the ids.

    Columns: figure (the id asked for), id (the observation that was revised: another one where the figure is derived
    from it), old_value (what `since_version` had) and new_value (what holds now), in base units and NaN where the
    figure was not there or is withdrawn; version, date and reason_en (and so on for each language) of the latest
    revision. Ids that the package does not have may be withdrawn figures; unknown ones have no rows. What was revised
    under an older id counts for the present one. Raises ValueError where `since_version` is no version.
    """
    since = version_of(since_version)
    columns = in_languages(COLUMNS, package.languages)
    steps: dict[str, list[Mapping[str, object]]] = {}
    table = package.table(REVISIONS) if package.available(REVISIONS) else pd.DataFrame()
    for row in table.to_dict("records"):
        if version_of(str(row["version"])) > since:
            steps.setdefault(package.aliases.get(str(row["id"]), str(row["id"])), []).append(row)
    if not steps:
        return _frame([], columns)
    every = package.observations()
    behind = dict(zip(every["id"], every["inputs"], strict=True))
    rows = []
    for figure in dict.fromkeys(ids):
        for one in _roots(figure, behind):
            if one in steps:
                first, last = steps[one][0], steps[one][-1]
                kept = {name: last[name] for name in columns if name in last}
                rows.append({**kept, "figure": figure, "id": one, "old_value": first["old_value"]})
    # A value that was changed and changed back is what it was.
    return _frame([row for row in rows if not _same(row["old_value"], row["new_value"])], columns)


def check_history(tables: Tables, version: str, origin: str) -> list[Problem]:
    """Everything wrong with published values and revisions; nothing for a package that keeps no record of them.

    `version` is that of the descriptor, which is the file `origin`. Not asked where a file of figures could not be
    read: then nobody can say what it holds.
    """
    record, book = tables.get(PUBLISHED), tables.get(REVISIONS)
    files = subjects(tables)
    if record is None or book is None or not all(table.whole for table in (record, book, *files)):
        return []
    if any(not _VERSION.fullmatch(cell) for cell in record.distinct("version") | book.distinct("version")):
        return []  # their schema says so already
    present = {
        one: value
        for table in files
        for one, value in zip(table.column("id"), table.column("value"), strict=True)
    }
    now_called = renamed(tables)
    steps: dict[str, list[Step]] = {}
    names = ("id", "old_value", "new_value", "version")
    for cells in zip(book.lines, *(book.column(name) for name in names), strict=True):
        step = Step(*cells)
        step = step._replace(figure=now_called.get(step.figure, step.figure))
        steps.setdefault(step.figure, []).append(step)
    published = {
        now_called.get(one, one): (line, value, since)
        for line, one, value, since in zip(
            record.lines, *(record.column(name) for name in ("id", "value", "version")), strict=True
        )
    }
    found: list[Problem] = []
    for one, (line, value, since) in published.items():
        now = present.get(one)
        if now == value and one not in steps:
            continue
        later = [step for step in steps.get(one, ()) if version_of(step.version) > version_of(since)]
        if later:
            if not _equal(later[0].old, value):
                found.append(
                    problems.broken_chain(book.file, later[0].line, later[0].old, value, f"version {since}")
                )
        elif now is None and value:
            found.append(problems.removed_silently(record.file, line, one, book.file))
        elif now is not None and not _equal(now, value):
            file, at = _place(one, files)
            found.append(problems.changed_silently(file, at, now, value, since, book.file))
    for one, chain in steps.items():
        if one not in published:
            found += [problems.unknown_revised(book.file, step.line, one, published) for step in chain]
            continue
        found += _check_chain(book.file, chain)
        held = present.get(one, "")
        if not _equal(chain[-1].new, held):
            found.append(problems.outdated(book.file, chain[-1].line, chain[-1].new, held))
    newest = max(record.distinct("version"), key=version_of, default="")
    if newest and _VERSION.fullmatch(version) and version_of(version) < version_of(newest):
        found.append(problems.version_behind(origin, version, newest, record.file))
    return found


def _place(figure: str, files: Iterable[Table]) -> tuple[str, int]:
    """The file and line in which an observation stands."""
    return next(
        (table.file, table.lines[table.column("id").index(figure)])
        for table in files
        if figure in table.distinct("id")
    )


def _check_chain(file: str, chain: list[Step]) -> Iterable[Problem]:
    """Each revision of a figure begins where the one before it ended, in a later version."""
    for before, step in pairwise(chain):
        where = f"the revision in line {before.line}"
        if version_of(step.version) <= version_of(before.version):
            yield problems.version_order(file, step.line, "version", step.version, before.version, where)
        if not _equal(step.old, before.new):
            yield problems.broken_chain(file, step.line, step.old, before.new, where)


def _equal(one: str, other: str) -> bool:
    """Whether two cells say the same value, however they write it."""
    try:
        return one == other or float(one) == float(other)
    except ValueError:
        return False  # a blank, or no number, which the schema reports


def _same(one: object, other: object) -> bool:
    return one == other or bool(pd.isna(one) and pd.isna(other))


def _roots(figure: str, behind: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The observations that a figure consists of: itself, or all those it was worked out from."""
    found: dict[str, None] = {}
    waiting = [figure]
    while waiting:
        one = waiting.pop(0)
        if behind.get(one):
            waiting += [each for each in behind[one] if each not in found]
        else:
            found[one] = None
    return list(found)


def _frame(rows: list[dict[str, object]], columns: tuple[str, ...]) -> pd.DataFrame:
    numbers = ("old_value", "new_value")
    return pd.DataFrame(rows, columns=list(columns)).astype(
        {name: "float64" if name in numbers else "str" for name in columns}
    )
