"""Which periods may share a line: years with years, quarters with quarters, and never years with parts of a year."""

import re
from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType

from dashboard.charts.observations import Row

WHAT = (
    "indicator",
    "ref_area",
    "counterpart",
    "item",
)  # a line never joins figures that differ in one of these
ANY = "any"
_SHAPES = (
    ("year", re.compile(r"\d{4}")),
    ("half", re.compile(r"\d{4}-S[12]")),
    ("quarter", re.compile(r"\d{4}-Q[1-4]")),
    ("month", re.compile(r"\d{4}-\d\d")),
    ("day", re.compile(r"\d{4}-\d\d-\d\d")),
)
SPAN = "span"
# From one period to the next, in years; days and spans of years stand for states at a date, a year apart.
STEPS: Mapping[str, float] = MappingProxyType(
    {"year": 1.0, "half": 0.5, "quarter": 0.25, "month": 1 / 12, "day": 1.0, SPAN: 1.0, ANY: 1.0}
)


def frequency_of(period: str) -> str:
    """The kind of an SDMX period: year, half, quarter, month, day, or span for one with an end of its own."""
    return next((name for name, shape in _SHAPES if shape.fullmatch(period)), SPAN)


def alike(rows: list[Row], frequency: str | None) -> tuple[list[Row], str]:
    """The rows of one frequency, and which: the one asked for, else years, else the most frequent; `any` keeps all.

    Raises ValueError when the frequency asked for does not exist or has no rows.
    """
    if frequency == ANY:
        return rows, ANY
    if frequency is not None and frequency not in STEPS:
        raise ValueError(f"series: no frequency {frequency!r}; there are {', '.join(STEPS)}")
    found = Counter(frequency_of(str(row["time_period"])) for row in rows)
    wanted = frequency or ("year" if found["year"] else found.most_common(1)[0][0])
    if not found[wanted]:
        raise ValueError(f"series: no figure for a {wanted}; there are figures for {', '.join(found)}")
    return [row for row in rows if frequency_of(str(row["time_period"])) == wanted], wanted
