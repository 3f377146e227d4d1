"""Numbers as people say them: with any separators, in words, scaled, as fractions and as ranges. Knows no figures."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from .claim import Quantity
from .digits import MOST_DIGITS, read_number, zeros_of
from .tokens import NUMBER, SIGN, WORD, Token
from .vocabulary import Mention

CURRENCIES = {"€": "eur", "$": "usd", "£": "other-money", "¥": "other-money", "₹": "other-money"}
COUNTED = ("nights", "arrivals", "visitors")
"""Topics whose name is what is counted."""
ENDINGS = frozenset({"st", "nd", "rd", "th", "e", "de", "ste"})
COMMA_PARTS_THOUSANDS = frozenset(
    {"thousand", "million", "millions", "billion", "billions", "bn", "trillion"}
)
MINUS = frozenset("-−–")
LARGEST_FRACTION = 20
FURTHEST = 2  # so many words may stand between a number and what it counts: 53 new American projects


@dataclass(frozen=True, slots=True)
class Said:
    """A number in a sentence: the places of its first token and of the one behind its last; `ordinal` where it is a place
    in an order.
    """

    start: int
    end: int
    quantity: Quantity
    ordinal: bool = False


class Amounts:
    """The numbers of one sentence; `taken` are the places that say a time instead."""

    def __init__(
        self, tokens: Sequence[Token], at: Mapping[int, Mention], taken: frozenset[int] = frozenset()
    ) -> None:
        self._tokens, self._at, self._taken = tokens, at, taken

    def all(self) -> list[Said]:
        """The numbers from left to right; two that make a range are one."""
        found: list[Said] = []
        place = 0
        while place < len(self._tokens):
            said = None if place in self._taken else self._one(place)
            if said:
                found.append(said)
            place = said.end if said else place + 1
        return self._ranges(found)

    def _one(self, place: int) -> Said | None:
        token, mention = self._tokens[place], self._at.get(place)
        if token.kind == NUMBER:
            return self._digits(place)
        if mention is None or token.kind != WORD:
            return None
        if mention.has("part"):
            return self._fraction(place, mention)
        if mention.has("number"):
            return self._words(place)
        if mention.has("scale") and self._is_article(place - 1):
            return self._measured(place, place, 1.0, 1.0, 1)
        return None

    def _digits(self, place: int) -> Said | None:
        token = self._tokens[place]
        follows = self._tokens[place + 1] if place + 1 < len(self._tokens) else None
        if follows and follows.glued and follows.folded in ENDINGS and token.text.isdigit():
            value = float(token.text) if len(token.text) < MOST_DIGITS else math.inf
            return Said(place, place + 2, Quantity(value, 1.0, 1), ordinal=True)
        chance = self._one_in(place, place + 1, token.text)
        if chance:
            return chance
        broken = self._broken(place + 1) and not ("," in token.text and self._is_english(place + 1))
        read = read_number(token.text, broken=broken)
        return self._measured(place, place + 1, *read) if read else None

    def _broken(self, end: int) -> bool:
        """Whether a scale or a per cent follows: then three digits behind a sign are decimals."""
        mention = self._at.get(end)
        sign = self._tokens[end].text if end < len(self._tokens) else ""
        return sign == "%" or bool(mention and (mention.has("scale") or mention.code("unit") == "percent"))

    def _is_english(self, place: int) -> bool:
        """Whether a word is of the language that parts thousands by commas: 26,400 million."""
        return place < len(self._tokens) and self._tokens[place].folded in COMMA_PARTS_THOUSANDS

    def _words(self, place: int) -> Said | None:
        """A number in words: `twenty five`, `two hundred`, `anderhalf`."""
        value, end, parts = 0.0, place, 0
        while (mention := self._at.get(end)) and (code := mention.code("number")) is not None:
            part = float(code)
            value = value * part if part == 100 and value else value + part
            end, parts = mention.end, parts + 1
        chance = self._one_in(place, end, f"{value:g}")
        if chance:
            return chance
        follows = self._at.get(end)
        if follows and follows.has("cut") and self._is_article(follows.end):
            half = self._at.get(follows.end + 1)
            if half and half.code("part") == "2":  # two and a half
                return self._measured(place, half.end, value + 0.5, 0.1, 2)
        if value == 1 and parts == 1 and not (follows and follows.has("scale")):
            if follows and follows.has("part"):
                return self._fraction(end, follows, begun=place)
            return None  # "one" and "een" are articles and pronouns elsewhere
        if follows and follows.has("part") and not follows.has("number") and value < LARGEST_FRACTION:
            return self._fraction(end, follows, times=value, begun=place)
        digits = len(f"{value:g}".replace(".", "").rstrip("0")) or 1
        step = 0.1 if value % 1 else 10.0 ** zeros_of(value)
        return self._measured(place, end, value, step, digits)

    def _fraction(self, place: int, mention: Mention, *, times: float = 1.0, begun: int = -1) -> Said | None:
        """A part of a whole; without anything that makes it one it is a place in an order (`third market`)."""
        of = float(mention.code("part") or 1)
        follows = self._at.get(mention.end)
        start = begun if begun >= 0 else place
        article = self._is_article(place - 1) and (
            of == 2 or self._tokens[place - 1].folded not in ("the", "de")
        )
        if follows and (follows.has("market", "superlative") or follows.code("aspect") == "rank"):
            return Said(start, mention.end, Quantity(of, 1.0, 1), ordinal=True)
        scale = follows if follows and follows.has("scale") else None
        behind = self._at.get(mention.end + 1)
        if not scale and self._is_article(mention.end) and behind and behind.has("scale"):
            scale = behind  # half a billion
        if scale:
            value = times / of * float(scale.code("scale") or 1)
            return self._unit(start, scale.end, Quantity(value, value / 10, 1, scaled=True))
        of_what = mention.end < len(self._tokens) and self._tokens[mention.end].folded in ("of", "van", "der")
        if times == 1 and begun < 0 and not (article or of_what or of == 2):
            return Said(start, mention.end, Quantity(of, 1.0, 1), ordinal=True)
        if of == 2 and not (article or of_what or begun >= 0):
            return None
        return Said(start, mention.end, Quantity(100 * times / of, 1.0, 2, unit="percent", fraction=True))

    def _one_in(self, place: int, end: int, said: str) -> Said | None:
        """`One in five`, `1 op 5`."""
        if said != "1" or end + 1 >= len(self._tokens) or self._tokens[end].folded not in ("in", "op"):
            return None
        end += self._tokens[end + 1].folded in ("de", "every")
        if end + 1 >= len(self._tokens):
            return None
        second, mention = self._tokens[end + 1], self._at.get(end + 1)
        code = second.text if second.kind == NUMBER else (mention.code("number") if mention else None)
        if not code or not code.isdigit() or not 1 < int(code) <= LARGEST_FRACTION:
            return None
        last = mention.end if mention and second.kind != NUMBER else end + 2
        return Said(place, last, Quantity(100 / int(code), 1.0, 2, unit="percent", fraction=True))

    def _measured(self, place: int, end: int, value: float, step: float, digits: int) -> Said:
        """The number with its scale, sign and unit."""
        scale = self._at.get(end)
        scaled = bool(scale and scale.has("scale"))
        while scale and scale.has("scale"):
            factor = float(scale.code("scale") or 1)
            value, step, end = value * factor, step * factor, scale.end
            scale = self._at.get(end)
        return self._unit(place, end, Quantity(value, step, digits, scaled=scaled))

    def _unit(self, place: int, end: int, quantity: Quantity) -> Said:
        start, unit, value = place, "", quantity.value
        before = self._tokens[place - 1] if place else None
        mention = self._before(place)
        if before and before.text in CURRENCIES:
            start, unit = place - 1, CURRENCIES[before.text]
            if start and self._tokens[start - 1].folded == "us":
                start -= 1
        elif mention and mention.code("unit") in ("eur", "usd", "other-money"):
            start, unit = mention.start, str(mention.code("unit"))
        if start and self._tokens[start - 1].text in MINUS and self._is_minus(start - 1):
            start, value = start - 1, -value
        follows = self._tokens[end] if end < len(self._tokens) else None
        mention = self._at.get(end)
        if follows and follows.text == "%":
            unit, end = "percent", end + 1
            points = self._at.get(end)
            if points and points.code("unit") == "points":
                unit, end = "points", points.end
        elif follows and not unit and follows.text in CURRENCIES:
            unit, end = CURRENCIES[follows.text], end + 1
        elif mention and mention.has("unit"):
            unit, end = str(mention.code("unit")), mention.end
        else:
            unit = unit or self._counted(end)
        step = quantity.step
        if unit in ("percent", "points"):
            step = min(step, 1.0)
        return Said(start, end, replace(quantity, value=value, step=step, unit=unit))

    def _counted(self, end: int) -> str:
        """What a number counts, where a word or two stand between: 53 new American projects."""
        for _ in range(FURTHEST + 1):
            mention = self._at.get(end)
            if mention is None:
                return ""
            if mention.code("topic") in COUNTED:
                return str(mention.code("topic"))
            if mention.code("topic") == "fdi" and any(
                token.folded.startswith("proje") or "project" in token.folded
                for token in self._tokens[mention.start : mention.end]
            ):
                return "projects"
            if mention.code("unit") not in (None, "percent", "points", "eur", "usd", "other-money"):
                return str(mention.code("unit"))
            if mention.has("of", "in", "to", "from", "with", "cut", "scale", "number"):
                return ""
            if not mention.has("region", "harmless", "people"):
                return ""
            end = mention.end
        return ""

    def _before(self, place: int) -> Mention | None:
        """The phrase that ends just before a place."""
        return next(
            (m for start in range(max(0, place - 3), place) if (m := self._at.get(start)) and m.end == place),
            None,
        )

    def _is_article(self, place: int) -> bool:
        return 0 <= place < len(self._tokens) and self._tokens[place].folded in (
            "a",
            "an",
            "een",
            "one",
            "the",
            "de",
        )

    def _is_minus(self, place: int) -> bool:
        """Whether a dash is a minus sign: nothing, a word with a blank or an opening sign stands before it."""
        glued_behind = self._tokens[place + 1].glued
        before = self._tokens[place - 1] if place else None
        return glued_behind and (before is None or not self._tokens[place].glued or before.kind == SIGN)

    def _ranges(self, found: list[Said]) -> list[Said]:
        """Joins `17 to 18 billion` and `between 5 and 6 billion`."""
        joined: list[Said] = []
        for said in found:
            last = joined[-1] if joined else None
            if last and not last.ordinal and not said.ordinal and self._makes_range(last, said):
                first, second = last.quantity, said.quantity
                low = first.value
                if second.scaled and not first.scaled and abs(first.value) < 1000:
                    low *= 10 ** (3 * int(math.log10(max(abs(second.value), 1)) // 3))
                before = self._before(last.start)
                start = before.start if before and before.has("between") else last.start
                joined[-1] = Said(start, said.end, replace(second, value=low, high=second.value))
            else:
                joined.append(said)
        return joined

    def _makes_range(self, first: Said, second: Said) -> bool:
        between = self._tokens[first.end : second.start]
        if len(between) != 1:
            return False
        before = self._before(first.start)
        word = between[0].folded or between[0].text
        if before and before.has("between"):
            return word in ("and", "en")
        alike = second.quantity.unit == first.quantity.unit or not first.quantity.unit
        return (
            alike
            and not (before and before.has("from"))
            and (word in ("to", "tot", "a") or between[0].text in MINUS)
        )
