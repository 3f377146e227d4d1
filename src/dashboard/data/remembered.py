"""Remembers a package that was found sound, so that a start is not held up by checking unchanged files again.

What is remembered is the package as it was made, under a name that follows from every byte of its files, from the code
that made it and from the libraries it is made of: any change makes another name. It lies in the user's own cache folder;
where that cannot be used, or somebody else may write there, everything is read and checked as if there were none.
"""

from __future__ import annotations

import hashlib
import logging
import os
import pickle
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

import pandas as pd
import pyarrow

from .package import Package

NAME = "flanders-foreign-policy-dashboard"
KEPT = 4
"""Packages that are remembered at most: the last ones that were read."""

_log = logging.getLogger(__name__)


def remembered(
    files: Mapping[str, bytes],
    make: Callable[[], Package],
    folder: Path | None = None,
    languages: Iterable[str] = (),
) -> Package:
    """The package of these files (path within it -> bytes): remembered, or else made, and remembered where it is sound.

    `folder` is where packages are remembered, by default that of the user who runs this; `languages` those in which
    `make` demands every label. Raises only what `make` raises.
    """
    place = folder or cache_folder()
    if place is None:
        return make()
    digest = digest_of(files)
    path = place / f"{'-'.join((digest[:32], _makers(), *languages))}.pickle"
    found = _recalled(path)
    if found is not None and found.revision == digest[:12]:
        return found
    package = make()
    # Other bytes may have been read meanwhile: then the package has another name.
    if not package.problems and package.revision == digest[:12]:
        _remember(package, path)
    return package


def digest_of(files: Mapping[str, bytes]) -> str:
    """Sixty-four characters that change with any byte or file name; the first twelve are a package's revision."""
    digest = hashlib.sha256()
    for name, content in files.items():
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


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


@cache
def _makers() -> str:
    """What stands for the code that makes packages, and for the libraries whose objects they hold."""
    digest = hashlib.sha256(f"{sys.version}\0{pd.__version__}\0{pyarrow.__version__}".encode())
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _recalled(path: Path) -> Package | None:
    """What was remembered there; None without it. Reading a pickle runs what it says, so it must be this user's own."""
    try:
        with path.open("rb") as file:
            if not (own(path.parent.stat()) and own(os.fstat(file.fileno()))):
                return None
            found = pickle.load(file)
        os.utime(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except Exception as fault:  # noqa: BLE001 - a damaged file says nothing of the data, which is then read anew
        _log.info("what was remembered of the data cannot be used: %s", fault)
        return None
    return found if isinstance(found, Package) else None


def own(told: os.stat_result) -> bool:
    """Whether what is told of is this user's, and nobody else may write to it."""
    return not hasattr(os, "getuid") or (told.st_uid == os.getuid() and not told.st_mode & 0o022)


def _remember(package: Package, path: Path) -> None:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not own(path.parent.stat()):
            return
        handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                pickle.dump(package, file, protocol=pickle.HIGHEST_PROTOCOL)
            os.replace(name, path)
        finally:
            Path(name).unlink(missing_ok=True)
        _forget(path.parent)
    except OSError as fault:  # no room, or a file system that is only read
        _log.debug("the data is not remembered: %s", fault)


def _forget(folder: Path) -> None:
    """Leaves the last few; another process may be doing the same."""
    with suppress(OSError):
        for path in sorted(folder.glob("*.pickle"), key=lambda path: -path.stat().st_mtime)[KEPT:]:
            path.unlink(missing_ok=True)
