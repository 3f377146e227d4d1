"""A text as a row of words, numbers and signs, in sentences. Knows no language and no figures."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.data.search import fold

LONGEST = 12_000
"""Signs of a text that are read; the rest is left."""

LONGEST_SENTENCE = 400
"""Words of a sentence that are read together: longer ones are no sentences."""

_DOTTED = (
    (re.compile(r"\bU\.\s?S\.(?:\s?A\.)?"), "US "),
    (re.compile(r"\bV\.\s?S\."), "VS "),
    (re.compile(r"\bU\.\s?K\."), "UK "),
    (re.compile(r"\bV\.\s?K\."), "VK "),
    (re.compile(r"\bE\.\s?U\."), "EU "),
    (re.compile(r"\b(mld|mrd|mln|mio|ca|nr|no|bn|approx|bijv|resp|incl|excl|pct)\.(?=\s)", re.I), r"\1 "),
    (re.compile(r"R\s?&\s?D\b"), "R D"),
    (re.compile(r"\bO\s?&\s?O\b"), "O O"),
)
_TOKEN = re.compile(
    r"(?P<number>\d{1,3}(?:[ \u00a0\u202f\u2009']\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*)"
    r"|(?P<word>[^\W\d_][^\W_]*(?:['’][^\W\d_]+)*)"
    r"|(?P<sign>[^\w\s])"
)
_ENDS = frozenset(".!?…。؟")
GENITIVE = ("'s", "’s")
"""Endings that are no part of a name: of `China’s`."""
NUMBER, WORD, SIGN = "number", "word", "sign"


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a sign. `folded` is the word without capitals and accents, `glued` whether no blank stands
    before it, `genitive` whether its ending said that something is its own.
    """

    kind: str
    text: str
    folded: str
    glued: bool
    genitive: bool = False


def cleaned(text: str) -> tuple[str, bool]:
    """The readable part of a text, and whether some of it was left: marks that steer the direction of writing, controls
    and signs beyond LONGEST are gone, digits of all scripts are plain ones.
    """
    kept = []
    for sign in text[:LONGEST]:
        kind = unicodedata.category(sign)
        if kind == "Cf":
            continue
        if kind == "Nd":
            sign = str(unicodedata.decimal(sign))
        kept.append(" " if kind in ("Cc", "Cs", "Co", "Cn") and sign not in "\n\t" else sign)
    said = unicodedata.normalize("NFC", "".join(kept))
    for pattern, plain in _DOTTED:
        said = pattern.sub(plain, said)
    return said, len(text) > LONGEST


def sentences(text: str) -> Iterator[tuple[str, tuple[Token, ...]]]:
    """The sentences of a cleaned text that have words, each with its tokens."""
    tokens: list[Token] = []
    start = end = 0
    for found in _TOKEN.finditer(text):
        glued = found.start() == end and end > 0
        new_line = "\n" in text[end : found.start()] and bool(tokens)
        ended = bool(tokens) and tokens[-1].text in _ENDS and not glued
        if new_line or ended or len(tokens) >= LONGEST_SENTENCE:
            yield from _sentence(text[start:end], tokens)
            tokens, start = [], found.start()
        kind, said = str(found.lastgroup), found.group()
        genitive = kind == WORD and said[-2:].casefold() in GENITIVE
        word = said[:-2] if genitive else said
        tokens.append(Token(kind, word, fold(word) if kind == WORD else word, glued, genitive))
        end = found.end()
    yield from _sentence(text[start:end], tokens)


def _sentence(text: str, tokens: list[Token]) -> Iterator[tuple[str, tuple[Token, ...]]]:
    if any(token.kind != SIGN for token in tokens):
        yield " ".join(text.split()), tuple(tokens)
