"""The first letter of what is composed into sentences."""

from __future__ import annotations


def sentence_start(text: str) -> str:
    """The text with a capital first and all else as it is, which `str.capitalize` would not leave."""
    return text[:1].upper() + text[1:]


def mid_sentence(text: str) -> str:
    """The text as it stands within a sentence. A first word with other capitals (`GDP`, `R&D`, `FIT-projecten`) keeps its own."""
    first = text.partition(" ")[0]
    return text if first[1:] != first[1:].lower() else text[:1].lower() + text[1:]
