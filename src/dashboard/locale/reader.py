"""How one language reads: sentences, numbers, amounts and periods.

Numbers are scaled for reading (`€18.1 bn`, `€ 18,1 mld.`) but never rounded beyond the decimals asked for, and a
negative number carries a true minus sign.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from math import floor, log10
from typing import Literal

from babel import Locale
from babel.dates import format_date, get_month_names
from babel.lists import format_list
from babel.numbers import format_decimal

from dashboard.locale.catalogues import LANGUAGES, cldr_locale, messages, plural_rule

FIRST_TH = 11  # earlier centuries are said with other endings; no source of a dashboard speaks of them
MINUS = "\u2212"
NOUGHT = 1e-9
"""Less than this is left over where a machine subtracts what is equal."""

CENT = 0.01
THOUSANDS = 1000
NO_BREAK = "\u00a0"


def mark(message: str) -> str:
    """Marks a message for extraction where it stands in a constant; it is translated where it is shown."""
    return message


_SCALES = ((1e9, mark("{number} bn")), (1e6, mark("{number} m")))
ABBREVIATED = (
    ("{number} bn", mark("{number} billion")),
    ("{number} m", mark("{number} million")),
    ("{number} pp", "{number} percentage points"),
)
"""What is abbreviated behind a number, and the word for it."""

_SPELLED = tuple((factor, dict(ABBREVIATED)[message]) for factor, message in _SCALES)
_TWO_STOPS = re.compile(r"(?<=\w)\.\.(?!\.)")
_PART = re.compile(
    r"(?P<year>\d{4})(?:-(?:S(?P<half>[12])|Q(?P<quarter>[1-4])|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?"
)


@cache
def _locale(lang: str) -> Locale:
    return Locale.parse(cldr_locale(lang))


def _filled(message: str, fields: Mapping[str, object]) -> str:
    """A message with its fields: the stop of an abbreviation that closes a sentence (`€ 9,8 mld.`) closes it."""
    said = message.format(**fields)
    return _TWO_STOPS.sub(".", said) if "}." in message else said


@dataclass(frozen=True)
class Reader:
    """Formats for one language. Get one from `reader_for`; it is immutable and safe to share."""

    lang: str

    @property
    def locale(self) -> Locale:
        """The CLDR locale of this language."""
        return _locale(self.lang)

    @property
    def own_name(self) -> str:
        """What the language calls itself: `English`, `Nederlands`."""
        return Locale.parse(self.lang).get_display_name(self.lang).capitalize()

    @property
    def separators(self) -> str:
        """Decimal and grouping sign, as Plotly's `layout.separators` wants them."""
        symbols = self.locale.number_symbols["latn"]
        return symbols["decimal"] + symbols["group"]

    def text(self, message: str, /, **fields: object) -> str:
        """The message in this language, its {fields} filled in. An untranslated message reads in English."""
        found = messages(self.lang).get(message, message)
        if isinstance(found, tuple):
            found = found[0]
        return _filled(found, fields) if fields else found

    def plural(self, singular: str, plural: str, n: int, /, **fields: object) -> str:
        """The form of the message that fits `n`; `{n}` in it is filled in with the formatted number."""
        forms = messages(self.lang).get(singular)
        if not isinstance(forms, tuple):
            return _filled(singular if n == 1 else plural, {"n": self.number(n), **fields})
        form = forms[plural_rule(self.lang)(int(n))]
        return _filled(form, {"n": self.number(n), **fields})

    def name(self, row: object, field: str = "name") -> str:
        """The label of a dimension row (a mapping with `<field>_en`, `<field>_nl` ...) in this language."""
        return row[f"{field}_{self.lang}"]

    def language(self, lang: str) -> str:
        """The name of a language as this one writes it within a sentence: `Dutch`, `néerlandais`."""
        return Locale.parse(lang).get_display_name(self.lang)

    def join(self, parts: list[str], word: Literal["and", "or"] = "and") -> str:
        """An enumeration as this language writes it: `a, b and c`, or `a, b or c`."""
        return format_list(parts, style="standard" if word == "and" else "or", locale=self.locale)

    def number(self, value: float, decimals: int = 0, *, sign: bool = False) -> str:
        """A plain number with `decimals` decimals, or as many as it takes not to read as nought; with `sign` also a plus.

        What is less than any figure is off by in the machine (NOUGHT) is nought, and has no sign.
        """
        value = 0.0 if abs(value) < NOUGHT else value
        text = self._written(value, decimals)
        if value and _reads_as_nought(text):
            text = self._written(float(f"{value:.1g}"), max(0, -floor(log10(float(f"{abs(value):.1g}")))))
        return (MINUS if value < 0 else "+" if sign and value > 0 else "") + text

    def _written(self, value: float, decimals: int) -> str:
        """The digits of a number, grouped, without its sign."""
        pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
        return format_decimal(abs(value), format=pattern, locale=self.locale)

    def exact(self, value: float) -> str:
        """Every digit the figure carries, grouped, without scaling."""
        digits = format(Decimal(repr(float(value))).normalize(), "f")
        text = self._written(value, len(digits.partition(".")[2]))
        return (MINUS if value < 0 else "") + text

    def amount(
        self,
        value: float,
        *,
        measure: str,
        symbol: str = "",
        decimals: int = 0,
        quantum: float = 0.0,
        short: bool = True,
        sign: bool = False,
    ) -> str:
        """A figure with its unit. `measure` is that of units.csv; `decimals` count after scaling to bn or m.

        With `short` an amount from a million up is scaled; otherwise every digit is written. `quantum` is the unit of
        the last digit that the figure carries, as the data room knows it: no decimal beyond it is written. Money that does
        not carry finer digits is written to the cent, money that does and runs into thousands without cents, for nobody
        counted them; and nothing that is not nought reads as nought.
        """
        value = 0.0 if abs(value) < NOUGHT else value
        prefix = MINUS if value < 0 else "+" if sign and value > 0 else ""
        if measure == "percent":
            number = self.number(abs(value), _honest(decimals, quantum)) if short else self.exact(abs(value))
            return prefix + self.text("{number}%", number=number)
        if measure == "points":
            number = self.number(abs(value), _honest(decimals, quantum)) if short else self.exact(abs(value))
            return prefix + self.text("{number} pp", number=number).replace(" ", NO_BREAK)
        if measure == "money" and not 0 < quantum < CENT:
            value = _to_cents(value)
        body = (
            self._scaled(abs(value), decimals, measure, symbol, quantum) if short else self.exact(abs(value))
        )
        return self._with_symbol(prefix, body, measure, symbol)

    def in_form(self, value: float, *, measure: str, symbol: str, scale: float, decimals: int) -> str:
        """A figure with its unit in a form that a column shares: divided by `scale` (1e9, 1e6, or 1 for none), with
        exactly `decimals` decimals, or as many as it takes not to read as nought.
        """
        value = 0.0 if abs(value) < NOUGHT else value
        prefix = MINUS if value < 0 else ""
        body = self.number(abs(value) / scale, decimals)
        message = dict(_scales(measure, symbol)).get(scale) or {
            "percent": "{number}%",
            "points": "{number} pp",
        }.get(measure)
        if message:
            body = self.text(message, number=body).replace(" ", NO_BREAK)
        return (
            prefix + body
            if measure in ("percent", "points")
            else self._with_symbol(prefix, body, measure, symbol)
        )

    def _with_symbol(self, prefix: str, body: str, measure: str, symbol: str) -> str:
        """An amount with its sign and the symbol of its unit, where that has one."""
        if measure == "money" and symbol:
            symbol += NO_BREAK if symbol.isalpha() else ""
            said = self.text("{sign}{symbol}{number}", sign=prefix, symbol=symbol, number=body)
            return said.replace(2 * NO_BREAK, NO_BREAK)
        return prefix + (f"{body}{NO_BREAK}{symbol}" if symbol else body)

    def _scaled(self, value: float, decimals: int, measure: str, symbol: str, quantum: float) -> str:
        for factor, message in _scales(measure, symbol):
            if value >= factor:
                number = self.number(value / factor, _honest(decimals, quantum / factor))
                return self.text(message, number=number).replace(" ", NO_BREAK)
        if measure == "money" and 0 < quantum < CENT and value >= THOUSANDS:
            return self.number(value)
        # Below a million nothing is scaled away: cents only where the figure has them.
        if measure in ("count", "mass", "rank", "money"):
            return self.exact(_to_cents(value))
        return self.number(value, _honest(decimals, quantum))

    def period(self, period: str) -> str:
        """An SDMX period in words: `2015`, `first half of 2016`, `January 2012 – October 2012`, `2024–2029`.

        The hundred years of a century are said as one: `19th century` for 1801/1900.
        """
        start, _, end = period.partition("/")
        if end and (century := _century(start, end)):
            message = "{n}st century" if century % 10 == 1 and century != 11 else "{n}th century"
            return self.text(message, n=century)
        if end:
            return f"{self._part(start)}–{self._part(end)}"
        return self._part(start)

    def _part(self, part: str) -> str:
        found = _PART.fullmatch(part)
        if found is None:
            raise ValueError(
                f"{part!r} is not an SDMX period such as 2015, 2016-S1, 2020-Q1, 2020-03 or 2015-12-31"
            )
        year, half, quarter, month, day = found.group("year", "half", "quarter", "month", "day")
        if half:
            return self.text("first half of {year}" if half == "1" else "second half of {year}", year=year)
        if quarter:
            return self.text("Q{quarter} {year}", quarter=quarter, year=year)
        if day:
            return format_date(date(int(year), int(month), int(day)), "d MMMM y", locale=self.locale)
        if month:
            return f"{get_month_names('wide', locale=self.locale)[int(month)]} {year}"
        return year


mark("first half of {year}"), mark("second half of {year}")
mark("{n}th century"), mark("{n}st century")


def _century(start: str, end: str) -> int:
    """Which century two years span, 19 for 1801 to 1900; 0 for any other span."""
    whole = start[2:] == "01" and end[2:] == "00" and len(start) == len(end) == 4
    century = int(end) // 100 if whole else 0
    return century if century >= FIRST_TH and int(start) // 100 == century - 1 else 0


def _reads_as_nought(text: str) -> bool:
    return not any(digit in "123456789" for digit in text)


def _to_cents(value: float) -> float:
    """A number to two decimals; one that would be nought by that, to its first digit that is none."""
    short = round(value, 2)
    return short if short or not value else round(value, -floor(log10(abs(value))))


def _scales(measure: str, symbol: str) -> tuple[tuple[float, str], ...]:
    """From which value on how an amount is scaled: in words where a unit follows, for `728 m m³` reads as one unit."""
    return _SPELLED if symbol and measure != "money" else _SCALES


def _honest(decimals: int, quantum: float) -> int:
    """As many of the decimals as the unit of the last digit allows."""
    return min(decimals, max(0, round(-log10(quantum)))) if quantum else decimals


@cache
def reader_for(lang: str) -> Reader:
    """The reader of a language.

    Raises ValueError when there is no catalogue for it.
    """
    if lang not in LANGUAGES:
        raise ValueError(f"no catalogue for language {lang!r}; there are {', '.join(LANGUAGES)}")
    return Reader(lang)
