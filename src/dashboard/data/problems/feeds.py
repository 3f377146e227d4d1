"""What can be wrong with the declarations of feeds: rules that say nothing, codes without a reason, series claimed twice."""

from __future__ import annotations

from .problem import Problem, shown

RULE = "feeds"


def unclear_rule(file: str, line: int, column: str, reason: str) -> Problem:
    """A cell that says neither a code nor how to come by one."""
    return Problem(
        file,
        line,
        column,
        RULE,
        reason,
        "write dimension=CODE (several with spaces between) where series are chosen, and a code of the package or "
        "dimension:codelist where columns are filled.",
    )


def no_reason(file: str, line: int, code: str) -> Problem:
    """A code of the provider that is not held, without a word why."""
    return Problem(
        file,
        line,
        "target",
        RULE,
        f"{shown(code)} stands for nothing and nothing says why",
        "give the code of the package that it stands for, or the reason (every language) why it is not held.",
    )


def other_licence(file: str, line: int, source: str, told: str) -> Problem:
    """A feed with other terms than its source."""
    return Problem(
        file,
        line,
        "licence",
        RULE,
        f"sources.csv says {shown(told)} of {shown(source)}",
        "write the same licence, and whether it is confirmed, in both.",
    )


def claimed_twice(file: str, line: int, feed: str, other: str, series: str) -> Problem:
    """Two feeds that fill the same series."""
    return Problem(
        file,
        line,
        "indicator",
        RULE,
        f"{feed} and {other} claim the same series: {series}",
        "give one of them an indicator of its own, or take the code out of one of the code lists.",
    )
