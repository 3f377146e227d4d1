"""How a check came out, in readable words: the result, and by how much a printed figure differs."""

from collections.abc import Mapping
from math import floor, log10

from dashboard.data.provenance import DIFFERS, EXACT, ROUNDED
from dashboard.locale import Reader, mark

RESULT_NAMES: Mapping[str, str] = {
    EXACT: mark("exact"),
    ROUNDED: mark("within rounding"),
    DIFFERS: mark("does not reconcile"),
}

EXACT_DECIMALS = 6  # of what is exact: finer digits are left over where a machine subtracts large amounts
DECIMALS = 4  # of an amount in billions or millions, or of a percentage


def said(row: Mapping, reader: Reader) -> str:
    """By how much the printed figure differs from the one worked out, and how much of that rounding explains."""
    if row["result"] == EXACT:
        return reader.text("The printed figure is the same to the last digit.")
    apart, room = (_difference(row, row[name], reader) for name in ("difference", "tolerance"))
    if row["result"] == ROUNDED:
        higher = mark("The printed figure is {apart} higher; rounding explains up to {room}.")
        lower = mark("The printed figure is {apart} lower; rounding explains up to {room}.")
    elif row["tolerance"]:
        higher = mark("The printed figure is {apart} higher; rounding explains only {room}.")
        lower = mark("The printed figure is {apart} lower; rounding explains only {room}.")
    else:
        higher = mark("The printed figure is {apart} higher, and nothing is rounded.")
        lower = mark("The printed figure is {apart} lower, and nothing is rounded.")
    return reader.text(higher if row["difference"] > 0 else lower, apart=apart, room=room)


def _difference(row: Mapping, value: float, reader: Reader) -> str:
    """How far apart two amounts are, without a sign; of percentages, in percentage points."""
    step = last_digit(row["tolerance"])
    if row["measure"] == "percent":
        shown = round(abs(value), DECIMALS) if not step else abs(value)
        number = reader.exact(shown) if not step else reader.number(shown, _decimals(step))
        return reader.text("{number} percentage points", number=number)
    return amount(row, abs(value), step, reader)


def amount(row: Mapping, value: float, step: float, reader: Reader) -> str:
    """An amount in the unit of a check, scaled for reading, with no digit finer than `step`; every digit without one."""
    unit = {"measure": row["measure"], "symbol": row["symbol"]}
    if not step:
        return reader.amount(round(value, EXACT_DECIMALS), **unit, short=False)
    return reader.amount(round(value / step) * step, **unit, decimals=DECIMALS, quantum=step)


def last_digit(room: float) -> float:
    """The unit of the last digit that means something beside what rounding leaves open; 0 where that is nothing."""
    return 10.0 ** (floor(log10(room)) - 1) if room else 0.0


def _decimals(step: float) -> int:
    return max(0, min(DECIMALS, -floor(log10(step))))
