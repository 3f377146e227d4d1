"""Which figures a claim can mean: the indicators of its subject, in the unit it names, of whom it speaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .claim import Claim, Form
from .evidence import BELGIUM, FLANDERS, WORLD, Evidence, Series, measures

GROUPS = {"eu27": ("eu27", "eu28"), "eu28": ("eu28",)}
"""The European Union before 2020 is meant by its name too."""
UNITS = {
    "percent": ("percent",),
    "points": ("points",),
    "eur": ("money",),
    "usd": ("money",),
    "nights": ("count",),
    "arrivals": ("count",),
    "visitors": ("count",),
    "projects": ("count",),
    "jobs": ("count",),
    "persons": ("count",),
    "tonnes": ("mass",),
    "years": ("count",),
    "rank": ("rank",),
    "top": ("rank",),
    "": ("money", "count", "mass", "ratio"),
}
COUNTED = {
    "nights": ("nights",),
    "arrivals": ("arrivals",),
    "visitors": ("visitors", "arrivals"),
    "persons": ("persons", "fte"),
    "jobs": ("persons",),
    "projects": ("number",),
    "years": ("years",),
}
"""What counts a unit of the vocabulary may stand for."""
SMALLEST_MONEY = 100_000
"""A smaller bare number is no amount: nobody exports for seventeen."""


@dataclass(frozen=True)
class Candidate:
    """A series that can be meant; `series` is None where the package has none of it. The greater the `preference`, the
    rather it is meant.
    """

    indicator: str
    area: str
    partner: str
    item: str
    preference: int
    series: Series | None


def candidates(claim: Claim, evidence: Evidence, aspect: str = "") -> Iterator[Candidate]:
    """The series that a claim can mean, those meant first first; none where its partners are no one series."""
    partner = _partners(claim, evidence)
    if not partner:
        return
    area = claim.whose or FLANDERS
    for place, indicator in enumerate(_indicators(claim, evidence, aspect or _aspect(claim))):
        if not _in_unit(claim, indicator, evidence):
            continue
        for number, one in enumerate(partner):
            own = indicator in (each for _, each in _of_item(claim, aspect or _aspect(claim)))
            item = "" if own else claim.item or _other_item(claim, indicator, area, one, evidence)
            series = evidence.series(indicator, area, one, item)
            yield Candidate(indicator, area, one, item, -(place * 10 + number), series)


def _other_item(claim: Claim, indicator: str, area: str, partner: str, evidence: Evidence) -> str:
    """The part of the whole that a word names which means something else as well, where there are figures of it."""
    return next((item for item in claim.items if evidence.series(indicator, area, partner, item)), "")


def _partners(claim: Claim, evidence: Evidence) -> tuple[str, ...]:
    """The codes that stand for the partners of a claim: one, or the group that they make up."""
    if not claim.partners:
        return (WORLD,)
    if len(claim.partners) == 1:
        return GROUPS.get(claim.partners[0], claim.partners)
    members = evidence.package.links("region-members", "group", "member")
    named = set(claim.partners)
    return tuple(group for group, inside in members.items() if set(inside) == named)


def _aspect(claim: Claim) -> str:
    if claim.form is Form.RANK:
        return "rank"
    if claim.form is Form.GROWTH:
        return "growth"
    return claim.aspect


def _indicators(claim: Claim, evidence: Evidence, aspect: str) -> tuple[str, ...]:
    """The indicators of a claim's subject. A concept that is named leaves only its own; one that is not may be any but
    the hotels and the foreign nights, which are a part.
    """
    if claim.indicator:
        return (claim.indicator,)
    topic = claim.topic
    listed = (*measures().get((topic, aspect), ()), *_of_item(claim, aspect))
    if aspect == "share":
        if claim.item:
            listed = (*measures().get((topic, "item-share"), ()), *listed)
        elif claim.partners in ((), (WORLD,)):
            listed = tuple(
                each
                for each in measures().get((topic, "level"), ())
                if evidence.measure(each[1]) == "percent"
            )
    if aspect == "of-belgium" and claim.whose == BELGIUM:
        return ()
    if claim.concept:
        return tuple(indicator for concept, indicator in listed if concept == claim.concept)
    return tuple(indicator for concept, indicator in listed if concept not in ("hotels", "foreign"))


def _of_item(claim: Claim, aspect: str) -> tuple[tuple[str, str], ...]:
    """The indicators that are about the part of a whole that a claim names, and of nothing else."""
    named = (claim.item, *claim.items)
    return next((found for item in named if (found := measures().get((f"{claim.topic}/{item}", aspect)))), ())


def _in_unit(claim: Claim, indicator: str, evidence: Evidence) -> bool:
    """Whether an indicator is counted in what the claim says."""
    quantity = claim.quantity
    unit, measure = evidence.unit(indicator), evidence.measure(indicator)
    if claim.form is Form.SIGN:
        return measure == "money"
    if claim.form in (Form.DIRECTION, Form.MULTIPLE, Form.COMPARISON, Form.EXISTS) or quantity is None:
        return True
    said = quantity.unit
    if said == "points" or said not in UNITS or measure not in UNITS[said]:
        return False
    if measure == "money":
        dollars = unit == "usd"
        if dollars != (said == "usd") or unit not in ("eur", "usd"):
            return False
        return bool(said or quantity.scaled or abs(quantity.value) >= SMALLEST_MONEY)
    return said not in COUNTED or unit in COUNTED[said]
