"""A proposal: what a release of a feed would change, beside what is held now; as a table, as a page, and what is doubted.

It is for a person and for `accepting` (see `papers`), and changes nothing itself.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from dashboard.data import Package
from dashboard.data.feeds import Feed
from dashboard.data.problems import Problem
from dashboard.feeds import refusals
from dashboard.feeds.mapping import KEY, Key, Mapped

NEW, REVISED, FLAGGED, REWORDED, VANISHED = KINDS = ("new", "revised", "flag", "words", "vanished")
"""What a row of a proposal does: a figure that was not held; another value; another flag; the same value in other words
or at another place of the provider; a figure that is not delivered any longer."""

COLUMNS = (
    "change", "id", *KEY, "old_value", "new_value", "percent", "old_status", "new_status", "locator", "as_printed",
    "note_en", "note_nl",
)  # fmt: skip
WRITTEN = ("locator", "as_printed", "note_en", "note_nl")
"""What a change writes beside value and status."""

Row = dict[str, str]


@dataclass(frozen=True)
class Proposal:
    """What one release would change. `rows` are as COLUMNS, `doubts` what a person must allow or settle before.

    `counts` says how many figures of each kind there are, `same` how many stay as they are, `left_out` what was delivered
    and is not held, by reason; `answer` is how the raw answer came, with its hash.
    """

    feed: str
    release: str
    structure: str
    answer: Mapping[str, str]
    delivered: int
    same: int
    counts: Mapping[str, int]
    left_out: Mapping[str, int]
    doubts: tuple[Problem, ...]
    rows: tuple[Row, ...] = field(repr=False)

    @property
    def name(self) -> str:
        """What it is called: the feed, and the beginning of the hash of the raw answer."""
        return f"{self.feed}-{self.answer['sha256'][:8]}"


class Held:
    """What the data holds: the figures of a feed's own file by their key, and all others'."""

    def __init__(self, feed: Feed, package: Package, folder: Path) -> None:
        path = folder / file_of(feed)
        self.own: dict[Key, Row] = {}
        if path.is_file():
            with path.open(encoding="utf-8", newline="") as file:
                self.own = {key_of(row): row for row in csv.DictReader(file)}
        ids = {row["id"] for row in self.own.values()}
        every = package.observations()
        every = every[~every["id"].isin(ids)]
        self.taken = set(every["id"])
        printed = every[~every["derived"]]
        columns = (printed[name] for name in (*KEY, "id", "value"))
        self.elsewhere: dict[Key, list[tuple[str, float]]] = {}
        for *key, one, value in zip(*columns, strict=True):
            self.elsewhere.setdefault(tuple(key), []).append((one, value))

    def with_same_value(self, key: Key, value: str) -> bool:
        """Whether people hold the very same figure already, with the same value."""
        return any(other == float(value) for _, other in self.elsewhere.get(key, ()))


def file_of(feed: Feed) -> str:
    """The file of a feed's observations within the data folder."""
    return f"observations/{feed.subject}--{feed.id}.csv"


def key_of(row: Mapping[str, str]) -> Key:
    """What tells an observation from all others."""
    return tuple(row[name] for name in KEY)


def proposed(
    feed: Feed,
    held: Held,
    found: Mapped,
    answer: Mapping[str, str],
    *,
    delivered: int,
    release: str,
    structure: str,
    file: str,
) -> Proposal:
    """What accepting these observations would change."""
    rows: list[Row] = []
    same = 0
    left_out = Counter(found.left_out)
    for key, row in found.rows.items():
        before = held.own.get(key)
        if before is None:
            if held.with_same_value(key, row["value"]):
                left_out["held already with the same value, entered by people"] += 1
            else:
                rows.append(_row(NEW, {}, {**row, "id": _new_id(key, feed, held)}))
        elif kind := _kind(before, row):
            rows.append(_row(kind, before, {**row, "id": before["id"]}))
        else:
            same += 1
    gone = [row for key, row in held.own.items() if key not in found.rows]
    rows += [_row(VANISHED, row, {}) for row in gone]
    order = {kind: place for place, kind in enumerate((REVISED, VANISHED, FLAGGED, NEW, REWORDED))}
    rows.sort(key=lambda row: (order[row["change"]], *key_of(row)))
    counts = Counter(row["change"] for row in rows)
    doubts = list(found.doubts)
    if gone:
        doubts.append(refusals.vanished(file, len(gone), (row["id"] for row in gone)))
    share = 100 * counts[REVISED] / len(held.own) if held.own else 0.0
    if share > feed.limit:
        doubts.append(refusals.much_revised(file, share, feed.limit))
    return Proposal(
        feed.id, release, structure, answer, delivered, same,
        {kind: counts[kind] for kind in KINDS}, dict(left_out.most_common()), tuple(doubts), tuple(rows),
    )  # fmt: skip


def sentence(proposal: Proposal) -> str:
    """What a proposal comes to, in a sentence."""
    words = {
        NEW: "new", REVISED: "revised", FLAGGED: "with another flag", REWORDED: "the same in other words",
        VANISHED: "vanished",
    }  # fmt: skip
    parts = [f"{count} {words[kind]}" for kind, count in proposal.counts.items() if count]
    said = ", ".join(parts) or "nothing changed"
    out = sum(proposal.left_out.values())
    more = f"; {proposal.same} as they were" if proposal.same else ""
    more += f"; {out} of {proposal.delivered} delivered values are not held" if out else ""
    return f"{said}{more}"


def _kind(before: Row, row: Row) -> str:
    """How an observation differs from the one that is held; "" where it does not."""
    if Decimal(before["value"]) != Decimal(row["value"]):
        return REVISED
    if before["obs_status"] != row["obs_status"]:
        return FLAGGED
    return REWORDED if any(before[name] != row[name] for name in WRITTEN) else ""


def _row(kind: str, before: Row, row: Row) -> Row:
    either = row or before
    old, new = before.get("value", ""), row.get("value", "")
    return {
        "change": kind,
        "id": either["id"],
        **{name: either[name] for name in KEY},
        "old_value": old,
        "new_value": new,
        "percent": _percent(old, new) if kind == REVISED else "",
        "old_status": before.get("obs_status", ""),
        "new_status": row.get("obs_status", ""),
        **{name: either[name] for name in WRITTEN},
    }


def _percent(old: str, new: str) -> str:
    return f"{100 * (Decimal(new) / Decimal(old) - 1):+.2f}" if Decimal(old) else ""


def _new_id(key: Iterable[str], feed: Feed, held: Held) -> str:
    """The plain id of a figure; with the feed's source behind it where the plain one is taken, as people do."""
    plain = "-".join(filter(None, key)).lower().replace("/", "-")
    found = plain if plain not in held.taken else f"{plain}-{feed.source}"
    held.taken.add(found)
    return found
