"""In what the figures of a view differ, so that nobody compares what cannot be compared without being told.

Indicators carry a concept, and concepts say what makes figures comparable: transit trade, prices, coverage. Exports
beside imports under one concept are no difference; two concepts, units or reporting areas are.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from .hierarchy import closure
from .languages import FIRST

if TYPE_CHECKING:
    from .package import Package

TRANSIT, PRICES, COVERAGE, CONCEPT, UNIT, WHOSE = ASPECTS = (
    "transit", "prices", "coverage", "concept", "unit", "ref_area",
)  # fmt: skip
_FACETS = {TRANSIT: "transit", PRICES: "prices", COVERAGE: f"coverage_{FIRST}"}


class Difference(NamedTuple):
    """One aspect in which figures differ: for each value of it, in order of appearance, the codes that have it.

    `values` maps, for transit and prices, the word of concepts.csv to indicators; for coverage and concept, a concept
    (the first of those with that coverage) to indicators; for unit, a unit to indicators; for ref_area, an area to the
    areas in view that are part of it and of which the same is measured.
    """

    aspect: str
    values: Mapping[str, tuple[str, ...]]


def comparability(figures: pd.DataFrame, package: Package) -> list[Difference]:
    """The aspects in which these figures differ, in the order of ASPECTS; none where all are alike.

    A concept that says nothing on an aspect does not differ from others in it. That concepts differ is named only
    where transit trade, prices or coverage do not tell them all apart.
    """
    concepts = package.table("concepts").set_index("id")
    indicators = package.table("indicators").set_index("id")
    if figures.empty or concepts.empty or indicators.empty:
        return []
    used = list(dict.fromkeys(figures["indicator"]))
    concept_of = {one: indicators.at[one, "concept"] for one in used}
    found: list[Difference] = []
    told_apart: dict[str, tuple[str, ...]] = {one: () for one in concept_of.values()}
    for aspect, column in _FACETS.items():
        if column not in concepts:
            continue
        said = {one: str(concepts.at[one, column]) for one in told_apart}
        first = {text: one for one, text in reversed(said.items())}
        values = _grouped({one: said[concept_of[one]] for one in used if said[concept_of[one]]})
        if len(values) > 1:
            told_apart = {one: (*told, said[one]) for one, told in told_apart.items()}
            named = {first[text]: codes for text, codes in values.items()} if aspect == COVERAGE else values
            found.append(Difference(aspect, named))
    if len(set(told_apart.values())) < len(told_apart) or any("" in told for told in told_apart.values()):
        found.append(Difference(CONCEPT, _grouped(concept_of)))
    units = _grouped({one: indicators.at[one, "unit"] for one in used})
    if len(units) > 1:
        found.append(Difference(UNIT, units))
    areas = list(dict.fromkeys(figures["ref_area"]))
    if len(areas) > 1:
        found.append(Difference(WHOSE, _wholes(figures, areas, package)))
    return found


def _grouped(values: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The keys by their value, in order of appearance."""
    found: dict[str, tuple[str, ...]] = {}
    for key, value in values.items():
        found[value] = (*found.get(value, ()), key)
    return found


def _wholes(figures: pd.DataFrame, areas: list[str], package: Package) -> dict[str, tuple[str, ...]]:
    """Each area with those that are part of it, where both have a figure of the same thing: the world's other
    universities do not hold the American ones.
    """
    things: dict[str, set[tuple[str, ...]]] = {}
    columns = (figures[name] for name in ("ref_area", "indicator", "counterpart", "item"))
    for area, *thing in zip(*columns, strict=True):
        things.setdefault(area, set()).add(tuple(thing))
    within = {area: closure([area], package.links("region-members", "group", "member")) for area in areas}
    return {
        area: tuple(
            one
            for one in areas
            if one != area and one in within[area] and not things[area].isdisjoint(things[one])
        )
        for area in areas
    }
