"""From a proposal to the figures: what is written, what is refused, and that every change of a published value is told."""

from __future__ import annotations

import csv
import importlib.util
import io
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dashboard.data import revisions
from dashboard.feeds.accepting import accept
from dashboard.feeds.refusals import Refused

if TYPE_CHECKING:
    from conftest import Desk

HEADER = "DATAFLOW,LAST UPDATE,freq,unit,c_resid,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG\n"
FILE = "observations/tourism--stays.csv"
DAY = date(2026, 12, 1)
FIRST = {("US", "2020"): "1000", ("US", "2021"): "1100", ("DE", "2021"): "500"}
SCRIPT = Path(__file__).parents[3] / "scripts" / "publish.py"


def answer(
    cells: dict[tuple[str, str], str], release: str = "2026-07-01", structure: str = "ESTAT:N(1.0)"
) -> str:
    """An answer in SDMX-CSV 1: values, each with its flag behind a blank."""
    lines = []
    for (partner, period), said in cells.items():
        value, _, flag = said.partition(" ")
        lines.append(f"{structure},{release},A,NR,{partner},BE,{period},{value},{flag}\n")
    return HEADER + "".join(lines)


def propose(desk: Desk, cells: dict[tuple[str, str], str], **more: str) -> str:
    """The name of the proposal that this answer makes."""
    desk.provider.answers(answer(cells, **more))
    outcome = desk.refresh()
    assert not outcome.refused, outcome.sentence
    return outcome.proposal


def take(desk: Desk, name: str, **more: object) -> str:
    return accept(name, desk.data.path, desk.kept, day=DAY, **more)


def publish(desk: Desk, version: str) -> None:
    """What `make publish` does."""
    spec = importlib.util.spec_from_file_location("publish", SCRIPT)
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert script.main([version, str(desk.data.path), "--day", "2026-12-01"]) == 0


def rows(desk: Desk, file: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(desk.data.read(file))))


@pytest.fixture
def first(desk: Desk) -> Desk:
    """A desk whose feed was accepted once, and published."""
    take(desk, propose(desk, FIRST))
    publish(desk, "1.0.0")
    return desk


def test_a_proposal_touches_nothing_and_accepting_writes_the_figures(desk: Desk) -> None:
    before = desk.state()
    name = propose(desk, FIRST)
    assert desk.state() == before
    take(desk, name)
    package = desk.package()
    found = package.figures(["nights-bel-usa-2020", "nights-bel-usa-2021", "nights-bel-deu-2021"])
    assert found["value"].tolist() == [1000, 1100, 500]
    assert set(found["subject"]) == {"tourism"}
    row = found.iloc[0]
    assert (row["source"], row["as_printed"], row["obs_status"]) == ("statbel-2018", "1000", "A")
    assert row["locator"] == "c_resid=US, freq=A, geo=BE, unit=NR"
    (release,) = rows(desk, "feed-releases.csv")
    assert (release["release"], release["held"], release["new"]) == ("2026-07-01", "3", "3")
    (feed,) = rows(desk, "feeds.csv")
    assert feed["last_release"] == "2026-07-01"
    assert feed["verified"] == feed["last_checked"] != ""
    assert package.table("sources").set_index("id")["date"]["statbel-2018"] == "2026-07-01"
    assert desk.kept.proposals() == []


def test_the_hash_in_the_record_is_that_of_the_raw_answer(first: Desk) -> None:
    (release,) = rows(first, "feed-releases.csv")
    kept = first.kept.fresh("stays")
    assert kept.sha256 == release["sha256"]
    assert kept.content.decode() == answer(FIRST)
    assert kept.address == release["address"]


def test_a_figure_that_people_hold_is_not_taken_twice(desk: Desk) -> None:
    desk.declare(ref_area="be-vlg")
    cells = {("US", "2015"): "312345", ("DE", "2015"): "1210000"}
    name = propose(desk, cells)
    text = (desk.kept.proposal(name) / "proposal.csv").read_text(encoding="utf-8")
    assert "nights-be-vlg-usa-2015" not in text, "the same value"
    assert "nights-be-vlg-deu-2015-statbel-2018" in text, (
        "another value of the same thing has an id of its own"
    )
    take(desk, name)
    assert len(desk.package().figures(["nights-be-vlg-deu-2015", "nights-be-vlg-deu-2015-statbel-2018"])) == 2


def test_a_revision_is_written_published_and_told_to_an_older_link(first: Desk) -> None:
    cells = FIRST | {("US", "2021"): "1155 p", ("FR", "2021"): "40"}
    name = propose(first, cells, release="2026-10-01")
    page = (first.kept.proposal(name) / "proposal.html").read_text(encoding="utf-8")
    assert "1100" in page
    assert "+5.00" in page
    take(first, name)
    (row,) = rows(first, "revisions.csv")
    assert (row["id"], row["old_value"], row["new_value"]) == ("nights-bel-usa-2021", "1100", "1155")
    assert row["reason_en"] == "Revised by the provider, release of 2026-10-01."
    assert row["version"] == "1.1.0"
    assert first.package().problems == ()
    publish(first, "1.1.0")
    told = revisions(first.package(), ["nights-bel-usa-2021", "nights-bel-deu-2021"], "1.0.0")
    assert told[["figure", "old_value", "new_value"]].to_dict("records") == [
        {"figure": "nights-bel-usa-2021", "old_value": 1100.0, "new_value": 1155.0}
    ]


def test_two_revisions_before_a_version_are_one(first: Desk) -> None:
    for value, release in (("1155", "2026-10-01"), ("1160", "2026-11-01")):
        take(first, propose(first, FIRST | {("US", "2021"): value}, release=release))
    (row,) = rows(first, "revisions.csv")
    assert (row["old_value"], row["new_value"]) == ("1100", "1160")
    take(first, propose(first, FIRST, release="2026-12-01"))
    assert rows(first, "revisions.csv") == [], "revised back is as it was"


def test_another_flag_alone_is_no_revision(first: Desk) -> None:
    name = propose(first, FIRST | {("US", "2021"): "1100 b"}, release="2026-10-01")
    take(first, name)
    assert first.package().figures(["nights-bel-usa-2021"])["obs_status"].item() == "B"
    assert rows(first, "revisions.csv") == []


def test_vanished_rows_must_be_allowed_and_are_withdrawn(first: Desk) -> None:
    left = {key: value for key, value in FIRST.items() if key[0] != "DE"}
    name = propose(first, left, release="2026-10-01")
    before = first.state()
    with pytest.raises(Refused, match=r"1 held figures are not delivered.*Way out: look .* ALLOW=vanished"):
        take(first, name)
    assert first.state() == before
    assert first.kept.proposals() == [name], "a proposal is kept until it is accepted or dropped"
    take(first, name, allow=["vanished"])
    (row,) = rows(first, "revisions.csv")
    assert (row["new_value"], row["version"]) == ("", "2.0.0")
    publish(first, "2.0.0")


def test_more_revisions_than_the_limit_must_be_allowed(first: Desk) -> None:
    name = propose(first, {key: str(int(value) + 1) for key, value in FIRST.items()}, release="2026-10-01")
    with pytest.raises(Refused, match=r"100.0 per cent of the held values are revised, more than .* 60"):
        take(first, name)
    take(first, name, allow=["revised"])
    assert len(rows(first, "revisions.csv")) == 3


def test_another_structure_is_settled_in_the_declaration_alone(first: Desk) -> None:
    assert rows(first, "feeds.csv")[0]["structure"] == "ESTAT:N(1.0)"
    name = propose(first, FIRST | {("FR", "2021"): "1"}, structure="ESTAT:N(2.0)")
    with pytest.raises(Refused, match=r"structure is 'ESTAT:N\(2.0\)', accepted was 'ESTAT:N\(1.0\)'"):
        take(first, name, allow=["structure", "revised", "vanished"])
    first.data.replace("feeds.csv", "ESTAT:N(1.0)", "ESTAT:N(2.0)")
    take(first, name)


def test_a_proposal_that_no_longer_fits_names_its_line(first: Desk) -> None:
    older = propose(first, FIRST | {("US", "2021"): "1155"}, release="2026-10-01")
    newer = propose(first, FIRST | {("US", "2021"): "1160"}, release="2026-11-01")
    take(first, newer)
    before = first.state()
    with pytest.raises(
        Refused, match=r"proposal.csv, line 2, column old_value: nights-bel-usa-2021 was '1100' .* '1160' now"
    ):
        take(first, older)
    assert first.state() == before


def test_rows_may_be_taken_out_of_a_proposal_but_not_changed(desk: Desk) -> None:
    name = propose(desk, FIRST)
    path = desk.kept.proposal(name) / "proposal.csv"
    header, one, *others = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text(header + one.replace(",500,", ",many,"), encoding="utf-8")
    with pytest.raises(Refused, match=r"proposal.csv, line 2, column new_value: 'many' cannot be accepted"):
        take(desk, name)
    path.write_text(header + "".join(others), encoding="utf-8")
    take(desk, name)
    assert len(rows(desk, FILE)) == 2


def test_data_that_would_not_be_sound_is_not_written(desk: Desk) -> None:
    name = propose(desk, FIRST)
    path = desk.kept.proposal(name) / "proposal.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",usa,", ",atlantis,"), encoding="utf-8")
    before = desk.state()
    with pytest.raises(Refused, match="unknown code 'atlantis'"):
        take(desk, name)
    assert desk.state() == before
    assert not list(desk.data.path.parent.glob(".accepting-*"))


def test_data_with_problems_and_names_that_do_not_exist_are_refused(desk: Desk) -> None:
    name = propose(desk, FIRST)
    with pytest.raises(Refused, match=rf"there is no such proposal; there are '{name}'"):
        take(desk, "stays-0")
    desk.data.replace("observations/tourism.csv", "312345,A", "many,A")
    with pytest.raises(Refused, match="make check-data"):
        take(desk, name)


def test_the_page_shows_what_the_provider_wrote_as_text(desk: Desk) -> None:
    desk.declare(name_en="<script>alert(1)</script>")
    name = propose(desk, FIRST)
    page = (desk.kept.proposal(name) / "proposal.html").read_text(encoding="utf-8")
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
