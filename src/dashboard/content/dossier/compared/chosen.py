"""Which figures of several partners stand beside each other at the top, and which of them can be drawn over time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.content.figures import RELATIVE
from dashboard.data import Package
from dashboard.data.comparison import Line, base_of
from dashboard.data.dossier import SECTIONS
from dashboard.data.regions import FLANDERS, HOME
from dashboard.findings import is_move

Found = Mapping[str, Sequence[Line]]
"""The lines of each section, by its code."""

ROWS, OF_SECTION = 10, 3
"""So many things measured stand in the table, and of one section."""

SERIES = 2
"""Years that make a series, and partners with one that make a comparison over time."""

NOT_OBSERVED = ("estimates", "mirror")
"""Sections of figures that are worked out by models, or stand beside those of the other side in their own section."""


def rows_of(found: Found, package: Package) -> tuple[Line, ...]:
    """What is measured of at least two of the partners, the same thing once: of each section the first, in its order."""
    ranked = [
        (place, SECTIONS.index(code), line)
        for code, some in found.items()
        if code not in NOT_OBSERVED
        for place, line in enumerate(_best(some, package)[:OF_SECTION])
    ]
    kept = sorted(ranked, key=lambda each: each[:2])[:ROWS]
    return tuple(line for *_, line in sorted(kept, key=lambda each: (each[1], each[0])))


def drawn(found: Found, package: Package) -> dict[str, Line]:
    """By indicator what can be drawn over time for at least two of the partners; the one with most to show first."""
    lines = [
        line
        for code, some in found.items()
        if code not in NOT_OBSERVED
        for line in _own(some)
        if _series(line) >= SERIES
    ]
    order = {code: place for place, code in enumerate(package.table("indicators")["id"])}
    best: dict[str, Line] = {}
    for line in sorted(lines, key=lambda one: (-_series(one), _strange(one))):
        best.setdefault(line.indicator, line)
    first = max(best.values(), key=_shows, default=None)
    ranked = sorted(best.values(), key=lambda one: (one is not first, order.get(one.indicator, len(order))))
    return {line.indicator: line for line in ranked}


def _best(some: Sequence[Line], package: Package) -> list[Line]:
    """The lines of a section that compare, what matters most first: of what is measured by several concepts, or by
    several areas, the one that has a period for all, then that most partners have, then Flanders'.
    """
    order = {code: place for place, code in enumerate(package.table("indicators")["id"])}

    def rank(line: Line) -> tuple:
        few = 2 * len(line.filled) <= len(line.cells)
        return (_relative(line), few, not line.period, order.get(line.indicator, len(order)))

    several = [line for line in _own(some) if len(line.filled) > 1]
    best: dict[str, Line] = {}
    for line in sorted(several, key=lambda one: (not one.period, -len(one.filled), _strange(one))):
        best.setdefault(base_of(line.indicator, package), line)
    return sorted(best.values(), key=rank)


def _own(some: Sequence[Line]) -> list[Line]:
    return [line for line in some if line.own and not line.item]


def _series(line: Line) -> int:
    """How many of the partners have a series."""
    return sum(len(cell.years) >= SERIES for cell in line.filled)


def _shows(line: Line) -> tuple[int, bool, int]:
    shared = min(len(cell.years) for cell in line.filled)
    return _series(line), not any(_relative(line)) and bool(line.whose), shared


def _relative(line: Line) -> tuple[bool, bool]:
    """Whether it says how something moved, and whether it says how much of something else it is."""
    relative = line.row["measure"] in RELATIVE
    return relative and is_move(line.indicator), relative


def _strange(line: Line) -> int:
    """Flanders' figures come before Belgium's, those before what the partner says itself, and that before any other's."""
    return {FLANDERS: 0, HOME: 1, "": 2}.get(line.whose, 3)
