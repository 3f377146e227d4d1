"""Which data has stood its trial with this very code: written by whoever made the trial beforehand (`make check-data`, the
build of an image) into the environment that the code runs in, so that a start need not make it again.

It is believed as the code itself is: who can write there can change that, too.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import distributions
from pathlib import Path

from dashboard.content.outline import SCRIPT
from dashboard.data.edition import revision_of

RECORD = Path(sys.prefix) / "data-that-passed"


def passed(folder: Path, record: Path = RECORD) -> bool:
    """Whether the data in a folder is what stood its trial with this code and these libraries."""
    try:
        return record.read_text(encoding="utf-8") == _name(folder)
    except OSError:
        return False


def remember(folder: Path, record: Path = RECORD) -> None:
    """Writes down that the data in a folder has stood its trial, where that may be written."""
    with suppress(OSError):
        record.write_text(_name(folder), encoding="utf-8")


def _name(folder: Path) -> str:
    """What stands for the data, for the code that draws it, and for the libraries that do."""
    digest = sha256(sys.version.encode())
    libraries = sorted(f"{each.name}=={each.version}" for each in distributions())
    digest.update("\n".join(libraries).encode())
    root = SCRIPT.parent
    files = [SCRIPT, *(root / "pages").rglob("*.py"), *Path(__file__).parent.parent.rglob("*")]
    for path in sorted(path for path in files if path.is_file() and path.suffix != ".pyc"):
        digest.update(f"{path.relative_to(root)}\0".encode())
        digest.update(path.read_bytes())
    return f"{revision_of(folder)} {digest.hexdigest()}\n"
