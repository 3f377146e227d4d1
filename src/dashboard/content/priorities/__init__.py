"""What only the page of priorities has: the memorandum as a tree to walk in, its references, and what hangs on it."""

from dashboard.content.priorities.commitments import add_amounts, add_commitments
from dashboard.content.priorities.lists import add_challenges, add_european, add_sheets
from dashboard.content.priorities.objectives import add_objectives
from dashboard.content.priorities.walk import add_walk, own_choices, read_memorandum
from dashboard.content.priorities.web import add_web

__all__ = [
    "add_amounts",
    "add_challenges",
    "add_commitments",
    "add_european",
    "add_objectives",
    "add_sheets",
    "add_walk",
    "add_web",
    "own_choices",
    "read_memorandum",
]
