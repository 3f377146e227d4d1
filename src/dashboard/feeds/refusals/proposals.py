"""What can be wrong with a release, a proposal, or how somebody asks for one."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.data.problems import Problem, listed, shown


def vanished(file: str, number: int, some: Iterable[str]) -> Problem:
    """Held figures that the provider no longer delivers."""
    return Problem(
        file,
        0,
        "",
        "vanished",
        f"{number} held figures are not delivered any longer: {listed(some, 5)}",
        "look at the proposal; if the provider has withdrawn them, accept with ALLOW=vanished; else drop the proposal.",
    )


def much_revised(file: str, share: float, limit: float) -> Problem:
    """More revised values than the feed allows."""
    return Problem(
        file,
        0,
        "",
        "revised",
        f"{share:.1f} per cent of the held values are revised, more than the feed's limit of {limit:g}",
        "look at the proposal and at what the provider says of the release; then accept with ALLOW=revised, or drop it.",
    )


def outdated(file: str, line: int, figure: str, column: str, then: str, now: str) -> Problem:
    """A proposal that was made against other data than there is now."""
    return Problem(
        file,
        line,
        column,
        "no longer fits",
        f"{figure} was {shown(then)} when this was proposed and is {shown(now)} now",
        "drop the proposal and refresh the feed again.",
    )


def altered(file: str, line: int, column: str, value: str) -> Problem:
    """A row of a proposal that says something which cannot be written."""
    return Problem(
        file,
        line,
        column,
        "proposal",
        f"{shown(value)} cannot be accepted",
        "leave the table as it was written: whole rows may be taken out, cells not be changed.",
    )


def no_proposal(name: str, there: Iterable[str]) -> Problem:
    """A name that no proposal has."""
    return Problem(
        name,
        0,
        "",
        "proposal",
        f"there is no such proposal; there are {listed(sorted(there)) or 'none'}",
        "name one.",
    )


def unsound(folder: str, number: int) -> Problem:
    """Data that has problems already."""
    return Problem(
        folder, 0, "", "data", f"the data has {number} problems", "run `make check-data` and mend them first."
    )


def not_by_hand(feed: str) -> Problem:
    """A file given by hand without its release."""
    return Problem(
        feed,
        0,
        "",
        "release",
        "the answer does not say of which release it is",
        "say it: RELEASE=2026-07, or 'not stated'.",
    )


def unknown_feed(name: str, there: Iterable[str]) -> Problem:
    """A feed that is not declared."""
    return Problem(
        "data/feeds.csv",
        0,
        "id",
        "feed",
        f"no feed {shown(name)}; there are {listed(there, 30)}",
        "name one of them.",
    )


def unreadable_file(path: str, reason: str) -> Problem:
    """A file given by hand that cannot be read."""
    return Problem(
        path, 0, "", "file", f"the file cannot be read: {reason}", "give the path of a file: FROM=path."
    )
