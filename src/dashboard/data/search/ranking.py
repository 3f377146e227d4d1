"""Which entries a reader may mean: exact words before beginnings, beginnings before parts, and near misses last.

A word of the question that is in no entry as it stands may be misspelt: then words one or two slips away (a letter
missing, added, other, or swapped with the next) count, less. Rare words weigh more than common ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import log

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from dashboard.data.languages import FIRST

from .amounts import Number, numbers
from .entries import REGION, Entry
from .words import fold, words

IN_NAME, IN_WORDS, IN_ABOUT = 1.0, 0.9, 0.8  # how much it tells where a word stands
NO_NAME = -1  # the number of the name in which a word stands, where it stands in none
EXACT, BEGINNING, STEM, PART, PART_OF_STEM = 1.0, 0.75, 0.8, 0.5, 0.4
ONE_SLIP, TWO_SLIPS, BEGINNING_WITH_SLIP = 0.7, 0.5, 0.5
SHORTEST_QUESTION = 2
LONGEST_ENDING = 2  # letters that words may have at their ends by number or case
SHORTEST_PART, SHORTEST_SLIP, SHORTEST_TWO_SLIPS = 4, 4, 7  # shorter words are too often like others
LONGEST_QUESTION = 100
AHEAD = 1.01  # whose whole name is asked comes before what merely has the words of it
NEWER = 0.93  # of one series the latest is told, if it fits as well as this beside the one that fits best
WORTH = 0.15  # what scores less than this share of the best is not shown
COMMON = 3  # a word in the names of so many regions ("Republic", "United") tells none of them
FOREIGN, CODE, SPOKEN = (
    1.9,
    2.0,
    2.1,
)  # an abbreviation of another language, a code of a list, one of the reader's
ALIKE = 4  # so many of a kind come before others get their turn


class Index:
    """Entries, ready to be asked. It never changes, so it may be shared."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        self._postings: dict[str, list[tuple[int, float, int]]] = {}
        self._lengths: dict[tuple[int, int], int] = {}
        self._codes: dict[str, list[int]] = {}
        self._names: dict[frozenset[str], int] = {}
        named: dict[str, int] = {}
        self._short: dict[str, list[tuple[int, str]]] = {}
        for place, entry in enumerate(self.entries):
            self._add(place, entry)
            if entry.kind == REGION:
                own = [words(name) for name in (*entry.names.values(), *entry.also)]
                for name in own:
                    self._names.setdefault(frozenset(name), place)
                for word in {word for name in own for word in name}:
                    named[word] = named.get(word, 0) + 1
        self._common = frozenset(word for word, number in named.items() if number >= COMMON)
        self._words = list(self._postings)
        valued = [place for place, entry in enumerate(self.entries) if entry.value is not None]
        self._valued = np.array(valued, dtype=int)
        self._values = np.array([self.entries[place].value for place in valued], dtype=float)

    def _add(self, place: int, entry: Entry) -> None:
        for code in (entry.code, *entry.codes):
            self._codes.setdefault(fold(code), []).append(place)
        said: dict[tuple[str, int], float] = {}
        short = [(lang, name) for lang, names in entry.short.items() for name in names]
        for lang, name in short if entry.value is None else ():
            self._short.setdefault(fold(name), []).append((place, lang))
        for number, name in enumerate((*entry.names.values(), *entry.also, *(name for _, name in short))):
            own = words(name)
            self._lengths[place, number] = len(own)
            for word in own:
                said[word, number] = IN_NAME
        for text in entry.words:
            for word in words(text):
                said.setdefault((word, NO_NAME), IN_WORDS)
        for text in entry.about.values():
            for word in words(text):
                said.setdefault((word, NO_NAME), IN_ABOUT)
        for (word, number), weight in said.items():
            self._postings.setdefault(word, []).append((place, weight, number))

    def find(self, question: str, limit: int = 10, *, lang: str = "") -> list[Entry]:
        """The entries that fit best, the best first, at most `limit` of them; none for fewer than two letters. What is
        asked by an abbreviation is first what that stands for in the language `lang`.

        Of entries that share a `series` only one stands in the answer, of those that fit about as well the latest.
        """
        question = fold(question[:LONGEST_QUESTION]).strip()
        if len(question) < SHORTEST_QUESTION:
            return []
        amounts, rest = numbers(question)
        asked = words(rest)
        scores = self._scores((*asked, *amounts))
        if (meant := self._names.get(frozenset(asked))) is not None:
            # What is known of a country is told by its usual name, whatever other name it is asked by.
            for place, score in self._scores(words(self.entries[meant].names[FIRST])).items():
                scores[place] = max(score, scores.get(place, 0.0))
            scores[meant] = AHEAD * max(scores.values())
        for place in self._codes.get(question, ()):
            scores[place] = CODE
        for place, spoken in self._short.get(question, ()):
            scores[place] = max(scores.get(place, 0.0), SPOKEN if spoken == lang else FOREIGN)
        ranked = sorted(
            scores,
            key=lambda place: (-scores[place], *(-each for each in self.entries[place].recency), place),
        )
        found: list[int] = []
        series: dict[tuple[str, ...], int] = {}
        for place in ranked:
            if scores[place] < WORTH * scores[ranked[0]]:
                break
            entry = self.entries[place]
            number = series.get(entry.series) if entry.series else None
            if number is None:
                series[entry.series] = len(found)
                found.append(place)
            elif scores[place] >= NEWER * scores[found[number]]:
                found[number] = max(found[number], place, key=lambda each: self.entries[each].recency)
        return [self.entries[place] for place in self._mixed(found)[:limit]]

    def entry(self, kind: str, code: str) -> Entry | None:
        """The entry of a kind with this code; None where there is none."""
        places = self._codes.get(fold(code), ())
        return next((self.entries[place] for place in places if self.entries[place].kind == kind), None)

    def _mixed(self, found: Sequence[int]) -> list[int]:
        """The same places with many of one kind put behind the first few of each other kind."""
        first: list[int] = []
        later: list[int] = []
        seen: dict[str, int] = {}
        for place in found:
            kind = self.entries[place].kind
            seen[kind] = seen.get(kind, 0) + 1
            (first if seen[kind] <= ALIKE else later).append(place)
        return first + later

    def _scores(self, question: Sequence[str | Number]) -> dict[int, float]:
        """How well each entry fits that has any of the words: how many and how rare they are, how close each comes,
        how much of the entry's name they are, and how often its kind is meant.
        """
        matched: dict[int, float] = {}
        hits: dict[int, int] = {}
        covered: dict[tuple[int, int], float] = {}
        whole = 0.0
        telling: set[int] = set()
        only_common = self._common.issuperset(question)
        for asked in question:
            best = self._valued_at(asked) if isinstance(asked, Number) else {}
            word = asked.word if isinstance(asked, Number) else asked
            close = self._close(word) if word else {}
            top = max(close.values(), default=0.0)
            number = len(best) + sum(len(self._postings[word]) for word, fit in close.items() if fit == top)
            rarity = log(1 + len(self.entries) / (number or 1))
            whole += rarity
            named: dict[tuple[int, int], float] = {}
            for word, fit in close.items():
                for place, weight, name in self._postings[word]:
                    if fit * weight > best.get(place, 0.0):
                        best[place] = fit * weight
                    if name != NO_NAME and fit > named.get((place, name), 0.0):
                        named[place, name] = fit
            for place, fit in best.items():
                matched[place] = matched.get(place, 0.0) + rarity * fit
                hits[place] = hits.get(place, 0) + 1
            if only_common or asked not in self._common:
                telling.update(best)
            for key, fit in named.items():
                covered[key] = covered.get(key, 0.0) + fit
        coverage: dict[int, float] = {}
        for (place, name), fit in covered.items():
            share = min(1.0, fit / self._lengths[place, name])
            coverage[place] = max(share, coverage.get(place, 0.0))
        asked = len(question)
        # Whoever asks for a region by its whole name does not mean what has some of its words.
        least = asked if frozenset(question) in self._names else 1
        return {
            place: (fit / whole) ** 2
            * (hits[place] / asked)
            * (0.5 + 0.5 * coverage.get(place, 0.0))
            * self.entries[place].prior
            for place, fit in matched.items()
            if place in telling and hits[place] >= least
        }

    def _valued_at(self, asked: Number) -> dict[int, float]:
        """The places of the figures of a value, with how well each fits."""
        near = (int(self._valued[each]) for each in asked.near(self._values))
        fits = {
            place: asked.fit(self.entries[place].value or 0.0, self.entries[place].unit) for place in near
        }
        return {place: fit for place, fit in fits.items() if fit}

    def _close(self, asked: str) -> dict[str, float]:
        """The words that a reader may mean by one, with how well each fits."""
        found = {asked: EXACT} if asked in self._postings else {}
        for word in self._words:
            if word != asked and word.startswith(asked):
                found[word] = BEGINNING + (EXACT - BEGINNING) * 0.9 * len(asked) / len(word)
        if asked[0].isdigit():  # 2015 is no slip for 2016
            return found
        if not found:
            found = self._endings(asked) or self._slips(asked)
        if len(asked) >= SHORTEST_PART:
            core = asked[: max(LONGEST_ENDING + SHORTEST_PART - 1, len(asked) - LONGEST_ENDING)]
            for word in self._words:
                if word not in found and core in word:
                    found[word] = PART if asked in word else PART_OF_STEM
        return found

    def _endings(self, asked: str) -> dict[str, float]:
        """The words that the one asked for only lengthens: `nacht` for `nachten`."""
        stems = (asked[:-letters] for letters in range(1, LONGEST_ENDING + 1))
        return {stem: STEM for stem in stems if len(stem) >= SHORTEST_PART and stem in self._postings}

    def _slips(self, asked: str) -> dict[str, float]:
        """The words that are nearest to a misspelt one, else those that begin nearly like it."""
        if len(asked) < SHORTEST_SLIP:
            return {}
        most = 2 if len(asked) >= SHORTEST_TWO_SLIPS else 1
        near = [
            (word, distance)
            for word, distance, _ in extract(
                asked, self._words, scorer=OSA.distance, score_cutoff=most, limit=None
            )
            if len(word) >= SHORTEST_SLIP
        ]
        if near:
            least = min(distance for _, distance in near)
            return {
                word: ONE_SLIP if least == 1 else TWO_SLIPS for word, distance in near if distance == least
            }
        if len(asked) == SHORTEST_SLIP:
            return {}
        beginnings = [word[: len(asked)] for word in self._words]
        begun = extract(asked, beginnings, scorer=OSA.distance, score_cutoff=1, limit=None)
        return {self._words[place]: BEGINNING_WITH_SLIP for _, _, place in begun}
