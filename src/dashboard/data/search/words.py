"""Words as a search compares them: folded to small letters without accents, and cut at whatever is no letter or digit."""

import re
import unicodedata
from functools import lru_cache

STOP = frozenset(
    {
        *("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "the", "to", "with"),
        *(
            "aan",
            "de",
            "door",
            "een",
            "en",
            "het",
            "is",
            "met",
            "naar",
            "om",
            "op",
            "over",
            "te",
            "ten",
            "tot",
            "uit",
        ),
        *("van", "voor"),
    }
)
"""Words that tell nothing apart, in English and Dutch."""

_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_APOSTROPHES = re.compile(r"['’‘`´]")
_DOTTED = re.compile(r"(?<!\w)(?:[^\W\d_]\.){2,}")
_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_](?: ?& ?[^\W_])+(?![^\W_])|[^\W_]+")


def fold(text: str) -> str:
    """The text in small letters, without accents, apostrophes, or stops between letters: `São Tomé` is `sao tome`, `U.S.`
    is `us`.
    """
    short = _DOTTED.sub(lambda found: found.group().replace(".", ""), text.casefold())
    parts = unicodedata.normalize("NFKD", short.translate(_LETTERS))
    return _APOSTROPHES.sub("", "".join(sign for sign in parts if not unicodedata.combining(sign)))


@lru_cache(maxsize=16384)
def words(text: str) -> tuple[str, ...]:
    """The words of a text, folded, each once and in order; numbers such as 4.2 and letters such as R&D in one piece.

    Words that tell nothing apart are left out, unless there are no others.
    """
    every = tuple(dict.fromkeys(word.replace(" ", "") for word in _WORD.findall(fold(text))))
    return tuple(word for word in every if word not in STOP) or every


def initials(name: str) -> str:
    """The first letters of a name of several words, as people shorten it: `vs` for Verenigde Staten; else ""."""
    telling = [word for word in words(name) if word[0].isalpha()]
    return "".join(word[0] for word in telling) if len(telling) > 1 else ""
