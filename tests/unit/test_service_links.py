"""What people do to addresses, as the service answers it: put right, moved to where it was meant, or told that it is not."""

import lxml.html
import pytest

from asgi_client import ask
from asgi_service import served
from dashboard.locale import LANGUAGES, reader_for
from dashboard.service.contents import entries

APP = served()
FLEMISH = "fr-BE,fr;q=0.9,nl;q=0.8,en;q=0.7"


@pytest.mark.parametrize(
    ("mangled", "right"),
    [
        ("/tourism?region=USA)", "/tourism?region=usa"),
        ("/tourism?lang=nl-BE&amp;region=us", "/tourism?lang=nl&region=usa"),
        ("/tourism?region=deu,fra&utm_source=mail&fbclid=1", "/tourism?region=deu&region=fra"),
        ("/?layer=Services).", "/?layer=services"),
        ("/plain/tourism?region=USA", "/plain/tourism?region=usa"),
        ("/embed/tourism?region=USA", "/embed/tourism?region=usa"),
    ],
)
def test_a_browser_is_led_to_the_address_as_it_was_meant_and_others_get_the_view_at_once(mangled, right):
    moved = ask(APP, mangled, sec_fetch_mode="navigate")
    assert (moved.status, moved.headers["location"]) == (307, right)
    assert moved.headers["cache-control"] == "no-store"
    assert "location" not in ask(APP, right, sec_fetch_mode="navigate").headers
    direct, meant = ask(APP, mangled), ask(APP, right)
    assert direct.status == 200
    assert title(direct) == title(meant)


def title(answer):
    return lxml.html.document_fromstring(answer.text().partition("-->")[2] or answer.text()).findtext(
        ".//title"
    )


def test_what_is_not_known_stays_in_the_address_to_be_named():
    assert ask(APP, "/tourism?region=atlantis&regoin=usa", sec_fetch_mode="navigate").status == 200


@pytest.mark.parametrize(
    ("path", "right"),
    [
        ("/tourism%3Fregion=usa&year=2016", "/tourism?region=usa&year=2016"),
        ("/tourism%253Fregion%253Dusa?lang=nl", "/tourism?region=usa&lang=nl"),
        ("/Tourism?lang=nl", "/tourism?lang=nl"),
        ("/tourism/", "/tourism"),
        ("/tourism).", "/tourism"),
        ("//", "/"),
        ("//?region=usa", "/?region=usa"),
        ("/Exportmarkten", "/export-markets"),
        ("/export_markets", "/export-markets"),
        ("/overview?region=usa", "/?region=usa"),
        ("/plain/Exportmarkten?year=2016", "/plain/export-markets?year=2016"),
        ("/embed/TOURISM", "/embed/tourism"),
    ],
)
def test_a_path_that_means_a_page_leads_there(path, right):
    answer = ask(APP, path)
    assert (answer.status, answer.headers["location"]) == (307, right)


def test_below_a_base_path_it_stays_below():
    app = served(base_path="/figures")
    assert ask(app, "/figures/Tourism%3Fregion=usa").headers["location"] == "/figures/tourism?region=usa"
    assert "/figures/tourism?lang=en" in ask(app, "/figures/nowhere").text()


@pytest.mark.parametrize(
    "path", ["/ads.txt", "/no-such-page", "/a/b/c", "/tourism/x/y", "/wp-login.php", "/plain/nope"]
)
def test_elsewhere_is_nothing_in_the_readers_language_and_with_the_way_to_every_page(path):
    answer = ask(APP, path, accept_language=FLEMISH, accept_encoding="gzip")
    assert answer.status == 404
    tree = lxml.html.document_fromstring(answer.text())
    assert (tree.get("lang"), tree.findtext(".//h1")) == (
        "nl",
        reader_for("nl").text("There is no such page."),
    )
    assert len(tree.xpath("//main/ul//a")) == len(entries())


@pytest.mark.parametrize(
    ("path", "meant"),
    [("/tourisme", "/tourism"), ("/exportmarkt", "/export-markets"), ("/a/budgett", "/budget")],
)
def test_the_nearest_page_is_named_first_where_one_is_near(path, meant):
    tree = lxml.html.document_fromstring(ask(APP, f"{path}?lang=nl").text())
    assert tree.xpath("//main//b/a/@href") == [f"{meant}?lang=nl"]


@pytest.mark.parametrize(
    "path",
    [
        "/tourism",
        "/plain/tourism",
        "/embed/tourism",
        "/nowhere",
        "/plain/nowhere",
        "/api/v1/figures?page=tourism",
    ],
)
def test_the_first_language_that_there_is_counts_on_every_kind_of_answer(path):
    answer = ask(APP, path, accept_language=FLEMISH)
    assert "accept-language" in answer.headers.get("vary", "") or answer.status == 404
    if path.startswith("/api"):
        assert answer.json()["view"]["lang"] == "nl"
    else:
        assert '<html lang="nl"' in answer.text()
    assert set(LANGUAGES) == {"en", "nl"}


def test_programs_ask_as_readers_do():
    said = ask(APP, "/api/v1/figures?page=Tourism&region=USA)&utm_source=x").json()
    assert said["view"]["region"] == ["usa"]
    assert said == ask(APP, "/api/v1/figures?page=tourism&region=usa").json()


def test_a_hint_is_a_link_to_the_view_that_may_be_meant():
    tree = lxml.html.document_fromstring(
        ask(APP, "/plain/tourism?lang=en&region=deu&region=Netherlandz").text()
    )
    (to,) = tree.xpath("//*[@class='remarks']//a/@href")
    assert to == "?lang=en&region=deu&region=nld"
