"""Round numbers for axes and map legends, written in the reader's language."""

from collections.abc import Sequence
from math import floor, log10

from dashboard.charts.observations import Row
from dashboard.locale import Reader

_SCALES = (1e9, 1e6)  # where a Reader begins to write billions and millions


def round_values(low: float, high: float, *, about: int = 5) -> list[float]:
    """Some `about` round values at steps of 1, 2 or 5 (times ten), the outer ones at or beyond `low` and `high`."""
    span = high - low or abs(high) or 1.0
    rough = span / max(about - 1, 1)
    power = 10.0 ** floor(log10(rough))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough * (1 - 1e-9))
    first, last = floor(low / step + 1e-9), -floor(-high / step + 1e-9)
    return [_clean(number * step) for number in range(first, last + 1)]


def whole_years(low: float, high: float, *, about: int = 5) -> list[int]:
    """Some `about` whole years at equal steps from the last year on backwards."""
    first, last = int(low), int(high)
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100) if (last - first) / step <= about)
    return list(range(last, first - 1, -step))[::-1]


def written(value: float, row: Row, reader: Reader) -> str:
    """A round value in the unit of `row`, with just the decimals it needs: `€1.5 bn`, `20%`."""
    scale = next((scale for scale in _SCALES if abs(value) >= scale), 1.0)
    decimals = next(count for count in range(10) if abs(round(value / scale, count) - value / scale) < 1e-9)
    return reader.amount(value, measure=row["measure"], symbol=row["unit_symbol"] or "", decimals=decimals)


def _clean(value: float) -> float:
    """Without the dust that sums of binary fractions leave: 0.30000000000000004 is 0.3."""
    return float(f"{value:.12g}")


def classes(values: Sequence[float], *, most: int = 5) -> list[float]:
    """The round bounds between at most `most` classes of values; none is empty, and wide spreads get bounds in ratio."""
    low, high = min(values), max(values)
    if low == high:
        return []
    if low > 0 and high / low >= 4:
        first = floor(log10(low))
        bounds = [
            _clean(factor * 10.0**power)
            for power in range(first, floor(log10(high)) + 1)
            for factor in (1, 2, 5)
        ]
    else:
        bounds = round_values(low, high, about=most)
    bounds = _dividing([bound for bound in bounds if low < bound <= high], values)
    while len(bounds) >= most:
        sizes = _sizes(bounds, values)
        # The bound whose two classes together are smallest says least.
        bounds.pop(min(range(len(bounds)), key=lambda place: sizes[place] + sizes[place + 1]))
    return bounds


def class_of(value: float, bounds: Sequence[float]) -> int:
    """The class of a value: how many bounds it has reached."""
    return sum(value >= bound for bound in bounds)


def _sizes(bounds: Sequence[float], values: Sequence[float]) -> list[int]:
    found = [class_of(value, bounds) for value in values]
    return [found.count(place) for place in range(len(bounds) + 1)]


def _dividing(bounds: list[float], values: Sequence[float]) -> list[float]:
    """Without the bounds that would leave a class empty."""
    kept: list[float] = []
    for bound in bounds:
        below = kept[-1] if kept else float("-inf")
        if any(below <= value < bound for value in values):
            kept.append(bound)
    return kept
