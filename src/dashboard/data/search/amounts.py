"""Amounts as people write them (418, €418 bn, 13 miljard, 6,03 %), and how well a figure fits one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

_SCALES = {
    1e3: "k thousand duizend",
    1e6: "m mn mln mio million millions miljoen",
    1e9: "b bn bln mld mrd md billion billions miljard",
    1e12: "tn trillion biljoen",
}
_SCALE_OF = {word: scale for scale, said in _SCALES.items() for word in said.split()}
_MONEY = {
    "eur": "€ eur euro euros",
    "usd": "$ us$ usd dollar dollars",
}
_MONEY_OF = {word: currency for currency, said in _MONEY.items() for word in said.split()}
PERCENT = "percent"
_PERCENT = ("%", "percent", "per cent", "procent")
GUESSED = (1e3, 1e6, 1e9)
"""Scales in which a figure may be read where the number alone is written: 418 of 418 billion."""

AS_WRITTEN, GUESS = 1.0, 0.9
ROUNDED, CLOSENESS = (
    0.5,
    0.2,
)  # what must be rounded to be that number comes long after what is that very number
EXACT = 0.02  # of half a unit of the last digit


_YEAR = re.compile(r"1\d{3}|20\d\d")


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_WRITTEN = re.compile(
    rf"(?:(?<![^\W_])(?P<before>{_any(_MONEY_OF)})\s*)?"
    r"(?<![\w.,])(?P<number>\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?)"
    rf"(?:\s*(?P<scale>{_any(_SCALE_OF)})(?![^\W_]))?"
    rf"(?:\s*(?P<after>{_any((*_MONEY_OF, *_PERCENT))})(?![^\W_]))?"
    r"(?![^\W_]|[.,]\d)"
)


@dataclass(frozen=True)
class Amount:
    """A number that is asked for, in the unit of figures; `half` is half a unit of its last digit, `scale` what it was
    written in (0 where it does not say), `of` a currency, PERCENT, or "" where it does not say either.
    """

    value: float
    half: float
    scale: float
    of: str = ""

    def fit(self, value: float, unit: str) -> float:
        """How well a figure of this value and unit fits, from 0 to 1."""
        if self.of and not (unit == self.of or (self.of != PERCENT and unit.startswith(f"{self.of}-"))):
            return 0.0
        if self.scale:
            return self._near(abs(value), AS_WRITTEN)
        own = self._near(abs(value), AS_WRITTEN)
        # 418 is read of 418.3 billion, and not of what is no more than 0.4 of a thousand.
        others = (self._near(abs(value) / scale, GUESS) for scale in GUESSED if abs(value) >= scale)
        return own or max(others, default=0.0)

    def _near(self, value: float, well: float) -> float:
        distance = abs(value - self.value)
        if distance > self.half * (1 + 1e-9):
            return 0.0
        return (
            well if distance <= EXACT * self.half else well * ROUNDED * (1 - CLOSENESS * distance / self.half)
        )


@dataclass(frozen=True)
class Number:
    """A number in a question: the amounts that it may mean, and the word that it is where nothing else marks it as one."""

    meant: tuple[Amount, ...]
    word: str = ""

    def near(self, values: np.ndarray) -> np.ndarray:
        """The places of the values that may fit."""
        found = np.zeros(len(values), dtype=bool)
        for amount in self.meant:
            for scale in (1.0,) if amount.scale else (1.0, *GUESSED):
                found |= np.abs(np.abs(values) / scale - amount.value) <= amount.half * 1.001
        return np.flatnonzero(found)

    def fit(self, value: float, unit: str) -> float:
        """How well a figure of this value and unit fits, from 0 to 1."""
        return max(amount.fit(value, unit) for amount in self.meant)


def numbers(question: str) -> tuple[tuple[Number, ...], str]:
    """The numbers in a folded question, and the rest of it. A year alone is a word, and so is a number within one."""
    found: list[Number] = []

    def taken(written: re.Match[str]) -> str:
        number, scaled = written["number"], _SCALE_OF.get(written["scale"] or "", 0.0)
        marks = [written[name] for name in ("before", "scale", "after") if written[name]]
        if not marks and _YEAR.fullmatch(number):
            return written[0]
        of = _MONEY_OF.get(written["before"] or written["after"] or "", PERCENT if written["after"] else "")
        meant = tuple(
            Amount(value * (scaled or 1), half * (scaled or 1), scaled, of) for value, half in _read(number)
        )
        found.append(Number(meant, "" if marks else number))
        return " "

    rest = _WRITTEN.sub(taken, question)
    return tuple(found), rest


def _read(number: str) -> Iterator[tuple[float, float]]:
    """What a number may mean, with half a unit of its last digit: 1,234 is a thousand and more, or one and a bit."""
    number = re.sub(r"\s", "", number)
    whole, mark, rest = number, "", ""
    if found := re.fullmatch(r"(.*)([.,])(\d+)", number):
        whole, mark, rest = found.groups()
    others = {sign for sign in whole if not sign.isdigit()}
    if mark and mark not in others:
        yield float(f"{re.sub('[.,]', '', whole)}.{rest}"), 0.5 * 10.0 ** -len(rest)
    if not mark or (len(rest) == 3 and others <= {mark}):
        yield float(re.sub("[.,]", "", number)), 0.5
