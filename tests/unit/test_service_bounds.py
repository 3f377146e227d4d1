"""What costs is bounded for each client before it is begun, at every address there is."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any, NoReturn

import pytest
from starlette.routing import Route

import dashboard.service
from asgi_client import ask
from asgi_service import served
from dashboard.data.store import Store
from dashboard.service import about, signposts
from dashboard.service.contents import entries, path_of
from dashboard.service.tools import PATH as TOOLS
from dashboard.service.workers import Busy, Workers

SAME_FOR_ALL = {*signposts.PATHS, about.SECURITY, about.STATUS, "/geometry/{name}.geojson"}
"""Addresses whose answers cost as little whatever is asked of them."""

ASIDE = {"edition", "_loaded", "_name_alone", "_icon", "_packed", "shown", "answer"}
"""What is done in the pool that is open to all: nothing of it depends on what is asked, or it is a file that is there."""

NAMES = {"slug": "tourism", "name": "regions", "id": "nights-be-vlg-usa-2023"}
OF_THE_TEST = {"/another-page", "/{path:path}"}


def test_at_every_address_whoever_finds_no_room_is_told_so_before_anything_is_worked_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = served()
    asked: list[str] = []
    opened: list[str] = []

    async def full(workers: Workers, *args: Any, **more: Any) -> NoReturn:
        asked.append(more["client"])
        raise Busy

    monkeypatch.setattr(Workers, "do", full)
    monkeypatch.setattr(Store, "version", lambda *args: opened.append(args[1]))
    own = {route.path for route in app.routes if isinstance(route, Route)} - OF_THE_TEST
    data = {f"/api{route.path}" for route in app.state.data.routes if isinstance(route, Route)}
    pages = {path_of(entry.slug) for entry in entries()}
    assert len(own) > len(SAME_FOR_ALL) < len(data)

    unbounded = set()
    for path in own | data | pages:
        asked.clear()
        answer = ask(app, f"{path.format_map(NAMES)}?asof=1.0.0&region=usa")
        assert answer.status < 500 or answer.status == 503, path
        if not asked:
            unbounded.add(path)
        assert all(asked), f"{path}: whose work it is must be known"
    assert (unbounded, opened) == (SAME_FOR_ALL, [])


def test_nothing_that_depends_on_what_is_asked_is_done_in_the_pool_that_is_open_to_all() -> None:
    folder = Path(next(iter(dashboard.service.__path__)))
    given = [
        (path.name, ast.unparse(call.args[0]).rpartition(".")[2])
        for path in folder.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and ast.unparse(call.func) in ("run_in_threadpool", "asyncio.to_thread")
    ]
    assert {name for _, name in given} == ASIDE, given


QUESTION = b"""{"jsonrpc": "2.0", "id": 1, "method": "tools/call",
"params": {"name": "find_figures", "arguments": {"about": "nights"}}}"""


def test_a_program_that_finds_no_room_gets_an_error_and_no_empty_list(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def full(*args: Any, **more: Any) -> NoReturn:
        raise Busy

    monkeypatch.setattr(Workers, "do", full)
    headers = {"content_type": "application/json", "accept": "application/json, text/event-stream"}
    answer = ask(served(), TOOLS, "POST", body=QUESTION, **headers)
    told = answer.json()["result"]
    assert told["isError"]
    assert "nothing may be inferred" in told["content"][0]["text"]
