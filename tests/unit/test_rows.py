"""How cards are set beside each other, and how tiles fill their grid: no place of a row stays blank."""

import re

import pytest

from dashboard.ui.draw.rows import GAP, Tall, arranged
from dashboard.ui.tiles import GRID, MOST, WIDEST, filling


def fixed(high: int) -> Tall:
    return Tall(high, high, high)


def test_a_tall_card_stands_beside_two_short_ones():
    assert arranged([fixed(600), fixed(284), fixed(600 - 284 - GAP)]) == (((0,), (1, 2)),)
    assert arranged([fixed(284), fixed(600 - 284 - GAP), fixed(600)]) == (((0, 1), (2,)),)


def test_a_card_without_its_like_takes_the_whole_row_and_one_that_grows_does_not():
    assert arranged([fixed(1200), fixed(300)]) == (((0,),), ((1,),))
    assert arranged([fixed(600), Tall(300, 600, 300)]) == (((0,), (1,)),)


@pytest.mark.parametrize("number", range(12))
def test_every_card_stands_in_a_row_once_and_in_its_order(number):
    bands = arranged([fixed(200 + 97 * place % 400) for place in range(number)])
    assert [place for band in bands for column in band for place in column] == list(range(number))


@pytest.mark.parametrize("fit", range(1, WIDEST + 1))
def test_tiles_of_every_number_fill_their_rows(fit):
    line = [line for line in str(filling()).splitlines() if line.startswith("@container")][fit - 1]
    assert GRID in line
    for number in range(2, MOST + 1):
        rules = re.findall(rf"&:has\(> :nth-child\({number}\):last-child\)(.*?) \{{ (.*?); \}}", line)
        tracks = int(re.search(r"repeat\((\d+)", rules[0][1])[1])
        spans = [1] * number
        if len(rules) > 1:
            (_, usual), (last, short) = rules[1:]
            some = int(re.search(r"-n\+(\d+)", last)[1])
            spans = [int(usual.split()[-1])] * (number - some) + [int(short.split()[-1])] * some
        filled, rows = 0, []
        for span in spans:
            filled += span
            if filled == tracks:
                rows.append(filled)
                filled = 0
        assert rows
        assert filled == 0, f"{number} tiles where {fit} fit leave a blank place"
