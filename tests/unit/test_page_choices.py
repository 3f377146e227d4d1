"""Whatever a page lets its readers choose stands on it: each part, kind and way of showing, found by listing them."""

import re

import pytest

from dashboard.content import blocks
from dashboard.content.outline import outline
from dashboard.data import DATA_FOLDER, load
from dashboard.service.views.writer import Writer
from page_content import content
from serving import PAGES

FEW = 12
"""Of parameters with more codes than this (offices, events, sections) the first and the last are tried."""


def tried():
    package = load(DATA_FOLDER)
    for slug in PAGES:
        declared = outline(slug).choices
        for choice in declared(package) if callable(declared) else declared:
            codes = choice.options if len(choice.options) <= FEW else (choice.options[0], choice.options[-1])
            yield from ((slug, choice.name, code) for code in codes)


@pytest.mark.parametrize(("slug", "name", "code"), list(tried()))
def test_every_choice_can_be_read(slug, name, code):
    told = content(slug, {name: [code]}, lang="en")
    assert not told.remarks
    assert [block.title for block in told.walk() if isinstance(block, blocks.Failure)] == []
    written = Writer(told, told.page.figure_address, lambda key: "").body()
    assert re.findall(r"&lt;/?[a-z]+.{0,20}", written) == []  # nothing is escaped twice
