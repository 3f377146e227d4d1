"""What a reader asked to see, as an address says it. Knows codes and addresses; draws nothing, reads no files."""

from dashboard.view.links import (
    ALL,
    COMMON,
    Choice,
    Remark,
    View,
    Vocabulary,
    address,
    parse,
    permalink,
    query,
)
from dashboard.view.pins import MOST_PINS, Pin, notes_by_place, read_pin, write_notes

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
    "notes_by_place",
    "parse",
    "permalink",
    "query",
    "read_pin",
    "write_notes",
]
