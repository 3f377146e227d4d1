"""What providers do wrong, tried against a provider of the tests' own: each fault ends with a sentence and a way out, and
the data stays as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dashboard.data.feeds import feeds

if TYPE_CHECKING:
    from conftest import Desk

HEADER = "STRUCTURE,STRUCTURE_ID,ACTION,freq,unit,c_resid,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG\n"
ABOUT = "dataflow,ESTAT:TOUR_NIGHTS(1.0),I"


def row(partner: str, period: str, value: object, flag: str = "", unit: str = "NR") -> str:
    """A line of SDMX-CSV 2."""
    return f"{ABOUT},A,{unit},{partner},BE,{period},{value},{flag}\n"


GOOD = HEADER + row("US", "2020", 1000) + row("US", "2021", 1100) + row("DE", "2021", 500, "p")
SOAP_413 = (
    '<?xml version="1.0"?><S:Fault xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><faultcode>413</faultcode>'
    "<faultstring>EXTRACTION_TOO_BIG: please change your filters</faultstring></S:Fault>"
)
QUEUED = (
    '<?xml version="1.0"?><e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body>'
    '<s:syncResponse xmlns:s="http://estat.ec.europa.eu/disschain/soap/extraction"><queued><id>abc-1</id>'
    "<status>{state}</status></queued></s:syncResponse></e:Body></e:Envelope>"
)
WALL = "<!DOCTYPE html><html><head><title>Request Rejected</title></head><body>Support ID 1</body></html>"

FAULTS = {
    "refusal inside a 200": (SOAP_413, "413: 'EXTRACTION_TOO_BIG", "ask for less at once"),
    "page for people inside a 200": (WALL, "a page for people: 'Request Rejected'", "does not pretend to be a browser"),
    "body cut off within a line": (GOOD[:-14], "it was cut off", "run it again"),
    "JSON cut off": ('{"version":"2.0","class":"dataset","id":["freq"', "no JSON-stat", "run it again"),
    "XML cut off": ("<message:GenericData xmlns:message='x'><a>", "no XML", "run it again"),
    "changed unit": (GOOD.replace(",NR,", ",THS_NR,"), "nothing is in 'NR'; there is 'THS_NR'", "never mix two units"),
    "renamed dimension": (GOOD.replace("c_resid", "partner"), "lacks the dimensions 'c_resid'", "data/feeds.csv"),
    "added dimension": (
        GOOD.replace("geo,", "geo,nace,").replace(",BE,", ",BE,I551,"), "has 'nace' that the feed", "data/feeds.csv",
    ),
    "other area": (GOOD.replace(",BE,", ",BE1,"), "no series has 'BE'; there is 'BE1'", "compare the query"),
    "unknown partner": (GOOD + row("XX", "2021", 7), "line 5, column c_resid: unknown code 'XX'", "data/feed-codes.csv"),
    "unknown flag": (GOOD + row("FR", "2021", 7, "y"), "line 5, column flag: unknown flag 'y'", "flags.py"),
    "unknown period": (GOOD + row("FR", "2021-W05", 7), "line 5, column time_period: '2021-W05' is no period", "form"),
    "no number": (GOOD + row("FR", "2021", "many"), "line 5, column value: 'many' is no number", "ask the provider"),
    "duplicate key": (GOOD + row("US", "2021", 1200), "usa, 2021 has two values, 1100 and 1200", "add it to `where`"),
    "no value at all": (HEADER, "the answer has no values", "compare flow"),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_ends_with_a_sentence_and_changes_nothing(desk: Desk, fault: str) -> None:
    body, message, way_out = FAULTS[fault]
    before = desk.state()
    desk.provider.answers(body)
    outcome = desk.refresh()
    assert outcome.refused
    assert message in outcome.sentence
    assert way_out in outcome.sentence.partition("Way out: ")[2]
    assert desk.kept.proposals() == []
    assert desk.state() == before


def test_the_answers_of_the_faults_are_read_without_them(desk: Desk) -> None:
    desk.provider.answers(GOOD)
    outcome = desk.refresh()
    assert not outcome.refused
    assert outcome.sentence.startswith("3 new.")


def test_a_confidential_cell_is_counted_and_is_no_figure(desk: Desk) -> None:
    desk.provider.answers(GOOD + row("FR", "2021", "", "@C") + row("FR", "2020", ":", "c"))
    outcome = desk.refresh()
    assert "3 new; 2 of 5 delivered values are not held" in outcome.sentence
    page = (desk.kept.proposal(outcome.proposal) / "proposal.html").read_text(encoding="utf-8")
    assert "without a value: confidential" in page


def test_a_status_that_is_no_success_names_what_the_provider_said(desk: Desk) -> None:
    desk.provider.answers(_reply("No results found", status=404))
    outcome = desk.refresh()
    assert "the provider answered 404: 'No results found'" in outcome.sentence
    assert desk.waits == []


def test_a_busy_provider_is_asked_again_when_it_says(desk: Desk) -> None:
    busy = _reply("busy", status=503, headers={"Retry-After": "17"})
    desk.provider.answers(busy, _reply("busy", status=429), _reply(GOOD))
    assert not desk.refresh().refused
    assert desk.waits[0] == 17
    assert max(desk.waits) <= 60
    assert len(desk.provider.asked) == 3


def test_a_provider_that_breaks_off_is_asked_again_and_then_given_up(desk: Desk) -> None:
    desk.provider.answers(_reply(GOOD, lost=100))
    outcome = desk.refresh()
    assert "no answer: it broke off in the middle" in outcome.sentence
    waits = [wait for wait in desk.waits if wait > 1]
    assert waits == sorted(waits)
    assert len(desk.provider.asked) > 1
    desk.provider.answers(_reply(GOOD, lost=100), _reply(GOOD))
    assert not desk.refresh().refused


def test_a_provider_that_says_nothing_is_given_up(desk: Desk) -> None:
    desk.provider.answers(_reply("", silent=True))
    assert "no answer: it took too long" in desk.refresh().sentence


def test_a_queued_answer_is_waited_for(desk: Desk) -> None:
    desk.provider.answers(
        _xml(QUEUED.format(state="SUBMITTED")), _xml(QUEUED.format(state="PROCESSING")),
        _xml(QUEUED.format(state="AVAILABLE")), _reply(GOOD),
    )  # fmt: skip
    assert not desk.refresh().refused
    paths = [path for path, _ in desk.provider.asked]
    assert paths[1:] == ["/1.0/async/status/abc-1", "/1.0/async/status/abc-1", "/1.0/async/data/abc-1"]


def test_an_answer_that_is_not_made_in_time_is_taken_up_in_the_next_run(desk: Desk) -> None:
    desk.provider.answers(_xml(QUEUED.format(state="PROCESSING")))
    outcome = desk.refresh()
    assert "still making the answer" in outcome.sentence
    desk.provider.asked.clear()
    desk.provider.answers(_xml(QUEUED.format(state="AVAILABLE")), _reply(GOOD))
    assert not desk.refresh(again=False).refused
    paths = [path for path, _ in desk.provider.asked]
    assert paths == ["/1.0/async/status/abc-1", "/1.0/async/data/abc-1"]


def test_a_queued_answer_that_has_expired_is_asked_for_anew(desk: Desk) -> None:
    desk.provider.answers(_xml(QUEUED.format(state="EXPIRED")))
    assert "EXPIRED" in desk.refresh().sentence
    assert desk.kept.pending("stays") == ""


def test_a_walled_provider_is_not_asked_for_its_other_feeds(desk: Desk) -> None:
    nbb = {"provider": "nbb", "query": "A.BE", "counterpart": "c_resid:residence"}
    other = desk.row | nbb | {"id": "other", "indicator": "nights-share"}
    desk.declare(other, **nbb)
    desk.provider.answers(_reply(WALL, media_type="text/html"))
    first, second = desk.refresher().all(feeds(desk.package()))
    assert "a page for people" in first.sentence
    assert second.sentence == "not asked: the provider has just answered with a page for people."
    assert len(desk.provider.asked) == 1


def test_it_says_who_it_is_and_waits_between_questions(desk: Desk) -> None:
    desk.provider.answers(GOOD)
    refresher, feed = desk.refresher(), desk.feed()
    refresher.one(feed)
    refresher.one(feed)
    agents = {headers["User-Agent"] for _, headers in desk.provider.asked}
    assert len(agents) == 1
    assert agents.pop().startswith("flanders-foreign-policy-dashboard/")
    assert any(0 < wait <= 1 for wait in desk.waits)


def test_a_run_that_was_broken_off_goes_on_with_what_was_asked_already(desk: Desk) -> None:
    desk.provider.answers(GOOD)
    first = desk.refresh(again=False)
    again = desk.refresh(again=False)
    assert (again.proposal, again.refused) == (first.proposal, False)
    assert len(desk.provider.asked) == 1


def test_without_a_network_each_feed_ends_with_a_sentence(desk: Desk) -> None:
    before = desk.state()
    desk.provider.close()
    outcome = desk.refresh()
    assert outcome.refused
    assert "no answer: no connection" in outcome.sentence
    assert desk.state() == before


def _reply(body: str, **more: object) -> dict:
    return {"body": body, **more}


def _xml(body: str) -> dict:
    return _reply(body, media_type="application/xml")
