"""The page that checks claims: whatever is pasted gets verdicts with figures, and nothing of it is left behind."""

import logging

import pytest

from dashboard.claims import Verdict
from dashboard.content import checking
from dashboard.content.cache import views
from dashboard.content.outline import outline
from dashboard.locale import LANGUAGES
from dashboard.service.views import read, words_of
from dashboard.service.views.asked import known
from dashboard.service.views.writer import Writer
from dashboard.ui import session
from dashboard.view import address, query
from page_content import content

SAID = (
    "Vlaanderen voert voor 17 miljard uit naar de VS. Flanders exported for 26.4 billion to the US in 2024."
)
NONSENSE = "Xanadu"
ODD = {
    "10 kB": "Flanders exported 17 billion to the US. " * 250,
    "a script": f"<script>alert('{NONSENSE}')</script> **bold** [a](javascript:b) <img src=x onerror=c>",
    "several languages": "Flandern exportierte 17 Milliarden. La Flandre exporte un cinquième. 佛兰德斯出口",
    "numbers in words": "Flanders exported eighteen billion euro to America in 2015.",
    "right to left": "\u202eצפון \u0627\u0644\u0635\u0627\u062f\u0631\u0627\u062a 17 \u202c",
    "no letters": "!!! ??? \x00\x07 \ud83d",
}


def written(told):
    return Writer(told, told.page.figure_address, lambda key: "").body()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_claim_has_its_verdict_its_figure_and_the_sentence_that_would_be_right(lang):
    told = content("check", {"claim": [SAID]}, lang=lang)
    shown = written(told)
    assert shown.count("<blockquote") == 2
    assert 'class="verdict wrong"' in shown
    assert 'class="verdict right"' in shown
    assert told.page.figure_address("goods-exports-be-vlg-usa-2024").replace("&", "&amp;") in shown
    assert "35.6%" in shown or "35,6%" in shown


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_whatever_is_pasted_is_answered_in_words(text):
    shown = written(content("check", {"claim": [text]}, lang="en"))
    assert "<script" not in shown
    assert "<img" not in shown
    assert "<strong>" in shown


def test_a_claim_is_in_no_cache_no_log_no_preview_and_on_no_other_page(caplog, monkeypatch):
    caplog.set_level(logging.DEBUG)
    views.clear()
    claim = f"{NONSENSE} buys a fifth of our exports."
    told = content("check", {"claim": [claim]}, lang="en")
    assert views._kept.keys() == {key for key in views._kept if NONSENSE not in str(key)}
    assert NONSENSE not in repr(told.page.view)
    edition = session.edition()
    asked = read("check", address("", {"claim": [claim]})[1:].encode(), edition)
    said = words_of(known(asked, edition), edition, told)
    assert NONSENSE not in f"{said} {told.title}"
    assert "claim" not in query(told.page.view.elsewhere("tourism"))
    assert query(told.page.view)["claim"] == [claim]

    def fails(text, *_):
        raise ValueError(text)

    monkeypatch.setattr(checking, "check", fails)
    assert "could not be checked" in written(content("check", {"claim": [claim]}, lang="en"))
    assert "ValueError" in caplog.text
    assert NONSENSE not in caplog.text


@pytest.mark.parametrize(
    "asked", [{"region": ["usa"]}, {"of": ["tourism"]}, {"theme": ["tourism"], "year": ["2019"]}]
)
def test_what_one_can_say_of_a_view_is_judged_right(asked):
    told = content("check", asked, lang="en")
    said = next(block for block in told.walk() if getattr(block, "template", "") == "check/sentences.html")
    sentences = [each["sentence"] for each in said.values["sentences"]]
    assert len(sentences) > 3
    judged = {text: checking.check(text, told.page.package, told.page.reader).claims for text in sentences}
    right = {Verdict.RIGHT, Verdict.ROUNDED, Verdict.UNJUDGED}
    assert {text for text, found in judged.items() if {each.verdict for each in found} - right} == set()


def test_every_page_of_figures_leads_to_what_one_can_say_of_it():
    told = content("tourism", {"region": ["usa"]}, lang="en")
    way = next(block for block in told.walk() if getattr(block, "slug", "") == "check")
    assert (way.slug, way.parameters["of"], way.parameters["region"]) == ("check", ["tourism"], ["usa"])
    assert "claim" in outline("check").written
