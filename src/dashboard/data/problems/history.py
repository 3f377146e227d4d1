"""What can be wrong with the past of the figures: published values, and the revisions that explain their changes."""

from __future__ import annotations

from collections.abc import Iterable

from .problem import Problem, nearest, shown

RULE = "revisions"


def changed_silently(file: str, line: int, value: str, published: str, version: str, book: str) -> Problem:
    """A value that is not the published one, without a revision that says so."""
    was = f"published as {shown(published)}" if published else "published as withdrawn"
    return Problem(
        file,
        line,
        "value",
        RULE,
        f"{shown(value)} was {was} in version {version}, and no revision says why it changed",
        f"restore the value, or add the change to {book} with the reason and the version that will have it.",
    )


def removed_silently(file: str, line: int, figure: str, book: str) -> Problem:
    """A published figure that no file has any longer, without a revision that says so."""
    return Problem(
        file,
        line,
        "id",
        RULE,
        f"the published figure {shown(figure)} is gone, and no revision says why",
        f"put it back, or add it to {book} with a blank new_value and the reason; its id is not used again.",
    )


def alias_in_use(file: str, line: int, figure: str, home: str) -> Problem:
    """An older id that a figure has now."""
    return Problem(
        file,
        line,
        "id",
        "aliases",
        f"{shown(figure)} is the id of a figure in {home}",
        "remove the row, or give that figure an id of its own: an older id is not used again.",
    )


def unknown_revised(file: str, line: int, figure: str, known: Iterable[str]) -> Problem:
    """A revision of a figure that was never published."""
    near = nearest(figure, known)
    such = f", such as {' or '.join(near)}" if near else ""
    return Problem(
        file,
        line,
        "id",
        RULE,
        f"no figure {shown(figure)} was ever published",
        f"use the id of a published figure{such}, or remove the row.",
    )


def outdated(file: str, line: int, value: str, present: str) -> Problem:
    """The latest revision of a figure says another value than the figure has."""
    is_now = f"the figure is {shown(present)}" if present else "the figure is gone"
    return Problem(
        file,
        line,
        "new_value",
        RULE,
        f"the latest revision says {shown(value)}, but {is_now}",
        "correct the figure or this value, or add the later revision below.",
    )


def broken_chain(file: str, line: int, value: str, before: str, where: str) -> Problem:
    """A revision that does not begin where the one before it, or the published value, ends."""
    return Problem(
        file,
        line,
        "old_value",
        RULE,
        f"{shown(value)} is not {shown(before)}, the value of {where}",
        f"write {shown(before)} here, or correct {where}.",
    )


def version_order(file: str, line: int, column: str, version: str, after: str, where: str) -> Problem:
    """A version that does not come after the one that it has to follow."""
    return Problem(
        file,
        line,
        column,
        RULE,
        f"version {shown(version)} does not come after {shown(after)}, that of {where}",
        f"give the version that first has the new value, later than {after}.",
    )


def version_behind(file: str, version: str, published: str, book: str) -> Problem:
    """A package whose version is older than what was published already."""
    return Problem(
        file,
        0,
        "",
        RULE,
        f"version {shown(version)} is older than {shown(published)}, which {book} has as published",
        f"set version to {published} or later: `make publish` does it.",
    )
