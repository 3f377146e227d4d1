"""Amounts for those who listen: what is abbreviated on screen ("€5.90 m") is read as a word, and not as metres.

Only the formatter of amounts writes a no-break space and one of its abbreviations behind a digit, so that texts need no
other mark to be read out rightly, whatever they were put into on the way.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache

from dashboard.locale.catalogues import LANGUAGES
from dashboard.locale.reader import ABBREVIATED, NO_BREAK, reader_for


@cache
def words_of(lang: str) -> Mapping[str, str]:
    """The words of a language by the abbreviations that it writes behind numbers."""
    reader = reader_for(lang)
    said = {
        reader.text(short).format(number=""): reader.text(full).format(number="")
        for short, full in ABBREVIATED
    }
    return {short.strip(): full.strip() for short, full in said.items()}


@cache
def _words() -> Mapping[str, str]:
    return {short: full for lang in LANGUAGES for short, full in words_of(lang).items() if short != full}


@cache
def _abbreviations() -> re.Pattern:
    longest_first = sorted(_words(), key=len, reverse=True)
    return re.compile(rf"(?<=\d){NO_BREAK}({'|'.join(map(re.escape, longest_first))})(?!\w)")


def aloud(text: str, word: Callable[[str, str], str] | None = None) -> str:
    """A text with its abbreviations as words; or as what `word` makes of an abbreviation and its word."""
    if NO_BREAK not in text:
        return text
    words = _words()
    return _abbreviations().sub(
        lambda found: NO_BREAK + (word(found[1], words[found[1]]) if word else words[found[1]]), text
    )
