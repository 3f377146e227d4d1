"""What tests share: a dashboard running over the project's figures, and one over figures of which a file is broken."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from serving import ROOT, Server, serving

# On a shared machine one slow example says nothing, so examples have no deadline; CI repeats itself exactly.
CI = bool(os.environ.get("CI"))
settings.register_profile("dashboard", deadline=None, derandomize=CI, max_examples=40)
settings.load_profile("dashboard")


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A dashboard over the project's own figures."""
    with serving() as started:
        yield started


@pytest.fixture(scope="session")
def broken_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the figures in which one cell of the tourism file is no number."""
    folder = tmp_path_factory.mktemp("broken") / "data"
    shutil.copytree(ROOT / "data", folder)
    file = folder / "observations" / "tourism.csv"
    header, first, *rest = file.read_text(encoding="utf-8").splitlines(keepends=True)
    cells = first.split(",")
    cells[header.split(",").index("value")] = "plenty"
    file.write_text("".join([header, ",".join(cells), *rest]), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def broken_server(broken_data: Path) -> Iterator[Server]:
    """A dashboard over figures of which one file is broken."""
    with serving(data=broken_data) as started:
        yield started
