"""Numbers, times and names as people write them."""

from types import SimpleNamespace

import pandas as pd
import pytest

from dashboard.claims.amounts import Amounts
from dashboard.claims.digits import read_number
from dashboard.claims.evidence import measures
from dashboard.claims.times import times
from dashboard.claims.tokens import cleaned, sentences
from dashboard.claims.vocabulary import Vocabulary, spoken, vocabulary

WORDS = Vocabulary(spoken())


def read(text):
    (((_, tokens),), _) = (list(sentences(cleaned(text)[0])), None)
    at = {mention.start: mention for mention in WORDS.mentions(tokens)}
    found = times(tokens, at)
    taken = frozenset(place for time in found for place in range(time.start, time.end))
    return Amounts(tokens, at, taken).all(), found


NUMBERS = {
    "17 miljard": (17e9, ""), "17,5 mld. euro": (17.5e9, "eur"), "€26.4bn": (26.4e9, "eur"), "$1,234.5": (1234.5, "usd"),
    "1.234.567": (1234567, ""), "24 379 826 nights": (24379826, "nights"), "367.400 bezoekers": (367400, "visitors"),
    "1.234 miljard": (1.234e9, ""), "12,345 mln": (12.345e6, ""), "eighteen billion": (18e9, ""), "twee miljard": (2e9, ""),
    "vijfentwintig miljoen": (25e6, ""), "tweehonderd": (200, ""), "twenty five percent": (25, "percent"),
    "tweeëntwintig procent": (22, "percent"), "anderhalf miljard": (1.5e9, ""), "half a billion": (5e8, ""),
    "two and a half billion": (2.5e9, ""), "a third of it": (100 / 3, "percent"), "een vijfde": (20, "percent"),
    "drie kwart": (75, "percent"), "de helft": (50, "percent"), "one in five": (20, "percent"), "1 op 4": (25, "percent"),
    "-13.9%": (-13.9, "percent"), "٢٦ billion": (26e9, ""), "53 new American projects": (53, "projects"),
    "a million": (1e6, ""), "2 percentage points": (2, "points"), "300.6 million euro": (300.6e6, "eur"),
}  # fmt: skip


@pytest.mark.parametrize("text", NUMBERS)
def test_a_number_is_read(text):
    (said,), _ = read(text)
    assert (said.quantity.value, said.quantity.unit) == (pytest.approx(NUMBERS[text][0]), NUMBERS[text][1])


@pytest.mark.parametrize("text", ["1.2.3", "1,2,3", "12.34.5,6,7"])
def test_what_is_no_number_is_none(text):
    assert read_number(text) is None


def test_a_range_is_one_number_with_two_ends():
    for text in ("between 5 and 6 billion", "5 to 6 billion", "tussen 5 en 6 miljard", "5-6 miljard"):
        (said,), _ = read(text)
        assert (said.quantity.value, said.quantity.high) == (5e9, 6e9)


def test_a_place_in_an_order_is_no_fraction():
    for text in ("the third market", "de derde markt", "3rd", "3de"):
        (said,), _ = read(text)
        assert said.ordinal
        assert said.quantity.value == 3


TIMES = {
    "in 2015": ("2015", ""), "sinds 2015": ("", "2015"), "2015-2024": ("2024", "2015"), "between 2015 and 2024": ("2024", "2015"),
    "van 2015 tot 2024": ("2024", "2015"), "Q1 2025": ("2025-Q1", ""), "2025-Q1": ("2025-Q1", ""),
    "eerste kwartaal van 2025": ("2025-Q1", ""), "first half of 2016": ("2016-S1", ""), "maart 2020": ("2020-03", ""),
    "31 December 2022": ("2022-12-31", ""), "January 2024–July 2024": ("2024-01/2024-07", ""),
    "compared with 2014": ("", "2014"), "1e kwartaal 2012": ("2012-Q1", ""),
}  # fmt: skip


@pytest.mark.parametrize("text", TIMES)
def test_a_time_is_read(text):
    amounts, (time,) = read(text)
    assert (time.period, time.base) == TIMES[text]
    assert not amounts


@pytest.mark.parametrize("text", ["2015 euro", "€2015", "2015%", "2015 projects", "2 billion"])
def test_an_amount_is_no_time(text):
    assert read(text)[1] == []


def test_us_in_capitals_is_a_country_and_us_is_nobody():
    for text, regions in (
        ("the US", {"usa"}),
        ("between us", set()),
        ("de VS", {"usa"}),
        ("U.S. exports", {"usa"}),
    ):
        ((_, tokens),) = sentences(cleaned(text)[0])
        assert {code for m in WORDS.mentions(tokens) if (code := m.code("region"))} == regions


def test_other_names_of_the_package_are_words_too():
    """Where the table of regions has columns for them."""
    regions = pd.DataFrame(
        {
            "id": ["mmr"], "name_en": ["Myanmar"], "name_nl": ["Myanmar"], "sentence_en": [""], "sentence_nl": [""],
            "other_names_en": ["Burma; MMR"], "other_names_nl": ["Birma"],
        }
    )  # fmt: skip
    empty = pd.DataFrame({"id": [], "name_en": [], "name_nl": []})
    package = SimpleNamespace(
        languages=("en", "nl"), table=lambda name: regions if name == "regions" else empty
    )
    words = vocabulary(package)
    for text, known in (("Burma", True), ("Birma", True), ("MMR", True), ("mmr", False)):
        ((_, tokens),) = sentences(text)
        assert bool(words.mentions(tokens)) is known


def test_every_indicator_that_a_word_leads_to_exists(package):
    known = set(package.table("indicators")["id"])
    assert not {indicator for listed in measures().values() for _, indicator in listed} - known
