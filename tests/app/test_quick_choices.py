"""A reader who is quicker than an answer keeps what they chose: no answer tells a widget what it said itself."""

import pytest

from dashboard.ui.projected import _meant


def sent(page, key):
    """Whether the browser was told what the filter of this key is to show, in place of what it shows."""
    return page.app.multiselect(key=key).proto.set_value


@pytest.mark.parametrize("slug", ["tourism", "budget"])
def test_a_choice_is_not_told_to_the_browser_that_made_it(visit, slug):
    page = visit(slug)(lang="en")
    for codes in (["deu"], ["deu", "fra"], []):
        page.app.multiselect(key="filter-region").set_value(codes).run()
        said = page.app.query_params.get("region", [])
        assert ([said] if isinstance(said, str) else said) == codes
        assert not any(sent(page, key) for key in ("filter-region", "filter-theme"))


def test_what_an_address_asks_for_is_told(visit):
    page = visit("tourism")(lang="en", region="deu")
    assert sent(page, "filter-region")
    assert page.app.multiselect(key="filter-region").value == ["deu"]


def test_a_choice_made_in_a_list_with_older_numbers_is_understood():
    labels = {"nld": "Netherlands (7)\nholland", "nic": "Nicaragua (1)\nnicaragua", "2024": "2024 (1.203)"}
    given = ("Nicaragua (3)\nnicaragua", "nld", "2024 (12)", "Atlantis (2)")
    assert [_meant(each, labels) for each in given] == ["nic", "nld", "2024", "Atlantis (2)"]
