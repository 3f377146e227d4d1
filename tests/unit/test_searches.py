"""What people type finds first what they mean: as searches.csv lists it, in either language."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from dashboard.content.found import Found, found, sentences
from dashboard.content.outline import site
from dashboard.data import DATA_FOLDER
from dashboard.data.search import FIGURE
from dashboard.data.search.amounts import numbers
from dashboard.data.store import store
from dashboard.locale import LANGUAGES, reader_for
from dashboard.service.searching import answered

with Path(__file__).with_name("searches.csv").open(encoding="utf-8", newline="") as _file:
    SEARCHES = [tuple(row.values()) for row in csv.DictReader(_file)]
    """Language, what is typed, the first answer (of a figure its series), and what is said of what is held."""


def asked(question: str, lang: str, limit: int = 8) -> Found:
    return found(store(DATA_FOLDER, LANGUAGES).edition(), question, reader_for(lang), site(), limit=limit)


@pytest.mark.parametrize(("lang", "question", "kind", "code", "said"), SEARCHES)
def test_what_is_meant_comes_first(lang, question, kind, code, said):
    answers = asked(question, lang, limit=3)
    first = next(iter(answers.entries), None)
    assert (first.kind if first else "") == kind
    assert (" ".join(first.series).strip() if kind == FIGURE else first.code if first else "") == code
    told = answers.said
    assert ("" if not told else "held" if told.held else "near" if told.related else "other") == said


def test_the_list_is_long_and_in_both_languages():
    assert len(SEARCHES) >= 60
    assert {lang for lang, *_ in SEARCHES} == set(LANGUAGES)


@pytest.mark.parametrize(
    ("question", "lang", "lacking", "near"),
    [
        ("exports to japan", "en", "No figure about Japan of: goods exports or exports of services.", "Near to it:"),
        (
            "export naar Japan", "nl",
            "Geen cijfer over Japan van: uitvoer van goederen of uitvoer van diensten.", "Wel in de buurt:",
        ),
    ],
)  # fmt: skip
def test_what_is_not_held_is_said_with_what_is_near(question, lang, lacking, near):
    edition = store(DATA_FOLDER, LANGUAGES).edition()
    said = asked(question, lang).said
    told = [str(each) for each in sentences(said, edition, reader_for(lang), {})]
    assert told[0] == lacking
    assert told[1].startswith(near)


def test_the_newest_figure_of_a_partner_is_said_with_its_link():
    edition = store(DATA_FOLDER, LANGUAGES).edition()
    said = asked("exports to germany", "en").said
    (held, *_), where = said.held, {row["id"]: f"at/{row['id']}" for row in said.held}
    every = edition.figures("en").query(
        "indicator == 'goods-exports' and ref_area == 'be-vlg' and counterpart == 'deu' and item == ''"
    )
    assert held["time_period"] == max(period for period in every["time_period"] if len(period) == 4)
    assert f'href="at/{held["id"]}"' in sentences(said, edition, reader_for("en"), where)[0].__html__()


@pytest.mark.parametrize(
    ("written", "value", "scale", "of"),
    [
        ("418", 418, 0, ""), ("€418 bn", 418e9, 1e9, "eur"), ("13 miljard", 13e9, 1e9, ""), ("1.234,5", 1234.5, 0, ""),
        ("12 mln euro", 12e6, 1e6, "eur"), ("us$ 3 billion", 3e9, 1e9, "usd"), ("6,03 %", 6.03, 0, "percent"),
        ("2 500 000", 2.5e6, 0, ""),
    ],
)  # fmt: skip
def test_a_number_is_read_as_it_is_written(written, value, scale, of):
    ((number,), rest) = numbers(written)
    assert not rest.strip()
    (meant,) = number.meant
    assert (meant.value, meant.scale, meant.of) == (pytest.approx(value), scale, of)


def test_a_thousand_may_be_one_and_a_bit_and_a_year_or_a_part_of_a_word_is_no_number():
    ((number,), _) = numbers("1,234")
    assert {meant.value for meant in number.meant} == {1.234, 1234}
    for text in ("exports 2015", "covid19", "eu27", "2015-2018"):
        assert numbers(text) == ((), text)


def test_programs_find_what_the_box_finds():
    edition = store(DATA_FOLDER, LANGUAGES).edition()
    told = answered(edition, "exports to japan", reader_for("nl"), "https://example.org", limit=3)
    box = asked("exports to japan", "nl", limit=3)
    assert [one["code"] for one in told["answers"]] == [entry.code for entry in box.entries]
    assert told["said"][0] == "Geen cijfer over Japan van: uitvoer van goederen of uitvoer van diensten."
    assert told["answers"][0]["link"].startswith("https://example.org/export-markets?lang=nl&figure=")
