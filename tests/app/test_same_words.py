"""Every page runs in every language, and says the same word for word live, without JavaScript, first painted and taken away."""

import lxml.html
import pytest

from dashboard.content.blocks import FactsCard, FigureCard
from dashboard.locale import LANGUAGES, reader_for
from dashboard.render.card import Card
from dashboard.render.table import figure_table
from dashboard.service.previews.first import first_paint
from dashboard.service.views.writer import Writer
from page_content import content
from serving import CHARTED, PAGES

NOTHING = "No figure on this page matches these filters."


def words(element):
    return " ".join(element.text_content().split())


def tree(html):
    return lxml.html.document_fromstring(f"<html><body>{html}</body></html>")


def numbers(html):
    """The headline numbers in some HTML, each with all its words."""
    return [words(tile) for tile in tree(html).find_class("tile")]


def on_cards(block):
    """The words on a card that are on it wherever it stands."""
    card = block.card
    return [card.heading, card.subtitle, card.source_line, *card.notes]


@pytest.mark.parametrize("slug", PAGES)
def test_every_number_and_every_word_on_a_card_is_the_same_wherever_it_is_read(visit, slug):
    follow = visit(slug)
    for lang in LANGUAGES:
        told, reader = content(slug, lang=lang), reader_for(lang)
        page = follow(lang=lang)
        assert page.faults == []
        assert page.titles == [told.heading]
        assert (page.charts > 0) == (slug in CHARTED)
        assert reader.text(NOTHING) not in page.notices
        live = page.html
        plain = Writer(told, told.page.figure_address, lambda key: "").body()
        first = first_paint(told, told.page.figure_address).html
        assert sorted(numbers(live)) == sorted(numbers(plain))
        assert len(numbers(plain)) >= len(told.headlines)
        assert numbers(first) == numbers(plain)[: len(numbers(first))]
        cards = [block for block in told.walk() if isinstance(block, (FigureCard, FactsCard))]
        for said in map(words, map(tree, (live, plain))):
            for block in cards:
                for each in on_cards(block):
                    assert " ".join(each.split()) in said, (block.key, each)


@pytest.mark.parametrize("slug", PAGES)
def test_a_table_that_is_taken_away_has_the_rows_that_are_read(slug):
    for lang in LANGUAGES:
        told = content(slug, lang=lang)
        for block in told.walk():
            if isinstance(block, FactsCard):
                rows = [[words(cell) for cell in row] for row in tree(block.table).xpath("//tbody/tr")]
                assert rows == [
                    [" ".join(str(cell).split()) for cell in row] for row in block.card.table.values
                ]
            elif isinstance(block, FigureCard):
                assert isinstance(block.card, Card)
                left = figure_table(block.card.chosen, told.page.reader, told.page.package)
                read = tree(Writer(told, str, str).card(block, drawn=False)).xpath("//tbody/tr/@id")
                assert list(left.iloc[:, 0]) == read
