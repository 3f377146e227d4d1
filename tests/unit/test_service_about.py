"""What the service says of itself to people and to programs: status, security.txt, the log."""

import json
import logging
import sys

import pytest
from starlette.applications import Starlette

from asgi_client import ask
from dashboard.data import DATA_FOLDER
from dashboard.data.store import store
from dashboard.locale import LANGUAGES
from dashboard.service import about, logs, waiting
from dashboard.service.logs import PLAIN, Plain, Structured
from dashboard.service.settings import Settings
from dashboard.ui.internals import logger


def served(**settings):
    return Starlette(routes=about.routes(store(DATA_FOLDER, LANGUAGES), Settings(**settings)))


@pytest.mark.parametrize(
    ("contact", "said"),
    [
        ("info@example.be", "mailto:info@example.be"),
        ("https://example.be/contact", "https://example.be/contact"),
    ],
)
def test_security_txt_says_whom_to_tell_and_until_when_it_holds(contact, said):
    lines = ask(served(contact=contact), "/.well-known/security.txt").text().splitlines()
    assert lines[0] == f"Contact: {said}"
    assert lines[1].startswith("Expires: 20")


def test_without_a_contact_there_is_no_security_txt():
    assert ask(served(), "/.well-known/security.txt").status == 404


@pytest.mark.parametrize(
    ("told", "said", "status"),
    [
        ({"ready": True, "refused": None, "problems": []}, "Het dashboard werkt, met de nieuwste", 200),
        ({"ready": True, "refused": {}, "problems": []}, "Het dashboard werkt, met de nieuwste", 200),
        ({"ready": True, "refused": {"version": "2"}, "problems": []}, "de vorige wel", 200),
        ({"ready": True, "refused": None, "problems": ["one"]}, "Bij sommige cijfers", 200),
        ({"ready": False, "refused": None, "problems": []}, "kan nu geen cijfers", 503),
    ],
)
def test_people_are_told_in_their_language_whether_it_is_well(monkeypatch, told, said, status):
    data = {"version": "1.0.0", "taken": "2026-11-21T10:00:00+00:00", "problems": told["problems"]}
    monkeypatch.setattr(about, "readiness", lambda _: {**told, "data": data})
    answer = ask(served(), "/status", accept_language="nl-BE,nl;q=0.9")
    assert (answer.status, said in answer.text()) == (status, True)
    assert "1.0.0" in answer.text()


def fault():
    try:
        raise RuntimeError("broken")
    except RuntimeError:
        record = logging.makeLogRecord({"name": "dashboard", "levelname": "ERROR", "msg": "failed %s"})
        record.args, record.exc_info, record.request = ("twice",), sys.exc_info(), "0a1b2c"
        return record


def test_a_fault_in_the_log_of_programs_is_one_object_with_the_number_of_the_request():
    told = json.loads(Structured().format(fault()))
    assert (told["message"], told["request"], told["level"]) == ("failed twice", "0a1b2c", "error")
    assert "RuntimeError: broken" in told["fault"]


def test_a_fault_in_the_log_of_people_has_the_number_on_its_first_line():
    first, *rest = Plain(PLAIN).format(fault()).splitlines()
    assert first.endswith("failed twice [0a1b2c]")
    assert rest[-1] == "RuntimeError: broken"


def test_waiting_ends_with_a_sentence_where_nobody_answers(capsys):
    said = {"DASHBOARD_PORT": "1", "DASHBOARD_ADDRESS": "127.0.0.1"}
    assert waiting.main(said, longest=0) == 1
    assert "was not ready within" in capsys.readouterr().err


def test_what_streamlit_and_the_server_log_has_the_form_of_the_log(monkeypatch):
    monkeypatch.setattr(logger, "setup_formatter", logger.setup_formatter)
    logs.gather()
    logger.init_uvicorn_logs()
    new = logger.get_logger("streamlit.loaded_later")
    for one in (new, *map(logging.getLogger, ("uvicorn.error", "websockets", "streamlit"))):
        own = [each for each in one.handlers if type(each) is logging.StreamHandler]
        assert (own, one.propagate) == ([], True), one.name
