"""What can be wrong with the answer of a provider: that it does not come, is no data, or says what nobody has declared."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.data.problems import Problem, listed, shown


class Refused(Exception):
    """A feed cannot be taken up as it stands; carries the problems."""

    def __init__(self, *found: Problem) -> None:
        super().__init__("\n".join(str(problem) for problem in found))
        self.problems = found


class Pending(Exception):
    """The provider is still making the answer; it is asked for again in the next run."""


def unreachable(address: str, reason: str) -> Problem:
    """The provider does not answer at all, or breaks off."""
    return Problem(
        address,
        0,
        "",
        "answer",
        f"no answer: {reason}",
        "look at the network, or at the provider's page; run it again.",
    )


def turned_away(address: str, status: int, said: str) -> Problem:
    """An answer with a status that is no success."""
    return Problem(
        address,
        0,
        "",
        "answer",
        f"the provider answered {status}: {shown(said)}",
        "compare the flow and the query in data/feeds.csv with the provider's documentation.",
    )


def page_for_people(file: str, said: str) -> Problem:
    """HTML where data should be: a firewall, a page of maintenance, a moved service."""
    return Problem(
        file,
        0,
        "",
        "HTML instead of data",
        f"the answer is a page for people: {shown(said)}",
        "open the address in a browser and fetch the file by hand (FROM=...), or ask the provider to let the dashboard "
        "in; it does not pretend to be a browser.",
    )


def said_no(file: str, code: str, said: str) -> Problem:
    """A refusal within an answer that says it is a success."""
    way_out = (
        "ask for less at once: name more codes in the query, or a later `since`, in data/feeds.csv."
        if "413" in code or "BIG" in said.upper()
        else "compare the flow and the query in data/feeds.csv with the provider's documentation."
    )
    return Problem(file, 0, "", "refused by the provider", f"{code}: {shown(said)}", way_out)


def cut_off(file: str, line: int, reason: str) -> Problem:
    """An answer that ends too early, or is of another format than it should be."""
    return Problem(
        file,
        line,
        "",
        "format",
        f"the answer cannot be read: {reason}",
        "run it again; else look at the raw answer.",
    )


def too_slow(address: str, minutes: float) -> Pending:
    """An answer that the provider had not made in the time that a run waits."""
    return Pending(
        f"the provider is still making the answer after {minutes:g} minutes ({address}). "
        "Way out: run it again later; it goes on waiting for the same answer."
    )


def other_dimensions(file: str, gone: Iterable[str], strange: Iterable[str]) -> Problem:
    """A dimension was renamed, added or taken away."""
    return Problem(
        file,
        0,
        "",
        "structure",
        f"the answer lacks the dimensions {listed(sorted(gone)) or 'none'} and has {listed(sorted(strange)) or 'none'} "
        "that the feed does not know",
        "look up what the provider changed; then name its dimensions in the feed's row of data/feeds.csv.",
    )


def other_structure(file: str, now: str, before: str) -> Problem:
    """Another version of the structure than the one last accepted."""
    return Problem(
        file,
        0,
        "",
        "structure",
        f"the structure is {shown(now)}, accepted was {shown(before)}",
        "look up what the provider changed; if the mapping still holds, write the new one in `structure` of "
        "data/feeds.csv.",
    )


def other_unit(file: str, dimension: str, wanted: str, found: Iterable[str]) -> Problem:
    """The unit in which the series is declared is not in the answer."""
    return Problem(
        file,
        0,
        dimension,
        "unit",
        f"nothing is in {shown(wanted)}; there is {listed(sorted(found))}",
        "if the provider changed the unit, give the series an indicator of that unit and change `delivered_unit` and "
        "`scale` in data/feeds.csv; never mix two units in one series.",
    )


def nothing_held(file: str, dimension: str, wanted: str, found: Iterable[str]) -> Problem:
    """No series of the answer is one of those that are held."""
    return Problem(
        file,
        0,
        dimension,
        "where",
        f"no series has {shown(wanted)}; there is {listed(sorted(found))}",
        "compare the query with `where` in data/feeds.csv.",
    )


def no_rows(file: str) -> Problem:
    """An answer without any value."""
    return Problem(
        file,
        0,
        "",
        "values",
        "the answer has no values",
        "compare flow, query and `since` in data/feeds.csv.",
    )


def strange_code(file: str, line: int, dimension: str, code: str, lists: Iterable[str]) -> Problem:
    """A code of the provider that no code list has."""
    return Problem(
        file,
        line,
        dimension,
        "code",
        f"unknown code {shown(code)}",
        f"add it to data/feed-codes.csv under {' or '.join(lists)}: what it stands for, or why it is not held.",
    )


def strange_flag(file: str, line: int, flag: str, known: Iterable[str]) -> Problem:
    """A flag that has no status."""
    return Problem(
        file,
        line,
        "flag",
        "flag",
        f"unknown flag {shown(flag)}; known are {listed(sorted(known))}",
        "look up what the provider means by it and add it to the flags in src/dashboard/feeds/flags.py.",
    )


def strange_period(file: str, line: int, period: str) -> Problem:
    """A period of no known form."""
    return Problem(
        file,
        line,
        "time_period",
        "period",
        f"{shown(period)} is no period",
        "add its form to src/dashboard/feeds/flags.py if the provider means one.",
    )


def no_number(file: str, line: int, value: str) -> Problem:
    """A value that is no number."""
    return Problem(
        file,
        line,
        "value",
        "number",
        f"{shown(value)} is no number",
        "look at the raw answer; ask the provider.",
    )


def two_values(file: str, line: int, series: str, one: str, other: str) -> Problem:
    """Two different values for one series and period."""
    return Problem(
        file,
        line,
        "value",
        "key",
        f"{series} has two values, {one} and {other}",
        "the series of the provider are told apart by a dimension that the feed does not look at: add it to `where` in "
        "data/feeds.csv.",
    )
