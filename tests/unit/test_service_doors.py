"""Which of Streamlit's addresses are open. The addresses are Streamlit's own list: what a new version adds is closed."""

import pytest
from starlette.responses import PlainTextResponse
from streamlit.web.server.starlette.starlette_app import create_streamlit_routes

from asgi_client import ask
from dashboard.service.doors import LONGEST_NAME, OPEN, STREAM, Doors

FILES = {"media/{file_id:path}", "app/static/{path:path}", ""}
BASE = "/figures"


class Anything:
    """Stands for the parts of Streamlit that routes are made of, and are not asked here."""

    _main_script_path = "app.py"

    def __getattr__(self, name):
        return Anything()


ROUTES = sorted({route.path.strip("/") for route in create_streamlit_routes(Anything())})


def behind(**more):
    return Doors(PlainTextResponse("open"), base=BASE, **more)


def test_streamlits_list_is_one():
    assert len(ROUTES) > 10
    assert {path.strip("/") for path in OPEN} | {STREAM.strip("/")} | FILES <= set(ROUTES)


@pytest.mark.parametrize("path", ROUTES)
def test_only_what_pages_use_of_streamlit_is_open(path):
    known = path in FILES or f"/{path}" in OPEN
    asked = path.replace("{file_id:path}", "x.png").replace("{path:path}", "x.js")
    assert ask(behind(), f"{BASE}/{asked}").status == (200 if known else 404)


@pytest.mark.parametrize("path", ["/tourism", *OPEN])
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT"])
def test_nothing_can_be_changed(method, path):
    answer = ask(behind(), BASE + path, method=method)
    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("path", ["/_stcore/upload_file/a/b", "/component", "/_stcore", "/auth/login"])
def test_what_is_closed_is_closed_without_the_base_path_too(path):
    assert ask(behind(), path, method="PUT").status == ask(behind(), BASE + path).status == 404


@pytest.mark.parametrize("path", ["/tourism", "/", "/mediation", "/staticky", "/plain/tourism", "/healthz"])
def test_everything_else_is_let_through(path):
    assert ask(behind(), BASE + path).status == 200


@pytest.mark.parametrize("below", ["/app/static/", "/static/", "/"])
@pytest.mark.parametrize("sign", ["a", "é"])
def test_a_name_longer_than_any_is_of_nothing(below, sign):
    assert ask(behind(), f"{BASE}{below}{sign * (LONGEST_NAME + 1)}").status == 404
