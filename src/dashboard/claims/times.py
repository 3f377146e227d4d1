"""When a sentence speaks of: years, parts of years, spans and the year that a change counts from. Knows no figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .amounts import CURRENCIES
from .tokens import NUMBER, Token
from .vocabulary import Mention

QUARTERS = ("1", "2", "3", "4")
FIRST_YEAR, LAST_YEAR = 1900, 2100
_JOINING = frozenset({"-", "–", "/", "−", "to", "tot", "and", "en", "until", "till"})


@dataclass(frozen=True, slots=True)
class Time:
    """A time in a sentence. `period` is in SDMX's writing, `base` the year a change counts from; either may be ""."""

    start: int
    end: int
    period: str = ""
    base: str = ""
    than: bool = False


def times(tokens: Sequence[Token], at: Mapping[int, Mention]) -> list[Time]:
    """The times of a sentence from left to right."""
    found: list[Time] = []
    place = 0
    while place < len(tokens):
        time = _time(tokens, at, place)
        if time:
            found.append(_with_base(time, tokens, at))
        place = time.end if time else place + 1
    return found


def _time(tokens: Sequence[Token], at: Mapping[int, Mention], place: int) -> Time | None:
    mention = at.get(place)
    if mention and mention.has("month"):
        return _month(tokens, at, mention, place)
    if mention and mention.has("part-of-year"):
        year = mention.end + (_word(tokens, mention.end) in ("of", "van", "in"))
        if _is_year(tokens, at, year):
            return Time(place, year + 1, f"{tokens[year].text}-{mention.code('part-of-year')}")
        return None
    quarter = at.get(place + 2)
    if (
        quarter
        and quarter.has("quarter")
        and tokens[place].text in QUARTERS
        and _is_year(tokens, at, quarter.end)
    ):
        return Time(place, quarter.end + 1, f"{tokens[quarter.end].text}-Q{tokens[place].text}")
    if not _is_year(tokens, at, place):
        return None
    year = tokens[place].text
    behind = place + 1 + (_word(tokens, place + 1) in ("-", "–"))
    part = at.get(behind)
    if part and part.has("part-of-year") and part.end - part.start == 1:
        return Time(place, part.end, f"{year}-{part.code('part-of-year')}")
    joint = place + 1
    if _word(tokens, joint) in _JOINING:
        other = joint + 1 + (_word(tokens, joint + 1) == "in")
        opened = place > 0 and at.get(place - 1) is not None and at[place - 1].has("between", "from")
        dashed = _word(tokens, joint) in ("-", "–", "/", "−")
        if _is_year(tokens, at, other) and (opened or dashed) and year < tokens[other].text:
            return Time(place - opened, other + 1, tokens[other].text, year)
    return Time(place, place + 1, year)


def _month(tokens: Sequence[Token], at: Mapping[int, Mention], mention: Mention, place: int) -> Time | None:
    year = mention.end + (_word(tokens, mention.end) in ("of", "van", "in"))
    if year >= len(tokens) or not _looks_like_year(tokens[year].text):
        return None
    period = f"{tokens[year].text}-{mention.code('month')}"
    day = tokens[place - 1].text if place else ""
    if day.isdigit() and 1 <= int(day[:3]) <= 31:
        return Time(place - 1, year + 1, f"{period}-{int(day):02d}")
    if _word(tokens, year + 1) in _JOINING:
        last = at.get(year + 2)
        if last and last.has("month") and last.end < len(tokens) and _looks_like_year(tokens[last.end].text):
            return Time(place, last.end + 1, f"{period}/{tokens[last.end].text}-{last.code('month')}")
    return Time(place, year + 1, period)


def _with_base(time: Time, tokens: Sequence[Token], at: Mapping[int, Mention]) -> Time:
    """A year behind `since` or `compared with` is what a change counts from; one behind `than in` may be."""
    if time.base:
        return time
    start = time.start
    while start > 0 and _word(tokens, start - 1) in ("in", "the", "het", "year", "jaar", "to", "with"):
        start -= 1
    before = next(
        (m for m in at.values() if m.end in (start, time.start) and m.has("since", "than", "relation")), None
    )
    if before and before.has("since"):
        return Time(min(start, before.start), time.end, "", time.period)
    if before and (before.has("than") or tokens[before.end - 1].folded in ("than", "dan")):
        return Time(start, time.end, time.period, than=True)
    return time


def _is_year(tokens: Sequence[Token], at: Mapping[int, Mention], place: int) -> bool:
    if not 0 <= place < len(tokens) or not _looks_like_year(tokens[place].text):
        return False
    if tokens[place].kind != NUMBER or (place and tokens[place - 1].text in CURRENCIES):
        return False
    follows = at.get(place + 1)
    sign = _word(tokens, place + 1)
    if sign == "%" or sign in CURRENCIES:
        return False
    before = at.get(place - 1)
    in_time = before is not None and before.has("in", "since", "from", "to", "between", "until", "than", "of")
    return in_time or not (follows and follows.has("scale", "unit", "topic"))


def _looks_like_year(text: str) -> bool:
    return len(text) == 4 and text.isdigit() and FIRST_YEAR <= int(text) <= LAST_YEAR


def _word(tokens: Sequence[Token], place: int) -> str:
    """The word at a place, or the sign."""
    token = tokens[place] if 0 <= place < len(tokens) else None
    return (token.folded or token.text) if token else ""
