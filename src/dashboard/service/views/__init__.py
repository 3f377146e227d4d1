"""A view as an address asks for it, told by its page's own script: what previews and plain pages are made of."""

from dashboard.service.views.addresses import OF_QUERIES, Moved, client_of, origin, to_figures, where_meant
from dashboard.service.views.asked import (
    LONGEST,
    TOO_LONG,
    Asked,
    TooMuch,
    known,
    read,
    read_or_nothing,
    righted,
)
from dashboard.service.views.teller import Teller
from dashboard.service.views.words import Words, words_of

__all__ = [
    "LONGEST",
    "OF_QUERIES",
    "TOO_LONG",
    "Asked",
    "Moved",
    "Teller",
    "TooMuch",
    "Words",
    "client_of",
    "known",
    "origin",
    "read",
    "read_or_nothing",
    "righted",
    "to_figures",
    "where_meant",
    "words_of",
]
