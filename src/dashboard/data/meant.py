"""What somebody meant who filled a cell in otherwise than its column asks: numbers, periods and codes as people write them.

Only said in the way out of a problem: nothing here repairs data, and what could mean two things is left open.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januari", "feb february februari", "mar mrt march maart", "apr april", "may mei", "jun june juni",
            "jul july juli", "aug august augustus", "sep sept september", "oct okt october oktober", "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip

PERIODS = "2015, 2016-S1, 2020-Q1, 2020-03, 2015-12-31 or 2017/2022"
"""Examples of all forms that a period has here."""

_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_QUARTER = (
    re.compile(rf"{_YEAR}[\s\-_./]*[QKT](?P<part>[1-4])", re.IGNORECASE),
    re.compile(rf"(?:[QKT](?P<part>[1-4])|(?P<first>[1-4])[QKT])[\s\-_./]*{_YEAR}", re.IGNORECASE),
)
_HALF = (
    re.compile(rf"{_YEAR}[\s\-_./]*[HSB](?P<part>[12])", re.IGNORECASE),
    re.compile(rf"(?:[HSB](?P<part>[12])|(?P<first>[12])[HSB])[\s\-_./]*{_YEAR}", re.IGNORECASE),
)
_MONTH = (
    re.compile(rf"{_YEAR}[\s\-_./]*M?(?P<part>0?[1-9]|1[0-2])", re.IGNORECASE),
    re.compile(rf"(?P<part>0?[1-9]|1[0-2])[\s\-_./]+{_YEAR}"),
)
_NAMED = re.compile(
    rf"(?P<name>[a-z]+)[\s\-_./]*{_YEAR}|{_YEAR.replace('year', 'before')}[\s\-_./]*(?P<after>[a-z]+)"
)
_WEEK = re.compile(
    r"\d{4}[\s\-_./]*W\d{1,2}(?:-\d)?|W(?:eek|k)?[\s\-_./]*\d{1,2}[\s\-_./]*\d{4}", re.IGNORECASE
)
_SPAN = re.compile(rf"{_YEAR}\s*(?:[-–—/]|to|tot|t/m|until)\s*(?P<end>\d\d\d\d|\d\d)", re.IGNORECASE)
_WHOLE_YEAR = re.compile(rf"{_YEAR}(?:\.0+|A\d?|-A\d?)?", re.IGNORECASE)
_DAY = re.compile(
    r"(?P<one>\d{1,2})[-/.](?P<two>\d{1,2})[-/.](?P<year>\d{4})"
    r"|(?P<first>\d{4})[/.](?P<month>\d{1,2})[/.](?P<day>\d{1,2})"
)
_DECIMAL_COMMA = re.compile(r"[+\-−]?(?:\d{1,3}(?:[.\s' ]\d{3})+|\d+),\d+")
_GROUPED = re.compile(r"[+\-−]?\d{1,3}(?:([.,\s' ])\d{3})(?:\1\d{3})*(?:\.\d+)?")
_FORMULA = re.compile(
    r"#(?:REF|N/A|VALUE|DIV/0|NAME\?|NUM|NULL|N/B|WAARDE|VERW|DEEL/0|NAAM\?|GETAL|LEEG)!?\??|=.*"
)


DECIMAL_COMMA = "has a decimal comma"
OTHERWISE = "is written otherwise"


@dataclass(frozen=True)
class Meant:
    """Why a cell is not what its column asks, as a clause (`has a decimal comma`), and what to write, or ""."""

    cause: str
    instead: str = ""


def number(cell: str) -> Meant:
    """What a cell means that should be a number and is none."""
    text = cell.strip().replace("\u00a0", " ").replace("\u202f", " ")
    if _FORMULA.fullmatch(text):
        return Meant("is a formula of a spreadsheet, or the error that it gave")
    if any(sign.isdigit() and not sign.isascii() for sign in text):
        western = "".join(
            str(unicodedata.digit(sign, "")) or sign if sign.isdigit() else sign for sign in text
        )
        return Meant("has other digits than 0 to 9", western if _plain(western) else "")
    if text.startswith("−") and _plain(text[1:]):
        return Meant("has a dash for a minus sign", f"-{text[1:]}")
    if _DECIMAL_COMMA.fullmatch(text) and not re.fullmatch(r"[+-]?\d{1,3},\d{3}", text):
        whole, _, broken = text.rpartition(",")
        return Meant(DECIMAL_COMMA, f"{re.sub(r'[^0-9+-]', '', whole.replace('−', '-'))}.{broken}")
    if _GROUPED.fullmatch(text):
        return Meant(
            "has signs between its thousands", re.sub(r"[^0-9+\-]", "", text) if text.count(".") != 1 else ""
        )
    if re.search(r"[€$£%]|\b(?:eur|usd|euro|mln|bn|mld|miljoen|million)\b", text, re.IGNORECASE):
        return Meant("has a unit with it")
    if text != cell and _plain(text):
        return Meant("has spaces around it", text)
    return Meant("")


def _plain(text: str) -> bool:
    return re.fullmatch(r"[+-]?[0-9]+(\.[0-9]+)?", text) is not None


def period(cell: str) -> Meant:
    """What a cell means that should be a period and is none."""
    text = cell.strip()
    for forms, sign in ((_QUARTER, "Q"), (_HALF, "S")):
        for form in forms:
            if found := form.fullmatch(text):
                part = found["part"] or found.groupdict().get("first")
                return Meant(OTHERWISE, f"{found['year']}-{sign}{part}")
    if _WEEK.fullmatch(text):
        return Meant("is a week, which no period here is")
    if found := _WHOLE_YEAR.fullmatch(text):
        return Meant(OTHERWISE, found["year"])
    if (found := _SPAN.fullmatch(text)) and (end := _end(found["year"], found["end"])):
        return Meant(OTHERWISE, f"{found['year']}/{end}")
    for form in _MONTH:
        if found := form.fullmatch(text):
            return Meant(OTHERWISE, f"{found['year']}-{int(found['part']):02}")
    if (found := _NAMED.fullmatch(text.casefold().replace(".", ""))) and (
        month := MONTHS.get(found["name"] or found["after"])
    ):
        return Meant(OTHERWISE, f"{found['year'] or found['before']}-{month:02}")
    return _day(text)


def _end(start: str, end: str) -> str:
    """The last year of a span, in full; "" where it is a month, or before the first."""
    full = end if len(end) == 4 else start[:2] + end
    return full if full > start and (len(end) == 4 or int(end) > 12) else ""


def _day(text: str) -> Meant:
    found = _DAY.fullmatch(text.partition(" ")[0].partition("T")[0])
    if found is None:
        return Meant("")
    if found["first"]:
        return Meant(OTHERWISE, f"{found['first']}-{int(found['month']):02}-{int(found['day']):02}")
    one, two = int(found["one"]), int(found["two"])
    if max(one, two) > 31 or min(one, two) > 12 or 0 in (one, two):
        return Meant("")
    if one > 12 or two > 12 or one == two:
        day, month = (one, two) if one > 12 else (two, one)
        return Meant(OTHERWISE, f"{found['year']}-{month:02}-{day:02}")
    return Meant("may be two days, and is written otherwise")


def slug(cell: str) -> Meant:
    """What a cell means that should be a code: small letters and digits with single hyphens between them."""
    parts = unicodedata.normalize("NFKD", cell.casefold())
    plain = "".join(sign for sign in parts if not unicodedata.combining(sign))
    return Meant(OTHERWISE, re.sub(r"[^a-z0-9]+", "-", plain).strip("-"))


def code(cell: str, known: Iterable[str], names: Mapping[str, str]) -> Meant:
    """The code of a table that a cell means: by its capitals or signs, or by a name or another list's code (`names`, as
    `by_names` gives them).
    """
    folded = slug(cell).instead
    if folded in known:
        return Meant(OTHERWISE, folded)
    if (found := names.get(folded)) is not None:
        return Meant("is no code of this table but another name", found)
    return Meant("")


def by_names(codes: Iterable[str], *columns: Iterable[str]) -> dict[str, str]:
    """The code of each name in these columns, whose cells may hold several; a name that two codes have is left out."""
    found: dict[str, str] = {}
    shared: set[str] = set()
    for one, *cells in zip(codes, *columns, strict=True):
        for name in {slug(each).instead for cell in cells for each in cell.split("; ")} - {""}:
            if found.setdefault(name, one) != one:
                shared.add(name)
    return {name: one for name, one in found.items() if name not in shared}
