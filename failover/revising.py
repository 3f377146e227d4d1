"""A second version of the data, with some figures revised, and the swap of one version for the other."""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
from collections.abc import Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import publish

VERSION = "99.0.0"
"""No version that the data will ever have by itself."""

DAY = "2026-01-01"
REASONS = ("A try of how revised data is taken up.", "Een proef met herziene gegevens.")
"""In English and in Dutch; they stand in a copy that is thrown away."""


@dataclass(frozen=True)
class Revision:
    """A figure with another value, and what that would be printed as."""

    id: str
    value: str
    as_printed: str


def nudged(folder: Path, figure: str) -> Revision:
    """A figure of the package in `folder` with the last digit that is printed of it one more, or one less than 9.

    Raises ValueError where the package has no such figure, or prints it otherwise than as its digits.
    """
    row = _row(_rows(_file(folder, figure))[1], figure)
    value, text = row["value"], row["as_printed"]
    digits = value.replace(".", "").rstrip("0")
    printed = re.search(r"\D*".join(digits), text)
    if printed is None:
        raise ValueError(f"{figure} is {value} and printed as {text!r}: its digits do not stand there")
    other = str(int(digits[-1]) + (-1 if digits[-1] == "9" else 1))
    place = printed.end() - 1
    at = value.rindex(digits[-1])
    return Revision(figure, value[:at] + other + value[at + 1 :], text[:place] + other + text[place + 1 :])


def revise(original: Path, target: Path, revisions: Sequence[Revision]) -> None:
    """Copies the package in `original` to the new folder `target`, with these figures revised and published.

    The figures are published as `make publish` does it. Raises ValueError where the package has no such figure, or
    cannot be published with its new value.
    """
    shutil.copytree(original, target)
    with (target / "revisions.csv").open("a", encoding="utf-8", newline="") as book:
        rows = csv.writer(book, lineterminator="\n")
        for revision in revisions:
            old = _change(_file(target, revision.id), revision)
            rows.writerow((revision.id, old, revision.value, VERSION, DAY, *REASONS))
    told = io.StringIO()
    with redirect_stdout(told):
        failed = publish.main([VERSION, str(target)])
    if failed:
        raise ValueError(f"the revised data cannot be published:\n{told.getvalue()}")


def point(link: Path, folder: Path) -> None:
    """Makes the symbolic link `link` lead to `folder`, in one step: at no moment does it lead nowhere."""
    fresh = link.with_name(link.name + ".new")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(folder)
    os.replace(fresh, link)


def _file(folder: Path, figure: str) -> Path:
    """The file in which a figure stands."""
    for path in sorted((folder / "observations").rglob("*.csv")):
        if any(row["id"] == figure for row in _rows(path)[1]):
            return path
    raise ValueError(f"no file in {folder.name}/observations has a figure {figure}")


def _rows(path: Path) -> tuple[Sequence[str], list[dict[str, str]]]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        return reader.fieldnames or [], list(reader)


def _row(rows: Sequence[dict[str, str]], figure: str) -> dict[str, str]:
    return next(row for row in rows if row["id"] == figure)


def _change(path: Path, revision: Revision) -> str:
    """Writes the new value; returns the old one."""
    names, rows = _rows(path)
    found = _row(rows, revision.id)
    old = found["value"]
    if old == revision.value:
        raise ValueError(f"{revision.id} is {old} already: a revision must change it")
    found["value"], found["as_printed"] = revision.value, revision.as_printed
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return old
