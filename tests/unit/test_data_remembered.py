"""What was found sound is remembered, what was changed is read anew, and nothing strange is ever taken for data."""

import os
import pickle

import pandas as pd
import pytest

from dashboard.data import load
from dashboard.data.remembered import KEPT, cache_folder, remembered
from dashboard.data.store import Store


@pytest.fixture
def place(tmp_path):
    return tmp_path / "cache"


def files_of(tiny):
    paths = sorted(path for path in tiny.path.rglob("*") if path.is_file())
    return {path.relative_to(tiny.path).as_posix(): path.read_bytes() for path in paths}


def read(tiny, place):
    """The package, and whether it was read anew."""
    made = []

    def make():
        made.append(load(tiny.path))
        return made[0]

    return remembered(files_of(tiny), make, place), bool(made)


def rescaled(tiny):
    tiny.write("datapackage.json", tiny.read("datapackage.json").replace('"1.0.0"', '"2.0.0"'))


def test_what_is_remembered_is_what_was_read(tiny, place):
    first, anew = read(tiny, place)
    second, again = read(tiny, place)
    assert (anew, again) == (True, False)
    pd.testing.assert_frame_equal(first.observations(), second.observations())
    assert first.observations().attrs == second.observations().attrs
    for name in ("indicators", "regions", "sources"):
        pd.testing.assert_frame_equal(first.table(name), second.table(name))
    pd.testing.assert_frame_equal(first.reconciled(), second.reconciled())
    kept = ("version", "revision", "subjects", "problems", "_concerns", "_stated", "_usable", "_sound")
    assert [getattr(first, name) for name in kept] == [getattr(second, name) for name in kept]


def test_any_change_is_read_anew(tiny, place):
    read(tiny, place)
    rescaled(tiny)
    package, anew = read(tiny, place)
    assert anew
    assert package.version == "2.0.0"


def test_other_code_reads_anew(tiny, place, monkeypatch):
    read(tiny, place)
    monkeypatch.setattr("dashboard.data.remembered._makers", lambda: "0" * 16)
    assert read(tiny, place)[1]


def test_what_is_broken_is_not_remembered(tiny, place):
    tiny.write("regions.csv", "nonsense\n")
    package, _ = read(tiny, place)
    assert package.problems
    assert read(tiny, place)[1]


def test_what_was_changed_while_it_was_read_is_not_remembered(tiny, place):
    before = files_of(tiny)
    rescaled(tiny)
    remembered(before, lambda: load(tiny.path), place)
    assert not list(place.glob("*.pickle"))


@pytest.mark.parametrize("content", [b"", b"\x80\x05garbage", pickle.dumps("no package")])
def test_a_damaged_memory_is_passed_over_and_mended(tiny, place, content):
    read(tiny, place)
    (path,) = place.glob("*.pickle")
    path.write_bytes(content)
    assert read(tiny, place)[1]
    assert not read(tiny, place)[1]


@pytest.mark.parametrize("theirs", ["folder", "file"])
def test_what_others_may_write_to_is_not_trusted(tiny, place, theirs):
    read(tiny, place)
    (path,) = place.glob("*.pickle")
    os.chmod(path if theirs == "file" else place, 0o777)
    assert read(tiny, place)[1]


def test_only_the_last_few_are_kept(tiny, place):
    for number in range(KEPT + 2):
        tiny.write("README.md", f"{number}")
        assert read(tiny, place)[1]
    assert len(list(place.glob("*"))) == KEPT
    assert not read(tiny, place)[1]


def test_a_folder_that_cannot_be_written_only_costs_time(tiny, tmp_path):
    (tmp_path / "file").write_text("no folder")
    assert read(tiny, tmp_path / "file" / "below")[1]
    assert read(tiny, tmp_path / "file" / "below")[1]


def test_a_restart_does_not_check_unchanged_files_again(tiny, place, monkeypatch):
    monkeypatch.setenv("CACHE_DIRECTORY", str(place))
    before = Store(tiny.path).edition()
    monkeypatch.setattr("dashboard.data.edition.load", lambda folder: pytest.fail("checked again"))
    after = Store(tiny.path).edition()
    assert after.revision == before.revision
    assert after.files == before.files


def test_the_folder_is_the_services_own_before_the_users(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "desktop"))
    monkeypatch.setenv("CACHE_DIRECTORY", f"{tmp_path}/service:/elsewhere")
    assert cache_folder().parent == tmp_path / "service"
    monkeypatch.delenv("CACHE_DIRECTORY")
    assert cache_folder().parent == tmp_path / "desktop"
