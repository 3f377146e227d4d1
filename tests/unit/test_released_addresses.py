"""Links that left in people's mail: all that a published version of the dashboard had an address for is still found.

`tests/released/` holds a list for each version: its pages with their cards and their own parameters' codes, a pin of each
card as that version wrote it (and some seen with filters that left little), the codes of filters, the ids of figures, the
data addresses. A list is never edited: what is renamed keeps its old name as an alias.
"""

import json
import runpy
from pathlib import Path

import pytest

from dashboard.content import release
from dashboard.content.brief.items import item_of
from dashboard.content.outline import outline
from dashboard.service.contents import entries
from dashboard.ui import session
from dashboard.view import COMMON
from dashboard.view.pins import read_pin
from page_content import content
from serving import ROOT

RELEASED = sorted((ROOT / "tests" / "released").glob("*.json"))


@pytest.fixture(scope="module", params=RELEASED, ids=lambda path: path.stem)
def released(request: pytest.FixtureRequest) -> dict:
    path: Path = request.param
    return json.loads(path.read_text(encoding="utf-8"))


def test_every_page_and_every_code_of_its_own_parameters_is_known(released, real):
    files = {entry.slug: ROOT / entry.file for entry in entries()}
    lost = []
    for slug, page in released["pages"].items():
        outline = runpy.run_path(str(files[slug]))["PAGE"]
        known = {choice.name: set(choice.options) for choice in outline.choices(real)}
        for name, codes in page["choices"].items():
            lost += [f"/{slug}?{name}={code}" for code in codes if code not in known.get(name, ())]
    assert lost == []


def test_every_filter_and_every_figure_is_known(released):
    known = release.vocabulary(session.edition())
    assert set(released["themes"]) <= set(known.themes)
    assert set(released["regions"]) <= set(known.regions)
    assert sorted({*released["figures"], *released["derived"]} - {*known.figures, *known.aliases}) == []
    assert set(known.aliases.values()) <= set(known.figures)
    assert set(released["parameters"]) - {"embed", "embed_options", "card"} <= set(COMMON)


def test_every_pin_opens_the_card_that_it_names(released):
    brief = content("brief", lang="en").page
    pins = [read_pin(pin) for pin in released["pins"]]
    assert {(pin.page, pin.key) for pin in pins} == {
        (slug, key) for slug, page in released["pages"].items() for key in page["cards"]
    }
    found = {str(pin): item_of(brief, str(pin)) for pin in pins}
    assert [pin for pin, item in found.items() if item is None] == []
    named = {
        pin: outline(item.pin.page).renamed.get(item.pin.key, item.pin.key) for pin, item in found.items()
    }
    assert [pin for pin, item in found.items() if item.block.key != named[pin]] == []
    moved = [item for item in found.values() if item.remark]
    assert moved
    assert all(item.remark in item.card.notes and {*item.pin.asked} & {*COMMON} for item in moved)
