"""What every answer carries, which names are answered, and that no fault shows a reader more than a sentence."""

import re
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from asgi_client import ask, awaited
from dashboard import ui
from dashboard.locale import LANGUAGES
from dashboard.service import policy
from dashboard.service.app import scripts_of_pages
from dashboard.service.guard import FAULT, NUMBER, Guard, Hosts, security_headers
from dashboard.service.packed import Packed
from dashboard.service.previews import head

HEADERS = security_headers("default-src 'none'", embeddable=False)


async def seen(scope, receive, send):
    """Answers with the Origin that it was told of."""
    origin = dict(scope["headers"]).get(b"origin", b"none")
    await PlainTextResponse(origin.decode())(scope, receive, send)


def failing(request):
    raise RuntimeError("secret at /home/somebody/secret.py")


def test_every_answer_has_the_headers_also_one_that_is_an_error():
    app = Guard(Starlette(), headers=HEADERS)
    answer = ask(app, "/nothing")
    assert answer.status == 404
    assert HEADERS.items() <= answer.headers.items()


def test_an_answer_keeps_the_policy_that_it_has_itself():
    own = {"content-security-policy": "default-src 'self'"}
    app = Guard(PlainTextResponse("x", headers=own), headers=HEADERS)
    assert ask(app, "/").headers["content-security-policy"] == "default-src 'self'"


def test_a_fault_is_a_sentence_to_the_reader_and_a_traceback_in_the_log(caplog):
    app = Guard(Starlette(routes=[Route("/", failing)]), headers=HEADERS)
    answer = ask(app, "/")
    assert answer.status == 500
    assert "secret" not in answer.text()
    assert HEADERS.items() <= answer.headers.items()
    assert "secret.py" in caplog.text


def test_a_fault_before_any_answer_is_told_in_the_same_sentence(caplog):
    async def broken(scope, receive, send):
        raise RuntimeError("secret")

    answer = ask(Guard(broken, headers=HEADERS), "/")
    number = answer.headers[NUMBER]
    assert (answer.status, answer.text()) == (500, FAULT.format(number=number))
    assert caplog.records[-1].request == number


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("figures.test", 200),
        ("figures.test:8501", 200),
        ("FIGURES.TEST", 200),
        ("a.example.be", 200),
        ("example.be", 421),
        ("evilexample.be", 421),
        ("figures.test.evil.be", 421),
        ("[::1]:8501", 200),
        ("", 421),
    ],
)
def test_only_the_names_of_the_dashboard_are_answered(host, status):
    app = Hosts(seen, allowed=("figures.test", "*.example.be", "[::1]"))
    assert ask(app, "/", host=host).status == status


def test_without_a_list_every_name_is_answered():
    assert ask(Hosts(seen, allowed=()), "/", host="anything").status == 200


def test_health_checks_are_answered_by_number():
    app = Hosts(seen, allowed=("figures.test",), open_to_all=("/healthz",))
    assert ask(app, "/healthz", host="10.0.0.7:8501").status == 200
    assert ask(app, "/healthz/more", host="10.0.0.7:8501").status == 421


def test_a_foreign_origin_is_kept_from_what_is_behind():
    app = Hosts(seen, allowed=())
    assert ask(app, "/", origin="http://figures.test").text() == "http://figures.test"
    assert ask(app, "/", origin="https://evil.example").text() == "none"
    assert ask(app, "/", origin="http://[").text() == "none"


@pytest.mark.parametrize(
    ("origin", "host", "passes"),
    [
        (b"http://figures.test", b"figures.test", True),
        (b"http://evil.test", b"figures.test", False),
        (b"http://evil.test", b"evil.test", False),
        (None, b"figures.test", True),
    ],
)
def test_a_websocket_of_another_origin_is_refused(origin, host, passes):
    reached, sent = [], []

    async def behind(scope, receive, send):
        reached.append(scope)

    async def send(message):
        sent.append(message)

    headers = [(b"host", host), *([(b"origin", origin)] if origin else [])]
    scope = {"type": "websocket", "path": "/_stcore/stream", "headers": headers}
    awaited(Hosts(behind, allowed=("figures.test",))(scope, None, send))
    assert bool(reached) is passes
    assert sent == ([] if passes else [{"type": "websocket.close", "code": 1008}])


def test_the_policy_names_no_other_host_and_runs_no_text():
    said = policy.for_pages(["window.x = 1"])
    assert not re.search(
        r"https?:|\*|unsafe-eval'|script-src[^;]*unsafe-inline", said.replace("'wasm-unsafe-eval'", "")
    )
    assert "frame-ancestors 'none'" in said
    assert "default-src 'none'" in said


def test_sites_may_embed_where_they_are_configured():
    assert "frame-ancestors https://a.be https://b.be" in policy.for_pages(
        [], ["https://a.be", "https://b.be"]
    )
    assert "x-frame-options" not in security_headers("", embeddable=True)
    assert HEADERS["x-frame-options"] == "DENY"


def test_a_script_is_allowed_by_the_hash_that_browsers_work_out():
    # From the specification of Content Security Policy, level 3.
    assert "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='" in policy.for_pages(
        ["alert('Hello, world.');"]
    )


def test_inline_scripts_are_found_and_files_are_not():
    html = '<script>\n one </script><script type="module" src="./x.js"></script><script>two</script>'
    assert policy.scripts_of(html) == ("\n one ", "two")


def test_every_script_that_a_page_puts_into_itself_is_allowed():
    """A new one is added to `scripts_of_pages`, or browsers refuse it."""
    rooms = Path(ui.__file__).parent
    using = {
        path.name for path in rooms.rglob("*.py") if "unsafe_allow_javascript=True" in path.read_text("utf-8")
    }
    assert using == {"frame.py", "search.py"}
    allowed = scripts_of_pages()
    own = {ui.search.SCRIPT, ui.frame.SCRIPT, head.LATE_SCRIPT, head.HEARD_SCRIPT, head.LATER_SCRIPT}
    assert own | {*map(ui.frame.in_language, LANGUAGES)} == set(allowed)
    assert not any("</script" in script for script in allowed)


@pytest.fixture
def packed(tmp_path):
    (tmp_path / "js").mkdir()
    (tmp_path / "js" / "a.js").write_text("const a = 1;\n" * 500)
    (tmp_path / "js" / "font.woff2").write_text("x" * 5000)
    (tmp_path.parent / "outside.js").write_text("outside")
    return Packed(PlainTextResponse("from behind"), folder=tmp_path, prefix="/base/static")


def test_a_file_is_packed_and_kept_for_good(packed):
    answer = ask(packed, "/base/static/js/a.js", accept_encoding="gzip, br")
    assert answer.text() == "const a = 1;\n" * 500
    assert answer.headers["content-encoding"] == "gzip"
    assert int(answer.headers["content-length"]) < 500
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["vary"] == "accept-encoding"
    again = ask(packed, "/base/static/js/a.js", accept_encoding="gzip", if_none_match=answer.headers["etag"])
    assert (again.status, again.body) == (304, b"")


def test_a_font_is_kept_for_good_as_it_is(packed):
    answer = ask(packed, "/base/static/js/font.woff2", accept_encoding="gzip")
    assert (answer.text(), answer.headers["content-type"]) == ("x" * 5000, "font/woff2")
    assert "content-encoding" not in answer.headers
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/base/static/js/a.js", {}),
        ("/base/static/js/a.js", {"accept_encoding": "gzip;q=0"}),
        ("/base/static/js/a.js", {"accept_encoding": "gzip", "range": "bytes=0-1"}),
        ("/base/static/js/none.js", {"accept_encoding": "gzip"}),
        ("/base/static/../outside.js", {"accept_encoding": "gzip"}),
        ("/base/static//etc/passwd.js", {"accept_encoding": "gzip"}),
        ("/base/static/" + "x" * 5000 + ".js", {"accept_encoding": "gzip"}),
        ("/base/static/a%00.js", {"accept_encoding": "gzip"}),
        ("/static/js/a.js", {"accept_encoding": "gzip"}),
    ],
)
def test_all_else_is_left_to_what_is_behind(packed, path, headers):
    assert ask(packed, path, **headers).text() == "from behind"


@pytest.mark.parametrize(("scheme", "secure"), [("https", True), ("http", False)])
def test_cookies_are_for_tls_alone_where_there_is_tls(scheme, secure):
    async def setting(scope, receive, send):
        answer = PlainTextResponse("x")
        answer.set_cookie("a", "b")
        await answer(scope, receive, send)

    async def asked(scope, receive, send):
        await Guard(setting, headers=HEADERS)({**scope, "scheme": scheme}, receive, send)

    assert ("secure" in ask(asked, "/").headers["set-cookie"].lower()) is secure
