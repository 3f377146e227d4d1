"""Numbers as sources print them: what "2.228.492,76", "€5,401,846,000" or "1,27 miljoen" can mean.

Answers two questions about one printed text and one value: do they agree, and what is the unit of the last
printed digit (the quantum). It refuses to guess a value from the text: people curate values, this checks
them.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import NamedTuple

# Words that multiply the number before them, in the languages of the sources.
SCALES = {
    "thousand": 3, "duizend": 3, "mille": 3, "tausend": 3,
    "million": 6, "millions": 6, "mln": 6, "mn": 6, "miljoen": 6, "mio": 6, "millionen": 6,
    "billion": 9, "billions": 9, "bn": 9, "miljard": 9, "mld": 9, "milliard": 9, "milliards": 9, "md": 9,
    "mrd": 9, "mia": 9, "milliarde": 9, "milliarden": 9,
    "trillion": 12, "biljoen": 12,
}  # fmt: skip
SHARES = ("%", "procent", "per cent", "percent", "pct", "pour cent", "prozent")
TABLE_SCALES = (0, 3, 6, 9)  # a table says "x 1 000", "EUR million" in its heading, not beside the number

_SPACES = " \u00a0\u2009\u202f'\u2019"
_GLUED = "".join(f"|(?<={code})" for code in ("EUR", "USD", "SR"))  # currencies printed against the number
_NUMBER = re.compile(
    rf"(?:(?<![^\W_]){_GLUED})(?P<number>\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*)"
)
_PLAIN = re.compile(r"-?(?P<whole>0|[1-9]\d*)(?:\.(?P<decimals>\d+))?", re.ASCII)
"""A number as programs write it: as feeds deliver it, and so the most part. It needs no weighing of what it may mean."""

_WORDS = "(?:" + "|".join(sorted(SCALES, key=len, reverse=True)) + r")(?![^\W\d_])"
_SCALE = re.compile(r"\s*" + _WORDS, re.IGNORECASE)
_SCALE_WORD = re.compile(r"(?<![^\W\d_])" + _WORDS, re.IGNORECASE)
_SHARE = re.compile(r"\s*(?:" + "|".join(SHARES) + ")", re.IGNORECASE)
_SIGN = re.compile(r"^\W*?([+\-−–])\s*\W*$")


class Reading(NamedTuple):
    """One way to read a printed number: digits x 10^exponent, and whether the last digit is that of a bare
    integer.

    `bare`: neither decimals nor a word such as "miljoen" say where the digits that count end ("800.000").
    """

    digits: int
    exponent: int
    bare: bool

    @property
    def number(self) -> float:
        """The number that this reading stands for, never negative."""
        return float(f"{self.digits}e{self.exponent}")


@lru_cache(maxsize=1 << 16)
def readings(text: str) -> tuple[tuple[Reading, ...], int]:
    """All ways to read the first number in a printed text, and its sign as printed (-1, 0 for none, +1).

    A decimal comma and a decimal point are both possible, so "5.384" has two readings. Without a word such as
    "miljoen" beside it the number may stand in thousands, millions or billions, as tables print them.
    No readings: the text has no digits, or a number of a form that no language writes.
    """
    found = _NUMBER.search(text)
    if not found:
        return (), 0
    sign = _SIGN.match(text[: found.start()])
    scale = _SCALE.match(text, found.end())
    if scale:
        scales: tuple[int, ...] = (SCALES[scale.group().strip().lower()],)
    else:
        scales = (0,) if _SHARE.match(text, found.end()) else TABLE_SCALES
    ways = tuple(
        Reading(digits, exponent - decimals, not scale and not decimals)
        for digits, decimals in _separated(found.group("number"))
        for exponent in scales
    )
    return ways, {"+": 1, None: 0}.get(sign.group(1) if sign else None, -1)


def has_digits(text: str) -> bool:
    """Whether a number is printed in digits at all ("the eleventh" is not)."""
    return _NUMBER.search(text) is not None


def agreeing(text: str, value: float) -> Reading | None:
    """The reading of the first printed number that equals the value, or None.

    The sign may be in words ("fell by 13.9%"), so only a printed + or - binds the sign of the value.
    """
    if (plain := _PLAIN.fullmatch(text)) and float(text) in (value, abs(value)):
        decimals = len(plain["decimals"] or "")
        return Reading(int(plain["whole"] + (plain["decimals"] or "")), -decimals, not decimals)
    ways, sign = readings(text)
    if sign * value < 0:
        return None
    size = abs(value)
    for way in ways:
        if math.isclose(way.number, size, rel_tol=1e-12, abs_tol=0.0):
            return way
    return None


def any_agreeing(text: str, value: float) -> bool:
    """Whether any number in a text (a note) equals the value."""
    starts = [found.start() for found in _NUMBER.finditer(text)]
    return any(agreeing(text[start:], value) for start in starts)


def quantum(text: str, value: float, status: str) -> float:
    """The unit of the last printed digit, in base units: 10 000 000 for "18,12 miljard", 0.01 for "6,03%".

    Where the source itself says "about" (status E) and prints a bare "800.000", its closing zeros are no
    digits, but the first two are: 10 000. Of an amount in words the last digit is that of the word ("five
    million") or a part of it ("half a million"); other words ("the eleventh") are whole numbers. A text that
    disagrees with its value (a misprint) is as fine as the value's own digits.
    """
    way = agreeing(text, value)
    if way is None:
        if has_digits(text):
            return _unit_of_last_digit(value)
        return _unit_of_words(text, value, status)
    if status == "E" and way.bare and way.digits:
        return float(f"1e{way.exponent + _closing_zeros(way.digits)}")
    return float(f"1e{way.exponent}")


def _separated(number: str) -> list[tuple[int, int]]:
    """(digits, decimals) for each meaning that the separators of a number can have."""
    marks = re.findall(r"\D", number)
    digits = int(re.sub(r"\D", "", number))
    if not marks:
        return [(digits, 0)]
    groups = re.split(r"\D", number)
    ways = []
    in_threes = len(groups[0]) <= 3 and groups[0] != "0"
    if len(set(marks)) == 1 and in_threes and all(len(group) == 3 for group in groups[1:]):
        ways.append((digits, 0))
    decimal_last = marks[-1] in ".," and marks.count(marks[-1]) == 1
    grouped = len(set(marks[:-1])) <= 1 and all(len(group) == 3 for group in groups[1:-1])
    if decimal_last and grouped and (in_threes or len(marks) == 1 or groups[0] == "0"):
        ways.append((digits, len(groups[-1])))
    return ways


def _unit_of_last_digit(value: float) -> float:
    text = f"{abs(value):.12g}"
    if "e" in text or "." not in text:
        return 1.0
    return float(f"1e-{len(text.split('.')[1])}")


def _unit_of_words(text: str, value: float, status: str) -> float:
    word = _SCALE_WORD.search(text)
    if not value or value != int(value) or not (word or status == "E"):
        return _unit_of_last_digit(value)
    if not word:
        return float(f"1e{_closing_zeros(int(abs(value)))}")
    whole = str(int(abs(value)))
    return float(f"1e{min(SCALES[word.group().lower()], len(whole) - len(whole.rstrip('0')))}")


def _closing_zeros(digits: int) -> int:
    """How many zeros a rounded number ends on; its first two digits always count."""
    text = str(digits)
    return min(len(text) - len(text.rstrip("0")), max(0, len(text) - 2))
