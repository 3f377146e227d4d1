"""The figures of a folder that may be replaced while readers are at it: always one whole version, always the last good one.

A folder that is swapped as a whole (a symbolic link that is pointed elsewhere, or a rename) is taken up at the next
question. One whose files are replaced one by one is taken up when it has been left alone for a moment, so that what
is half copied is never read. A package with any problem is refused as long as there is a good one; only where there
has been none yet is it served, without the subjects that are broken.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Hashable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

import pandas as pd

from .check import report
from .dictionary import TableEntry, dictionary
from .labels import labelled
from .loading import load
from .package import Package
from .remembered import remembered
from .rows import Rows

QUIET = 2.0
"""Seconds that a folder must have been left alone before files that were replaced in it are read."""

PAUSE = 0.25
"""Seconds for which the state of a folder is taken as known: looking costs more than a short answer."""

ATTEMPTS = 5
"""How often a folder that changes while it is read is read again at once."""

KEPT = 3
"""Editions that can still be asked for: a reader's page that began with one is drawn with it to the end."""

Made = TypeVar("Made")
State = tuple[str, tuple[tuple[str, int, int], ...]]

_log = logging.getLogger(__name__)


@dataclass(frozen=True, eq=False)
class Edition:
    """One version of the data, read in one piece: the package, its files byte for byte, and what its columns mean.

    `taken` is the moment at which it was taken up, in UTC.
    """

    package: Package
    files: dict[str, bytes] = field(repr=False)
    dictionary: tuple[TableEntry, ...] = field(repr=False)
    taken: datetime
    _made: dict[Hashable, object] = field(default_factory=dict, init=False, repr=False)

    def figures(self, lang: str) -> pd.DataFrame:
        """All figures with their names in a language. Shared: never alter it."""
        return self.once(f"figures {lang}", lambda: labelled(self.package.observations(), self.package, lang))

    def rows(self, lang: str) -> Mapping[str, dict[str, Any]]:
        """The same, row by row, by their ids. Shared: never alter it."""
        return self.once(f"rows {lang}", lambda: Rows(self.figures(lang)))

    def once(self, name: Hashable, make: Callable[[], Made]) -> Made:
        """What `make` makes of this edition, made once and kept as long as the edition itself. Shared: never alter it."""
        # Two threads may make the same at once: they make equal things, and either will do.
        if name not in self._made:
            self._made[name] = make()
        return cast(Made, self._made[name])

    @property
    def revision(self) -> str:
        """Twelve characters that stand for every byte of it."""
        return self.package.revision

    @property
    def sound(self) -> bool:
        """Whether `make check-data` would find nothing wrong with it."""
        return not self.package.problems


@dataclass(frozen=True)
class Refusal:
    """A version that was not taken up: when it was read, and what `make check-data` says of it, line by line."""

    version: str
    revision: str
    since: datetime
    lines: tuple[str, ...]


class Store:
    """The data of one folder, for any number of threads.

    Every label must be in each of `languages`. `quiet` and `pause` are seconds, see QUIET and PAUSE; `clock` counts
    them, and tests hand in their own.
    """

    def __init__(
        self,
        folder: Path,
        languages: tuple[str, ...] = (),
        *,
        quiet: float = QUIET,
        pause: float = PAUSE,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._folder = Path(folder)
        self._languages = languages
        self._quiet = quiet
        self._pause = pause
        self._clock = clock
        self._reading = threading.Lock()
        self._edition: Edition | None = None
        self._kept: tuple[Edition, ...] = ()
        self._refusal: Refusal | None = None
        self._read: State | None = None
        self._seen: tuple[State, float] | None = None
        self._looked = 0.0

    def edition(self) -> Edition:
        """The last good version, or while there is none what there is. Shared: never alter it.

        Where another thread is reading a new one, the present one is given without waiting.
        """
        if self._edition is not None and self._clock() - self._looked < self._pause:
            return self._edition
        if self._reading.acquire(blocking=self._edition is None):
            try:
                self._refresh()
                self._looked = self._clock()
            finally:
                self._reading.release()
        assert self._edition is not None  # the first question waits until there is one
        return self._edition

    def at(self, revision: str) -> Edition:
        """The edition with this revision, where it is one of the last few; else the present one."""
        found = (edition for edition in self._kept if edition.revision == revision)
        return next(found, None) or self.edition()

    def package(self) -> Package:
        """The package of the present edition. Shared: never alter it."""
        return self.edition().package

    @property
    def refusal(self) -> Refusal | None:
        """What was refused since, if anything: None as soon as a good version is there."""
        return self._refusal

    def _refresh(self) -> None:
        state = _state(self._folder)
        if state == self._read or (self._edition is not None and not self._settled(state)):
            return
        for _ in range(ATTEMPTS):
            found = _read(self._folder, self._languages)
            after = _state(self._folder)
            if after == state:
                self._read = state
                self._take(found)
                return
            state = after
        if self._edition is None:
            _log.warning("the data changes while it is read; shown as it was found until it is left alone")
            self._serve(found)  # and not remembered as read, so the next question reads it again

    def _settled(self, state: State) -> bool:
        """Whether the folder is another one than was read, or has been left alone for long enough."""
        if self._read is not None and state[0] != self._read[0]:
            return True
        now = self._clock()
        if self._seen is None or self._seen[0] != state:
            self._seen = (state, now)
        return now - self._seen[1] >= self._quiet

    def _serve(self, found: Edition) -> None:
        self._kept = (found, *self._kept)[:KEPT]
        self._edition, self._refusal = found, None

    def _take(self, found: Edition) -> None:
        package = found.package
        if self._edition is not None and package.revision == self._edition.package.revision:
            self._refusal = None  # touched, or put back: what is served stays the very same
            return
        if found.sound or self._edition is None or not self._edition.sound:
            if not found.sound:
                _log.error("the data has problems:\n%s", "\n".join(report(package, [])))
            else:
                _log.info("serving data %s (%s)", package.version, package.revision)
            self._serve(found)
            return
        lines = tuple(report(package, []))
        self._refusal = Refusal(package.version, package.revision, found.taken, lines)
        kept = self._edition.package
        _log.error(
            "new data refused; %s (%s) is still served:\n%s", kept.version, kept.revision, "\n".join(lines)
        )


def store(folder: Path, languages: tuple[str, ...] = ()) -> Store:
    """The one store of a folder in this process, so that pages and data endpoints show the same version.

    Data that lacks a label in one of `languages`, those that the dashboard speaks, has a problem.
    """
    return _store(Path(folder).absolute(), languages)


@cache
def _store(folder: Path, languages: tuple[str, ...]) -> Store:
    return Store(folder, languages)


def _read(folder: Path, languages: tuple[str, ...]) -> Edition:
    folder = folder.resolve()
    files = {}
    for path in _files(folder):
        with suppress(OSError):  # gone since it was listed, or not to be read: loading names what is missed
            files[path.relative_to(folder).as_posix()] = path.read_bytes()
    package = remembered(files, lambda: load(folder, languages), languages=languages)
    return Edition(package, files, dictionary(folder), datetime.now(UTC))


def _state(folder: Path) -> State:
    """What the file system tells about a folder: where it really lies, and each file's time and size."""
    folder = folder.resolve()
    found = []
    for path in _files(folder):
        try:
            told = path.stat()
        except OSError:  # gone since it was listed: another state, which the next question sees
            continue
        found.append((str(path.relative_to(folder)), told.st_mtime_ns, told.st_size))
    return str(folder), tuple(found)


def _files(folder: Path) -> list[Path]:
    """Every file but hidden ones, which are no part of a package."""
    listed = (path for path in folder.rglob("*") if path.is_file())
    return sorted(
        path for path in listed if not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )
