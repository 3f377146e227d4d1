"""What any text gets: an answer in time; and what the sentences about figures are worth: they are judged right."""

import time
from collections import OrderedDict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.claims import Verdict, check, checking, true_sentences
from dashboard.claims.evidence import measures
from dashboard.data import home, preferred
from dashboard.locale import LANGUAGES, reader_for

EN = reader_for("en")
SAID_RIGHT = (Verdict.RIGHT, Verdict.ROUNDED)
TEN_KB = 10_240
HOSTILE = {
    "a sentence again and again": "In 2015 Flanders exported 18.12 billion euro to the US and imported 26.35 billion. ",
    "one sentence without an end": "Flanders exported 18 billion to the US ",
    "numbers alone": "1 ",
    "one number": "9",
    "dots": "1.1.",
    "brackets": "(",
    "conjunctions": "and ",
    "names": "European Union ",
    "bounds": "more than ",
    "halves": "a third of a half billion ",
    "years": "2015-2016-",
    "a script": "<script>alert(18)</script>",
    "right to left": "صادرات فلاندرز ٢٦٫٤ \u202e2015\u202c ",
    "marks on letters": "e\u0301\u0302\u0303",
    "controls": "\x00\x1b[31m",
    "half a surrogate": "\ud800 18 billion ",
    "flags": "🇧🇪 18 ",
    "an unknown language": "Les exportations flamandes vers les États-Unis: 26,4 milliards. ",
}
WORDS = (
    "Flanders Belgium exports imports services nights to from the US Germany of in 2015 2024 18.12 26,4 billion miljard",
    "euro % 17.08 a third fifth largest market not more less than between and doubled since rose fell by een geen voerde",
    "uit naar aandeel ( ) , . - $ € twee share 0 tekort surplus",
)


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_ten_kilobytes_of_anything_get_a_sentence_within_a_second(piece, package):
    text = piece * (TEN_KB // len(piece) + 1)
    check("", package, EN)  # the words of the package are made ready once
    began = time.process_time()
    found = check(text, package, EN)
    assert time.process_time() - began < 1
    assert found.said
    assert all(each.why for each in found.claims)


@given(text=st.text(max_size=300))
def test_any_text_gets_verdicts_with_their_sentences(text, package):
    found = check(text, package, EN)
    assert found.said
    assert all(each.why for each in found.claims)
    assert found == check(text, package, EN)


@given(words=st.lists(st.sampled_from(" ".join(WORDS).split()), max_size=30))
def test_any_row_of_known_words_gets_verdicts_and_right_names_a_figure(words, package):
    for each in check(" ".join(words), package, EN).claims:
        assert each.verdict is Verdict.UNJUDGED or each.figures
        assert (each.reason is not None) == (each.verdict is Verdict.UNJUDGED)


def figures_of(package):
    """The preferred figures of what claims are read of."""
    known = {indicator for listed in measures().values() for _, indicator in listed}
    figures = preferred(package.observations())
    return figures[figures["indicator"].isin(known)].reset_index(drop=True)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_said_of_a_figure_is_judged_right(lang, package):
    figures = figures_of(package).iloc[::3]
    said = true_sentences(figures, package, reader_for(lang))
    verdicts = {text: check(text, package, EN).claims for text in said}
    # Where somebody visits himself or gives to himself, the name stands twice, or that of a part of it, and tells neither.
    within = figures[figures["counterpart"].isin(home(package))]
    for text in true_sentences(within, package, reader_for(lang)):
        verdicts.pop(text, None)
    wrong = [text for text, found in verdicts.items() if {each.verdict for each in found} & {Verdict.WRONG}]
    assert not wrong
    right = [
        text
        for text, found in verdicts.items()
        if found and all(each.verdict in SAID_RIGHT for each in found)
    ]
    assert len(right) >= 0.8 * len(verdicts)


@pytest.mark.parametrize("factor", [0.62, 1.41])
def test_another_number_is_right_only_where_a_figure_says_that_number_of_the_same(factor, package):
    """Another concept may say it; another year, partner or area may not."""
    figures = figures_of(package).iloc[1::3]
    figures = figures[(figures["value"].abs() > 20) & ~figures["indicator"].str.contains("rank")]
    changed = figures.assign(value=figures["value"] * factor)
    judged = 0
    for row, text in zip(figures.to_dict("records"), true_sentences(changed, package, EN), strict=True):
        for each in check(text, package, EN).claims:
            judged += each.verdict is not Verdict.UNJUDGED
            if each.verdict in SAID_RIGHT:
                figure = each.figures[0]
                same = ("ref_area", "counterpart", "time_period")
                assert [figure[name] for name in same] == [row[name] for name in same], text
                assert figure["value"] == pytest.approx(row["value"] * factor, rel=0.1), text
    assert judged > 0.7 * len(figures)


def test_nothing_of_a_text_is_logged(package, caplog):
    caplog.set_level(0)
    check("Flanders exported 18.12 billion euro to Xanadu in 2015.", package, EN)
    assert "Xanadu" not in caplog.text


def test_an_empty_text_gets_an_example():
    assert check(" \u200f\n", None, EN).said.startswith("Nothing to check")


def test_verdicts_are_in_the_readers_language_whatever_the_text_is_in(package):
    english = check("De O&O-intensiteit van Vlaanderen bedroeg 3,65% in 2021.", package, EN).claims[0]
    dutch = check("The R&D intensity of Flanders was 3.65% in 2021.", package, reader_for("nl")).claims[0]
    assert (english.why, dutch.why) == ("Right.", "Juist.")
    assert english.ids == dutch.ids
    assert english.sentence == "R&D intensity, Flanders: 3.65% in 2021."


def test_a_word_that_is_not_known_is_named_instead_of_overread(package):
    (found,) = check("Flemish exports of bicycles to the US were 26.4 billion in 2024.", package, EN).claims
    assert found.verdict is Verdict.UNJUDGED
    assert found.claim.unread == ("bicycles",)
    assert "bicycles" in found.why
    assert found.figures, "the nearest figure is shown all the same"


def test_the_number_before_a_revision_is_outdated(package, monkeypatch):
    text = "Flanders exported goods worth 31.4 billion euro to the US in 2024."
    monkeypatch.setattr(checking, "_ready", OrderedDict())
    assert check(text, package, EN).claims[0].verdict is Verdict.WRONG
    (evidence, _) = checking._ready[package.revision]
    evidence._former["goods-exports-be-vlg-usa-2024"] = [31.4e9]
    found = check(text, package, EN).claims[0]
    assert (found.verdict, found.ids) == (Verdict.OUTDATED, ("goods-exports-be-vlg-usa-2024",))


def test_a_change_that_was_worked_out_is_said(package):
    found = check("Flemish exports to the US doubled between 2015 and 2024.", package, EN).claims[0]
    assert len(found.figures) == 2
    change = 100 * (found.figures[0]["value"] / found.figures[1]["value"] - 1)
    assert found.why == f"Wrong. From 2015 to 2024 the change is +{change:.1f}%."


def test_the_same_words_in_another_order_get_no_verdict_from_the_same_figure(package):
    for text in (
        "The US exported 26.4 billion to Flanders in 2024.",
        "Flanders exported 26.4 billion dollars to the US in 2024.",
        "Flanders exported 26.4 billion tonnes to the US in 2024.",
        "Exports of the US to Flanders were 26.4 billion in 2024.",
        "Flanders exported 26.4 billion to the US every month of 2024.",
    ):
        assert [each.verdict for each in check(text, package, EN).claims] == [Verdict.UNJUDGED], text
