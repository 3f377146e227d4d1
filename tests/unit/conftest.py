"""Packages of figures for the tests: a tiny one that they may break, and the project's own."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import page_content
from dashboard.content.cache import views
from dashboard.data import DATA_FOLDER, Package, load
from tiny_data import SPOKEN, make_tiny


@pytest.fixture(autouse=True)
def _nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """No data that stood its trial is taken from, or left behind on, the machine that runs the tests."""
    monkeypatch.setenv("CACHE_DIRECTORY", os.devnull)


@pytest.fixture
def untold() -> Iterator[None]:
    """No page has been told yet in this process, nor afterwards: what a test broke must not be remembered."""
    views.clear()
    yield
    views.clear()


@dataclass(frozen=True)
class Folder:
    """A data folder on disk, with what tests do to it."""

    path: Path

    def read(self, file: str) -> str:
        """The text of a file."""
        return (self.path / file).read_text(encoding="utf-8")

    def write(self, file: str, content: str | bytes) -> None:
        """Puts a file there."""
        (self.path / file).write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))

    def replace(self, file: str, old: str, new: str) -> None:
        """Puts other text in place of the one occurrence of some text."""
        text = self.read(file)
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        self.write(file, text.replace(old, new))

    def load(self) -> Package:
        """The package as it now is, for a dashboard in English and Dutch."""
        return load(self.path, SPOKEN)

    def problems(self) -> list[str]:
        """What is wrong with the package as it now is, in full."""
        return [str(problem) for problem in self.load().problems]


@pytest.fixture
def tiny(tmp_path: Path) -> Folder:
    """A data folder with some rows in every table, valid, under the real schemas."""
    return _tiny(tmp_path / "data")


@pytest.fixture(scope="session")
def few(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """The same, for tests that only read it."""
    return _tiny(tmp_path_factory.mktemp("few") / "data")


def _tiny(folder: Path) -> Folder:
    make_tiny(folder)
    return Folder(folder)


@pytest.fixture
def project(tmp_path: Path) -> Folder:
    """A copy of the project's own data folder."""
    folder = tmp_path / "data"
    shutil.copytree(DATA_FOLDER, folder)
    return Folder(folder)


@pytest.fixture
def package(tiny: Folder) -> Package:
    """The tiny package, loaded."""
    return tiny.load()


@pytest.fixture(scope="session")
def real() -> Package:
    """The package of the project itself."""
    return page_content.package()
