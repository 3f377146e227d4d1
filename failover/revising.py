"""A second version of the data, with some figures revised, and the swap of one version for the other."""

from __future__ import annotations

import csv
import io
import os
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
    """A figure with another value: the file it stands in, what it is printed as, and what it would be."""

    file: str
    id: str
    value: str
    as_printed: str


def revise(original: Path, target: Path, revisions: Sequence[Revision]) -> None:
    """Copies the package in `original` to the new folder `target`, with these figures revised and published.

    The figures are published as `make publish` does it. Raises ValueError where the package has no such figure, or
    cannot be published with its new value.
    """
    shutil.copytree(original, target)
    with (target / "revisions.csv").open("a", encoding="utf-8", newline="") as book:
        rows = csv.writer(book, lineterminator="\n")
        for revision in revisions:
            old = _change(target / revision.file, revision)
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


def _change(path: Path, revision: Revision) -> str:
    """Writes the new value; returns the old one."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        names, rows = reader.fieldnames or [], list(reader)
    found = [row for row in rows if row["id"] == revision.id]
    if len(found) != 1:
        raise ValueError(f"{path.name} has {len(found)} figures {revision.id}, not one")
    old = found[0]["value"]
    if old == revision.value:
        raise ValueError(f"{revision.id} is {old} already: a revision must change it")
    found[0]["value"], found[0]["as_printed"] = revision.value, revision.as_printed
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return old
