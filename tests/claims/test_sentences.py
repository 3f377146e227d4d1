"""Our own list of sentences, true and false, each with the verdict that it must get."""

import csv

import pytest

from check_claims import PAGE, SAID_RIGHT, SENTENCES, Case, cases
from dashboard.claims import Verdict


@pytest.fixture(scope="module")
def found(package) -> list[Case]:
    return list(cases(package))


def test_nothing_that_is_not_right_is_called_right(found):
    false = [case.text for case in found if case.falsely_right]
    assert not false, f"falsely called right: {false}"


def test_every_claim_gets_its_verdict_by_the_figure_that_is_meant(found):
    other = [(case.text, case.number, case.given, case.ids) for case in found if not case.agrees]
    assert not other, "\n".join(map(str, other))


def test_the_list_is_long_in_both_languages_and_of_all_verdicts(found):
    texts = {case.text for case in found}
    dutch = {
        text
        for text in texts
        if {"de", "van", "voor", "in", "het"} & set(text.casefold().split()) and "the" not in text
    }
    assert len(texts) >= 150
    assert 50 <= len(dutch) <= len(texts) - 50
    assert {case.expected for case in found} == set(Verdict)
    wrongly_said = [case for case in found if case.expected not in SAID_RIGHT]
    assert len(wrongly_said) >= len(found) / 3, "a list of true sentences cannot show a false right"


def test_each_judged_sentence_names_its_figure():
    with SENTENCES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    bare = [row["text"] for row in rows if row["verdict"] != Verdict.UNJUDGED and not row["time_period"]]
    assert not bare


def test_the_page_shows_every_sentence_and_no_false_right():
    with SENTENCES.open(encoding="utf-8", newline="") as file:
        texts = {row["text"] for row in csv.DictReader(file) if "{" not in row["text"]}
    shown = PAGE.read_text(encoding="utf-8")
    missing = [text for text in texts if text not in shown]
    assert not missing, f"run make check-claims; the page lacks {missing}"
    assert "False “right” verdicts: 0." in shown
