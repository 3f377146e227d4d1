"""Writes an accepted proposal into the data: observations, revisions of what was published, and the record of the release.

All is written into a copy first, and only a copy that `make check-data` would find sound takes the place of the data: so
nothing is half written, and a proposal that does not fit stays where it is.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from dashboard.data import Package, load
from dashboard.data.feeds import Feed, feeds
from dashboard.data.problems import Problem
from dashboard.feeds import books, refusals
from dashboard.feeds.kept import Kept
from dashboard.feeds.mapping import KEY
from dashboard.feeds.papers import read
from dashboard.feeds.proposal import (
    FLAGGED,
    NEW,
    REVISED,
    REWORDED,
    VANISHED,
    WRITTEN,
    Proposal,
    Row,
    file_of,
)
from dashboard.feeds.refusals import Refused

ALLOWABLE = ("vanished", "revised")
"""The doubts that a person may allow; the others are settled in the declarations."""


def accept(
    name: str,
    folder: Path,
    kept: Kept,
    *,
    allow: Iterable[str] = (),
    version: str = "",
    day: date | None = None,
) -> str:
    """Accepts a proposal into the data folder; returns what was written, in a sentence.

    `allow` are the doubts that a person has looked at; `version` is the one that will have the new values, by default the
    next. Raises Refused where the data would not be sound, or the proposal does not fit it, and then changes nothing.
    """
    if name not in kept.proposals():
        raise Refused(refusals.no_proposal(name, kept.proposals()))
    proposal = read(kept.proposal(name))
    package = load(folder)
    if package.problems:
        raise Refused(refusals.unsound(str(folder), len(package.problems)))
    feed = next((each for each in feeds(package) if each.id == proposal.feed), None)
    if feed is None:
        raise Refused(refusals.unknown_feed(proposal.feed, [each.id for each in feeds(package)]))
    standing = [doubt for doubt in proposal.doubts if doubt.rule not in {*allow} & {*ALLOWABLE}]
    standing = [doubt for doubt in standing if not _settled(doubt, feed, proposal)]
    if standing:
        raise Refused(*standing)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".accepting-") as copy:
        fresh = Path(copy) / folder.name
        shutil.copytree(folder, fresh)
        table = str(kept.proposal(name) / "proposal.csv")
        _write(fresh, feed, proposal, package, table, version, day or date.today())
        wrong = load(fresh, package.languages).problems
        if wrong:
            raise Refused(*wrong)
        changed = _take_over(fresh, folder)
    kept.done(name)
    counts = ", ".join(f"{count} {kind}" for kind, count in proposal.counts.items() if count) or "no change"
    return f"Accepted {name}: {counts}. Written: {', '.join(changed)}. Next: make check-data, make publish."


def _settled(doubt: Problem, feed: Feed, proposal: Proposal) -> bool:
    """Whether the declarations say by now what was doubted."""
    return doubt.rule == "structure" and feed.structure == proposal.structure


def _write(
    folder: Path, feed: Feed, proposal: Proposal, package: Package, table: str, version: str, day: date
) -> None:
    path = folder / file_of(feed)
    schema = json.loads((folder / books.SCHEMA).read_bytes())
    rows = {row["id"]: row for row in books.rows_of(path)}
    withdrawn, revised = [], []
    for line, change in enumerate(proposal.rows, start=2):
        before = rows.get(change["id"])
        _check(change, before, table, line)
        if change["change"] == VANISHED:
            withdrawn.append((change["id"], change["old_value"], ""))
            del rows[change["id"]]
            continue
        if change["change"] in (NEW, REVISED):
            revised.append((change["id"], change["old_value"], change["new_value"]))
        rows[change["id"]] = {
            **(before or {}),
            "id": change["id"],
            **{name: change[name] for name in (*KEY, *WRITTEN)},
            "value": change["new_value"],
            "obs_status": change["new_status"],
            "source": feed.source,
        }
    names = [field["name"] for field in schema["fields"]]
    books.save(path, names, sorted(rows.values(), key=lambda row: tuple(row[name] for name in KEY)))
    books.declare_file(folder, feed)
    books.explain(folder, package, proposal, revised, withdrawn, version, day)
    books.record(folder, feed, proposal, len(rows), day)


def _check(change: Row, before: Row | None, table: str, line: int) -> None:
    """Raises Refused where a row of the proposal no longer fits the data, or is none that was written."""
    kind = change["change"]
    if kind not in (NEW, REVISED, FLAGGED, REWORDED, VANISHED):
        raise Refused(refusals.altered(table, line, "change", kind))
    if kind != VANISHED:
        try:
            float(change["new_value"])
        except ValueError as error:
            raise Refused(refusals.altered(table, line, "new_value", change["new_value"])) from error
    now = before["value"] if before else ""
    if now != change["old_value"]:
        raise Refused(refusals.outdated(table, line, change["id"], "old_value", change["old_value"], now))
    status = before["obs_status"] if before else ""
    if status != change["old_status"]:
        raise Refused(
            refusals.outdated(table, line, change["id"], "old_status", change["old_status"], status)
        )


def _take_over(fresh: Path, folder: Path) -> list[str]:
    """Puts every changed file in its place, each in one step; returns their names."""
    changed = []
    for path in sorted(fresh.rglob("*")):
        name = path.relative_to(fresh)
        target = folder / name
        if path.is_file() and not (target.is_file() and target.read_bytes() == path.read_bytes()):
            os.replace(path, target)
            changed.append(name.as_posix())
    return changed
