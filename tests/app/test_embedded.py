"""The dashboard in a frame of another site: a page without its surroundings, or one card, with who says it."""

import pytest

from dashboard.ui import embedded


@pytest.fixture(autouse=True)
def _in_a_frame(monkeypatch):
    # Streamlit keeps `embed=true` apart from the other parameters; its tests cannot set it.
    monkeypatch.setattr(embedded, "asked", lambda: True)


def cards(shown):
    return shown.html.count('class="card-title"')


def test_a_card_stands_alone_with_who_says_it_and_the_way_to_the_full_view(visit):
    shown = visit("export-markets")(lang="en", region="deu", card="markets")
    assert cards(shown) == 1
    assert not shown.app.title
    assert not len(shown.app.sidebar)
    assert '<a href="?lang=en&amp;region=deu" target="_blank" rel="noopener">' in shown.html
    assert "Flanders in the world · Data version" in shown.html


def test_a_page_stands_without_the_frame_around_it(visit):
    shown = visit("export-markets")(lang="en")
    assert cards(shown) > 1
    assert [title.value for title in shown.app.title] == ["Export markets"]
    assert "Flanders in the world · Data version" in shown.html
    assert 'class="contents"' not in shown.html


def test_a_page_that_the_filters_leave_empty_is_still_of_somebody(visit):
    shown = visit("export-markets")(lang="en", year="1900", region="usa")
    assert "Flanders in the world · Data version" in shown.html


def test_a_card_that_is_none_is_said_to_be_none(visit):
    shown = visit("export-markets")(lang="en", card="<b>")
    assert shown.notices == ["This view has no such card."]
    assert cards(shown) == 0


def test_the_card_is_no_part_of_the_view(visit):
    assert not visit("export-markets")(lang="en", card="markets").remarks
