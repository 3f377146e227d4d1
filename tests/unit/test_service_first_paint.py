"""What a browser paints before any script has come: the numbers, chart and table of exactly the view in the link."""

import re
from itertools import cycle

import lxml.html
import pytest

from asgi_client import ask
from asgi_service import served
from dashboard.locale import LANGUAGES, reader_for
from dashboard.render.palette import palette
from dashboard.service.contents import entries, path_of
from dashboard.service.previews import painter
from dashboard.service.views import teller

APP = served()
FIGURE = "goods-exports-be-vlg-usa-2015"
PAINT = '<div id="first-paint"'
"""How what is painted begins; a script that waits for it names it too."""


@pytest.fixture(autouse=True)
def patient(monkeypatch):
    """On a busy machine a page may take longer than a reader should wait."""
    monkeypatch.setattr(painter, "LONGEST", 60.0)


def painted(address, app=APP, **headers):
    """What lies over the page in the answer to a browser; None where nothing does."""
    html = ask(app, address, sec_fetch_mode="navigate", **headers).text()
    found = lxml.html.document_fromstring(html.partition("-->")[2]).xpath('//div[@id="first-paint"]')
    return found[0] if found else None


def words(element):
    return " ".join(element.text_content().replace("\N{NO-BREAK SPACE}", " ").split())


def test_the_first_answer_has_the_numbers_the_chart_and_its_table():
    first = painted("/export-markets?region=usa&year=2015&lang=en")
    assert first.findtext(".//h1") == "Export markets"
    tiles = [words(tile) for tile in first.find_class("tile")]
    assert any("€18.1 bn" in tile and "Flanders · United States · 2015" in tile for tile in tiles)
    card = first.find(".//article")
    drawing = card.find(".//svg")
    assert drawing.get("role") == "img"
    assert drawing.get("aria-label").startswith(card.findtext("h3"))
    rows = card.xpath(".//tbody/tr")
    (row,) = [row for row in rows if row.get("id") == FIGURE]
    assert "18.12 bn" in words(row)


def test_it_speaks_the_language_of_the_link():
    assert "€ 18,1 mld." in words(painted("/export-markets?region=usa&year=2015&lang=nl"))


@pytest.mark.parametrize(("entry", "lang"), list(zip(entries(), cycle(LANGUAGES), strict=False)))
def test_every_page_is_begun(entry, lang):
    first = painted(f"{path_of(entry.slug)}?lang={lang}")
    assert words(first.find(".//nav/ul/li[@aria-current]")) == reader_for(lang).text(entry.title)
    assert words(first.find(".//h1"))


def test_it_leads_to_the_plain_page_where_nothing_is_run():
    first = painted("/tourism?region=usa&lang=en")
    ways = re.findall(r'href="(plain/[^"]*)"', lxml.html.tostring(first, encoding="unicode"))
    assert ways == ["plain/tourism?lang=en&amp;region=usa"]


@pytest.mark.parametrize("headers", [{}, {"sec_fetch_mode": "cors"}, {"user_agent": "Twitterbot/1.0"}])
def test_whoever_reads_the_head_alone_gets_no_more(headers):
    assert PAINT not in ask(APP, "/tourism?lang=en", **headers).text()


def test_nothing_is_painted_in_a_frame():
    assert painted("/tourism?lang=en&embed=true") is None


def test_colours_are_those_of_the_page_in_light_and_dark():
    html = ask(APP, "/services-balance?lang=en", sec_fetch_mode="navigate").text()
    drawing = html[html.index("<svg") : html.index("</svg>")]
    assert "var(--drawn-" in drawing
    assert not re.search(r"(?:fill|stroke): #", drawing)
    dark = html.partition("prefers-color-scheme: dark")[2]
    assert f"--drawn-{palette('light').text[1:].lower()}: {palette('dark').text}" in html
    assert palette("dark").exports in dark


@pytest.mark.usefixtures("untold")
def test_scripts_are_on_their_way_before_the_page_is_told(monkeypatch):
    sent, before = [], []

    def tell(*args, **named):
        before.append(b"".join(part.get("body", b"") for part in sent))
        return told(*args, **named)

    told = teller.content_of
    monkeypatch.setattr(teller, "content_of", tell)
    answer = ask(served(), "/budget?lang=en", sec_fetch_mode="navigate", sent=sent)
    assert b'<script type="module"' in before[0]
    assert PAINT.encode() not in before[0]
    assert PAINT in answer.text()
    assert answer.text().endswith("</html>\n")


@pytest.mark.usefixtures("untold")
def test_numbers_are_on_their_way_before_the_chart_is_drawn(monkeypatch):
    sent, before = [], []

    def draw(*_, **__):
        before.append(b"".join(part.get("body", b"") for part in sent))
        return "<svg></svg>"

    monkeypatch.setattr("dashboard.service.previews.first.drawing", draw)
    html = ask(
        served(), "/export-markets?region=usa&year=2015&lang=en", sec_fetch_mode="navigate", sent=sent
    ).text()
    (said,) = before
    assert b"18.1" in said
    assert b"<article" not in said
    assert html.index("<article") < html.index("<svg></svg>") < html.index("</main>")


def test_parts_can_be_packed():
    app = served()
    first = ask(app, "/knowledge?lang=en", sec_fetch_mode="navigate", accept_encoding="gzip")
    again = ask(app, "/knowledge?lang=en", sec_fetch_mode="navigate", accept_encoding="gzip")
    assert first.headers["content-encoding"] == again.headers["content-encoding"] == "gzip"
    assert "first-paint" in first.text()
    assert "etag" in again.headers


@pytest.mark.usefixtures("untold")
def test_a_page_that_cannot_be_told_comes_without(monkeypatch):
    monkeypatch.setattr(teller, "content_of", lambda *_, **__: 1 / 0)
    assert painted("/tourism?lang=en", served()) is None


def test_a_page_that_takes_long_comes_without_and_is_known_the_next_time(monkeypatch):
    app = served()
    monkeypatch.setattr(painter, "LONGEST", 0.0)
    assert painted("/tourism?lang=nl", app) is None
    monkeypatch.setattr(painter, "LONGEST", 60.0)
    assert painted("/tourism?lang=nl", app) is not None


@pytest.mark.usefixtures("untold")
def test_a_chart_that_cannot_be_drawn_leaves_its_table(monkeypatch):
    monkeypatch.setattr("dashboard.service.previews.first.drawing", lambda *_, **__: 1 / 0)
    first = painted("/export-markets?region=usa&year=2015&lang=en", served())
    assert first.find(".//article//svg") is None
    assert first.xpath(".//article//tbody/tr")


def test_what_a_link_says_is_never_repeated_as_html():
    html = ask(APP, "/tourism?lang=en&region=<script>alert(1)</script>", sec_fetch_mode="navigate").text()
    assert "<script>alert(1)" not in html
