"""A view as an address asks for it, told by its page's own script: what previews and plain pages are made of."""

from dashboard.service.views.addresses import client_of, origin, to_figures
from dashboard.service.views.asked import Asked, TooMuch, known, read, read_or_nothing
from dashboard.service.views.teller import Teller
from dashboard.service.views.words import Words, words_of

__all__ = [
    "Asked",
    "Teller",
    "TooMuch",
    "Words",
    "client_of",
    "known",
    "origin",
    "read",
    "read_or_nothing",
    "to_figures",
    "words_of",
]
