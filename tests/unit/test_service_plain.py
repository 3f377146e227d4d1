"""Pages without JavaScript: everything a page says, in HTML that is sound, and nothing that is run."""

import re
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise
from urllib.parse import parse_qs, urljoin, urlsplit

import lxml.html
import pytest

from asgi_client import ask
from asgi_service import served
from dashboard.content import table
from dashboard.content.blocks import FewFigures
from dashboard.data import DATA_FOLDER
from dashboard.data.store import store
from dashboard.locale import LANGUAGES, reader_for
from dashboard.render.card import Card
from dashboard.service.contents import entries
from dashboard.service.plain import answers
from dashboard.service.views import Asked, teller

SLUGS = [entry.slug for entry in entries()]
VOID = {"meta", "link", "img", "br", "hr", "input", "wbr", "col"}
EMBEDDER = "https://www.example.be"


APP = served()


def page(address, app=APP, **headers):
    answer = ask(app, address, **headers)
    assert answer.status == 200, answer.text()[:500]
    return lxml.html.document_fromstring(answer.text())


def story(slug, lang, **asked):
    """What the page tells, from the same memory as the answer."""
    return APP.state.teller.remembered(
        Asked(slug, lang, tuple(asked.items())), store(DATA_FOLDER, LANGUAGES).edition()
    )


class Nesting(HTMLParser):
    """Finds elements that are not closed where they should be."""

    def __init__(self, html):
        super().__init__()
        self.open, self.faults = [], []
        self.feed(html)
        self.faults += self.open

    def handle_starttag(self, tag, attrs):
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.faults.append(f"attributes of {tag} repeated")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"/{tag} at {self.getpos()}")


@pytest.mark.parametrize("slug", SLUGS)
def test_every_page_has_a_twin_in_sound_html_that_runs_nothing(slug):
    answer = ask(APP, f"/plain/{slug}?lang=nl")
    assert answer.status == 200
    assert Nesting(answer.text()).faults == []
    tree = lxml.html.document_fromstring(answer.text())
    assert tree.get("lang") == "nl"
    assert [one.text for one in tree.iter("h1")] == [story(slug, "nl").heading]
    levels = [int(one.tag[1]) for one in tree.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert not tree.xpath("//script | //iframe | //object | //*[@*[starts-with(name(), 'on')]]")
    assert "script-src" not in answer.headers["content-security-policy"]
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    repeated = [name for name, number in Counter(tree.xpath("//@id")).items() if number > 1]
    assert repeated == []
    assert all(one.get("alt") is not None for one in tree.iter("img"))
    assert all(one.get("scope") for one in tree.xpath("//article//th"))
    assert all(one.find("caption") is not None for one in tree.xpath("//article//table"))
    assert not tree.xpath("//a[starts-with(@href, 'javascript:')]")


@pytest.mark.parametrize("slug", ["export-markets", "tourism", "partnerships"])
def test_the_twin_has_every_headline_number_and_every_figure_of_every_card(slug):
    tree = page(f"/plain/{slug}?lang=en")
    told, reader = story(slug, "en"), reader_for("en")
    text = " ".join(tree.text_content().split())
    for number in told.headlines:
        assert " ".join(table.short(number.figure, reader).split()) in text
    few = {block.key: block for block in told.walk() if isinstance(block, FewFigures)}
    for key, block in few.items():
        (section,) = tree.xpath(f"//section[@id='{key}']")
        assert section.xpath("string(*[1])") == block.card.heading
        assert len(section.xpath(".//*[@class='what']")) == len(block.tiles) > 0
        assert all(said in section.text_content() for said in (block.card.source_line, *block.card.notes))
    drawn = [card for card in told.cards if card.key not in few]
    headings = [one.text_content() for one in tree.xpath("//article/*[self::h2 or self::h3]")]
    assert headings == [card.heading for card in drawn]
    for card, article in zip(drawn, tree.xpath("//article"), strict=True):
        rows = card.chosen if isinstance(card, Card) else card.table
        assert len(article.xpath(".//tbody/tr")) == len(rows)
        assert card.source_line in article.text_content()
        assert all(note in article.text_content() for note in card.notes)


def test_what_must_be_known_of_a_figure_stands_beside_it():
    tree = page("/plain/export-markets?lang=en")
    marked = {row["id"] for card in story("export-markets", "en").cards if isinstance(card, Card)
              for row in card.chosen.to_dict("records") if row["derived"]}  # fmt: skip
    assert marked
    for one in marked:
        row, tile = (
            f"//tr[@id='{one}']",
            f"//*[contains(@class, 'tile')][.//a[contains(@href, 'figure={one}')]]",
        )
        assert tree.xpath(f"({row} | {tile})//*[@class='badge derived']"), one


def test_filters_hold_and_travel_to_the_other_twins():
    tree = page("/plain/tourism?lang=en&region=usa&theme=tourism")
    told = [card for card in story("tourism", "en", region="usa", theme="tourism").cards]
    assert len(tree.xpath("//article | //section[@class='few']")) == len(told) > 0
    links = tree.xpath("//nav[1]//a/@href")
    assert len(links) == len(SLUGS) - 1
    for link in links:
        whole = urlsplit(urljoin("http://x/plain/tourism", link))
        assert whole.path.removeprefix("/plain/") in SLUGS
        assert parse_qs(whole.query) == {"lang": ["en"], "region": ["usa"], "theme": ["tourism"]}


def test_links_to_figures_lead_to_twins_that_open_on_them():
    link = page("/plain/export-markets?lang=en").xpath("//article//td[@class='value']/a/@href")[0]
    whole = urlsplit(urljoin("http://x/plain/export-markets", link))
    figure = parse_qs(whole.query)["figure"][0]
    tree = page(f"{whole.path}?{whole.query}")
    assert tree.xpath(f"//tr[@class='marked' and @id='{figure}']") or tree.xpath(
        "//div[@class='tile marked']"
    )


def test_the_first_chart_is_a_drawing_that_can_be_had():
    tree = page("/plain/export-markets?lang=nl")
    (image,) = tree.iter("img")
    answer = ask(APP, image.get("src"))
    assert (answer.status, answer.headers["content-type"]) == (200, "image/svg+xml")
    drawing = lxml.etree.fromstring(answer.body)
    title = drawing.findtext("{http://www.w3.org/2000/svg}title")
    assert title == story("export-markets", "nl").cards[0].heading
    assert "<script" not in answer.text()


def test_the_twin_names_the_live_view_as_the_one_that_counts():
    tree = page("/plain/tourism?lang=en&region=usa")
    version = store(DATA_FOLDER, LANGUAGES).edition().package.version
    live = f"http://figures.test/tourism?lang=en&theme=all&region=usa&year=all&v={version}"
    assert tree.xpath("//link[@rel='canonical']/@href") == [live]
    assert live in tree.xpath("//main//a/@href")


def test_what_a_link_asks_in_vain_is_named_and_harmless():
    answer = ask(APP, "/plain/tourism?lang=en&region=%3Cscript%3Ealert(1)%3C/script%3E&bogus=1")
    tree = lxml.html.document_fromstring(answer.text())
    said = " ".join(tree.xpath("//*[@class='remarks']")[0].text_content().split())
    assert "region=<script>alert(1)</script>" in said
    assert "bogus" in said
    assert "<script" not in answer.text()


def test_a_page_that_is_none_is_said_to_be_none_in_the_readers_language():
    answer = ask(APP, "/plain/nowhere", accept_language="nl")
    assert answer.status == 404
    tree = lxml.html.document_fromstring(answer.text())
    assert tree.get("lang") == "nl"
    assert len(tree.xpath("//main//a")) == len(SLUGS)


def test_the_address_of_all_twins_leads_to_the_front_page_with_its_filters():
    answer = ask(served(base_path="/figures"), "/figures/plain?region=usa&lang=nl")
    assert answer.status == 307
    assert answer.headers["location"] == "/figures/plain/overview?region=usa&lang=nl"


@pytest.mark.usefixtures("untold")
def test_a_page_that_fails_says_so_and_can_be_asked_again(monkeypatch):
    def broken(*_, **__):
        raise RuntimeError("secret at /home/somebody")

    monkeypatch.setattr(teller, "content_of", broken)
    answer = ask(served(), "/plain/tourism?lang=en")
    assert (answer.status, "retry-after" in answer.headers) == (503, True)
    assert "secret" not in answer.text()


def test_a_card_in_a_frame_stands_alone_with_who_says_it_and_the_way_back():
    tree = page("/embed/export-markets?card=suppliers&region=nld&lang=en")
    (article,) = tree.xpath("//article")
    told = story("export-markets", "en", region="nld").card("suppliers")
    assert article.findtext("h3") == told.heading
    assert tree.findtext(".//title").startswith(told.heading)
    assert told.source_line in article.text_content()
    (back,) = tree.xpath("//footer//a")
    assert "region=nld" in back.get("href")
    assert (back.get("target"), back.get("rel")) == ("_blank", "noopener")
    assert not tree.xpath("//nav | //article//a[not(@target)]")


def test_without_a_card_all_of_a_view_stand_in_the_frame():
    tree = page("/embed/export-markets?lang=en")
    assert len(tree.xpath("//article")) == len(story("export-markets", "en").cards)


def test_nobody_may_frame_a_page_unless_it_is_configured():
    answer = ask(APP, "/embed/export-markets?lang=en")
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["x-frame-options"] == "DENY"
    allowed = served(allowed_embedders=(EMBEDDER,))
    for path in ("/embed/export-markets?lang=en", "/plain/export-markets?lang=en"):
        answer = ask(allowed, path)
        assert f"frame-ancestors {EMBEDDER}" in answer.headers["content-security-policy"]
        assert "x-frame-options" not in answer.headers


def test_the_policy_of_plain_pages_lets_nothing_run_and_nothing_be_sent():
    rules = dict(re.findall(r"([a-z-]+) ([^;]+)", answers.policy()))
    assert rules["default-src"] == rules["base-uri"] == "'none'"
    assert rules["form-action"] == "'self'"
    assert not {"script-src", "connect-src", "frame-src"} & rules.keys()
