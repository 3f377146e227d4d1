"""A brief shows what its link has pinned, in that order, each in the view it was pinned in, and changes with its buttons."""

import pytest
from markupsafe import Markup

from dashboard.locale import LANGUAGES

CARD, OTHER = "export-markets.markets~region.deu", "tourism.nights"
FACTS = "partnerships.theme-matrix"
FIGURE = "figure.goods-exports-be-vlg-usa-2015"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_pinned_is_shown_in_its_order(visit, lang):
    page = visit("brief")(lang=lang, pin=[OTHER, CARD, FACTS, FIGURE])
    assert page.faults == []
    assert page.charts == 3
    headings = page.html.split('class="card-title"')[1:]
    assert len(headings) == 3
    words = Markup(page.html).striptags().replace("\N{NO-BREAK SPACE}", " ")
    assert {"en": "€18.12 bn", "nl": "€ 18,12 mld."}[lang] in words
    # The second card is that of the export markets, narrowed to Germany as it was when it was pinned.
    shown = {"en": "Germany: 17.08%", "nl": "Duitsland: 17,08"}[lang]
    assert shown in headings[1].replace("\N{NO-BREAK SPACE}", " ")


def test_a_line_stands_with_its_pin_and_moves_with_it(visit):
    page = visit("brief")(lang="en", pin=[CARD, OTHER], note=["1.Open with this"])
    assert [field.value for field in page.app.text_input if field.key != "search"][:2] == [
        "Open with this",
        "",
    ]
    page.app.button(key="move-0-1").click().run()
    assert page.query["pin"] == [OTHER, CARD]
    assert page.query["note"] == ["2.Open with this"]
    page.app.button(key="out-0").click().run()
    assert page.query["pin"] == [CARD]
    assert page.query["note"] == ["1.Open with this"]


def test_a_line_that_is_written_stands_in_the_address_without_what_breaks_lines(visit):
    page = visit("brief")(lang="en", pin=[CARD])
    page.app.text_input(key=f"line-0-{CARD}").set_value("  First\tof all  ").run()
    assert page.query["note"] == ["1.First of all"]


def test_pins_for_which_nothing_is_there_are_named_and_the_others_shown(visit):
    page = visit("brief")(
        lang="en", pin=["no-page.markets", "tourism.no-card", "figure.no-figure", CARD, "<b>"]
    )
    assert page.faults == []
    assert page.charts == 1
    for pin in ("no-page.markets", "tourism.no-card", "figure.no-figure", "pin=&lt;b&gt;"):
        assert pin in page.remarks


def test_without_pins_it_says_how_to_begin(visit):
    page = visit("brief")(lang="en")
    assert page.charts == 0
    assert any(notice.startswith("Nothing is pinned yet.") for notice in page.notices)


def test_a_dossier_has_its_brief_at_once_and_it_can_be_taken_over(visit):
    page = visit("brief")(lang="en", region="usa")
    assert page.faults == []
    assert 5 <= page.charts <= 12
    assert "What the memorandum proposes" in page.html
    page.app.button(key="make-mine").click().run()
    assert page.query["pin"][0] == "dossier.one-pager~region.usa"
    assert len(page.query["pin"]) == page.charts + 1
    assert "What the memorandum proposes" in page.html
    assert all("~region.usa" in pin for pin in page.query["pin"])


def test_a_pin_travels_to_the_other_pages(visit):
    page = visit("tourism")(lang="en", pin=[CARD])
    assert ">Brief (1)<" in page.html
