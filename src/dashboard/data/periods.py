"""Periods as SDMX writes them (2015, 2016-S1, 2020-03, 2015-12-31, 2012-01/2012-10) on a line of years."""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import cache
from math import ceil

_PART = re.compile(r"(\d{4})(?:-(?:S([12])|Q([1-4])|(\d{2})(?:-(\d{2}))?))?", re.ASCII)


EARLIEST = 1000
"""The first year of a period: four digits that begin with a zero are a slip."""


def bounds(period: str) -> tuple[float, float]:
    """Where a period begins and ends, in years: 2016-S1 is (2016.0, 2016.5).

    Raises ValueError where there is no such period: no such day, or a last part before the first.
    """
    first, _, last = period.partition("/")
    start, end = _part(first)
    if last:
        end = _part(last)[1]
    if end <= start:
        raise ValueError(f"{period} ends before it begins")
    return start, end


def middle(period: str) -> float:
    """The middle of a period, in years: 2015 is 2015.5, 2016-S1 is 2016.25, 2017/2022 is 2020.0."""
    start, end = bounds(period)
    return (start + end) / 2


@cache
def years_of(period: str) -> range:
    """The calendar years that a period covers, be it in part."""
    start, end = bounds(period)
    return range(int(start), ceil(end))


def covers(period: str, asked: str) -> bool:
    """Whether a period has a day in a year (`2015`) or in a span of years (`2015-2024`)."""
    first, _, last = asked.partition("-")
    years = years_of(period)
    return years.start <= int(last or first) and int(first) < years.stop


def _part(text: str) -> tuple[float, float]:
    found = _PART.fullmatch(text)
    if not found:
        raise ValueError(f"{text} is no period")
    year, half, quarter, month, day = (int(group) if group else 0 for group in found.groups())
    if year < EARLIEST:
        raise ValueError(f"{text} is before {EARLIEST}")
    if half:
        return year + (half - 1) / 2, year + half / 2
    if quarter:
        return year + (quarter - 1) / 4, year + quarter / 4
    if day:
        length = 366 if calendar.isleap(year) else 365
        passed = date(year, month, day).timetuple().tm_yday
        return year + (passed - 1) / length, year + passed / length
    if month:
        if month > 12:
            raise ValueError(f"{text} has no such month")
        return year + (month - 1) / 12, year + month / 12
    return float(year), float(year + 1)
