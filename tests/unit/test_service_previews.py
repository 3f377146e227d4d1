"""What a link looks like where it is pasted: the head of its page, read as those who make previews read it."""

import asyncio
import io
import re
import threading
from dataclasses import replace
from html.parser import HTMLParser

import lxml.html
import pytest
from PIL import Image
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from asgi_client import ask, awaited
from asgi_service import SHELL, served
from dashboard.data import DATA_FOLDER
from dashboard.data.store import store
from dashboard.locale import LANGUAGES, reader_for
from dashboard.service import policy
from dashboard.service.contents import entries, titled
from dashboard.service.previews import head, image, shell
from dashboard.service.views import Asked, teller
from dashboard.service.workers import Busy, Workers
from dashboard.ui import frame
from page_content import content

FIGURE = "goods-exports-be-vlg-usa-2015"
HOST = "http://figures.test"


OURS = (head.LATE_SCRIPT, head.HEARD_SCRIPT, *policy.scripts_of(frame.for_shell()))
"""What we put into Streamlit's shell."""

APP = served()


class Unfurled(HTMLParser):
    """The head of a page as software that makes previews reads it: title, language, meta tags, links."""

    def __init__(self, html):
        super().__init__()
        self.title, self.lang, self.meta, self.links, self.scripts = "", "", {}, [], 0
        self._in = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        self._in = tag
        if tag == "html":
            self.lang = said["lang"]
        elif tag == "meta" and ("property" in said or "name" in said):
            self.meta.setdefault(said.get("property") or said["name"], said["content"])
        elif tag == "link":
            self.links.append(said)
        elif tag == "script":
            self.scripts += 1

    def handle_data(self, data):
        if self._in == "title" and not self.title:
            self.title = data

    def handle_endtag(self, tag):
        self._in = ""

    def link(self, rel, **more):
        found = [one for one in self.links if one["rel"] == rel and more.items() <= one.items()]
        assert len(found) == 1, found
        return found[0]["href"]


def unfurled(address, app=APP, **headers):
    answer = ask(app, address, **headers)
    assert answer.status == 200
    return Unfurled(answer.text())


def test_a_link_to_a_figure_says_that_figure():
    found = unfurled(f"/export-markets?figure={FIGURE}&lang=en")
    title = found.meta["og:title"].replace("\u00a0", " ")
    assert title == "Goods exports, Flanders – United States, 2015: €18.12 bn"
    assert found.title == found.meta["og:title"] + " – Flanders in the world"
    assert found.meta["description"].startswith(
        "In 2015 Flanders exported goods to the United States worth €18.12"
    )
    assert "transit included (" in found.meta["og:description"]
    assert "(2016), Hoofdstuk 1" in found.meta["og:description"]
    assert (found.lang, found.meta["og:locale"], found.meta["og:locale:alternate"]) == (
        "en",
        "en_GB",
        "nl_BE",
    )


def test_the_same_link_in_dutch_says_it_in_dutch():
    found = unfurled(f"/export-markets?figure={FIGURE}&lang=nl", accept_language="en")
    assert found.lang == "nl"
    assert "€ 18,12 mld." in found.meta["og:title"].replace("\u00a0", " ")
    assert found.meta["og:site_name"] == reader_for("nl").text("Flanders in the world")


def test_a_figure_that_must_not_be_quoted_as_it_stands_says_so_in_its_title():
    rows = store(DATA_FOLDER, LANGUAGES).edition().rows("en")
    derived = next(row for row in rows.values() if row["derived"] and row["subject"] == "export-markets")
    found = unfurled(f"/export-markets?figure={derived['id']}&lang=en")
    assert "worked out" in found.meta["og:title"]


def test_a_filtered_page_says_its_filters_and_what_it_shows_first():
    found = unfurled("/tourism?region=usa&lang=en")
    assert found.meta["og:title"] == "Tourism: United States"
    first = content("tourism", {"region": ["usa"]}, lang="en").headlines[0]
    assert first.amount in found.meta["og:description"]
    assert found.meta["twitter:card"] == "summary_large_image"
    assert found.meta["twitter:title"] == found.meta["og:title"]


@pytest.mark.parametrize(
    ("accepted", "lang"),
    [("nl-BE,en;q=0.5", "nl"), ("en;q=0.4, nl;q=0.9", "nl"), ("fr, nl;q=0.9", "nl"), ("", "en"), ("*", "en")],
)
def test_without_a_language_in_the_link_that_of_the_browser_counts(accepted, lang):
    found = unfurled("/tourism?region=usa", accept_language=accepted)
    assert found.lang == lang
    assert f"lang={lang}&" in found.link("canonical")


def test_the_canonical_address_is_the_complete_permalink_and_says_the_same_of_itself():
    found = unfurled("/tourism?region=usa&lang=en&nonsense=1&region=atlantis")
    canonical = found.link("canonical")
    version = store(DATA_FOLDER, LANGUAGES).edition().package.version
    assert canonical == f"{HOST}/tourism?lang=en&theme=all&region=usa&year=all&v={version}"
    again = unfurled(canonical.removeprefix(HOST))
    assert (again.link("canonical"), again.title, again.meta) == (canonical, found.title, found.meta)
    assert found.meta["og:url"] == canonical
    assert found.link("alternate", hreflang="nl") == canonical.replace("lang=en", "lang=nl")


def test_the_choices_of_a_page_stand_in_its_canonical_address():
    assert "layer=" in unfurled("/?lang=en").link("canonical")


def test_lxml_reads_the_same_tags():
    html = ask(APP, "/tourism?region=usa&lang=en").text()
    found, tree = Unfurled(html), lxml.html.document_fromstring(html.partition("-->")[2])
    assert tree.findtext(".//title") == found.title
    assert tree.get("lang") == "en"
    for name in ("og:title", "og:description", "og:image", "og:url"):
        assert tree.xpath(f"//head/meta[@property='{name}']/@content") == [found.meta[name]]


def test_addresses_have_the_base_path_and_the_scheme_that_a_trusted_proxy_tells():
    app = served(base_path="/figures/vl")
    behind = ProxyHeadersMiddleware(app, trusted_hosts=["127.0.0.1"])
    said = {"app": behind, "x_forwarded_proto": "https", "host": "figures.example.be"}
    found = unfurled("/figures/vl/tourism?region=usa&lang=en", **said)
    for address in (found.link("canonical"), found.meta["og:image"], found.meta["og:url"]):
        assert address.startswith("https://figures.example.be/figures/vl/")
    assert found.link("alternate", type="text/html").startswith(
        "https://figures.example.be/figures/vl/plain/"
    )
    distrusting = ProxyHeadersMiddleware(app, trusted_hosts=["10.0.0.1"])
    found = unfurled("/figures/vl/tourism?region=usa&lang=en", **{**said, "app": distrusting})
    assert found.link("canonical").startswith("http://figures.example.be/figures/vl/")


@pytest.mark.parametrize("host", ['x"><script>alert(1)</script>', "a b", "", "x/../y", "é"])
def test_a_host_that_is_none_is_not_repeated(host):
    found = unfurled("/tourism?region=usa&lang=en", host=host)
    assert found.link("canonical").startswith("/tourism?")
    assert found.scripts == Unfurled(SHELL.read_text()).scripts + len(OURS), "Streamlit's and our own"


def test_a_readers_own_lines_are_no_words_of_the_dashboard():
    found = unfurled("/brief?pin=export-markets.markets&note=1.buy+bitcoin&lang=en")
    assert "bitcoin" not in str(found.meta) + found.link("canonical")
    assert "pin=export-markets.markets" in found.link("canonical")


def test_the_scripts_in_the_shell_are_those_that_the_policy_allows():
    answer = ask(APP, "/tourism?region=usa&lang=en")
    allowed = answer.headers["content-security-policy"]
    found = policy.scripts_of(answer.text())
    assert set(found) == {*policy.scripts_of(SHELL.read_text()), *OURS}
    assert all(re.search(r"sha256-[^']+", policy.for_pages([one]))[0] in allowed for one in found)


def test_a_page_that_has_not_changed_is_not_sent_again():
    first = ask(APP, "/tourism?region=usa&lang=en", accept_encoding="gzip")
    tag = first.headers["etag"]
    again = ask(APP, "/tourism?region=usa&lang=en", accept_encoding="gzip", if_none_match=tag)
    assert (again.status, again.body) == (304, b"")
    other = ask(APP, "/tourism?region=usa&lang=nl", accept_encoding="gzip", if_none_match=tag)
    assert other.status == 200
    assert first.headers["cache-control"] == "no-cache"
    assert {"accept-language", "accept-encoding"} <= set(first.headers["vary"].split(", "))


def test_other_html_is_let_through_as_it_is():
    assert ask(APP, "/another-page").text() == "<title>Streamlit</title>"


@pytest.mark.usefixtures("untold")
def test_every_page_has_a_title_of_its_own_also_where_it_cannot_be_told(monkeypatch, caplog):
    def broken(*_, **__):
        raise RuntimeError("secret")

    monkeypatch.setattr(teller, "content_of", broken)
    app = served()
    found = {
        entry.slug: unfurled(f"/{entry.slug if n else ''}?lang=en", app) for n, entry in enumerate(entries())
    }
    assert len({one.title for one in found.values()}) == len(entries())
    assert all(titled(slug) in one.title for slug, one in found.items())
    assert all("secret" not in str(one.meta) for one in found.values())
    assert "secret" in caplog.text


@pytest.mark.usefixtures("untold")
def test_nobody_waits_longer_than_is_said_for_a_page_that_takes_long(monkeypatch):
    hold = threading.Event()
    monkeypatch.setattr(teller, "content_of", lambda *_, **__: hold.wait(60))
    monkeypatch.setattr(shell, "SECONDS", 0.05)
    try:
        assert "Tourism: United States" in unfurled("/tourism?region=usa&lang=en", served()).title
    finally:
        hold.set()


def test_words_and_figures_are_never_of_two_versions():
    app = served()
    old = awaited(app.state.teller.edition())
    replaced = replace(old, package=replace(old.package, revision="0" * 12))
    for edition in (old, replaced):
        content = awaited(app.state.teller.content(Asked("tourism", "en"), edition, seconds=60))
        assert content.page.edition is edition


def test_too_long_a_query_is_answered_with_the_page_alone():
    found = unfurled("/tourism?region=" + "x" * 20_000, accept_language="nl")
    assert found.lang == "nl"
    assert found.meta["og:title"] == reader_for("nl").text("Tourism")


def test_another_shell_than_is_known_is_noticed():
    with pytest.raises(ValueError, match="once was expected"):
        head.bare_shell_of("<html><head></head></html>", "en")


# The picture


def picture_of(address, app=APP):
    path = unfurled(address, app).meta["og:image"].removeprefix(HOST)
    return ask(app, path), path


def size(body):
    with Image.open(io.BytesIO(body)) as opened:
        return opened.format, opened.size, opened.text


@pytest.mark.parametrize(
    "address",
    [f"/export-markets?figure={FIGURE}&lang=en", "/dossier?region=usa&lang=nl", "/timeline?lang=nl"],
)
def test_every_view_has_a_picture_of_the_size_that_is_promised(address):
    answer, _ = picture_of(address)
    assert answer.status == 200
    assert answer.headers["content-type"] == "image/png"
    kind, found, told = size(answer.body)
    assert (kind, found) == ("PNG", (1200, 630))
    assert told["Title"] == unfurled(address).meta["og:title"]
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
    assert len(answer.body) < 500_000


def test_a_picture_is_drawn_once_and_need_not_be_fetched_twice(monkeypatch):
    drawn = []
    before = image.draw
    monkeypatch.setattr(image, "draw", lambda *given: drawn.append(1) or before(*given))
    app = served()
    first, path = picture_of("/tourism?region=usa&lang=en", app)
    again = ask(app, path)
    assert (first.body, len(drawn)) == (again.body, 1)
    assert "max-age" in first.headers["cache-control"]
    assert ask(app, path, if_none_match=first.headers["etag"]).status == 304
    assert ask(app, path + "&utm_source=teams").body == first.body
    assert len(drawn) == 1


def test_pictures_that_cannot_be_had_are_refused_quickly():
    assert ask(APP, "/preview.png?page=no-such-page").status == 404
    assert ask(APP, "/preview.png?page=%3Cscript%3E").status == 404
    assert ask(APP, "/preview.png?page=tourism&region=" + "x" * 20_000).status == 414
    assert ask(APP, "/preview.png?" + "&" * 1000).status == 414


def test_where_too_many_ask_there_is_a_picture_of_the_name_that_nobody_keeps(monkeypatch):
    async def full(*_, **__):
        raise Busy

    app = served()
    monkeypatch.setattr(Workers, "do", full)
    answer = ask(app, "/preview.png?page=budget&region=deu")
    assert answer.headers["cache-control"] == "no-store"
    assert size(answer.body)[1] == (1200, 630)


def test_a_card_that_cannot_be_drawn_is_told_in_words(monkeypatch, caplog):
    def failing(*_, **__):
        raise ValueError("no such chart")

    monkeypatch.setattr(image, "picture", failing)
    answer = ask(served(), "/preview.png?page=tourism&region=usa&lang=en")
    assert size(answer.body)[2]["Title"] == "Tourism: United States"
    assert "no such chart" in caplog.text


# Who works


def test_the_same_work_is_done_once_for_all_who_ask_at_the_same_time():
    done, hold = [], threading.Event()

    def work():
        hold.wait(30)
        done.append(1)
        return len(done)

    async def many():
        workers = Workers("test", at_once=2, waiting=0)
        asked = [asyncio.create_task(workers.do("same", work, seconds=30)) for _ in range(5)]
        await asyncio.sleep(0)
        hold.set()
        return await asyncio.gather(*asked)

    assert awaited(many()) == [1] * 5


def test_who_comes_when_the_line_is_full_is_told_so_at_once():
    hold = threading.Event()

    async def two():
        workers = Workers("test", at_once=1, waiting=0)
        first = asyncio.create_task(workers.do("first", lambda: hold.wait(30), seconds=30))
        await asyncio.sleep(0)
        with pytest.raises(Busy):
            await workers.do("second", lambda: None, seconds=30)
        hold.set()
        await first

    awaited(two())


def test_languages_are_those_of_the_dashboard():
    found = unfurled("/tourism?lang=en")
    alternates = {one["hreflang"] for one in found.links if "hreflang" in one}
    assert alternates == set(LANGUAGES)
