"""What can be worked out from figures, and with how many digits. Knows figures, no tables and no words.

How many digits a result carries:
- sum, difference, distance, rest: those of the least precise input (its quantum, the unit of its last printed digit);
- share, growth, ratio, product, whole, part, before: an input may be off by half its quantum; the power of
  ten nearest to the width of the interval that this leaves for the result is its last digit, and the result
  never has more significant digits than the input with the fewest; the closing zeros of a round whole amount
  (7 600 000) are digits up to the third only. But two significant digits it always has: one alone moves a
  result by up to half of itself ("about two nights" times 367 400 is 730 000, not 1 000 000). A growth has
  them to the tenth of a point and no finer, since near zero they would say more than its levels do.

A rank is a whole number, and exact.

Exact inputs (see `is_exact` in derive) limit nothing. Where all inputs are exact, a sum or a difference has
the digits of the finest of them, and of the others the shortest says how many significant digits, three at
least. Halves are rounded away from zero, as readers do.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, NamedTuple

MOST_DIGITS = 15  # of a float
FEWEST_DIGITS = 3  # of round amounts, and of results of exact figures
GUARD_DIGITS = 2  # of every product and quotient
FINEST_GROWTH = -1  # the power of ten below which the guard digits of a growth do not go


class Figure(NamedTuple):
    """A value, the unit of its last digit (both in base units), and whether it is exact.

    `carried`: how far a derived figure can be off through its inputs and its own rounding.
    """

    value: float
    quantum: float
    exact: bool
    carried: float = 0.0

    @property
    def error(self) -> float:
        """How far the true value can be from this one: half the quantum or what it carries; 0 if exact."""
        return 0.0 if self.exact else max(self.quantum / 2, self.carried)

    @property
    def digits(self) -> int:
        """How many significant digits the value has; 15 for 0, which limits nothing.

        The closing zeros of a round amount (7 600 000) may be digits or may not: they count up to the third digit.
        """
        if not self.value:
            return MOST_DIGITS
        digits = max(1, math.floor(math.log10(abs(self.value) / self.quantum) + 1e-9) + 1)
        if self.quantum == 1 and self.value % 1000 == 0:
            return max(FEWEST_DIGITS, len(f"{abs(self.value):.0f}".rstrip("0")))
        return digits


class Result(NamedTuple):
    """A computed value (not rounded), how far it can be off, and the unit of the last digit worth showing."""

    value: float
    error: float
    quantum: float

    @property
    def rounded(self) -> float:
        """The value without the digits that its inputs do not allow."""
        return round_to(self.value, self.quantum)

    def as_figure(self, *, exact: bool) -> Figure:
        """The result as an input of further ones: as it is shown, with all that it can be off."""
        return Figure(self.rounded, self.quantum, exact, self.error + abs(self.rounded - self.value))


class Operation(NamedTuple):
    """One way to compute: how many inputs it takes, and in what units they and the result must be.

    `units`: "same" (all inputs and the result), "percent" (all inputs and the result), "alike to percent"
    (inputs alike, result percent), "alike to rank" (inputs alike, result a rank), "first by percent" (result as the
    first input, second input percent), "free". The difference of percentages may be in percentage points.
    """

    compute: Callable[[Sequence[Figure]], Result]
    fewest: int
    most: int | None
    units: str

    def accepts(self, count: int) -> bool:
        """Whether the operation can be done with so many inputs."""
        return count >= self.fewest and (self.most is None or count <= self.most)

    @property
    def wanted(self) -> str:
        """How many inputs it asks for, in words."""
        if self.most == self.fewest:
            return f"{self.fewest} figures"
        return f"{self.fewest} figures or more"


def worked_out(operation: str, *rows: Mapping[str, Any]) -> Result:
    """What an operation makes of figures as rows (`value`, `quantum`), none of which is exact. Raises KeyError for an
    operation that there is not.
    """
    return OPERATIONS[operation].compute([Figure(row["value"], row["quantum"], exact=False) for row in rows])


def round_to(value: float, quantum: float) -> float:
    """The value rounded to a power of ten, halves away from zero."""
    unit = Decimal(1).scaleb(round(math.log10(quantum)))
    units = (Decimal(f"{value:.15g}") / unit).to_integral_value(ROUND_HALF_UP)
    return float(units * unit) + 0.0


def _magnitude(value: float) -> int:
    """The power of ten of the first significant digit."""
    return math.floor(math.log10(abs(value)) + 1e-12)


def _additive(value: float, figures: Sequence[Figure]) -> Result:
    limiting = [f.quantum for f in figures if not f.exact]
    quantum = max(limiting) if limiting else min(f.quantum for f in figures)
    return Result(float(f"{value:.15g}"), math.fsum(f.error for f in figures), quantum)


def _sum(figures: Sequence[Figure]) -> Result:
    return _additive(math.fsum(f.value for f in figures), figures)


def _difference(figures: Sequence[Figure]) -> Result:
    return _additive(math.fsum([figures[0].value, *(-f.value for f in figures[1:])]), figures)


def _distance(figures: Sequence[Figure]) -> Result:
    result = _difference(figures)
    return result._replace(value=abs(result.value))


def _rest(figures: Sequence[Figure]) -> Result:
    return _additive(math.fsum([100.0, *(-f.value for f in figures)]), figures)


def _multiplicative(value: float, figures: Sequence[Figure]) -> Result:
    """The result of products and quotients; a zero is a plain zero."""
    if not value:
        return Result(0.0, 0.0, max(f.quantum for f in figures))
    error = abs(value) * math.fsum(f.error / abs(f.value) for f in figures)
    limiting = [f.digits for f in figures if not f.exact]
    digits = min(limiting) if limiting else max(FEWEST_DIGITS, min(f.digits for f in figures))
    exponent = _magnitude(value) - digits + 1
    if error:
        exponent = max(exponent, round(math.log10(2 * error)))
    exponent = min(exponent, _magnitude(value) - GUARD_DIGITS + 1)
    return Result(float(f"{value:.15g}"), error, 10.0**exponent)


def _share(figures: Sequence[Figure]) -> Result:
    return _multiplicative(100 * figures[0].value / figures[1].value, figures)


def _growth(figures: Sequence[Figure]) -> Result:
    share = _share(figures)
    growth = float(f"{share.value - 100:.12g}")
    guard = _magnitude(growth) - GUARD_DIGITS + 1 if growth else FINEST_GROWTH
    return Result(growth, share.error, min(share.quantum, 10.0 ** max(guard, FINEST_GROWTH)))


def _ratio(figures: Sequence[Figure]) -> Result:
    return _multiplicative(figures[0].value / figures[1].value, figures)


def _product(figures: Sequence[Figure]) -> Result:
    return _multiplicative(math.prod(f.value for f in figures), figures)


def _part(figures: Sequence[Figure]) -> Result:
    return _multiplicative(figures[0].value * figures[1].value / 100, figures)


def _before(figures: Sequence[Figure]) -> Result:
    after, growth = figures
    return _share([after, growth._replace(value=100 + growth.value)])


def _rank(figures: Sequence[Figure]) -> Result:
    """The place of the first figure among all, the largest first; equals share a place."""
    return Result(1.0 + sum(each.value > figures[0].value for each in figures[1:]), 0.0, 1.0)


OPERATIONS = {
    "sum": Operation(_sum, 1, None, "same"),
    "difference": Operation(_difference, 2, None, "same"),
    "distance": Operation(_distance, 2, 2, "same"),
    "rest": Operation(_rest, 1, None, "percent"),
    "share": Operation(_share, 2, 2, "alike to percent"),
    "growth": Operation(_growth, 2, 2, "alike to percent"),
    "ratio": Operation(_ratio, 2, 2, "free"),
    "product": Operation(_product, 2, None, "free"),
    "whole": Operation(_share, 2, 2, "first by percent"),
    "before": Operation(_before, 2, 2, "first by percent"),
    "part": Operation(_part, 2, 2, "first by percent"),
    "rank": Operation(_rank, 2, None, "alike to rank"),
}
