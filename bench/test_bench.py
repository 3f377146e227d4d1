"""The measurement itself: the stage tells what the dashboard tells, made-up data is sound, verdicts are honest."""

import sys

import pytest

import multiplied
import report
import stage
from dashboard.data import load
from dashboard.render.card import Card
from dashboard.render.plotly import figure_of
from dashboard.ui import Entry
from dashboard.ui.telling import tell
from parts import DASH, OURS
from stage import Chosen
from targets import Verdict, p95, verdicts

PAGE = "export-markets"
VIEWS = {
    "all": (Chosen(), {}),
    "a country": (Chosen(regions=("usa",)), {"region": ["usa"]}),
    "a group": (Chosen(regions=("europe",)), {"region": ["europe"]}),
    "a year": (Chosen(year="2015"), {"year": ["2015"]}),
    "a theme": (Chosen(themes=("chemistry",)), {"theme": ["chemistry"]}),
}


@pytest.mark.parametrize("view", VIEWS)
def test_the_stage_shows_what_the_dashboard_shows(view):
    chosen, asked = VIEWS[view]
    entries = [Entry("overview", "overview", ""), Entry(PAGE, PAGE, "")]
    story = tell(entries, PAGE, asked, lang="en")
    told = stage.play(PAGE, chosen)
    cards = [card for card in story.cards if isinstance(card, Card)]
    assert [(card.key, card.heading) for card in cards] == [
        (each.key, each.heading) for each in told.cards.values()
    ]
    assert [set(card.chosen["id"]) for card in cards] == [set(each.left) for each in told.cards.values()]
    assert [number.figure["id"] for number in story.numbers] == [tile.key for tile in told.tiles]
    for card, each in zip(cards, told.cards.values(), strict=True):
        drawn = figure_of(card.spec)
        assert [trace["type"] for trace in drawn.to_dict()["data"]] == [
            trace["type"] for trace in each.figure.to_dict()["data"]
        ]


def test_after_the_stage_pages_find_the_dashboards_frame_again():
    import dashboard.ui as before

    stage.play(PAGE)
    assert sys.modules["dashboard.ui"] is before


def test_made_up_data_is_sound_and_the_same_each_time(tmp_path):
    one, other = (multiplied.multiplied(3, tmp_path / name) for name in ("one", "other"))
    package, real = load(one), load()
    assert not package.problems
    printed, before = (each.observations()["derived"].eq(False).sum() for each in (package, real))
    assert printed == 3 * before
    files = sorted(path.relative_to(one) for path in one.rglob("*.csv"))
    assert all((one / path).read_bytes() == (other / path).read_bytes() for path in files)


def test_verdicts_say_what_was_not_reached():
    assert not Verdict("changes", 0.7, 0.71).met
    assert Verdict("changes", 0.7, 0.7).met
    assert not Verdict("start", 3, 3.0, "s", below=True).met
    assert "**not met**" in Verdict("changes", 0.7, 0.71).row()


def test_the_page_tells_only_what_was_measured():
    results = {
        "machine": "a machine",
        "start": {"rounds": 3, "starts": [2000.0, 4000.0, 2500.0], "imports": {"the dashboard": 1500.0, "Streamlit": 700.0}},
    }  # fmt: skip
    assert [(verdict.value, verdict.met) for verdict in verdicts(results)] == [(2.5, True), (0.8, True)]
    written = report.document(results)
    assert "## Start" in written
    assert "## Loads" not in written


def test_a_crowd_is_told_with_its_replicas_and_its_own_share_of_the_processors():
    one = {"answers": [100.0, 200.0], "errors": [], "cores": 1.4, "readers": 0.1, "seconds": 2.0}
    soaked = {"memory": [280.0, 290.0, 291.0], "changes": 3600, "seconds": 140.0, "slope": 0.9}
    crowd = {"rounds": 1, "replicas": 2, "crowd": {OURS: one, DASH: one}, "per session": 0.2, "soak": soaked}
    written = report.document({"machine": "a machine", "crowd": crowd})
    assert "Replicas, where nothing else is said: 2." in written
    assert "| the dashboard | 150 | 195 | 1 | 0 | 1.4 | 0.1 |" in written
    assert "280 MB at first, 290 MB half way, 291 MB at the end" in written
    assert (
        "| memory over an hour's changes, second half | ≤ 10 MB per hour | 3.24 MB per hour | met |"
        in written
    )


def test_the_95th_of_a_hundred():
    assert p95(list(range(1, 102))) == 96
    assert p95([5.0]) == 5.0
