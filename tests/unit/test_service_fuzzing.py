"""Anything may be asked of any address: no fault, no echo that a browser would take for HTML, no answer without end."""

import logging
import time
from urllib.parse import quote, urlencode

import lxml.html
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as some

from asgi_client import ask
from asgi_service import served
from dashboard.service.api.asking import OF_PAGES
from dashboard.service.contents import entries, path_of
from dashboard.service.views import teller
from dashboard.view import COMMON
from page_content import package

SLUGS = [entry.slug for entry in entries()]
QUICK = ["overview", "export-markets", "services-balance", "budget", "timeline", "brief"]
"""Pages that take little to run: each new question runs one."""

LARGEST = 2_000 * len(package().observations())
LONGEST = 20.0
"""Bytes (of an answer that holds every figure) and seconds that no answer exceeds, whatever is asked and however busy
the machine that tests.
"""

NASTY = [
    "<zq x>", '" zq="1', "' zq='1", "</title><zq x>", "</noscript><zq x>", "</style><zq x>", "--><zq x>",
    "]]><zq x>", "&lt;zq x&gt;", "[zq](javascript:zq)", "javascript:zq", "**<zq x>**", "- <zq x>", "$zq$",
    "{zq}", "{0}", "%s%n", "%", "%zz", "\x00", "\x1b[31m", "\r\nX-Zq: 1", "\u202ezq", "\u2028", "\ufeff",
    "../../etc/passwd", "' OR 1=1 --", "=zq()", "1e999", "-1", "9" * 400, "0x10", "ＵＳＡ", "é" * 80, "all", "",
    " ", "usa\n", "Usa", "nan", "__class__", "x" * 6000, "export-markets.markets~region.<zq x>", "1.<zq x>",
]  # fmt: skip
CODES = [
    "usa",
    "trade",
    "tourism",
    "2015",
    "nl",
    "en",
    "goods-exports-be-vlg-usa-2015",
    "export-markets.markets",
]
NAMES = [
    *COMMON,
    *sorted(OF_PAGES),
    "page",
    "card",
    "embed",
    "embed_options",
    "utm_source",
    "<zq x>",
    "",
    "é",
]
ENDPOINTS = [
    "/api/v1/catalogue", "/api/v1/catalogue.csv", "/api/v1/figures", "/api/v1/figures.csv",
    "/api/v1/figures/goods-exports-be-vlg-usa-2015", "/api/v1/tables/regions", "/api/v1/openapi.json",
    "/api/v1/package.zip",
]  # fmt: skip

values = some.one_of(some.sampled_from(NASTY), some.sampled_from(CODES), some.text(max_size=30))
pairs = some.lists(some.tuples(some.sampled_from(NAMES), values), min_size=1, max_size=6)
queries = some.one_of(
    pairs.map(lambda said: urlencode(said, errors="replace").encode()),
    some.tuples(some.sampled_from(NAMES), some.integers(2, 60)).map(
        lambda many: "&".join(f"{quote(many[0])}={n}<zq x>" for n in range(many[1])).encode()
    ),
    some.binary(max_size=120),
)


def examples(number):
    """So many examples; none of them is hurried, for a machine may be busy."""
    slow = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
    return settings(max_examples=number, deadline=None, database=None, suppress_health_check=slow)


APP = served()


def asked(path, query, app=APP, **headers):
    """The answer to a query of these very bytes, which holds what every answer must hold."""

    async def raw(scope, receive, send):
        await app({**scope, "query_string": query}, receive, send)

    begun = time.monotonic()
    answer = ask(raw, path, **headers)
    assert time.monotonic() - begun < LONGEST
    assert answer.status in (200, 307, 400, 404, 414), answer.text()[:300]
    assert len(answer.body) < LARGEST
    assert not any(sign in value for value in answer.headers.values() for sign in "\r\n\0")
    assert "x-zq" not in answer.headers
    assert "Traceback" not in answer.body.decode("utf-8", "replace")
    if answer.headers.get("content-type", "").startswith("text/html"):
        harmless(answer.text())
    return answer


def harmless(html):
    """Nothing that was asked has become an element, an attribute or a script of the page."""
    tree = lxml.html.document_fromstring(html.partition("-->")[2] if html.startswith("<!--") else html)
    assert not tree.xpath("//zq | //*[@zq] | //*[@x and not(ancestor::svg)]")
    assert not tree.xpath("//@href[starts-with(., 'javascript:')]")
    assert not tree.xpath("//script[contains(., 'zq')]")
    assert not tree.xpath("//@*[starts-with(name(), 'on')]")


@pytest.fixture(autouse=True)
def _nothing_fails_behind_the_answers(caplog):
    caplog.set_level(logging.ERROR)
    yield
    assert [record.getMessage() for record in caplog.records if record.name.startswith("dashboard")] == []


@examples(20)
@given(slug=some.sampled_from(SLUGS), query=queries)
@example(slug="tourism", query=b"region=%ff%fe&lang=%c3%28&\xff\xfe=\xe9")
@example(slug="overview", query=b"&" * 150 + b"=" * 150)
def test_no_query_breaks_the_shell_of_a_page(slug, query):
    answer = asked(path_of(slug), query, sec_fetch_mode="navigate")
    if answer.status == 307:  # what the link has suffered is put right
        path, _, query = answer.headers["location"].partition("?")
        answer = asked(path, query.encode(), sec_fetch_mode="navigate")
    assert answer.status == 200


@pytest.mark.parametrize("slug", SLUGS)
def test_the_worst_query_breaks_no_page_when_it_is_told(slug):
    worst = [(name, value) for name in ("theme", "region", "year", "figure", "v", "pin", "note", "zq")
             for value in NASTY if len(value) < 40]  # fmt: skip
    query = urlencode([*worst[:150], ("region", "usa")], errors="replace").encode()
    tree = asked(f"/plain/{slug}", query + b"&\xff=%ff")
    assert tree.status == 200


@examples(18)
@given(kind=some.sampled_from(["/plain/", "/embed/", "/"]), slug=some.sampled_from(QUICK), query=queries)
@example(kind="/embed/", slug="export-markets", query=b"card=%3Czq%20x%3E&region=%00")
def test_no_query_breaks_a_page_that_is_told(kind, slug, query):
    path = path_of(slug) if kind == "/" else f"{kind}{slug}"
    assert asked(path, query).status == 200


@examples(15)
@given(form=some.sampled_from(["png", "svg"]), query=queries)
@example(form="svg", query=b"\xff=\x80")
def test_no_query_breaks_a_picture(form, query):
    assert asked(f"/preview.{form}", b"page=budget&" + query).status == 200


@examples(80)
@given(path=some.sampled_from(ENDPOINTS), query=queries)
@example(path="/api/v1/figures", query=b"layer=\xff&place=%ff")
def test_no_query_breaks_an_address_of_the_data(path, query):
    answer = asked(path, query)
    assert answer.headers["content-type"].partition(";")[0] in (
        "application/json", "application/problem+json", "text/csv", "application/zip",
    )  # fmt: skip


@examples(60)
@given(
    before=some.sampled_from(["/", "/plain/", "/embed/", "/api/v1/figures/", "/api/v1/tables/", "/plain/x/"]),
    path=some.one_of(some.sampled_from(NASTY), some.text(max_size=40)),
)
def test_no_path_breaks_anything(before, path):
    asked(before + quote(path, safe="/", errors="replace"), b"lang=nl")


@pytest.mark.usefixtures("untold")
@pytest.mark.parametrize("path", ["/tourism", "/plain/tourism", "/embed/tourism", "/preview.png", "/plain"])
@pytest.mark.parametrize(
    "query", [b"page=tourism&region=" + b"x" * 20_000, b"page=tourism" + b"&region=usa" * 1000]
)
def test_what_is_too_much_is_answered_without_running_a_page_for_it(path, query, monkeypatch):
    ran = []
    monkeypatch.setattr(teller, "content_of", lambda outline, edition, said, **_: ran.append(said))
    answer = asked(path, query, served(), sec_fetch_mode="navigate")
    # A list that says the same a thousand times is put right before its length counts.
    assert answer.status in ({200, 307} if path == "/tourism" else {307, 414})
    assert ran == []


def test_a_header_without_end_is_read_to_no_end():
    many = ",".join(f"x-{n}" for n in range(20_000))
    assert asked("/tourism", b"", accept_language=many, sec_fetch_mode="navigate").status == 200
