"""What only the page of priorities has: the memorandum as a tree to walk in, its references, and what hangs on it."""

from dashboard.content.priorities.commitments import draw_amounts, draw_commitments
from dashboard.content.priorities.lists import draw_challenges, draw_european, draw_sheets
from dashboard.content.priorities.objectives import draw_objectives
from dashboard.content.priorities.walk import draw_walk, own_choices, read_memorandum
from dashboard.content.priorities.web import draw_web

__all__ = [
    "draw_amounts",
    "draw_challenges",
    "draw_commitments",
    "draw_european",
    "draw_objectives",
    "draw_sheets",
    "draw_walk",
    "draw_web",
    "own_choices",
    "read_memorandum",
]
