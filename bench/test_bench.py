"""The measurement itself: it asks the pages themselves, made-up data is sound, verdicts are honest."""

import subprocess
import sys

import multiplied
import report
from dashboard.data import load
from held import Chosen, asked, cards
from parts import DASH, OURS, STATIC, USUAL
from serving import ROOT
from targets import Verdict, p95, verdicts

PAGE = "export-markets"


def test_what_is_measured_is_asked_without_the_frame():
    said = "import sys, held; assert held.asked('export-markets').cards; sys.exit('streamlit' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", said], cwd=ROOT / "bench", check=False).returncode == 0


def test_answers_are_worked_out_anew_each_time():
    chosen = Chosen(regions=("usa",))
    assert chosen.asked == {"region": ("usa",)}
    first, second = asked(PAGE, chosen), asked(PAGE, chosen)
    assert first is not second
    assert first.page.view.regions == ("usa",)
    assert [card.heading for card in cards(first)] == [card.heading for card in cards(second)] != []


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


def test_what_is_in_sight_is_held_against_the_same_and_against_the_limit():
    times = {OURS: (100.0, 300.0), DASH: (800.0, 1000.0), STATIC: (40.0, 200.0), USUAL: (900.0, 900.0)}
    measured = {name: [{"sight": sight, "all": all_}] * 2 for name, (sight, all_) in times.items()}
    results = {"machine": "a machine", "changes": {"rounds": 1, "milliseconds": measured}}
    assert [(verdict.value, verdict.met) for verdict in verdicts(results)] == [
        (0.125, True), (2.5, False), (0.3, True), (0.3, True),
    ]  # fmt: skip
    assert "| the dashboard | 100 | 100 | 300 | 300 | 300 | 2 |" in report.document(results)


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
