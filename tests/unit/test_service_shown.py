"""Every page and every card has an address of its data, which holds what the page shows."""

from __future__ import annotations

import io

import pandas as pd
import pytest

from asgi_client import Answer, ask
from asgi_service import served
from dashboard.content.blocks import BriefFiles
from dashboard.render.snippets import snippets
from dashboard.service.contents import entries
from page_content import content

APP = served()
READ = pd.read_csv


def get(address: str) -> Answer:
    return ask(APP, f"/api/v1/cards{address}")


@pytest.mark.parametrize("slug", ["tourism", "partnerships", "brief"])
def test_an_address_holds_the_cards_of_its_page(slug: str) -> None:
    said = get(f"?page={slug}&region=usa&lang=nl&utm_source=mail").json()
    page = content(slug, {"region": ["usa"]}, lang="nl")
    pinned = next((block for block in page.walk() if isinstance(block, BriefFiles)), None)
    shown = pinned.cards() if pinned else page.cards
    assert shown
    assert [(card["card"], card["heading"]) for card in said["cards"]] == [
        (card.key, card.heading) for card in shown
    ]
    for told, card in zip(said["cards"], shown, strict=True):
        if card.chosen is not None:
            assert [figure["id"] for figure in told["figures"]] == list(card.chosen["id"])
        else:
            assert len(told["rows"]) == len(card.table)


def test_one_card_as_a_table() -> None:
    key = content("tourism", {"region": ["usa"]}, lang="en").cards[0].key
    answer = get(f".csv?page=tourism&region=usa&lang=en&card={key}")
    assert not answer.body.startswith(b"\xef\xbb\xbf")
    rows = pd.read_csv(io.BytesIO(answer.body), keep_default_na=False)
    (card,) = get(f"?page=tourism&region=usa&lang=en&card={key}").json()["cards"]
    assert list(rows["Code"]) == [figure["id"] for figure in card["figures"]]
    assert list(rows["Value"]) == [figure["value"] for figure in card["figures"]]


@pytest.mark.parametrize(
    ("address", "status", "named"),
    [
        ("?page=no-page", 400, "overview"),
        ("?page=tourism&region=atlantis", 400, "atlantis"),
        ("?page=tourism&colour=red", 400, "colour"),
        ("?page=tourism&card=nothing", 404, "nothing"),
    ],
)
def test_what_is_asked_in_vain_is_named(address: str, status: int, named: str) -> None:
    answer = get(address)
    assert answer.status == status
    assert named in answer.json()["detail"]


def test_every_address_of_data_names_what_it_knows_and_passes_over_tracking_names() -> None:
    found = {}
    for route in APP.state.data.routes:
        path = route.path.replace("{id}", "goods-exports-be-vlg-usa-2015").replace("{name}", "units")
        answer = ask(APP, f"/api{path}?utm_source=mail&fbclid=1&colour=red&q=deu")
        found[path] = (answer.status, answer.json()["detail"])
    assert len(found) > 15
    for path, (status, said) in found.items():
        assert status == 400, path
        assert "colour" in said, path
        assert "Parameters here: " in said, path
        assert "asof" in said, path
        assert not {"utm_source", "fbclid"} & set(said.replace(",", " ").split()), path


def test_every_page_answers() -> None:
    found = {entry.slug: get(f"?page={entry.slug}&lang=en").status for entry in entries()[:6]}
    assert set(found.values()) == {200}, found


def test_the_snippet_for_python_reads_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    address = "http://figures.test/api/v1/cards.csv?page=tourism&region=usa&lang=en"
    monkeypatch.setattr(pd, "read_csv", lambda asked, **how: READ(io.BytesIO(ask(APP, asked).body), **how))
    found: dict[str, pd.DataFrame] = {}
    lines = {one.program: one.lines for one in snippets(address)}
    exec(lines["Python"], found)
    assert len(found["figures"]) > 10
    assert all(address in each for each in lines.values())
