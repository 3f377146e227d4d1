"""The folder in which answers and proposals are kept, outside the data: nothing in it is published, git does not see it.

raw/<feed>/<hash>.<format>, beside it .json: address, moment, headers, hash; pending.json while an answer is being made
proposals/<name>/proposal.csv, .html, .json: until accepted or dropped
accepted/<name>/: what was accepted, for the record
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from dashboard.feeds.reading.format import format_of
from dashboard.feeds.refusals import Refused

BY_HAND = "given by hand"
UNSTATED = "not stated"
"""The release of a file that nobody can tell."""
FRESH = timedelta(hours=12)
"""How long an answer counts as just asked for: a run that was broken off goes on with it instead of asking again."""


@dataclass(frozen=True)
class Answer:
    """A raw answer and how it came: `address` is where from, or that it was given by hand; `asked` a moment in UTC."""

    address: str
    asked: str
    media_type: str
    sha256: str
    content: bytes = field(repr=False)
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def live(self) -> bool:
        """Whether the provider's service gave it."""
        return not self.address.startswith(BY_HAND)


def answer_of(
    content: bytes, address: str, media_type: str = "", headers: Mapping[str, str] | None = None
) -> Answer:
    """An answer as it comes in, at this moment."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return Answer(address, now, media_type, hashlib.sha256(content).hexdigest(), content, dict(headers or {}))


class Kept:
    """The folder of kept answers and proposals."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, feed: str, answer: Answer) -> Path:
        """Writes a raw answer, word for word, and how it came. Returns the path of the answer."""
        folder = self._raw(feed)
        try:
            ending = {"json-stat": "json", "sdmx-json": "json"}.get(
                kind := format_of(answer.content, ""), kind
            )
        except Refused:
            ending = "txt"
        path = folder / f"{answer.sha256[:12]}.{ending}"
        _write(path, answer.content)
        told = {name: value for name, value in asdict(answer).items() if name != "content"}
        _write(path.with_suffix(".json.about"), json.dumps(told, indent=1).encode())
        self.forget_pending(feed)
        return path

    def fresh(self, feed: str) -> Answer | None:
        """The newest answer of the provider's service, if it was asked for not long ago."""
        found = [
            json.loads(path.read_bytes()) | {"path": path} for path in self._raw(feed).glob("*.json.about")
        ]
        found = [each for each in found if not each["address"].startswith(BY_HAND)]
        newest = max(found, key=lambda each: each["asked"], default=None)
        if newest is None or datetime.now(UTC) - datetime.fromisoformat(newest["asked"]) > FRESH:
            return None
        stem = newest.pop("path").name.partition(".")[0]
        (path,) = [each for each in self._raw(feed).glob(f"{stem}.*") if each.suffix != ".about"]
        return Answer(content=path.read_bytes(), **newest)

    def pend(self, feed: str, address: str) -> None:
        """Remembers where an answer will be that the provider is still making."""
        _write(self._raw(feed) / "pending.json", json.dumps({"address": address}).encode())

    def pending(self, feed: str) -> str:
        """Where such an answer will be; "" without one."""
        path = self._raw(feed) / "pending.json"
        return str(json.loads(path.read_bytes())["address"]) if path.is_file() else ""

    def forget_pending(self, feed: str) -> None:
        """Asks anew the next time."""
        (self._raw(feed) / "pending.json").unlink(missing_ok=True)

    def proposals(self) -> list[str]:
        """The names of the proposals that wait."""
        folder = self.folder / "proposals"
        return sorted(path.name for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []

    def proposal(self, name: str) -> Path:
        """The folder of a proposal."""
        return self.folder / "proposals" / name

    def done(self, name: str) -> None:
        """Puts an accepted proposal aside."""
        target = self.folder / "accepted" / name
        shutil.rmtree(target, ignore_errors=True)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(self.proposal(name), target)

    def drop(self, name: str) -> None:
        """Throws a proposal away; the raw answer stays."""
        shutil.rmtree(self.proposal(name))

    def _raw(self, feed: str) -> Path:
        return self.folder / "raw" / feed


def _write(path: Path, content: bytes) -> None:
    """In one step, so that a run that is broken off leaves nothing half."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    part.write_bytes(content)
    os.replace(part, path)
