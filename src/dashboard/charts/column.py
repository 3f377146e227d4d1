"""A column of figures: those of one unit in one scale and with the same decimals, so that a glance compares them.

The decimals are those that most of the figures carry (of as many, the fewer), and no more than a glance takes in. Every
digit of a figure stands where it is linked to, as printed, and in what is copied or taken away.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import floor, log10
from statistics import median

from dashboard.charts.observations import Row
from dashboard.locale import Reader

ROUND = 1e5
"""From this unit of its last digit on a figure was printed in millions or billions, and its zeros say nothing."""

SCALES = (1e9, 1e6)
GLANCE = 5  # digits of the largest figure of a column
CENTS = 2


@dataclass(frozen=True)
class Form:
    """How the figures of one unit are written: divided by `scale` (1e9, 1e6 or 1), with so many `decimals`."""

    scale: float
    decimals: int


def amounts(rows: Sequence[Row], reader: Reader) -> list[str]:
    """What stands in a column for each of these labelled figures, units included."""
    forms = forms_of(rows)
    return [
        reader.in_form(
            float(row["value"]),
            measure=row["measure"],
            symbol=row["unit_symbol"] or "",
            scale=forms[str(row["unit"])].scale,
            decimals=forms[str(row["unit"])].decimals,
        )
        for row in rows
    ]


def forms_of(rows: Iterable[Row]) -> Mapping[str, Form]:
    """The form of the figures of each unit."""
    by_unit: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_unit[str(row["unit"])].append(row)
    return {unit: _form(found) for unit, found in by_unit.items()}


def _form(rows: Sequence[Row]) -> Form:
    sizes = [abs(float(row["value"])) for row in rows if row["value"]] or [0.0]
    rounded = sum(_quantum(row) >= ROUND for row in rows)
    typical = median(sizes)
    scale = next((each for each in SCALES if typical >= each), 1.0) if 2 * rounded > len(rows) else 1.0
    if rows[0]["measure"] == "percent":
        scale = 1.0
    decimals = common(carried(float(row["value"]) / scale, _quantum(row) / scale) for row in rows)
    if scale == 1.0 and rows[0]["measure"] == "money":
        return Form(scale, min(decimals, CENTS))
    whole = floor(log10(max(sizes) / scale)) + 1 if max(sizes) >= scale else 1
    return Form(scale, min(decimals, max(0, GLANCE - whole)))


def common(decimals: Iterable[int]) -> int:
    """The number of decimals that most have; of those that as many have the smallest."""
    counted = Counter(decimals)
    return min(counted, key=lambda each: (-counted[each], each))


def carried(value: float, quantum: float) -> int:
    """How many decimals a figure carries: down to the unit of its last digit, or all that it has where none is known."""
    if quantum:
        return max(0, round(-log10(quantum)))
    return len(f"{value:.10f}".rstrip("0").partition(".")[2])


def _quantum(row: Row) -> float:
    return float(row.get("quantum", 0.0) or 0.0)
