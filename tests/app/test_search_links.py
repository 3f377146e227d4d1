"""Every kind of thing that can be found has a link that its page understands and honours."""

import pytest

from dashboard.data.search import entries
from dashboard.locale import LANGUAGES
from page_content import package
from serving import PAGES


@pytest.fixture(scope="module")
def links():
    """For each page the first link of each kind of thing that leads to it."""
    found = {}
    for entry in entries(package(), LANGUAGES, {slug: dict.fromkeys(LANGUAGES, slug) for slug in PAGES}):
        found.setdefault(entry.page, {}).setdefault(entry.kind, dict(entry.parameters))
    return found


@pytest.mark.parametrize("slug", PAGES)
def test_a_page_understands_every_link_that_the_search_gives(visit, links, slug):
    follow = visit(slug)
    for kind, parameters in links[slug].items():
        page = follow(**parameters)
        assert page.faults == [], kind
        assert page.remarks == "", (kind, parameters)
        assert page.query == {name: [value] for name, value in parameters.items()}, kind
