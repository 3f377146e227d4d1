"""Ids that figures had before: a link, a pin or an address that names one goes on to the figure as it is called now.

An id says what a figure is about. Where that turns out to be wrong (another year, say), the figure gets another id and
the old one stands in `aliases.csv` beside it, for good.
"""

from __future__ import annotations

from collections.abc import Mapping

from . import problems
from .inputs import DERIVATIONS
from .problems import Problem
from .rules import Tables, subjects

ALIASES = "aliases"


def renamed(tables: Tables) -> Mapping[str, str]:
    """The present id of each figure that had another one, by that older id."""
    table = tables.get(ALIASES)
    if table is None or not table.whole:
        return {}
    return dict(zip(table.column("id"), table.column("figure"), strict=True))


def check_aliases(tables: Tables) -> list[Problem]:
    """Older ids that are in use, and those of figures that do not exist.

    Not asked where a file of figures could not be read: then nobody can say what there is.
    """
    table, files = tables.get(ALIASES), subjects(tables)
    if DERIVATIONS in tables:
        files = [*files, tables[DERIVATIONS]]
    if table is None or not all(one.whole for one in (table, *files)):
        return []
    known = {one: file.file for file in files for one in file.column("id")}
    found = []
    for line, old, new in zip(table.lines, table.column("id"), table.column("figure"), strict=True):
        if old in known:
            found.append(problems.alias_in_use(table.file, line, old, known[old]))
        if new not in known:
            found.append(problems.unknown_code(table.file, line, "figure", new, known, "data/observations/"))
    return found
