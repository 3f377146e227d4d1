"""What a reader or a program means by some words: a partner, whose figure, what is measured, when. What is not known is told
with what is near.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from dashboard.data.problems import nearest
from dashboard.data.regions import other_codes, other_names
from dashboard.data.search import Entry, Index, also_called, fold, words
from dashboard.data.store import Edition
from dashboard.locale import LANGUAGES

MEASURED = "indicator"
_ASKING = """
how much many what which who are was were did does do can could we you i me tell show give please hoeveel wat welke welk wie
hoe zijn waren wij je jij ik mij toon geef kan kunnen
"""
ASKING = frozenset(_ASKING.split())
"""Words of a sentence that asks, of which no answer has one."""

_FILLING = """
is the a an of in to from for with by worth value figure figures number flemish vlaamse vlaams belgian belgische there
our last latest year years per between spent spend and on de het een van naar uit voor met door cijfer cijfers en op er
ons onze jaar
"""
FILLING = ASKING | frozenset(_FILLING.split())
"""Words of a question that say nothing of what is measured."""

MOST_INDICATORS, MOST_NAMED = 15, 60
STEM = 6
"""Letters by which two forms of a word are known as one."""

SHORTEST_NAME, ENDING = 4, 2
_TRADING = re.compile(r"(?i)\b(ex|im)port(?:ed|ing|eren|eert|eerden?)\b")
"""Who says what somebody does with goods asks for what is exported or imported."""

_YEARS = re.compile(r"\b(?:19|20)\d\d(?:-(?:19|20)\d\d)?\b")
"""A year, or a span of years, in a question."""

AREAS = frozenset({"be-vlg", "bel", "be-bru", "be-wal"})
"""Whose figures may be asked for by name; any other place in a question is a partner."""


@dataclass(frozen=True)
class Question:
    """A question taken apart; "" where it does not say."""

    about: str
    partner: str = ""
    whose: str = ""
    year: str = ""


class Unknown(ValueError):
    """Something is asked that is not known; its text says so, and what is near."""


def region(edition: Edition, asked: str) -> str:
    """The code of a region by its code, its name in any language, or another name it goes by.

    Raises Unknown for any other.
    """
    known = edition.once(("tools", "regions"), lambda: _regions(edition))
    found = known.get(fold(asked).strip())
    if found is None:
        names = edition.package.names("regions", "en")
        near = [names[known[one]] for one in nearest(fold(asked)[:80], known)]
        hint = f" Did you mean {' or '.join(dict.fromkeys(near))}?" if near else ""
        raise Unknown(f"No partner or area called {asked[:80]!r} is known.{hint}")
    return found


def question(edition: Edition, asked: str, *, short: bool = False) -> Question:
    """A question taken apart: the partner, the area and the year that it names, and the words that say what is measured.
    With `short` a partner may go by the few letters that people call it by (UK, VS), which in a sentence may be words.
    """
    known = edition.once(("tools", "regions"), lambda: _regions(edition))
    brief = edition.once(("tools", "brief"), lambda: _brief(edition)) if short else frozenset()
    left, partner, whose = fold(asked), "", ""
    year = next(iter(_YEARS.findall(left)), "")
    codes = [fold(word) for word in re.findall(r"\b[A-Z]{3}\b", asked)]
    for name in sorted(
        (name for name in known if len(name) >= SHORTEST_NAME or name in codes or name in brief),
        key=len,
        reverse=True,
    ):
        left, times = re.subn(rf"\b{re.escape(name)}\b", " ", left)
        if times and known[name] in AREAS:
            whose = whose or known[name]
        elif times:
            partner = partner or known[name]
    if not partner:
        # Those who live there: Germans, Nederlanders.
        kinds = dict(
            zip(*(edition.package.table("regions")[column] for column in ("id", "kind")), strict=True)
        )
        lands = {
            name[:STEM]: code
            for name, code in known.items()
            if len(name) >= STEM and code not in AREAS and kinds[code] == "country"
        }
        people = next((word for word in left.split() if len(word) >= STEM and word[:STEM] in lands), "")
        partner, left = lands.get(people[:STEM], ""), left.replace(people, " ") if people else left
    return Question(" ".join(left.split()), partner, whose, year)


def bare(asked: str) -> str:
    """What is asked without the words that make a sentence of it, unless little else is left, and with nouns for verbs."""
    left = " ".join(word for word in asked.split() if fold(word).strip("?!.,") not in ASKING)
    return _TRADING.sub(r"\1port", left.strip(" ?!") if len(left.split()) > 1 else asked)


def indicators(edition: Edition, asked: str) -> list[str]:
    """The codes of what is measured that fit these words best, the best first. Raises Unknown where none does.

    A word that merely looks like another is no fit: most words must stand in the name or the definition.
    """
    package = edition.package
    if asked in set(package.table("indicators")["id"]):
        return [asked]
    index = edition.once(("tools", "indicators"), lambda: Index(_measured(edition)))
    telling = [word for word in words(asked) if word not in FILLING and not word.isdigit()]
    found = index.find(" ".join(telling), limit=MOST_INDICATORS)
    fitting = [entry for entry in found if 2 * len(_met(telling, entry)) >= max(1, len(telling))]
    if not fitting:
        raise Unknown(
            f"Nothing that is measured here was recognised in {asked[:80]!r}, so no figure is given; nothing may be inferred "
            "from that. /api/v1/catalogue lists all that is measured."
        )
    # Whoever does not say rank, share or growth means the thing itself.
    stems = {word[:STEM] for word in telling}
    beyond = {
        entry.code: sum(word[:STEM] not in stems for word in entry.code.split("-")) for entry in fitting
    }
    return sorted(beyond, key=lambda code: beyond[code])


def named(edition: Edition, asked: str) -> list[tuple[str, int]]:
    """The codes of what is measured in whose name all these words stand, each with how many more there are in that name;
    those with the fewest first, else as well as they fit.
    """
    index = edition.once(("tools", "indicators"), lambda: Index(_measured(edition)))
    telling = [word for word in words(asked) if word not in FILLING and not word.isdigit()]
    found: list[tuple[str, int]] = []
    for entry in index.find(" ".join(telling), limit=MOST_NAMED) if telling else ():
        beyond = [
            len(name) - len(telling)
            for name in map(words, entry.names.values())
            if all(any(map(partial(_alike, word), name)) for word in telling)
        ]
        # Another name says it all or is not meant: "arms exports" is no answer to "exports".
        beyond += [0 for name in _otherwise(entry) if _same(telling, words(name))]
        found += [(entry.code, max(0, min(beyond)))] if beyond else []
    return sorted(found, key=lambda each: each[1])


def _alike(asked: str, word: str) -> bool:
    """Whether two words differ by an ending at most: `export` and `exports`, `nacht` and `nachten`."""
    short, long = sorted((asked, word), key=len)
    return long == short or (
        len(short) >= SHORTEST_NAME and long.startswith(short) and len(long) - len(short) <= ENDING
    )


def not_understood(edition: Edition, asked: str) -> list[str]:
    """The words of a question that no name or definition of a measure has."""
    known = edition.once(
        ("tools", "words"), lambda: {stem for entry in _measured(edition) for stem in _stems(entry)}
    )
    telling = [word for word in words(asked) if word not in FILLING and not word.isdigit()]
    return [word for word in telling if word[:STEM] not in known]


def _same(asked: Sequence[str], name: Sequence[str]) -> bool:
    return len(asked) == len(name) and all(any(map(partial(_alike, word), name)) for word in asked)


def _otherwise(entry: Entry) -> list[str]:
    """What it is called besides, in whichever language."""
    return [name for each in entry.short.values() for name in each]


def _met(telling: Sequence[str], entry: Entry) -> list[str]:
    stems = _stems(entry)
    return [word for word in telling if word[:STEM] in stems]


def _stems(entry: Entry) -> set[str]:
    texts = (*entry.names.values(), *_otherwise(entry), *entry.also, *entry.words)
    return {word[:STEM] for text in texts for word in words(text)}


def _regions(edition: Edition) -> dict[str, str]:
    package = edition.package
    found: dict[str, str] = {}
    others = (other_names(package), other_codes(package))
    for row in package.table("regions").to_dict("records"):
        code = str(row["id"])
        own = [code, *(row[f"name_{lang}"] for lang in LANGUAGES)]
        for name in (*own, *(name for listed in others for name in listed.get(code, ()))):
            found.setdefault(fold(name).strip(), code)
    return found


def _brief(edition: Edition) -> frozenset[str]:
    names = other_names(edition.package).values()
    return frozenset(fold(name) for each in names for name in each if 1 < len(name) < SHORTEST_NAME)


def _measured(edition: Edition) -> list[Entry]:
    table = edition.package.table("indicators")
    short = also_called(edition.package, LANGUAGES, "indicator")
    used = set(edition.package.observations()["indicator"])
    return [
        Entry(
            MEASURED, row["id"], "", (), {lang: row[f"name_{lang}"] for lang in LANGUAGES}, {},
            also=(row["id"].replace("-", " "),),
            short=short.get(row["id"], {}),
            words=tuple(row[f"definition_{lang}"] for lang in LANGUAGES),
        )
        for row in table.to_dict("records")
        if row["id"] in used
    ]  # fmt: skip
