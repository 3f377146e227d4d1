"""The words that a claim is read by: those of words.csv in every language, and the names in the package.

A phrase may mean several things (a third is a part and a place); who reads decides. Phrases are folded like the search's
words; one that begins with = holds only as it is written, so that `US` is no pronoun.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dashboard.data import Package
from dashboard.data.search import fold

from .tokens import SIGN, WORD, Token

FILE = Path(__file__).parent / "words.csv"
SHORT = 4
"""Names of so many letters or fewer, all capitals, hold only as written."""
Meaning = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase of the vocabulary in a sentence: the places of its first token and of the one behind its last, and what it
    can mean (kind and code).
    """

    start: int
    end: int
    meanings: tuple[Meaning, ...]

    def code(self, *kinds: str) -> str | None:
        """The code of the first meaning of one of these kinds; None where it has none."""
        return next((code for kind, code in self.meanings if kind in kinds), None)

    def understood(self) -> Mention:
        """The same phrase, with nothing more to be made of it."""
        return Mention(self.start, self.end, (("harmless", ""),))

    def has(self, *kinds: str) -> bool:
        """Whether it can mean one of these kinds."""
        return any(kind in kinds for kind, _ in self.meanings)


class Vocabulary:
    """Phrases and their meanings. It never changes, so it may be shared."""

    def __init__(self, phrases: Iterable[tuple[str, Meaning]]) -> None:
        self._plain: dict[tuple[str, ...], dict[Meaning, None]] = {}
        self._as_written: dict[str, dict[Meaning, None]] = {}
        self._longest: dict[str, int] = {}
        for phrase, meaning in phrases:
            if phrase.startswith("="):
                self._as_written.setdefault(phrase[1:], {})[meaning] = None
                continue
            words = tuple(_split(phrase))
            if words:
                self._plain.setdefault(words, {})[meaning] = None
                self._longest[words[0]] = max(self._longest.get(words[0], 0), len(words))

    def knows(self, word: str) -> bool:
        """Whether a folded word is a phrase by itself."""
        return (word,) in self._plain

    def mentions(self, tokens: Sequence[Token]) -> list[Mention]:
        """The phrases of a sentence from left to right, the longest first wherever several begin, none overlapping.

        Signs within a phrase (a hyphen, a bracket) do not part it; commas and the like do.
        """
        found: list[Mention] = []
        place = 0
        while place < len(tokens):
            mention = self._at(tokens, place)
            if mention:
                found.append(mention)
            place = mention.end if mention else place + 1
        return found

    def _at(self, tokens: Sequence[Token], place: int) -> Mention | None:
        token = tokens[place]
        exact = self._as_written.get(token.text)
        if token.kind == SIGN or (token.kind != WORD and not exact):
            return None
        best: Mention | None = Mention(place, place + 1, tuple(exact)) if exact else None
        words: list[str] = []
        for end in range(place, len(tokens)):
            each = tokens[end]
            if each.kind == SIGN:
                if each.text not in "-–()'’/,":
                    break
                continue
            words.append(each.folded)
            if len(words) > self._longest.get(words[0], 0):
                break
            meanings = self._plain.get(tuple(words))
            if meanings and not (exact and len(words) == 1):
                best = Mention(place, end + 1, tuple(meanings))
        return best


def _split(phrase: str) -> Iterator[str]:
    for part in fold(phrase).replace("&", " ").split():
        yield from (word for word in "".join(c if c.isalnum() else " " for c in part).split())


@cache
def _rows() -> tuple[dict[str, str], ...]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def spoken() -> tuple[tuple[str, Meaning], ...]:
    """The phrases of words.csv, with the numbers that a language writes as one word (`vijfentwintig`)."""
    found: list[tuple[str, Meaning]] = []
    languages = [name for name in _rows()[0] if name not in ("kind", "code")]
    for row in _rows():
        for lang in languages:
            found += [
                (phrase.strip(), (row["kind"], row["code"]))
                for phrase in row[lang].split(";")
                if phrase.strip()
            ]
    for lang in languages:
        said = {row["code"]: row[lang].split(";")[0].strip() for row in _rows() if row["kind"] == "number"}
        joiner = next(row[lang] for row in _rows() if row["kind"] == "joiner")
        for unit in range(1, 10):
            if joiner:
                for ten in range(20, 100, 10):
                    compound = said[str(unit)] + joiner + said[str(ten)]
                    found.append((compound, ("number", str(ten + unit))))
                    found.append(
                        (compound.replace(f"e{joiner}", f"eë{joiner[1:]}"), ("number", str(ten + unit)))
                    )
                if unit > 1:
                    found.append((said[str(unit)] + said["100"], ("number", str(unit * 100))))
    return tuple(found)


def vocabulary(package: Package) -> Vocabulary:
    """The words of all languages and the names that a package has for regions, items and indicators."""
    return Vocabulary([*spoken(), *_names(package)])


def _names(package: Package) -> Iterator[tuple[str, Meaning]]:
    for table, kind in (("regions", "region"), ("items", "item"), ("indicators", "indicator")):
        for row in package.table(table).to_dict("records"):
            for lang in package.languages:
                others = str(row.get(f"other_names_{lang}", "")).split(";")
                said = (str(row[f"name_{lang}"]), str(row.get(f"sentence_{lang}", "")), *others)
                for name in filter(None, (each.strip() for each in said)):
                    short = len(name) <= SHORT and name.upper() == name
                    yield ("=" + name if short else name), (kind, str(row["id"]))
