"""What a reader asked to see, as an address says it. Knows codes and addresses; draws nothing, reads no files."""

from dashboard.view.links import (
    ALL,
    COMMON,
    Choice,
    View,
    Vocabulary,
    address,
    parse,
    permalink,
    put_right,
    query,
)
from dashboard.view.mending import by_name, fold, follows_readers, unescaped
from dashboard.view.pins import MOST_PINS, Pin, notes_by_place, read_pin, write_notes
from dashboard.view.reading import Remark
from dashboard.view.years import ends_of, is_span, span

__all__ = [
    "ALL",
    "COMMON",
    "MOST_PINS",
    "Choice",
    "Pin",
    "Remark",
    "View",
    "Vocabulary",
    "address",
    "by_name",
    "ends_of",
    "fold",
    "follows_readers",
    "is_span",
    "notes_by_place",
    "parse",
    "permalink",
    "put_right",
    "query",
    "read_pin",
    "span",
    "unescaped",
    "write_notes",
]
