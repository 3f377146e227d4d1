"""What headline numbers are called in plain words, and how the places of many facts are grouped by chapter."""

from dashboard.content.chapters import by_chapter, sources_list
from dashboard.content.headline import amount, counted, what
from dashboard.locale import reader_for

ENGLISH = reader_for("en")
RANK = {
    "indicator": "world-rank", "indicator_name": "Place in a ranking", "item_name": "Global Innovation Index",
    "value": 3.0, "measure": "rank", "unit": "rank", "unit_symbol": "", "unit_name": "rank", "decimals": 0, "quantum": 0.0,
}  # fmt: skip
PARTS = {
    **RANK, "indicator": "document-parts", "indicator_name": "Parts that a document says it has", "value": 6.0,
    "item_name": "Priorities", "measure": "count", "unit": "number", "source_title": "The memorandum",
}  # fmt: skip


def test_a_rank_says_which_ranking_it_is_of():
    assert (what(RANK), amount(RANK, ENGLISH)) == ("Global Innovation Index", "no. 3")


def test_parts_of_a_document_are_counted_in_plain_words():
    assert (what(PARTS), amount(PARTS, ENGLISH), counted(PARTS)) == ("The memorandum", "6", "priorities")


def test_another_figure_keeps_its_name_and_its_part():
    assert (
        what({**RANK, "indicator": "export-rank", "indicator_name": "Rank"})
        == "Rank: Global Innovation Index"
    )


def test_places_stand_under_their_chapters_in_order_and_once():
    found = by_chapter(["10.1", "2.4. Logistiek", "Inleiding", "2.1, TTIP", "2.1, TTIP", "2016 in review"])
    assert found == {
        "": ["2016 in review", "Inleiding"],
        "2": ["2.1, TTIP", "2.4. Logistiek"],
        "10": ["10.1"],
    }


def test_each_source_stands_once_with_a_line_for_each_chapter_and_is_escaped():
    shared = {"source": "a", "source_title": "A <note>", "source_url": "", "source_publisher": "B"}
    rows = [
        {**shared, "locator": "2.1"},
        {**shared, "locator": "3"},
        {**shared, "source": "b", "source_title": "C", "locator": "on the page"},
    ]
    said = sources_list(rows, ENGLISH).markup
    assert said.count("A &lt;note&gt;") == 1
    assert "<b>Chapter 2</b>: 2.1" in said
    assert said.count("<ul>") == 1, "one place on one page needs no list of its own"
    assert "B (on the page)</li>" in said
