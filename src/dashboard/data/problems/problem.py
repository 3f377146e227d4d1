"""One thing that is wrong with the data, and how to show values and name the nearest codes safely."""

from __future__ import annotations

import bisect
import difflib
from collections.abc import Iterable
from dataclasses import dataclass, replace

LONGEST_SHOWN = 40
MOST_COMPARED, NEIGHBOURS = 1000, 24


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong in the data package, where it stands, and what to do about it.

    `line` counts from 1 and the header is line 1; 0 means that the problem is about the whole file.
    `column` is empty where the problem is about a whole line or file.
    """

    file: str
    line: int
    column: str
    rule: str
    message: str
    way_out: str

    def __str__(self) -> str:
        place = self.file
        if self.line:
            place += f", line {self.line}"
        if self.column:
            place += f", column {self.column}"
        return f"{place}: {self.message} (rule: {self.rule}). Way out: {self.way_out}"


def merged(found: Iterable[Problem]) -> list[Problem]:
    """The problems, those of one column that say the same of several lines told as one, at the first of these."""
    alike: dict[tuple[str, ...], list[Problem]] = {}
    for each in found:
        alike.setdefault((each.file, each.column, each.rule, each.message, each.way_out), []).append(each)
    told = []
    for some in alike.values():
        lines = sorted({each.line for each in some})
        first = replace(some[0], line=lines[0])
        told.append(
            replace(first, message=f"{first.message}, on {len(lines)} lines") if len(lines) > 1 else first
        )
    return told


def shown(value: object) -> str:
    """The value in quotes, shortened, with everything unprintable escaped: safe to print anywhere."""
    text = str(value)
    if len(text) > LONGEST_SHOWN:
        text = text[: LONGEST_SHOWN - 1] + "…"
    return "'" + "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text) + "'"


def listed(values: Iterable[object], most: int = 12) -> str:
    """The values in quotes with commas between, at most `most` of them, and how many more there are."""
    values = list(values)
    text = ", ".join(shown(value) for value in values[:most])
    return text + (f" and {len(values) - most} more" if len(values) > most else "")


def nearest(value: str, known: Iterable[str]) -> list[str]:
    """Up to three of the known codes that look most like the value.

    Of very many codes only its neighbours in the order of the alphabet are looked at: where a whole table is missing,
    every one of its thousand codes is asked about among thousands.
    """
    codes = sorted(known)
    if len(codes) > MOST_COMPARED:
        start = max(0, bisect.bisect(codes, value) - NEIGHBOURS // 2)
        codes = codes[start : start + NEIGHBOURS]
    return difflib.get_close_matches(value, codes, n=3, cutoff=0.6)
