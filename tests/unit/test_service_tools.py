"""Programs ask by the Model Context Protocol, as its own client does: what is held comes with its papers, what is not is
told so.
"""

from __future__ import annotations

from typing import Any

import httpx2
import pytest
from mcp import Client
from mcp.client.streamable_http import streamable_http_client
from starlette.types import Message

from asgi_client import ask, awaited
from dashboard.data import DATA_FOLDER, Package
from dashboard.data.store import store
from dashboard.locale import LANGUAGES
from dashboard.service.tools import Endpoint
from dashboard.service.tools.endpoint import LARGEST_QUESTION
from dashboard.service.views import Teller

FIND, COMPARE, CHECK = "find_figures", "compare_partners", "check_claim"
MIRROR, CHANGES = "mirror", "what_changed"
HELD = [
    # What is asked, and of the first figure: what is measured, whose, of which partner, when ("" for whichever is newest).
    ("How much did Flanders export to Germany in 2015?", "goods-exports", "be-vlg", "deu", "2015"),
    ("What were the goods imports of Flanders from the United States in 2015?", "goods-imports", "be-vlg", "usa", "2015"),
    ("Share of the Netherlands in Flemish goods exports 2015", "goods-exports-share", "be-vlg", "nld", "2015"),
    ("services exports of Belgium to the United States in 2015", "services-exports", "bel", "usa", "2015"),
    ("services balance with the United States", "services-balance", "bel", "usa", ""),
    ("R&D intensity of Flanders in 2021", "rd-intensity", "be-vlg", "wld", "2021"),
    ("O&O-intensiteit van Vlaanderen in 2022", "rd-intensity", "be-vlg", "wld", "2022"),
    ("official development assistance of Flanders in 2023", "oda", "be-vlg", "wld", "2023"),
    ("tourism promotion budget in Germany 2023", "tourism-promotion-budget", "be-vlg", "deu", "2023"),
    ("goods trade balance of Flanders with China in 2013", "goods-balance", "be-vlg", "chn", "2013"),
    ("jobs in tourism in 2022", "tourism-jobs", "be-vlg", "wld", "2022"),
    ("tariff cost for Flanders", "tariff-cost", "be-vlg", "usa", ""),
    ("goods imports growth from China 2024", "goods-imports-growth", "bel", "chn", "2024"),
    ("UN voting distance of Belgium to Germany in 2023", "un-voting-distance", "bel", "deu", "2023"),
    ("nights in Flanders in 2019", "nights", "be-vlg", "wld", "2019"),
    ("overnachtingen in Vlaanderen in 2024", "nights", "be-vlg", "wld", "2024"),
    ("goods exports of Flanders in 2024", "goods-exports", "be-vlg", "wld", "2024"),
    ("goods-exports-share USA 2015", "goods-exports-share", "be-vlg", "usa", "2015"),
    ("foreign investment projects in Flanders from the United Kingdom in 2021", "fdi-projects", "be-vlg", "gbr", "2021"),
    ("value of arms licences in 2023", "arms-licences-value", "be-vlg", "wld", "2023"),
]  # fmt: skip
NOT_HELD = [
    "unemployment rate of Flanders", "inflation in 2024", "price of bananas", "How much is the pension?", "greenhouse gases",
    "werkloosheidsgraad", "goods exports of Flanders to Germany in 1950", "football results",
]  # fmt: skip
CLAIMS = [
    ("In 2015 Flanders exported goods worth 18.12 billion euro to the United States.", "right"),
    ("In 2015 Flanders exported goods worth 30 billion euro to the United States.", "wrong"),
    ("In 2015 ging 6,03% van de Vlaamse uitvoer van goederen naar de Verenigde Staten.", "right"),
    ("The weather is fine today.", "cannot-be-judged"),
    ("In 2015 voerde Vlaanderen voor 18,12 miljard euro goederen uit naar de Verenigde Staten.", "right"),
    ("Vlaanderen exporteerde in 2015 voor 30 miljard euro goederen naar de Verenigde Staten.", "wrong"),
    ("De Vlaamse goederenuitvoer naar de Verenigde Staten daalde in 2015.", "wrong"),
    ("De Vlaamse goederenuitvoer naar de Verenigde Staten nam in 2015 toe.", "right"),
]
COMPARED = [
    ({"about": "goods exports share", "partners": ["Germany", "France", "Nederland"], "year": "2015"}, ["deu", "fra", "nld"], []),
    ({"about": "goods exports share", "partners": ["Germany", "Mongolia"], "year": "2015"}, ["deu"], ["Mongolia"]),
    ({"about": "UN voting distance", "partners": ["Germany", "France"], "whose": "Belgium", "year": "2023"}, ["deu", "fra"], []),
]  # fmt: skip
READ = ["goods-exports-be-vlg-usa-2015", "goods-exports-growth-be-vlg-usa-2015-from-levels", "no-such-figure"]
MIRRORED = [{"partner": "France"}, {"partner": "usa", "lang": "nl"}, {"partner": "Tuvalu"}]
CHANGED = [
    {"since_version": "1.0.0"}, {"since_version": "1.0.0", "partner": "United States"}, {"since_version": "0.0.7"},
]  # fmt: skip
OTHERS = [
    ("find_figures", {"about": "goods exports", "partner": "Atlantis"}), ("search", {"question": "exports to japan", "limit": 2}),
]  # fmt: skip
QUESTIONS: list[tuple[str, dict[str, Any]]] = [
    *((FIND, {"about": asked, "limit": 3}) for asked, *_ in HELD),
    *((FIND, {"about": asked}) for asked in NOT_HELD),
    *((CHECK, {"text": text}) for text, _ in CLAIMS),
    *((COMPARE, asked) for asked, *_ in COMPARED),
    *(("read_figure", {"figure": figure}) for figure in READ),
    *((MIRROR, asked) for asked in MIRRORED),
    *((CHANGES, asked) for asked in CHANGED),
    *OTHERS,
]


@pytest.fixture(scope="module")
def answers() -> list[dict[str, Any]]:
    """What the endpoint answers to all questions, asked in one sitting."""

    async def asked() -> list[dict[str, Any]]:
        endpoint = Endpoint(Teller(store(DATA_FOLDER, LANGUAGES)))
        http = httpx2.AsyncClient(transport=httpx2.ASGITransport(app=endpoint), timeout=300)
        async with Client(streamable_http_client("http://figures.test/mcp", http_client=http)) as client:
            tools = (await client.list_tools()).tools
            assert {name for name, _ in QUESTIONS} == {tool.name for tool in tools}
            assert all(tool.annotations and tool.annotations.read_only_hint for tool in tools)
            found = [await client.call_tool(name, arguments) for name, arguments in QUESTIONS]
        wrong = [(QUESTIONS[place], one.content) for place, one in enumerate(found) if one.is_error]
        assert wrong == []
        return [one.structured_content or {} for one in found]

    return awaited(asked())


def of(answers: list[dict[str, Any]], tool: str) -> list[dict[str, Any]]:
    return [answer for (name, _), answer in zip(QUESTIONS, answers, strict=True) if name == tool]


def test_forty_questions_and_more_are_asked() -> None:
    assert len(QUESTIONS) >= 40


def test_what_is_held_comes_with_its_papers(answers: list[dict[str, Any]], real: Package) -> None:
    known = real.observations().set_index("id")
    for (asked, indicator, whose, partner, period), answer in zip(HELD, of(answers, FIND), strict=False):
        first = answer["figures"][0]
        row = known.loc[first["id"]]
        assert (row["indicator"], row["ref_area"], row["counterpart"]) == (indicator, whose, partner), asked
        assert period in ("", row["time_period"]), asked
        assert first["value"] == row["value"]
        assert first["link"].startswith(f"http://figures.test/{row['subject']}?")
        assert first["source"]["publisher"] in first["citation"] or row["derived"]
        assert all(first[name] for name in ("unit", "status", "not_to_be_taken_for", "data_version"))
        assert any("of Flanders" in said for said in first["not_to_be_taken_for"]) == (whose != "be-vlg")


def test_what_is_not_held_is_told_so(answers: list[dict[str, Any]]) -> None:
    for asked, answer in zip(NOT_HELD, of(answers, FIND)[len(HELD) :], strict=False):
        assert answer["figures"] == [], asked
        assert "nothing may be inferred" in answer["said"].lower(), asked
    assert "Atlantis" in of(answers, FIND)[-1]["said"]


def test_claims_get_the_verdict_of_the_claims_room(answers: list[dict[str, Any]]) -> None:
    for (text, verdict), answer in zip(CLAIMS, of(answers, CHECK), strict=True):
        (claim,) = answer["claims"]
        assert claim["verdict"] == verdict, text
        assert bool(claim["figures"]) == (verdict != "cannot-be-judged")


def test_partners_are_compared_in_one_period_and_those_without_are_named(
    answers: list[dict[str, Any]],
) -> None:
    for (asked, members, missing), answer in zip(COMPARED, of(answers, COMPARE), strict=True):
        shown = answer["figures"]
        assert sorted(one["partner"]["code"] for one in shown) == members, asked
        assert {one["period"] for one in shown} == {answer["period"]}
        assert [one["rank"] for one in shown] == list(range(1, len(shown) + 1))
        assert [one["value"] for one in shown] == sorted((one["value"] for one in shown), reverse=True)
        assert answer["without_a_figure"] == missing


def test_both_sides_of_a_flow_come_with_the_gap_and_its_reasons(
    answers: list[dict[str, Any]], real: Package
) -> None:
    *held, none = of(answers, MIRROR)
    known = {pair.ours: pair for pair in real.mirrored}
    for answer in held:
        assert answer["flows"]
        for flow in answer["flows"]:
            pair = known[flow["our_figure"]["id"]]
            assert flow["their_figure"]["id"] == pair.theirs
            assert (flow["gap"] or {"id": ""})["id"] == pair.gap
            assert flow["our_figure"]["citation"]
            assert flow["their_figure"]["citation"]
            assert flow["their_figure"]["whose"]["name"].split()[-1] in flow["answer"]
    assert any(flow["likely_reasons"] for answer in held for flow in answer["flows"])
    assert none["flows"] == []
    assert "nothing may be inferred" in none["said"].lower()


def test_what_changed_since_a_version_is_what_the_page_tells(
    answers: list[dict[str, Any]], real: Package
) -> None:
    every, of_one, never = of(answers, CHANGES)
    assert every["data_version"] == real.version
    assert every["counts"]["new"] > of_one["counts"]["new"] > 0
    assert len(every["revised"]) == every["counts"]["revised"] > 0
    assert all(one["figure"] in set(real.observations()["id"]) for one in every["revised"])
    assert "1.0.0" in never["said"]


def test_one_figure_is_read_with_what_it_was_worked_out_from(answers: list[dict[str, Any]]) -> None:
    printed, derived, unknown = of(answers, "read_figure")
    assert "18,12 miljard euro" in printed["figure"]["citation_in_full"]
    assert printed["worked_out_from"] == []
    assert {one["id"] for one in derived["worked_out_from"]} >= {"goods-exports-be-vlg-usa-2015"}
    assert derived["formula"]
    assert any("worked it out" in said for said in derived["figure"]["not_to_be_taken_for"])
    assert unknown["figure"] is None


def test_it_is_only_read_and_keeps_nothing() -> None:
    endpoint = Endpoint(Teller(store(DATA_FOLDER, LANGUAGES)))
    for method in ("GET", "DELETE", "PUT"):
        answer = ask(endpoint, "/mcp", method)
        assert (answer.status, answer.headers["allow"]) == (405, "POST, OPTIONS")


def test_whoever_breaks_off_or_says_too_much_is_not_handed_on(caplog: pytest.LogCaptureFixture) -> None:
    endpoint = Endpoint(Teller(store(DATA_FOLDER, LANGUAGES)))
    answers: list[Message] = []

    async def gone() -> Message:
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        answers.append(message)

    scope = {"type": "http", "method": "POST", "path": "/mcp", "headers": [], "query_string": b""}
    awaited(endpoint(scope, gone, send))
    assert (answers, caplog.records) == ([], [])
    assert ask(endpoint, "/mcp", "POST", body=b"[" * (LARGEST_QUESTION + 1)).status == 413
