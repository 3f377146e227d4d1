"""The data as it was: a published version is shown as it was then, and what has changed since is told in words."""

import shutil
from hashlib import sha256
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest
from icalendar import Calendar

from asgi_client import ask, awaited
from dashboard.content import news
from dashboard.content.blocks import Failure
from dashboard.content.build import content_of
from dashboard.content.outline import outline
from dashboard.data import DATA_FOLDER, filtered, versions
from dashboard.data.labels import labelled
from dashboard.data.store import Store, store
from dashboard.locale import LANGUAGES, reader_for
from dashboard.service.api import api
from dashboard.service.views import Teller
from dashboard.service.views.writer import Writer
from serving import PAGES

RELEASED = {
    "en": "a6e73ae9d666a810f9cc0df65c12bca3b0bb0e47f0b1f59a12dad3e9146c946a",
    "nl": "83a377f2a74815ef1ad990770848e36fe450b71bf776813f3f86ec6c3f2b34c5",
}
"""The hash of /api/v1/figures.csv as version 1.0.0 of the dashboard answered with version 1.0.0 of the data."""

FIRST = "1.0.0"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def data():
    return store(DATA_FOLDER, LANGUAGES)


@pytest.fixture(scope="module")
def app(data):
    return api(data)


def shown(data, slug, asked, lang="en"):
    query = "&".join(f"{name}={value}" for name, value in asked.items()).encode()
    edition = awaited(Teller(data).edition(query))
    told = content_of(outline(slug), edition, {name: [value] for name, value in asked.items()}, lang=lang)
    return told, Writer(told, told.page.figure_address, lambda key: "").body()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_csv_of_a_version_is_that_of_then_byte_for_byte(app, lang):
    answer = ask(app, f"/v1/figures.csv?asof={FIRST}&lang={lang}")
    assert sha256(answer.body).hexdigest() == RELEASED[lang]
    assert answer.headers["x-data-version"] == FIRST


@pytest.mark.parametrize("slug", PAGES)
def test_every_page_is_shown_as_it_was_and_says_so_with_a_way_back(data, slug):
    told, body = shown(data, slug, {"asof": FIRST, "region": "usa"})
    assert [block.title for block in told.walk() if isinstance(block, Failure)] == []
    assert told.page.package.version == FIRST
    assert "You see the data as it was published in version 1.0.0" in body
    assert ">Back to the present figures</a>" in body
    assert "asof" in told.page.figure_address("goods-exports-be-vlg-usa-2015")


def test_few_versions_are_held_and_what_is_no_version_is_none(data):
    opened = [data.version(each) for each in versions.kept(data.edition())]
    assert data.version(FIRST) is opened[0]
    assert data.version(data.edition().package.version) is data.edition()
    for strange in ("0.9.0", "2.0.0", "../1.0.0", ""):
        assert data.version(strange) is None


def test_a_version_that_cannot_be_read_is_none_and_takes_nothing_with_it(tmp_path):
    folder = tmp_path / "data"
    shutil.copytree(DATA_FOLDER, folder)
    (folder / "versions" / f"{FIRST}.zip").write_bytes(b"PK\x05\x06 no package")
    (folder / "versions" / "notes.txt").write_text("no version")
    broken = Store(folder, LANGUAGES)
    assert broken.version(FIRST) is None
    assert broken.edition().sound


def test_where_no_version_is_kept_there_is_nothing_to_compare_and_it_is_said_so(few):
    _, body = shown(Store(few.path, LANGUAGES), "changes", {})
    assert "there is none to compare it with" in body


def test_a_version_speaks_a_language_that_came_later_by_the_labels_of_the_first(data):
    opened = versions.opened(data.edition(), FIRST, (*LANGUAGES, "fr"))
    figures = labelled(opened.package.observations(), opened.package, "fr")
    assert list(figures["indicator_name"]) == list(opened.figures("en")["indicator_name"])


def test_what_has_changed_is_the_difference_of_the_two_versions_in_words(data):
    before, after = data.version(FIRST).package.observations(), data.edition().package.observations()
    before, after = (frame[~frame["derived"]] for frame in (before, after))
    aliases = data.edition().package.aliases
    known = {aliases.get(one, one) for one in before["id"]}
    new, gone = set(after["id"]) - known, known - set(after["id"])
    found = news.between(data.edition(), FIRST)
    assert (set(found.new), set(found.withdrawn["en"]["id"])) == (new, gone)
    old = {aliases.get(row["id"], row["id"]): row for row in before.to_dict("records")}
    what = ("indicator", "ref_area", "counterpart", "item", "time_period", "value")
    changed = {
        row["id"]
        for row in after.to_dict("records")
        if row["id"] in old and any(row[name] != old[row["id"]][name] for name in what)
    }
    assert set(found.revised["id"]) == changed
    _, body = shown(data, "changes", {"since": FIRST})
    reader = reader_for("en")
    assert (
        f"{reader.number(len(new))} figures are new, {len(changed)} were revised and none was withdrawn."
        in body
    )
    for figure in changed:
        assert f"figure={figure}" in body
    _, body = shown(data, "changes", {"since": FIRST, "region": "usa"})
    american = filtered(data.edition().figures("en"), data.edition().package, regions=["usa"])
    assert f"{len(new & set(american['id']))} figures are new" in body


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"since": "2.0.0"}, "Version 2.0.0 of the data was never published: there are 1.0.0, "),
        ({"since": "2026-11-25"}, "Since version 1.0.0 (21 November 2026):"),
        ({"since": "2001-01-01"}, "Nothing was published yet on 1 January 2001"),
        ({"since": "2001-99-99"}, "The calendar has no day 2001-99-99."),
        ({"since": "1.1.0", "asof": "1.0.0"}, "Version 1.1.0 of the data is later than 1.0.0, which you see."),
        ({"since": "link"}, "it lacks v="),
        ({"since": "link", "v": "1.0.0"}, "Since version 1.0.0 (21 November 2026):"),
        ({"since": "nonsense"}, "<code>since=nonsense</code>"),
        ({"v": "2.0.0"}, "which was never published: there are 1.0.0, "),
        ({"v": "0.9.0"}, "which was never published: there are 1.0.0, "),
        ({"v": "1.0.0"}, "All figures in view are still current."),
        ({"asof": "7.0.0"}, "<code>asof=7.0.0</code>"),
    ],
)  # fmt: skip
def test_since_when_is_said_in_words_and_what_never_was_is_said_so(data, asked, said):
    assert said in shown(data, "changes", asked)[1]


def test_which_pins_are_touched(data):
    new = min(news.between(data.edition(), FIRST).new)
    told = content_of(
        outline("changes"),
        data.edition(),
        {"since": [FIRST], "pin": [f"figure.{new}", "figure.goods-exports-be-vlg-usa-2015", "tourism.none"]},
        lang="en",
    )
    body = Writer(told, told.page.figure_address, lambda key: "").body()
    assert "1 figure is new</li>" in body
    assert ": unchanged</li>" in body
    assert "tourism.none: shows nothing now" in body


@pytest.mark.parametrize("query", ["", "?region=usa&lang=nl", "?theme=tourism&region=deu"])
def test_the_feed_is_as_the_standard_has_it_and_keeps_its_ids(app, data, query):
    answer = ask(app, f"/v1/changes.atom{query}")
    assert answer.headers["content-type"] == "application/atom+xml"
    feed = ElementTree.fromstring(answer.body)
    own, entries = [each.tag.removeprefix(ATOM) for each in feed], feed.findall(f"{ATOM}entry")
    for name in ("id", "title", "updated", "author"):
        assert own.count(name) == 1
    assert {link.get("rel") for link in feed.findall(f"{ATOM}link")} == {"self", "alternate"}
    for entry in entries:
        tags = [each.tag.removeprefix(ATOM) for each in entry]
        assert all(tags.count(name) == 1 for name in ("id", "title", "updated", "summary", "link"))
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len({*ids, feed.findtext(f"{ATOM}id")}) == len(ids) + 1 > 2
    for entry in entries[:-1]:  # the page that an entry opens says the same
        opened = parse_qs(urlsplit(entry.find(f"{ATOM}link").get("href")).query)
        lang = opened.pop("lang", ["en"])[0]
        said = {name: values[0] for name, values in opened.items()}
        assert entry.findtext(f"{ATOM}summary") in shown(data, "changes", said, lang)[1]
    assert ask(app, f"/v1/changes.atom{query}").body == answer.body


def test_the_calendar_has_the_releases_of_what_is_followed(app):
    every, german = (
        Calendar.from_ical(ask(app, f"/v1/releases.ics{query}").body) for query in ("", "?region=deu&lang=nl")
    )
    for event in every.walk("VEVENT"):
        assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY"} <= set(event)
        assert event["STATUS"] == "TENTATIVE"
    assert 0 < len(german.walk("VEVENT")) < len(every.walk("VEVENT"))


@pytest.mark.parametrize(
    "address",
    ["changes.atom?region=atlantis", "releases.ics?theme=none", "figures?asof=0.9.0", "changes.atom?asof=x"],
)
def test_what_does_not_exist_is_answered_with_a_sentence(app, address):
    answer = ask(app, f"/v1/{address}")
    assert answer.status in (400, 404)
    assert answer.json()["detail"].endswith(".")
