"""The feeds that the project declares, and what is said of a declaration that is wrong."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dashboard.data import DATA_FOLDER, Package
from dashboard.data.feeds import CodeLists, Feed, code_lists, feeds
from dashboard.feeds.__main__ import FOLDER, main
from dashboard.feeds.asking import Asker
from dashboard.feeds.kept import Kept, answer_of
from dashboard.feeds.mapping import mapped
from dashboard.feeds.proposal import Held
from dashboard.feeds.providers import PROVIDERS
from dashboard.feeds.refreshing import Given, Refresher
from dashboard.feeds.refusals import Refused

if TYPE_CHECKING:
    from conftest import Desk

OPEN_DATA = Path(__file__).parents[4] / "shared" / "sources" / "open-data"

WRONG = {
    "a dimension without a list": ({"counterpart": "c_resid:"}, "'c_resid:' is not dimension:codelist"),
    "a word that says nothing": ({"where": "freq=A BE"}, "column where: 'BE' is not dimension=CODE"),
    "an unknown list": ({"counterpart": "c_resid:residents"}, "column counterpart: unknown code 'residents'"),
    "an unknown indicator": ({"indicator": "nigths"}, "column indicator: unknown code 'nigths'"),
    "an unknown area": ({"ref_area": "belgium"}, "column ref_area: unknown code 'belgium'"),
    "an unknown item": ({"item": "hotels"}, "column item: unknown code 'hotels'"),
    "an unknown provider": ({"provider": "imf"}, "column provider: 'imf' is not an option"),
    "an unknown source": ({"source": "nobody"}, "column source: unknown code 'nobody'"),
    "a scale that is none": ({"scale": "million"}, "column scale: 'million' is no integer"),
    "a period that is none": ({"since": "last year"}, "column since: 'last year' has another form than asked"),
}  # fmt: skip


@pytest.mark.parametrize("fault", WRONG)
def test_a_wrong_declaration_is_named_with_line_and_way_out(desk: Desk, fault: str) -> None:
    cells, message = WRONG[fault]
    desk.declare(**cells)
    found = [problem for problem in desk.data.problems() if message in problem]
    assert found, desk.data.problems()
    assert found[0].startswith("data/feeds.csv, line 2, column ")
    assert "Way out: " in found[0]


def test_two_feeds_that_claim_one_series_are_named(desk: Desk) -> None:
    desk.declare(desk.row | {"id": "again", "counterpart": "usa"})
    (problem,) = desk.data.problems()
    assert problem.startswith(
        "data/feeds.csv, line 3, column indicator: again and stays claim the same series: "
    )
    assert "nights, bel, usa" in problem
    desk.declare(desk.row | {"id": "again", "counterpart": "wld"})
    assert desk.data.problems() == []


def test_wrong_code_lists_are_named(desk: Desk) -> None:
    codes = desk.data.read("feed-codes.csv")
    desk.data.write("feed-codes.csv", codes.replace(",usa,", ",ussr,").replace(",A total.,Een totaal.", ",,"))
    wrong, silent = sorted(desk.data.problems())
    assert wrong.startswith("data/feed-codes.csv, line 2, column target: unknown code 'ussr'")
    assert silent.startswith("data/feed-codes.csv, line 5, column target: 'WORLD' stands for nothing")


def test_a_broken_declaration_takes_no_figure_away(desk: Desk) -> None:
    desk.declare(indicator="nigths")
    package = desk.data.load()
    assert all(package.usable(subject) for subject in package.subjects)
    assert feeds(package) == ()


@pytest.fixture(scope="module")
def declared(real: Package) -> dict[str, Feed]:
    return {feed.id: feed for feed in feeds(real)}


@pytest.fixture(scope="module")
def lists(real: Package) -> CodeLists:
    return code_lists(real)


def test_every_feed_has_a_provider_and_a_place_for_its_figures(
    declared: dict[str, Feed], real: Package
) -> None:
    assert declared
    for feed in declared.values():
        provider = PROVIDERS[feed.provider]
        if not feed.by_hand:
            asked = provider.question(feed, provider.base)
            assert asked.address.startswith(provider.base + "/")
            assert feed.flow in asked.address
        assert feed.subject in real.subjects
        assert real.table("sources").set_index("id")["url"][feed.source].startswith("https://")


def test_only_an_answer_of_the_service_verifies_a_feed(declared: dict[str, Feed], real: Package) -> None:
    releases = real.table("feed-releases")
    live = releases[~releases["address"].str.startswith("given by hand")]
    for feed in declared.values():
        assert bool(feed.row["verified"]) == (feed.id in set(live["feed"])), feed.id


def test_every_figure_of_a_feed_is_in_its_file_with_key_and_print(
    declared: dict[str, Feed], real: Package
) -> None:
    seen = set()
    for feed in declared.values():
        found = Held(feed, real, DATA_FOLDER).own.values()
        for row in found:
            assert row["source"] == feed.source
            assert row["as_printed"]
            assert "=" in row["locator"]
            seen.add(feed.id)
    assert seen == set(real.table("feed-releases")["feed"])


def test_months_of_their_own_dimension_are_time(lists: CodeLists, declared: dict[str, Feed]) -> None:
    feed = declared["eurostat-tour-occ-nin2m"]
    head = "freq,unit,c_resid,nace_r2,month,geo,TIME_PERIOD,OBS_VALUE\n"
    text = head + "".join(
        f"A,NR,TOTAL,I551-I553,{month},BE2,2024,{n}\n" for n, month in ((5, "M01"), (60, "TOTAL"))
    )
    found = _mapped(feed, text, lists)
    assert {row["time_period"]: row["value"] for row in found.rows.values()} == {"2024-01": "5", "2024": "60"}
    assert {row["ref_area"] for row in found.rows.values()} == {"be-vlg"}


def test_world_bank_answers_and_refusals_are_read(lists: CodeLists, declared: dict[str, Feed]) -> None:
    feed = declared["worldbank-gdp"]
    about = {"page": 1, "pages": 1, "lastupdated": "2026-07-01"}

    def row(code: str, value: float | None) -> dict:
        return {
            "indicator": {"id": feed.flow}, "countryiso3code": code, "date": "2024", "value": value, "obs_status": "",
        }  # fmt: skip

    found = _mapped(feed, json.dumps([about, [row("JPN", 4.2e12), row("EUU", 1.0), row("AIA", None)]]), lists)
    (jpn,) = found.rows.values()
    assert (jpn["ref_area"], jpn["value"]) == ("jpn", "4200000000000")
    assert sum(found.left_out.values()) == 2
    with pytest.raises(Refused, match="120: 'Invalid value'"):
        _mapped(feed, json.dumps([{"message": [{"id": "120", "value": "Invalid value"}]}]), lists)


def test_amounts_in_millions_are_told_in_dollars(lists: CodeLists, declared: dict[str, Feed]) -> None:
    feed = declared["oecd-dac2a"]
    head = "DATAFLOW,DONOR,RECIPIENT,MEASURE,UNIT_MEASURE,PRICE_BASE,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MULT\n"
    text = head + "OECD.DCD.FSD:DSD_DAC2@DF_DAC2A(1.0),BEL,MOZ,206,USD,V,2024,-1.25,A,6\n"
    (row,) = _mapped(feed, text, lists).rows.values()
    assert (row["counterpart"], row["value"], row["as_printed"]) == ("moz", "-1250000", "-1.25")
    with pytest.raises(Refused, match="nothing is in '6'; there is '3'"):
        _mapped(feed, text.replace(",A,6", ",A,3"), lists)


@pytest.mark.skipif(
    not OPEN_DATA.is_dir(), reason="the files of the first load do not lie beside this checkout"
)
def test_the_next_run_continues_the_first_load(
    declared: dict[str, Feed], real: Package, tmp_path: Path
) -> None:
    """The same files, given again, change nothing at all: ids, values, prints and keys are those that are held."""
    refresher = Refresher(real, DATA_FOLDER, Kept(tmp_path), Asker(lambda _: None), lambda _: None)
    seen = 0
    for release in real.table("feed-releases").to_dict("records"):
        path = OPEN_DATA / release["address"].rpartition(": ")[2]
        if path.is_file():
            outcome = refresher.one(declared[release["feed"]], Given(path, release["release"]))
            assert outcome.sentence.startswith("nothing changed; "), outcome
            seen += 1
    assert seen


def test_the_chores_say_what_they_did(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(FOLDER, str(desk.kept.folder))
    data = ["--data", str(desk.data.path)]
    file = tmp_path / "answer.csv"
    file.write_text("freq,unit,c_resid,geo,TIME_PERIOD,OBS_VALUE\nA,NR,US,BE,2020,7\n", encoding="utf-8")
    assert main([*data, "refresh", "--feed", "stays", "--from", str(file)]) == 1
    assert "say it: RELEASE=2026-07" in capsys.readouterr().out
    assert main([*data, "refresh", "--feed", "stays", "--from", str(file), "--release", "2026-07"]) == 0
    (name,) = desk.kept.proposals()
    assert f"make accept PROPOSAL={name}" in capsys.readouterr().out
    assert main([*data, "drop", name]) == 0
    assert main([*data, "accept", name]) == 1
    assert "there is no such proposal" in capsys.readouterr().out
    assert main([*data, "refresh", "--feed", "stay"]) == 1
    assert "no feed 'stay'; there are 'stays'" in capsys.readouterr().out
    main([*data, "refresh", "--feed", "stays", "--from", str(file), "--release", "2026-07"])
    assert main([*data, "accept", name]) == 0
    (row,) = csv.DictReader(desk.data.read("observations/tourism--stays.csv").splitlines())
    assert row["id"] == "nights-bel-usa-2020"
    (feed,) = csv.DictReader(desk.data.read("feeds.csv").splitlines())
    assert feed["verified"] == "", "a file given by hand verifies no service"


def _mapped(feed: Feed, text: str, lists: CodeLists):
    answer = answer_of(text.encode(), "test")
    delivery = PROVIDERS[feed.provider].read(answer.content, "", "answer", feed, lists)
    return mapped(delivery, feed, lists, "answer")
