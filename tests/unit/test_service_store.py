"""Data that is replaced while it is read: always one whole version, always the last good one."""

import shutil
import threading

import pytest

from dashboard.data import edition as module
from dashboard.data import store as stores
from dashboard.data.store import Store, store


class Clock:
    """Seconds that pass when a test says so."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def kept(tiny, clock):
    return Store(tiny.path, quiet=2.0, pause=0, clock=clock)


def stated(tiny, version):
    tiny.write("datapackage.json", tiny.read("datapackage.json").replace('"1.0.0"', f'"{version}"'))


def broken(tiny):
    file = next((tiny.path / "observations").glob("*.csv"))
    name = file.relative_to(tiny.path).as_posix()
    lines = tiny.read(name).splitlines(keepends=True)
    cells = lines[1].split(",")
    cells[lines[0].split(",").index("value")] = "plenty"
    tiny.write(name, "".join([lines[0], ",".join(cells), *lines[2:]]))
    return name


def wait(kept, clock, seconds=5.0):
    kept.edition()
    clock.now += seconds
    return kept.edition()


def test_what_has_not_changed_is_not_read_again(kept, clock, monkeypatch):
    first = kept.edition()
    monkeypatch.setattr(module, "load", lambda *_: pytest.fail("read again"))
    assert wait(kept, clock) is first


def test_new_files_are_taken_up_when_they_have_been_left_alone(kept, tiny, clock):
    first = kept.edition()
    stated(tiny, "2.0.0")
    assert kept.edition() is first
    clock.now += 1.9
    assert kept.edition() is first
    clock.now += 0.2
    assert kept.package().version == "2.0.0"


def test_as_long_as_files_keep_changing_the_former_version_is_served(kept, tiny, clock):
    first = kept.edition()
    for version in ("1.0.1", "1.0.2", "1.0.3"):
        tiny.write("datapackage.json", tiny.read("datapackage.json").replace("1.0.", f"{version}."))
        assert kept.edition() is first
        clock.now += 1.5
        assert kept.edition() is first


def test_a_broken_version_is_refused_with_the_words_of_the_check_and_readers_keep_the_good_one(
    kept, tiny, clock, caplog
):
    first = kept.edition()
    name = broken(tiny)
    assert wait(kept, clock) is first
    assert first.sound
    assert kept.refusal is not None
    assert any(name in line and "plenty" in line for line in kept.refusal.lines)
    assert "problem" in kept.refusal.lines[-1]
    assert "plenty" in caplog.text


def test_a_mended_version_is_taken_up_and_nothing_is_refused_any_more(kept, tiny, clock):
    kept.edition()
    name = next((tiny.path / "observations").glob("*.csv")).relative_to(tiny.path).as_posix()
    sound = tiny.read(name)
    broken(tiny)
    wait(kept, clock)
    tiny.write(name, sound)
    stated(tiny, "2.0.0")
    assert wait(kept, clock).package.version == "2.0.0"
    assert kept.refusal is None


def test_what_is_put_back_stays_the_very_same_edition(kept, tiny, clock):
    first = kept.edition()
    sound = tiny.read("datapackage.json")
    tiny.write("datapackage.json", "{")
    wait(kept, clock)
    tiny.write("datapackage.json", sound)
    assert wait(kept, clock) is first
    assert kept.refusal is None


def test_where_no_good_version_has_been_the_broken_one_is_served_without_what_is_broken(tiny, clock):
    broken(tiny)
    kept = Store(tiny.path, clock=clock)
    edition = kept.edition()
    assert not edition.sound
    assert any(not edition.package.usable(subject) for subject in edition.package.subjects)
    assert len(edition.package.observations())
    assert kept.refusal is None


def test_a_missing_folder_is_no_reason_to_show_nothing(kept, tiny, clock):
    first = kept.edition()
    shutil.rmtree(tiny.path)
    assert wait(kept, clock) is first
    assert kept.refusal is not None


def test_a_link_that_is_pointed_elsewhere_is_followed_at_once(tmp_path, tiny, clock):
    other = tmp_path / "other"
    shutil.copytree(tiny.path, other)
    stated(tiny, "2.0.0")
    link = tmp_path / "current"
    link.symlink_to(other)
    kept = Store(link, pause=0, clock=clock)
    assert kept.package().version == "1.0.0"
    link.unlink()
    link.symlink_to(tiny.path)
    assert kept.package().version == "2.0.0"


def test_what_is_replaced_while_it_is_read_is_read_again(tiny, clock, monkeypatch):
    """Never a mix: the version that is served has the figures and the files of one state of the folder."""
    real, calls = module.load, []

    def slow(folder, languages):
        found = real(folder, languages)
        if not calls:
            stated(tiny, "2.0.0")
        calls.append(folder)
        return found

    monkeypatch.setattr(module, "load", slow)
    edition = Store(tiny.path, clock=clock).edition()
    assert len(calls) == 2
    assert edition.package.version == "2.0.0"
    assert b'"2.0.0"' in edition.files["datapackage.json"]


def test_nobody_waits_while_a_new_version_is_read(kept, tiny, clock, monkeypatch):
    first = kept.edition()
    stated(tiny, "2.0.0")
    kept.edition()
    clock.now += 5
    reading, done = threading.Event(), threading.Event()
    real = module.load

    def slow(folder, languages):
        reading.set()
        assert done.wait(30)
        return real(folder, languages)

    monkeypatch.setattr(module, "load", slow)
    thread = threading.Thread(target=kept.edition)
    thread.start()
    assert reading.wait(30)
    assert kept.edition() is first
    done.set()
    thread.join(30)
    assert kept.package().version == "2.0.0"


def test_a_page_that_began_with_a_version_can_be_drawn_with_it_to_the_end(kept, tiny, clock):
    first = kept.edition()
    stated(tiny, "2.0.0")
    assert wait(kept, clock) is not first
    assert kept.at(first.revision) is first
    assert kept.at("unknown") is kept.edition()


def test_an_edition_has_the_package_byte_for_byte(kept, tiny):
    files = kept.edition().files
    assert files["datapackage.json"] == (tiny.path / "datapackage.json").read_bytes()
    on_disk = {p.relative_to(tiny.path).as_posix() for p in tiny.path.rglob("*") if p.is_file()}
    assert set(files) == on_disk


def test_pages_and_endpoints_of_a_process_share_one_store(tiny, monkeypatch):
    monkeypatch.chdir(tiny.path.parent)
    assert store(tiny.path) is store(tiny.path.parent / "data") is store(type(tiny.path)("data"))


def test_a_folder_is_not_looked_at_for_every_question(tiny, clock, monkeypatch):
    kept = Store(tiny.path, quiet=0, pause=0.25, clock=clock)
    kept.edition()
    looks, real = [], stores.state_of
    monkeypatch.setattr(stores, "state_of", lambda folder: looks.append(folder) or real(folder))
    for _ in range(100):
        kept.edition()
    assert looks == []
    clock.now += 0.3
    kept.edition()
    assert len(looks) == 1
