"""Finding: everything that has a link of its own, in one list, and which of it a reader may mean by some words.

Entries are made from the package in all languages at once, so that words of either find them, misspelt or without
accents too. This room knows the paths and parameters of links as plain words; it draws nothing.
"""

from .entries import FIGURE, PAGE, REGION, THEME, Entry, also_called, entries
from .ranking import Index
from .words import fold, initials, words

__all__ = [
    "FIGURE",
    "PAGE",
    "REGION",
    "THEME",
    "Entry",
    "Index",
    "also_called",
    "entries",
    "fold",
    "initials",
    "words",
]
