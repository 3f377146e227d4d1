"""What partners count of the same flows: beside ours, with the gap and its likely reasons, in a sentence to answer with."""

from dashboard.content.mirror.page import (
    MIRROR,
    answers,
    draw_answers,
    draw_both_sides,
    draw_gaps,
    draw_pairs,
    draw_reasons,
    note_at,
)

__all__ = [
    "MIRROR",
    "answers",
    "draw_answers",
    "draw_both_sides",
    "draw_gaps",
    "draw_pairs",
    "draw_reasons",
    "note_at",
]
