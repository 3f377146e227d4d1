"""What partners count of the same flows: beside ours, with the gap and its likely reasons, in a sentence to answer with."""

from dashboard.content.mirror.answering import add_answers, says_nothing
from dashboard.content.mirror.flows import MIRROR, answers, contested, note_at
from dashboard.content.mirror.sides import add_both_sides, add_gaps, add_pairs, add_reasons

__all__ = [
    "MIRROR",
    "add_answers",
    "add_both_sides",
    "add_gaps",
    "add_pairs",
    "add_reasons",
    "answers",
    "contested",
    "note_at",
    "says_nothing",
]
