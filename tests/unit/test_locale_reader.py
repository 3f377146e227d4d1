"""How numbers, amounts and periods read in each language."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.locale import LANGUAGES, mid_sentence, reader_for, sentence_start, today
from dashboard.locale.days import SETTING

EN, NL = reader_for("en"), reader_for("nl")
EURO = {"measure": "money", "symbol": "€"}


@pytest.mark.parametrize(
    ("value", "how", "english", "dutch"),
    [
        (18.12e9, {**EURO, "decimals": 1}, "€18.1 bn", "€ 18,1 mld."),
        (18.12e9, {**EURO, "decimals": 2}, "€18.12 bn", "€ 18,12 mld."),
        (-8.23e9, {**EURO, "decimals": 1}, "−€8.2 bn", "€ −8,2 mld."),
        (7.6e6, {**EURO, "decimals": 1}, "€7.6 m", "€ 7,6 mln."),
        (2228492.76, {**EURO, "short": False}, "€2,228,492.76", "€ 2.228.492,76"),
        (6.03, {"measure": "percent", "decimals": 2}, "6.03%", "6,03%"),
        (7.07, {"measure": "percent", "decimals": 2, "sign": True}, "+7.07%", "+7,07%"),
        (367400, {"measure": "count"}, "367,400", "367.400"),
        (26e6, {"measure": "mass", "symbol": "t"}, "26 million t", "26 miljoen t"),
        (728e6, {"measure": "volume", "symbol": "m³"}, "728 million m³", "728 miljoen m³"),
        (0, {"measure": "percent", "decimals": 1, "sign": True}, "0.0%", "0,0%"),
        (-0.2, {"measure": "points", "symbol": "pp", "decimals": 2}, "−0.20 pp", "−0,20 procentpunt"),
    ],
)
def test_an_amount_reads_as_the_language_writes_it(value, how, english, dutch):
    assert EN.amount(value, **how).replace("\u00a0", " ") == english
    assert NL.amount(value, **how).replace("\u00a0", " ") == dutch


def test_no_decimal_is_written_that_the_figure_does_not_carry():
    assert EN.amount(418e9, **EURO, decimals=1, quantum=1e9) == "€418\u00a0bn"
    assert EN.amount(18.12e9, **EURO, decimals=1, quantum=1e7) == "€18.1\u00a0bn"
    assert NL.amount(48, measure="percent", decimals=2, quantum=1) == "48%"


@pytest.mark.parametrize(
    ("value", "how", "english"),
    [
        (0.004, {"measure": "percent", "decimals": 2}, "0.004%"),
        (-0.004, {"measure": "percent", "decimals": 2}, "−0.004%"),
        (0.0096, {"measure": "percent", "decimals": 1}, "0.01%"),
        (-0.00049, {"measure": "points", "decimals": 1}, "−0.0005 pp"),
        (0.4, {"measure": "index"}, "0.4"),
        (0.001, EURO, "€0.001"),
        (0.530000000261, {**EURO, "short": False}, "€0.53"),
        (-0.530000000261, EURO, "−€0.53"),
        (5.904, {**EURO, "short": False, "quantum": 0.001}, "€5.904"),
        (-1e-12, {"measure": "percent", "decimals": 2}, "0.00%"),
        (-0.0, {**EURO, "short": False}, "€0"),
        (0.0, {"measure": "points", "decimals": 2, "sign": True}, "0.00 pp"),
        (12_000_000_000_000.004, {**EURO, "short": False}, "€12,000,000,000,000"),
    ],
)
def test_what_is_not_nought_never_reads_as_nought_and_no_noise_is_written(value, how, english):
    assert EN.amount(value, **how).replace("\u00a0", " ") == english


@given(st.floats(min_value=-1e12, max_value=1e12, allow_nan=False), st.integers(0, 4))
def test_a_number_reads_as_nought_only_where_it_is(value, decimals):
    said = EN.number(value, decimals)
    nought = not any(digit in "123456789" for digit in said)
    assert nought == (abs(value) < 1e-9)
    assert said.startswith("−") == (value < 0 and not nought)


@pytest.mark.parametrize(
    ("period", "english", "dutch"),
    [
        ("2015", "2015", "2015"),
        ("2016-S1", "first half of 2016", "eerste helft van 2016"),
        ("2020-Q3", "Q3 2020", "3e kwartaal 2020"),
        ("2020-03", "March 2020", "maart 2020"),
        ("2022-12-31", "31 December 2022", "31 december 2022"),
        ("2024/2029", "2024–2029", "2024–2029"),
        ("1801/1900", "19th century", "19e eeuw"),
        ("2001/2100", "21st century", "21e eeuw"),
        ("1901/1910", "1901–1910", "1901–1910"),
        ("2012-01/2012-10", "January 2012–October 2012", "januari 2012–oktober 2012"),
    ],
)
def test_a_period_reads_in_words(period, english, dutch):
    assert EN.period(period) == english
    assert NL.period(period) == dutch


def test_what_is_no_period_is_refused_by_name():
    with pytest.raises(ValueError, match="'2016-H1' is not an SDMX period"):
        EN.period("2016-H1")


@given(st.floats(min_value=-1e12, max_value=1e12, allow_nan=False))
def test_an_exact_number_loses_no_digit(value):
    said = EN.exact(value).replace(",", "").replace("−", "-")
    assert float(said) == pytest.approx(value, rel=1e-15, abs=1e-300)


def test_a_language_without_a_catalogue_is_refused_and_the_others_are_named():
    with pytest.raises(ValueError, match=f"there are {', '.join(LANGUAGES)}"):
        reader_for("fr")


def test_an_abbreviation_that_closes_a_sentence_closes_it_with_one_stop():
    amount = reader_for("nl").amount(9.8e9, measure="money", symbol="€")
    assert amount.endswith("mld.")
    assert reader_for("nl").text("Said: {amount}.", amount=amount) == f"Said: {amount}"
    assert reader_for("nl").text("And so on {more}.", more="...") == "And so on ...."


def test_counts_choose_the_form_that_fits():
    one, many = "{n} figure on this page.", "{n} figures on this page."
    assert (EN.plural(one, many, 1), EN.plural(one, many, 1160)) == (
        "1 figure on this page.",
        "1,160 figures on this page.",
    )
    assert NL.plural(one, many, 1) != NL.plural(one, many, 2)


@pytest.mark.parametrize(
    ("zone", "day"),
    [("", "2026-12-01"), ("Europe/Brussels", "2026-12-01"), ("America/New_York", "2026-11-30")],
)
def test_today_is_the_day_where_the_readers_are(zone, day, monkeypatch):
    monkeypatch.setenv(SETTING, zone)
    assert today(datetime(2026, 11, 30, 23, 30, tzinfo=UTC)).isoformat() == day


def test_nothing_but_that_one_function_asks_what_day_it_is():
    source = Path(today.__code__.co_filename).parents[1]
    asking = re.compile(r"date\.today\(|datetime\.now\([^)]*\)\.date\(|datetime\.today\(|utcnow\(")
    served = [
        path for path in source.rglob("*.py") if "feeds" not in path.parts
    ]  # the day of whoever accepts them
    assert [path.name for path in served if asking.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Goods exports", "goods exports"), ("GDP per head", "GDP per head"), ("R&D spending", "R&D spending"),
        ("FIT-projecten", "FIT-projecten"), ("Éénmalig", "éénmalig"), ("", ""),
    ],
)  # fmt: skip
def test_an_abbreviation_keeps_its_capitals_within_a_sentence(name, said):
    assert mid_sentence(name) == said
    assert sentence_start(said) == name
