"""One version of the data, read in one piece from a folder that may be changing meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar, cast

import pandas as pd

from .dictionary import TableEntry, dictionary
from .labels import labelled
from .loading import digest_of, load
from .package import Package
from .rows import Rows

Made = TypeVar("Made")
State = tuple[str, tuple[tuple[str, int, int], ...]]


@dataclass(frozen=True, eq=False)
class Edition:
    """One version of the data, read in one piece: the package, its files byte for byte, and what its columns mean.

    `taken` is the moment at which it was taken up, in UTC.
    """

    package: Package
    files: dict[str, bytes] = field(repr=False)
    dictionary: tuple[TableEntry, ...] = field(repr=False)
    taken: datetime
    now: Edition | None = field(default=None, repr=False)
    """The present edition, where this is a published version before it (see versions)."""

    released: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    """Of such a one all figures as CSV, as the service answered with them then, by language."""

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


def read(folder: Path, languages: tuple[str, ...]) -> Edition:
    """The data in a folder as it is now."""
    folder = folder.resolve()
    files = bytes_of(folder)
    return Edition(load(folder, languages), files, dictionary(folder), datetime.now(UTC))


def revision_of(folder: Path) -> str:
    """The revision that a package in a folder would have."""
    return digest_of(bytes_of(folder.resolve()))[:12]


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, by its path within it."""
    files = {}
    for path in _files(folder):
        with suppress(OSError):  # gone since it was listed, or not to be read: loading names what is missed
            files[path.relative_to(folder).as_posix()] = path.read_bytes()
    return files


def state_of(folder: Path) -> State:
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
