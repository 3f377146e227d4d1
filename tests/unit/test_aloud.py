"""What is abbreviated behind a number is a word to the ear, in every language and wherever it stands as HTML."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from asgi_client import ask
from asgi_service import served
from dashboard.locale import LANGUAGES, aloud, reader_for
from dashboard.locale.aloud import words_of
from dashboard.locale.reader import NO_BREAK
from dashboard.render.html import html
from dashboard.service.contents import entries

UNHEARD = re.compile(r'<span aria-hidden="true">[^<]*</span>')
HEARD = re.compile(r'<span class="aloud" data-said="([^"]+)"></span>')
WHOLE = re.compile(r'<span class="whole">([^<]*)</span>')


def test_no_abbreviation_stands_for_two_words():
    said = {(short, full) for lang in LANGUAGES for short, full in words_of(lang).items()}
    assert len({short for short, _ in said}) == len(said)


@given(st.floats(1e6, 1e12), st.sampled_from(["€", "m³", "t", ""]), st.sampled_from(LANGUAGES))
def test_every_amount_is_said_in_words(value, symbol, lang):
    measure = "money" if symbol == "€" else "volume"
    said = aloud(reader_for(lang).amount(value, measure=measure, symbol=symbol, decimals=1))
    assert set(said.split(NO_BREAK)) & set(words_of(lang).values())
    assert not set(said.split(NO_BREAK)) & set(words_of(lang))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("€5.90 m", "€5.90 million"), ("728 m m³", "728 million m³"), ("12 m³", "12 m³"), ("3 months", "3 months"),
        ("€ 1,06 mld.", "€ 1,06 miljard"), ("from €1 bn (2015) to €2 m.", "from €1 billion (2015) to €2 million."),
        ("+0.2 pp", "+0.2 percentage points"), ("a bn", "a bn"),
    ],
)  # fmt: skip
def test_words_stand_for_abbreviations_behind_a_number_alone(text, said):
    assert aloud(text.replace(" ", NO_BREAK)).replace(NO_BREAK, " ") == said


def test_html_shows_the_abbreviation_and_says_the_word():
    amount = f"728{NO_BREAK}m{NO_BREAK}m³ of <gas>"
    once = html("strong.html", text=amount)
    assert HEARD.findall(once) == ["million"]
    assert once.striptags().replace(NO_BREAK, " ") == "728 m m³ of <gas>"
    assert HEARD.findall(html("strong.html", text=once)) == ["million"], "HTML within HTML is not said twice"


@pytest.mark.parametrize("sign", "−+±")
def test_html_keeps_an_amount_with_its_sign_and_adds_nothing_that_is_copied(sign):
    amount = f"from {sign}€900.5{NO_BREAK}m, {sign}US$2, 3{sign}4"
    once = html("strong.html", text=amount)
    assert WHOLE.findall(once) == [f"{sign}€900.5"]
    assert once.striptags() == amount.replace(NO_BREAK, " ")
    assert WHOLE.findall(html("strong.html", text=once)) == [f"{sign}€900.5"], (
        "HTML within HTML is marked once"
    )
    field = f'<textarea title="{sign}€1">{sign}€2</textarea><option>{sign}€3</option>'
    assert field in html("strong.html", text=Markup(field)), "no tags within what holds none"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_page_has_an_abbreviation_read_as_another_word_or_an_amount_without_its_sign(lang):
    heard = whole = 0
    for page in entries():
        answer = ask(served(), f"/plain/{page.slug}?lang={lang}").text()
        body = answer.partition("<body")[2]
        heard += len(HEARD.findall(body))
        whole += len(WHOLE.findall(body))
        left = UNHEARD.sub("", body)
        assert left == aloud(left), page.slug
        assert not re.findall(r"[−+±][€$£¥][^<>]*(?=<)(?!</(?:textarea|option)>)", WHOLE.sub("", body)), (
            page.slug
        )
    assert heard
    # Languages that write the sign between the euro and the number need none.
    assert bool(whole) is (reader_for(lang).amount(-1, measure="money", symbol="€")[0] == "−")
