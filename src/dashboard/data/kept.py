"""The last data that stood every trial, kept on disk, so that a service which is restarted beside unsound data has it.

It lies in the user's own cache folder, under a name that follows from where the data lies; where that cannot be used,
nothing is kept. Beside it stands a record of every version that was taken up or refused: which, when, and whose files.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

NAME = "flanders-foreign-policy-dashboard"
MOST_FOLDERS = 4
"""So many data folders have their last sound version kept: those that were served last."""

MOST_RECORDED = 1000

_log = logging.getLogger("dashboard.data.swaps")


class Kept:
    """What is kept for one data folder, below `place` (by default the user's cache folder)."""

    def __init__(self, folder: Path, place: Path | None = None) -> None:
        self._of = Path(folder).absolute()
        place = place or cache_folder()
        self._root = place / "sound" if place else None
        self._own = self._root / sha256(str(self._of).encode()).hexdigest()[:24] if self._root else None

    def last(self) -> Path | None:
        """The folder of the last sound version; None without one, or where others might have written it."""
        if self._own is None:
            return None
        found = self._own / "last"
        try:
            if not (own(self._own.stat()) and own(found.stat())):
                return None
            return next((path for path in found.iterdir() if (path / "datapackage.json").is_file()), None)
        except OSError:
            return None

    @contextmanager
    def copy(self, files: Mapping[str, bytes], name: str) -> Iterator[Path]:
        """A folder `name` with exactly these files, as long as this lasts; `accept` keeps it.

        Raises OSError where there is no room for it.
        """
        root = self._own
        if root is not None:
            try:
                root.mkdir(mode=0o700, parents=True, exist_ok=True)
            except OSError:
                root = None
        with tempfile.TemporaryDirectory(dir=root, prefix="next-", ignore_cleanup_errors=True) as made:
            folder = Path(made) / "next" / (name or "data")
            for path, body in files.items():
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(body)
            yield folder

    def accept(self, copied: Path) -> None:
        """Keeps a copy as the last sound version."""
        if self._own is None or not copied.is_relative_to(self._own):
            return
        last, former = self._own / "last", copied.parent.parent / "former"
        with suppress(OSError):
            os.utime(self._own)
            if last.exists():
                last.rename(former)
            copied.parent.rename(last)
            self._forget()

    def record(self, outcome: str, version: str, revision: str, problems: int = 0) -> None:
        """Writes down that a version was taken up, refused or fallen back on, and whose files it was."""
        entry = {
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
            "outcome": outcome,
            "version": version,
            "revision": revision,
            "problems": problems,
            **_whose(self._of),
        }
        _log.info("data %s: %s", outcome, json.dumps(entry))
        if self._own is None:
            return
        with suppress(OSError):
            self._own.mkdir(mode=0o700, parents=True, exist_ok=True)
            book = self._own / "swaps.jsonl"
            lines = book.read_text(encoding="utf-8").splitlines() if book.is_file() else []
            text = "\n".join([*lines[-MOST_RECORDED + 1 :], json.dumps(entry)]) + "\n"
            part = book.with_suffix(f".{os.getpid()}")
            part.write_text(text, encoding="utf-8")
            part.replace(book)

    def recorded(self) -> list[dict[str, object]]:
        """What was written down, the oldest first."""
        book = self._own / "swaps.jsonl" if self._own else None
        if book is None or not book.is_file():
            return []
        return [json.loads(line) for line in book.read_text(encoding="utf-8").splitlines()]

    def _forget(self) -> None:
        """Leaves what was served last of other data folders; another process may be doing the same."""
        assert self._root is not None
        found = sorted(self._root.iterdir(), key=lambda path: -path.stat().st_mtime)
        for path in found[MOST_FOLDERS:]:
            shutil.rmtree(path, ignore_errors=True)


def cache_folder() -> Path | None:
    """Where this user's programs keep what they can make again: systemd's word, else the desktop's, else ~/.cache."""
    said = os.environ.get("CACHE_DIRECTORY", "").partition(":")[0]
    if said:
        return Path(said) / NAME
    said = os.environ.get("XDG_CACHE_HOME", "")
    try:
        return (Path(said) if said else Path.home() / ".cache") / NAME
    except RuntimeError:  # a user without a home
        return None


def own(told: os.stat_result) -> bool:
    """Whether what is told of is this user's, and nobody else may write to it."""
    return not hasattr(os, "getuid") or (told.st_uid == os.getuid() and not told.st_mode & 0o022)


def _whose(folder: Path) -> dict[str, str]:
    """Where a data folder really lies, to whom it and the link to it belong, and when they were last changed."""
    found: dict[str, str] = {"folder": str(folder.resolve())}
    for name, place, follow in (("data", folder / "datapackage.json", True), ("link", folder, False)):
        with suppress(OSError):
            told = place.stat() if follow else place.lstat()
            if follow or folder.is_symlink():
                found[f"{name}_owner"] = _user(told.st_uid)
                found[f"{name}_changed"] = datetime.fromtimestamp(told.st_mtime, UTC).isoformat(
                    timespec="seconds"
                )
    return found


def _user(number: int) -> str:
    try:
        import pwd  # not on Windows

        return pwd.getpwuid(number).pw_name
    except (ImportError, KeyError):
        return str(number)
