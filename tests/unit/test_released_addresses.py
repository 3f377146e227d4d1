"""Links that left in people's mail: all that a published version of the dashboard had an address for is still found.

`tests/released/` holds a list for each version: its pages with their cards (what can be pinned) and their own
parameters' codes, the codes of filters, the ids of figures, the data addresses. A list is never edited: what is renamed
keeps its old name as an alias.
"""

import json
import runpy
from pathlib import Path

import pytest

from dashboard.content import release
from dashboard.service.contents import entries
from dashboard.ui import session
from dashboard.view import COMMON
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
