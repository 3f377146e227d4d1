"""Asks an ASGI application in this process, without a network: for tests of what the service answers."""

import asyncio
import gzip
import json
from collections.abc import Coroutine, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import unquote, urlsplit

from starlette.types import ASGIApp, Message

Made = TypeVar("Made")


@dataclass(frozen=True)
class Answer:
    """What came back: the status, the headers by their names in lower case, and the body, unpacked."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)

    def text(self) -> str:
        """The body as text, without a byte order mark."""
        return self.body.decode("utf-8-sig")


def awaited(asked: Coroutine[Any, Any, Made]) -> Made:
    """What comes of something that is awaited, in a loop of its own.

    In a thread of its own too: where a browser is driven in this process, its loop runs in the main thread.
    """
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(asyncio.run, asked).result()


def ask(
    app: ASGIApp,
    address: str,
    method: str = "GET",
    host: str = "figures.test",
    sent: list[Message] | None = None,
    body: bytes = b"",
    **headers: str,
) -> Answer:
    """The answer to one request. Headers are named as Python names: `if_none_match="..."`.

    Its parts are put into `sent` as they come.
    """
    # What begins with two slashes is a path all the same, as it is behind a host.
    parts = urlsplit(f"http://figures.test{address}" if address.startswith("/") else address)
    told = {"host": host, **{name.replace("_", "-"): value for name, value in headers.items()}}
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": unquote(parts.path),
        "raw_path": parts.path.encode(),
        "query_string": parts.query.encode(),
        "root_path": "",
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in told.items()],
        "server": (host, 80),
        "client": ("127.0.0.1", 50000),
    }
    sent = [] if sent is None else sent

    asked: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> Message:
        if not asked:
            await asyncio.Event().wait()  # the one who asks stays until the answer is there
        return asked.pop()

    async def send(message: Message) -> None:
        sent.append(message)

    awaited(app(scope, receive, send))
    found = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in sent[0]["headers"]}
    got = b"".join(message.get("body", b"") for message in sent[1:])
    packed = found.get("content-encoding") == "gzip" and got
    return Answer(sent[0]["status"], found, gzip.decompress(got) if packed else got)
