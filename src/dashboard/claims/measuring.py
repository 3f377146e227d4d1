"""How near a claimed number comes to a figure: the same, rounded, or another; bounds and ranges too."""

from __future__ import annotations

import math
from enum import IntEnum

from .claim import Quantity

NEAR = 0.05
"""The share of a figure by which a rough number may be off: `about`, `almost`, a fraction, a number rounded to tens."""
COARSE = 0.10
"""The share by which a multiple said roughly (`almost doubled`) may be off."""
TELLING_DIGITS = 3
"""A rounded number with so many digits says as much as the figure does on screen."""
BOUNDS = ("more", "less", "at-least", "at-most")
FRACTIONS = tuple(
    sorted(
        {100 * part / whole for whole in (2, 3, 4, 5, 10) for part in range(1, whole)}
        | {100 / n for n in range(6, 21)}
    )
)
"""The parts of a whole that people say, in per cent: a fraction is right where no other comes nearer."""


class Fit(IntEnum):
    """How a number fits a figure, the best last."""

    NO = 0
    UNTOLD = 1  # nearer to a bound than the figure's last digit tells
    ROUNDED = 2
    SAME = 3


def fit(quantity: Quantity, relation: str, value: float, quantum: float, *, whole: bool) -> Fit:
    """How a claimed quantity, with the words before it, fits a figure of which `quantum` is the unit of the last digit.

    `whole` tells that the figure counts things one by one. Of falls and deficits bounds are meant of their size.
    """
    if value < 0 and quantity.value < 0:
        flipped = Quantity(
            -quantity.value, quantity.step, quantity.digits, quantity.unit, quantity.scaled, quantity.fraction
        )
        return fit(flipped, relation, -value, quantum, whole=whole)
    claimed = quantity.value
    if not math.isfinite(claimed):
        return Fit.NO
    if quantity.high is not None:
        if relation:
            return Fit.UNTOLD
        return Fit.SAME if claimed <= value <= quantity.high else Fit.NO
    if relation in BOUNDS:
        return _bound(claimed, relation, value, 0.0 if whole else quantum / 2)
    off = abs(value - claimed)
    if off <= 1e-9 * max(1.0, abs(value)) or (
        quantity.fraction and math.isclose(claimed, value, rel_tol=1e-9)
    ):
        return Fit.ROUNDED if relation in ("almost", "just-over") else Fit.SAME
    share = off / abs(value) if value else math.inf
    if relation in ("almost", "just-over"):
        right_side = value < claimed if relation == "almost" else value > claimed
        return Fit.ROUNDED if right_side and share <= NEAR else Fit.NO
    if quantity.fraction:
        nearest = min(FRACTIONS, key=lambda each: abs(each - value))
        return Fit.ROUNDED if share <= NEAR and (relation or math.isclose(nearest, claimed)) else Fit.NO
    if relation == "exactly":
        return Fit.SAME if off <= quantum / 2 and quantity.digits >= TELLING_DIGITS else Fit.NO
    half = quantity.step / 2
    rightly = off < half * (1 - 1e-9) or (
        off <= half * (1 + 1e-9) and (claimed > value or quantity.digits > 1)
    )
    if rightly and quantity.digits >= TELLING_DIGITS and (quantity.unit == "percent" or share <= NEAR / 10):
        return Fit.SAME
    near = quantity.unit in ("percent", "points") or share <= NEAR
    if (rightly and near) or (relation == "about" and share <= NEAR):
        return Fit.ROUNDED
    return Fit.NO


def _bound(claimed: float, relation: str, value: float, doubt: float) -> Fit:
    if relation in ("at-least", "at-most") and math.isclose(claimed, value, rel_tol=1e-9):
        return Fit.SAME
    if abs(value - claimed) < doubt:
        return Fit.UNTOLD
    holds = {
        "more": value > claimed,
        "at-least": value >= claimed,
        "less": value < claimed,
        "at-most": value <= claimed,
    }
    return Fit.SAME if holds[relation] else Fit.NO


def multiple_fits(quantity: Quantity, relation: str, ratio: float) -> Fit:
    """How `doubled` fits the ratio of two figures."""
    claimed = quantity.value
    if relation in ("more", "at-least"):
        beyond = ratio > claimed if claimed >= 1 else ratio < claimed
        return Fit.SAME if beyond else Fit.NO
    if relation in ("less", "at-most"):
        within = 1 < ratio < claimed if claimed >= 1 else claimed < ratio < 1
        return Fit.SAME if within else Fit.NO
    off = abs(ratio - claimed) / claimed
    if relation == "almost" and not (ratio < claimed if claimed >= 1 else ratio > claimed):
        return Fit.NO
    if relation == "just-over" and not ratio > claimed:
        return Fit.NO
    limit = COARSE if relation in ("almost", "about", "just-over") else NEAR
    return Fit.ROUNDED if off <= limit else Fit.NO
