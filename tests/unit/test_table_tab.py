"""The table of a card: who it is about and how much first, nothing twice, and decimals that agree."""

import re
from collections import defaultdict

import pytest
from lxml import html

from dashboard.charts.column import amounts
from dashboard.content import table
from dashboard.locale import reader_for
from dashboard.render.card import Card
from dashboard.service.contents import entries
from page_content import content

READER = reader_for("en")
NAMING = {"Partner", "What", "Whose", "Period"}


@pytest.fixture(scope="module")
def cards():
    found = [card for entry in entries() for card in content(entry.slug, {}, lang="en").cards]
    return [card for card in found if isinstance(card, Card)]


def test_what_names_a_row_comes_first_and_its_value_next(cards):
    assert cards
    for card in cards:
        shown = html.fromstring(table.figures_table(card.chosen, READER, caption=card.heading))
        heads = [head.text for head in shown.xpath("//thead//th[not(@hidden)]")]
        assert heads[0] in NAMING, card.key
        assert heads[1] == "Value", card.key
        rows = shown.xpath("//tbody/tr")
        assert all(len(row) == len(rows[0]) for row in rows)


def test_what_is_the_same_in_all_rows_stands_in_the_caption_alone(cards):
    for card in cards:
        shown = html.fromstring(table.figures_table(card.chosen, READER, caption=card.heading))
        rows = shown.xpath("//tbody/tr")
        for place, head in enumerate(shown.xpath("//thead//th")):
            said = {" ".join(row[place].text_content().split()) for row in rows}
            once = len(said) == 1 and (len(rows) > 1 or said == {""}) and place > 1
            assert (head.get("hidden") is not None) is once, (card.key, head.text)
            if once and said != {""}:
                assert f"{head.text}: {said.pop()}" in " ".join(
                    shown.xpath("//caption")[0].text_content().split()
                )


def test_the_decimals_of_a_column_agree(cards):
    for card in cards:
        rows = card.chosen.to_dict("records")
        found = defaultdict(set)
        for row, said in zip(rows, amounts(rows, READER), strict=True):
            number = re.search(r"\d[\d,]*(?:\.(\d+))?", said)
            reads_as_nought = abs(row["value"]) < 0.05  # such a figure gets the digits that it needs
            if not reads_as_nought:
                found[row["unit"]].add((len(number[1] or ""), re.sub(r"[-−\d.,]", "", said)))
        assert all(len(forms) == 1 for forms in found.values()), (card.key, found)
