"""Numbers as sources print them, against the values that people curated from them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data import printed

AGREE = [
    ("18,12 miljard euro", 18_120_000_000),
    ("1,27 miljoen", 1_270_000),
    ("2.228.492,76", 2_228_492.76),
    ("€5,401,846,000", 5_401_846_000),
    ("20,020,465", 20_020_465),
    ("EUR 5,26 billion", 5_260_000_000),
    ("5.384", 5384),
    ("+1,01%", 1.01),
    ("-13.9", -13.9),
    ("– 25.2%", -25.2),
    ("− 25.2%", -25.2),
    ("fell by 13.9%", -13.9),
    ("4 596", 4596),
    ("4\u00a0596 jobs", 4596),
    ("EU28: 71%", 71),
    ("11,403", 11_403_000_000),  # a table in EUR million
    ("-6,4 Md€", -6_400_000_000),
    ("déficit de 2,2 milliards d’euros", -2_200_000_000),
    ("14 Mia. €", 14_000_000_000),
    ("10,3 Millionen", 10_300_000),
    ("14th", 14),
    ("SR6.6 billion", 6_600_000_000),
    ("USD2,40bn", 2_400_000_000),
    ("0,0 procent", 0),
    ("$ 88 miljard", 88_000_000_000),
]
DISAGREE = [
    ("18,12 miljard euro", 18_210_000_000),
    ("18,12 miljard euro", 18.12),
    ("18,12 miljard euro", 18_120_000),
    ("6,03%", 603),
    ("6,03 procent", 6_030),
    ("+1,01%", -1.01),
    ("-13.9", 13.9),
    ("5.38", 538),
    ("1,27 miljoen", 127_000_000),
    ("31.12.2015", 31122015),
    ("between 3 and 4 million", 4_000_000),
]


@pytest.mark.parametrize(("text", "value"), AGREE)
def test_what_is_printed_agrees_with_its_value(text: str, value: float) -> None:
    assert printed.agreeing(text, value)


@pytest.mark.parametrize(("text", "value"), DISAGREE)
def test_what_is_not_printed_disagrees(text: str, value: float) -> None:
    assert printed.has_digits(text)
    assert printed.agreeing(text, value) is None


@pytest.mark.parametrize(
    ("text", "value", "status", "quantum"),
    [
        ("18,12 miljard euro", 18.12e9, "A", 1e7),
        ("6,03%", 6.03, "A", 0.01),
        ("12,50", 12.5, "A", 0.01),
        ("2.228.492,76", 2228492.76, "A", 0.01),
        ("5.384", 5384, "A", 1),
        ("11,403", 11_403_000_000, "A", 1e6),
        ("600.000 euro", 600_000, "A", 1),
        ("zowat 800.000 euro", 800_000, "E", 10_000),
        ("barely 3,000", 3000, "E", 100),
        ("net geen 430 miljard euro", 430e9, "E", 1e9),
        ("zo'n 20%", 20, "E", 1),
        ("the eleventh", 11, "A", 1),
        ("honderd buitenlandse steden", 100, "A", 1),
        ("honderd buitenlandse steden", 100, "E", 10),
        ("vijf miljoen euro", 5_000_000, "A", 1e6),
        ("anderhalf miljoen", 1_500_000, "A", 1e5),
        ("half a billion", 5e8, "A", 1e8),
        ("2.228.492,7614", 2228492.76, "U", 0.01),
        ("0", 0, "A", 1),
        ("0,0%", 0, "A", 0.1),
    ],
)
def test_the_unit_of_the_last_digit(text: str, value: float, status: str, quantum: float) -> None:
    assert printed.quantum(text, value, status) == quantum


def test_a_note_may_give_the_number_as_it_is_to_be_read() -> None:
    note = "The last two digits, 14, are a footnote mark: read 2 228 492.76."
    assert printed.any_agreeing(note, 2228492.76)
    assert not printed.any_agreeing("See footnote 14.", 2228492.76)


STYLES = {  # thousands, decimals
    "Dutch": (".", ","),
    "English": (",", "."),
    "French": ("\u202f", ","),
    "plain": ("", "."),
}
WORDS = {"": 0, " miljoen euro": 6, " billion": 9, " milliards d’euros": 9, "%": 0}


@given(
    digits=st.integers(1, 10**12),
    decimals=st.integers(0, 4),
    style=st.sampled_from(list(STYLES)),
    word=st.sampled_from(list(WORDS)),
    before=st.sampled_from(["", "€", "some ", "EUR ", "ruim "]),
)
def test_a_number_in_any_style_is_read_back(
    digits: int, decimals: int, style: str, word: str, before: str
) -> None:
    thousands, mark = STYLES[style]
    whole, rest = divmod(digits, 10**decimals)
    text = f"{whole:,}".replace(",", thousands) + (f"{mark}{rest:0{decimals}}" if decimals else "")
    value = float(f"{digits}e{WORDS[word] - decimals}")
    assert printed.agreeing(before + text + word, value)
    assert printed.agreeing(before + text + word, -value), "the words may say that it fell"
    assert not printed.agreeing(before + text + word, value * 1.1)


@given(
    digits=st.integers(1, 10**9),
    decimals=st.integers(0, 3),
    style=st.sampled_from(["Dutch", "English", "French"]),
)
def test_the_last_digit_is_where_it_is_printed(digits: int, decimals: int, style: str) -> None:
    thousands, mark = STYLES[style]
    whole, rest = divmod(digits, 10**decimals)
    text = f"{whole:,}".replace(",", thousands) + (f"{mark}{rest:0{decimals}}" if decimals else "")
    assert printed.quantum(text + " %", float(f"{digits}e-{decimals}"), "A") == float(f"1e-{decimals}")


@given(text=st.text(max_size=40), value=st.floats(allow_nan=False, allow_infinity=False))
def test_no_text_is_too_strange(text: str, value: float) -> None:
    found = printed.agreeing(text, value)
    assert found is None or printed.has_digits(text)
