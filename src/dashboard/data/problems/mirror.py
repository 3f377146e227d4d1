"""What can be wrong where two sides count the same."""

from __future__ import annotations

from .problem import Problem, shown


def unexplained_gap(file: str, line: int, ours: str, gap: float, cases: str, word: str) -> Problem:
    """A partner's figure far from ours for which nobody has given a reason."""
    return Problem(
        file,
        line,
        "value",
        "mirror",
        f"the partner's count differs by {gap:+.3g} per cent from ours, {shown(ours)}, and no reason is given",
        f"add a row to {cases}.csv that agrees with both, with the reason and its source, or with the reason {word}.",
    )
