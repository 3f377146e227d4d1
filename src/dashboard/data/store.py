"""The figures of a folder that may be replaced while readers are at it: always one whole version, always the last good one.

A folder that is swapped as a whole (a symbolic link that is pointed elsewhere, or a rename) is taken up at the next
question. One whose files are replaced one by one is taken up when it has been left alone for a moment, so that what
is half copied is never read. A package with any problem, or one that fails the trial that a service makes of it (see
`careful`), is refused as long as there is a good one; only where there has been none yet is it served, without the
subjects that are broken.
"""

from __future__ import annotations

import json
import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from .check import report
from .edition import Edition, State, read, revision_of, state_of
from .kept import Kept
from .package import Package
from .resource import OBSERVATIONS
from .schema import DESCRIPTOR
from .versions import kept as versions_kept
from .versions import opened

QUIET = 2.0
"""Seconds that a folder must have been left alone before files that were replaced in it are read."""

PAUSE = 0.25
"""Seconds for which the state of a folder is taken as known: looking costs more than a short answer."""

ATTEMPTS = 5
"""How often a folder that changes while it is read is read again at once."""

KEPT = 3
"""Editions that can still be asked for: a reader's page that began with one is drawn with it to the end."""

MOST_OPENED = 2
"""Published versions before the present one that are held in memory at a time: those that were read last."""

Trial = Callable[[Path], Sequence[str]]
"""Tells what is wrong with the data in a folder, line by line; it may take its time."""

_log = logging.getLogger(__name__)


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
        self._trial: Trial | None = None
        self._last: Kept | None = None
        self.doubts: tuple[str, ...] = ()
        self._read: State | None = None
        self._seen: tuple[State, float] | None = None
        self._looked = 0.0
        self._opening = threading.Lock()
        self._opened: OrderedDict[tuple[str, str], Edition] = OrderedDict()

    def edition(self) -> Edition:
        """The last good version, or while there is none what there is. Shared: never alter it.

        Where another thread is reading a new one, the present one is given without waiting.
        """
        if self._edition is not None and self._clock() - self._looked < self._pause:
            return self._edition
        if self._reading.acquire(blocking=self._edition is None):
            aside = False
            try:
                if self._edition is None:
                    self._begin()
                elif self._trial is None:
                    self._refresh()
                elif self._changed(state_of(self._folder)):
                    aside = True
                    threading.Thread(target=self._refresh_aside, name="new data", daemon=True).start()
                self._looked = self._clock()
            finally:
                if not aside:
                    self._reading.release()
        assert self._edition is not None  # the first question waits until there is one
        return self._edition

    def careful(self, trial: Trial, last: Kept) -> None:
        """From now on, new data is served only after a `trial`, and the `last` that stood it outlives this process.

        The trial is made in a thread of its own; what is wrong with the very first data, which is served meanwhile for
        want of another, is told by `doubts`. To be said before the first question.
        """
        self._trial, self._last = trial, last

    @property
    def name(self) -> str:
        """The name of the folder, as problems tell it."""
        return self._folder.resolve().name

    def at(self, revision: str) -> Edition:
        """The edition with this revision, where it is one of the last few; else the present one."""
        found = (edition for edition in self._kept if edition.revision == revision)
        return next(found, None) or self.edition()

    def version(self, version: str, present: Edition | None = None) -> Edition | None:
        """A published version as an edition, beside the present one (or another that is `present` to who asks); that
        itself where the version is its own, None for one that was never published. The first question takes a second or
        two, and few versions are held at a time.
        """
        present = present or self.edition()
        if version == present.package.version:
            return present
        name = present.revision, version
        if (held := self._opened.get(name)) is not None or version not in versions_kept(present):
            return held
        with self._opening:
            if name not in self._opened:
                try:
                    self._opened[name] = opened(present, version, self._languages)
                except ValueError as fault:
                    _log.error("version %s of the data cannot be read: %s", version, fault)
                    return None
                while len(self._opened) > MOST_OPENED:
                    self._opened.popitem(last=False)
            return self._opened[name]

    def package(self) -> Package:
        """The package of the present edition. Shared: never alter it."""
        return self.edition().package

    @property
    def refusal(self) -> Refusal | None:
        """What was refused since, if anything: None as soon as a good version is there."""
        return self._refusal

    def _begin(self) -> None:
        """The first version: the last that stood its trial, where there is one and the present one may not."""
        before = self._earlier(kept) if self._last and (kept := self._last.last()) else None
        if before is not None and before.sound and before.revision != revision_of(self._folder):
            self._serve(before, "fallen back on")
            self._read = None
            return
        self._refresh()
        if before is None and self._trial is not None and self._edition is not None and self._edition.sound:
            threading.Thread(
                target=self._try_first, args=(self._edition,), name="new data", daemon=True
            ).start()

    def _earlier(self, kept: Path) -> Edition | None:
        """What was kept; None where it is of an earlier edition of the pages, which cannot be drawn with it."""
        try:
            return read(kept, self._languages) if _tables_of(self._folder) <= _tables_of(kept) else None
        except Exception:  # noqa: BLE001 - whatever it lacks, the start does without it
            _log.exception("the version that was kept can no longer be read")
            return None

    def _try_first(self, edition: Edition) -> None:
        self.doubts = self._tried(edition)
        if self.doubts:
            _log.error("the data has problems:\n%s", "\n".join(self.doubts))

    def _refresh_aside(self) -> None:
        try:
            self._refresh()
        except Exception:  # noqa: BLE001 - whatever it is, what is served stays, and the log has the traceback
            _log.exception("new data could not be read")
        finally:
            self._looked = self._clock()
            self._reading.release()

    def _changed(self, state: State) -> bool:
        return state != self._read and (self._edition is None or self._settled(state))

    def _refresh(self) -> None:
        if not self._changed(state := state_of(self._folder)):
            return
        for _ in range(ATTEMPTS):
            found = read(self._folder, self._languages)
            after = state_of(self._folder)
            if after == state:
                self._read = state
                self._take(found)
                return
            state = after
        if self._edition is None:
            _log.warning("the data changes while it is read; shown as it was found until it is left alone")
            self._serve(found, "taken up")  # and not remembered as read, so the next question reads it again

    def _settled(self, state: State) -> bool:
        """Whether the folder is another one than was read, or has been left alone for long enough."""
        if self._read is not None and state[0] != self._read[0]:
            return True
        now = self._clock()
        if self._seen is None or self._seen[0] != state:
            self._seen = (state, now)
        return now - self._seen[1] >= self._quiet

    def _serve(self, found: Edition, outcome: str) -> None:
        self._kept = (found, *self._kept)[:KEPT]
        self._edition, self._refusal, self.doubts = found, None, ()
        self._record(outcome, found)

    def _take(self, found: Edition) -> None:
        package = found.package
        if self._edition is not None and package.revision == self._edition.package.revision:
            self._refusal = None  # touched, or put back: what is served stays the very same
            return
        first = self._edition is None or not self._edition.sound
        lines = () if found.sound else tuple(report(package, []))
        if not lines and not first:
            lines = self._tried(found)
        if not lines or first:
            if lines:
                _log.error("the data has problems:\n%s", "\n".join(lines))
            else:
                _log.info("serving data %s (%s)", package.version, package.revision)
            self._serve(found, "taken up")
            return
        assert self._edition is not None
        self._refusal = Refusal(package.version, package.revision, found.taken, lines)
        self._record("refused", found, len(lines))
        kept = self._edition.package
        _log.error(
            "new data refused; %s (%s) is still served:\n%s", kept.version, kept.revision, "\n".join(lines)
        )

    def _tried(self, found: Edition) -> tuple[str, ...]:
        """What the trial says of a version; one that stands it is kept."""
        if self._trial is None or self._last is None:
            return ()
        try:
            with self._last.copy(found.files, self.name) as folder:
                lines = tuple(self._trial(folder))
                if not lines:
                    self._last.accept(folder)
                return lines
        except OSError as fault:
            _log.warning("new data could not be tried, for want of room: %s", fault)
            return ()

    def _record(self, outcome: str, found: Edition, problems: int = 0) -> None:
        if self._last is not None:
            self._last.record(outcome, found.package.version, found.package.revision, problems)


def store(folder: Path, languages: tuple[str, ...] = ()) -> Store:
    """The one store of a folder in this process, so that pages and data endpoints show the same version.

    Data that lacks a label in one of `languages`, those that the dashboard speaks, has a problem.
    """
    return _store(Path(folder).absolute(), languages)


@cache
def _store(folder: Path, languages: tuple[str, ...]) -> Store:
    return Store(folder, languages)


def _tables_of(folder: Path) -> set[str]:
    """The tables besides the observations that a folder declares; none where it cannot be told."""
    try:
        listed = json.loads((folder / DESCRIPTOR).read_bytes())["resources"]
        return {one["name"] for one in listed if not one["path"].startswith(OBSERVATIONS)}
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return set()
