"""New data is tried before readers see it, and the last that stood its trial is there after a restart."""

import json
import re
import threading

import pytest
from streamlit.runtime.pages_manager import PagesManager

from dashboard.content.outline import site
from dashboard.content.site import Site
from dashboard.data import DATA_FOLDER
from dashboard.data import store as stores
from dashboard.data.kept import Kept
from dashboard.data.store import Store, store
from dashboard.locale import LANGUAGES, days
from dashboard.service import app, built, passed
from dashboard.service.settings import Settings


class Careful:
    """A folder with a store that tries what it finds, and what the trial says."""

    def __init__(self, folder, place):
        self.folder, self.place, self.says, self.tried = folder, place, (), []

    def started(self):
        """A service that starts, its first trial done."""
        made = Store(self.folder, quiet=0, pause=0)
        made.careful(self.trial, Kept(self.folder, self.place))
        made.edition()
        return settled(made)

    def trial(self, folder):
        self.tried.append(json.loads((folder / "datapackage.json").read_text())["version"])
        return self.says

    def outcomes(self):
        return [(each["outcome"], each["version"]) for each in Kept(self.folder, self.place).recorded()]


def settled(store):
    """What a store has once it has looked at what is new."""
    store.edition()
    for thread in threading.enumerate():
        if thread.name == "new data":
            thread.join(60)
    store.edition()
    return store


@pytest.fixture
def careful(tiny, tmp_path):
    return Careful(tiny.path, tmp_path / "cache")


def stated(tiny, version):
    tiny.write(
        "datapackage.json", re.sub(r'"1\.0\.\d"', f'"{version}"', tiny.read("datapackage.json"), count=1)
    )


def test_data_that_fails_its_trial_is_refused_with_its_words_and_the_good_one_stays(careful, tiny):
    service = careful.started()
    careful.says = ("the page tourism cannot be drawn",)
    stated(tiny, "1.0.1")
    assert settled(service).package().version == "1.0.0"
    assert service.refusal.lines == careful.says
    assert careful.tried == ["1.0.0", "1.0.1"]
    careful.says = ()
    stated(tiny, "1.0.2")
    assert settled(service).package().version == "1.0.2"
    assert service.refusal is None
    assert careful.outcomes() == [("taken up", "1.0.0"), ("refused", "1.0.1"), ("taken up", "1.0.2")]


@pytest.mark.parametrize("fault", ["a page", "the data itself"])
def test_a_restart_beside_refused_data_serves_the_last_sound_version(careful, tiny, fault):
    careful.started()
    if fault == "a page":
        careful.says = ("the page tourism cannot be drawn",)
        stated(tiny, "1.0.1")
    else:
        tiny.write("datapackage.json", "{")
    again = careful.started()
    assert again.package().version == "1.0.0"
    assert again.edition().sound
    assert again.refusal is not None
    assert careful.outcomes()[-2:] == [("fallen back on", "1.0.0"), ("refused", again.refusal.version)]


def test_data_without_a_table_that_is_there_now_is_not_fallen_back_on(careful, tiny):
    """Pages of the edition that brought the table would find it missing."""
    careful.started()
    descriptor = json.loads(tiny.read("datapackage.json"))
    table = next(one for one in descriptor["resources"] if one["name"] == "units")
    descriptor["resources"].append({**table, "name": "units-again", "path": "units-again.csv"})
    tiny.write("units-again.csv", tiny.read("units.csv"))
    tiny.write("datapackage.json", json.dumps(descriptor))
    assert "units-again" in careful.started().package().table_names
    assert "fallen back on" not in [outcome for outcome, _ in careful.outcomes()]


def test_what_was_kept_and_can_no_longer_be_read_is_not_fallen_back_on(careful, tiny, monkeypatch):
    """A table may have got a column that is read today."""

    def read(folder, languages):
        return {}["printed"] if folder != tiny.path else before(folder, languages)

    careful.started()
    before = stores.read
    monkeypatch.setattr(stores, "read", read)
    stated(tiny, "1.0.1")
    assert careful.started().package().version == "1.0.1"


def test_a_restart_beside_the_same_data_tries_nothing_again(careful):
    careful.started()
    careful.started()
    assert careful.tried == ["1.0.0"]


def test_without_a_former_version_what_fails_its_trial_is_served_and_doubted(careful):
    careful.says = ("the page tourism cannot be drawn",)
    service = careful.started()
    assert (service.package().version, service.doubts) == ("1.0.0", careful.says)
    assert Kept(careful.folder, careful.place).last() is None


def test_what_others_may_have_written_is_not_fallen_back_on(careful, tiny):
    careful.started()
    kept = Kept(careful.folder, careful.place)
    assert kept.last() is not None
    kept.last().parent.chmod(0o777)
    assert kept.last() is None


def test_where_nothing_can_be_kept_new_data_is_tried_all_the_same(tiny, tmp_path):
    (tmp_path / "file").write_text("no folder")
    careful = Careful(tiny.path, tmp_path / "file" / "below")
    service = careful.started()
    stated(tiny, "1.0.1")
    assert settled(service).package().version == "1.0.1"
    assert careful.tried == ["1.0.0", "1.0.1"]


def test_a_page_that_cannot_be_drawn_is_named_with_its_card_and_the_row(monkeypatch):
    at_fault = "visitors-share-leisure-be-vlg-usa-2015"

    def draw(card):
        if at_fault in set(card.shown["id"]):
            raise ValueError("two stand at one place")

    monkeypatch.setattr(built, "_draw", draw)
    monkeypatch.setattr(built, "site", lambda: Site((site().entry("tourism"),)))
    monkeypatch.setattr(built, "LANGUAGES", ("en",))
    found = built.built(store(DATA_FOLDER, LANGUAGES).edition(), "data")
    lines = (DATA_FOLDER / "observations" / "tourism.csv").read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, start=1) if text.startswith(f"{at_fault},"))
    assert {(each.file, each.line) for each in found} == {("data/observations/tourism.csv", line)}
    assert "cannot be drawn in en: ValueError: two stand" in found[0].message
    assert found[0].message.startswith("the page tourism.")
    assert f"it can without '{at_fault}'" in found[0].way_out


def test_a_page_that_fails_is_named_too(monkeypatch):
    def broken(*_, **__):
        raise RuntimeError("no page")

    monkeypatch.setattr(built, "content_of", broken)
    monkeypatch.setattr(built, "MOST_TRIES", 1)
    found = built.built(store(DATA_FOLDER, LANGUAGES).edition(), "data")
    assert len(found) == len(site().entries)
    assert all("RuntimeError: no page" in each.message for each in found)


@pytest.fixture
def unknown(monkeypatch):
    """Nothing has passed before."""
    monkeypatch.setattr(built, "passed", lambda folder: False)


@pytest.mark.usefixtures("unknown")
@pytest.mark.parametrize(("code", "said"), [(1, ["one", "two"]), (0, [])])
def test_pages_are_built_in_a_process_of_its_own(monkeypatch, code, said):
    monkeypatch.setattr(built.sys, "executable", "/bin/sh")
    monkeypatch.setattr(built, "COMMAND", ("-c", f"echo one; echo two; exit {code}"))
    assert list(built.tried(DATA_FOLDER)) == said


def test_what_has_passed_with_this_code_is_not_built_again_and_anything_else_is(tiny, tmp_path, monkeypatch):
    record = tmp_path / "passed"
    assert not passed.passed(tiny.path, record)
    passed.remember(tiny.path, record)
    assert passed.passed(tiny.path, record)
    monkeypatch.setattr(passed, "distributions", lambda: ())
    assert not passed.passed(tiny.path, record), "with other libraries"
    passed.remember(tiny.path, record)
    stated(tiny, "1.0.1")
    assert not passed.passed(tiny.path, record), "other data"


@pytest.mark.usefixtures("unknown")
def test_a_trial_that_ends_badly_is_no_pass(monkeypatch):
    monkeypatch.setattr(built.sys, "executable", "/bin/sh")
    monkeypatch.setattr(built, "COMMAND", ("-c", "kill -9 $$"))
    assert "ended with -9" in built.tried(DATA_FOLDER)[0]


def test_the_service_takes_up_nothing_that_it_has_not_tried(tiny, tmp_path, monkeypatch):
    careful = Careful(tiny.path, tmp_path)
    for name in ("DASHBOARD_DATA", days.SETTING):
        monkeypatch.setenv(name, "")  # which the service sets, and which is put back after it
    monkeypatch.setenv("CACHE_DIRECTORY", str(tmp_path))
    monkeypatch.setattr(app, "tried", careful.trial)
    monkeypatch.setattr(PagesManager, "uses_pages_directory", None)
    app.create(Settings(data=tiny.path))
    service = settled(store(tiny.path, LANGUAGES))
    careful.says = ("the page tourism cannot be drawn",)
    stated(tiny, "1.0.1")
    until_left_alone = threading.Event()
    for _ in range(100):
        if settled(service).package().version == "1.0.1" or service.refusal:
            break
        until_left_alone.wait(0.1)
    assert (service.package().version, service.refusal.lines) == ("1.0.0", careful.says)
    assert careful.tried == ["1.0.0", "1.0.1"]
