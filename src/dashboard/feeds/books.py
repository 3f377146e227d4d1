"""The books that an accepted proposal is entered in: revisions, releases, feeds, sources, and the descriptor."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from dashboard.data import Package
from dashboard.data.feeds import FEEDS, RELEASES, Feed
from dashboard.data.history import PUBLISHED, REVISIONS, version_of
from dashboard.data.resource import OBSERVATIONS
from dashboard.data.schema import DESCRIPTOR
from dashboard.feeds.kept import BY_HAND, UNSTATED
from dashboard.feeds.proposal import NEW, REVISED, VANISHED, Proposal, Row, file_of

SCHEMA = "schemas/observations.json"
REASONS = {
    "en": "Revised by the provider, release of {release}.",
    "nl": "Herzien door de aanbieder, uitgave van {release}.",
}
WITHDRAWN = {
    "en": "No longer delivered by the provider, release of {release}.",
    "nl": "Niet meer geleverd door de aanbieder, uitgave van {release}.",
}
Change = tuple[str, str, str]
"""The id of a figure, its value before and after; blank where it was not there."""


def explain(
    folder: Path,
    package: Package,
    proposal: Proposal,
    revised: Iterable[Change],
    withdrawn: Iterable[Change],
    version: str,
    day: date,
) -> None:
    """Adds the changes of published values to revisions.csv.

    What was revised since the last version, and is revised again before the next, is one revision.
    """
    path = folder / f"{REVISIONS}.csv"
    published = {row["id"] for row in rows_of(folder / f"{PUBLISHED}.csv")}
    rows = rows_of(path)
    pending = {row["id"]: row for row in rows if version_of(row["version"]) > version_of(package.version)}
    changes = [(*change, REASONS) for change in revised if change[0] in published]
    gone = [(*change, WITHDRAWN) for change in withdrawn if change[0] in published]
    if not changes and not gone:
        return
    target = version or _next(package.version, pending.values(), withdraws=bool(gone))
    for one, old, new, words in (*changes, *gone):
        row = pending.get(one)
        if row is None:
            row = pending[one] = {"id": one, "old_value": old}
            rows.append(row)
        said = {f"reason_{lang}": _said(words, lang, proposal.release) for lang in package.languages}
        row |= {"new_value": new, "date": day.isoformat(), **said}
    for row in pending.values():
        row["version"] = target
    back = [row for row in pending.values() if row["old_value"] == row["new_value"]]
    names = ("id", "old_value", "new_value", "version", "date")
    reasons = [f"reason_{lang}" for lang in package.languages]
    save(path, [*names, *reasons], [row for row in rows if row not in back])


def _next(version: str, pending: Iterable[Row], *, withdraws: bool) -> str:
    """The version that will have the changes, by what docs/data.md says: the one that waits already, if it says enough."""
    major, minor, _ = version_of(version)
    least = (major + 1, 0, 0) if withdraws else (major, minor + 1, 0)
    waiting = [version_of(row["version"]) for row in pending]
    return ".".join(str(part) for part in max([least, *waiting]))


def _said(words: Mapping[str, str], lang: str, release: str) -> str:
    """A reason in a language; in one that it has not been put into, a draft as `make language` writes them."""
    text = words.get(lang) or f"‹{words['en']}›"
    return text.format(release=release)


def record(folder: Path, feed: Feed, proposal: Proposal, held: int, day: date) -> None:
    """Notes the release: in its own row, at the feed, and as the date of the source."""
    live = not proposal.answer["address"].startswith(BY_HAND)
    path = folder / f"{FEEDS}.csv"
    rows = rows_of(path)
    for row in rows:
        if row["id"] == feed.id:
            row |= {
                "last_checked": proposal.answer["asked"][:10],
                "last_release": proposal.release,
                "structure": proposal.structure or row["structure"],
                "verified": proposal.answer["asked"][:10] if live else row["verified"],
            }
    save(path, list(rows[0]), rows)
    path = folder / "sources.csv"
    rows = rows_of(path)
    for row in rows:
        if row["id"] == feed.source:
            row["date"] = "" if proposal.release == UNSTATED else proposal.release
    save(path, list(rows[0]), rows)
    path = folder / f"{RELEASES}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        names = next(csv.reader(file))
    # The very same answer, given again, has changed what it changed the first time.
    before = [
        row for row in rows_of(path) if row["feed"] == feed.id and row["sha256"] == proposal.answer["sha256"]
    ]
    counts = {
        name: str(proposal.counts[name] + sum(int(row[name]) for row in before))
        for name in (NEW, REVISED, VANISHED)
    }
    said = {
        "feed": feed.id,
        "release": proposal.release,
        "address": proposal.answer["address"],
        "asked": proposal.answer["asked"],
        "sha256": proposal.answer["sha256"],
        "structure": proposal.structure,
        "delivered": str(proposal.delivered),
        "held": str(held),
        **counts,
        "accepted": day.isoformat(),
    }
    rows = [row for row in rows_of(path) if row not in before]
    save(path, names, [*rows, said])


def declare_file(folder: Path, feed: Feed) -> None:
    """Names the feed's file in the descriptor, after the last file of observations, unless it is there."""
    path = folder / DESCRIPTOR
    said = json.loads(path.read_bytes())
    if any(each.get("path") == file_of(feed) for each in said["resources"]):
        return
    last = max(place for place, each in enumerate(said["resources"]) if each["path"].startswith(OBSERVATIONS))
    titles = {
        f"title{name.removeprefix('name')}".removesuffix("_en"): text
        for name, text in feed.row.items()
        if name.startswith("name_")
    }
    said["resources"].insert(
        last + 1,
        {
            "name": f"{feed.subject}--{feed.id}",
            "type": "table",
            "path": file_of(feed),
            **titles,
            "scheme": "file",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "subject": feed.subject,
            "schema": SCHEMA,
        },
    )
    path.write_text(json.dumps(said, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def rows_of(path: Path) -> list[Row]:
    """The rows of a table as text; none where there is no file."""
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def save(path: Path, names: list[str], rows: Iterable[Mapping[str, str]]) -> None:
    """Writes a table with these columns; what a row does not have is blank."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, names, restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8")
