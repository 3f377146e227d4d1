"""What stands before everything else: which hosts are answered, what every answer carries, what a fault looks like."""

from __future__ import annotations

import logging
import secrets
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.locale import mark, preferred, reader_for
from dashboard.service import policy
from dashboard.service.rates import Buckets, Rate

FAULT = mark("Something went wrong here. The fault has been logged under {number}.")
REQUESTS = Rate(100, 1000)
"""What one address may ask for: the pages of a ministry, each with some sixty files, all of which come at once."""

NUMBER = "x-request-id"

_log = logging.getLogger(__name__)


class Guard:
    """Adds the security headers to every answer, and turns a fault into one sentence: the log has the details.

    A header that an answer has already is left as it is.
    """

    def __init__(self, app: ASGIApp, *, headers: Mapping[str, str]) -> None:
        self._app = app
        self._headers = dict(headers)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False
        number = secrets.token_hex(6)

        async def answer(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                message = {**message, "headers": _secured(message.get("headers", ()), scope)}
                sent = MutableHeaders(scope=message)
                sent[NUMBER] = number
                if scope.get("scheme") == "https":
                    sent.setdefault("strict-transport-security", "max-age=31536000")
                for name, value in self._headers.items():
                    sent.setdefault(name, value)
                del sent["server"]
            await send(message)

        try:
            await self._app(scope, receive, answer)
        except Exception:  # noqa: BLE001 - whatever it is, a reader gets a sentence and the log the traceback
            _log.exception(
                "the answer to %s %r failed", scope["method"], scope["path"], extra={"request": number}
            )
            if not started:
                accepted = Headers(scope=scope).get("accept-language", "")
                said = reader_for(preferred(accepted)).text(FAULT, number=number)
                await PlainTextResponse(said, status_code=500)(scope, receive, answer)


def _secured(headers: Iterable[tuple[bytes, bytes]], scope: Scope) -> list[tuple[bytes, bytes]]:
    """The headers of an answer, its cookies for TLS alone where it was asked for so; Streamlit does not know that it was."""
    if scope.get("scheme") != "https":
        return list(headers)
    return [
        (name, value + b"; Secure")
        if name.lower() == b"set-cookie" and b"; secure" not in value.lower()
        else (name, value)
        for name, value in headers
    ]


class Hosts:
    """Answers only to the names that the dashboard has, and keeps foreign origins away from what is behind.

    Streamlit, asked by a page of another origin, would ask a third party what this machine's own address is. So a
    websocket of another origin is refused here, and other requests lose their Origin: it means nothing to them.
    Paths in `open_to_all` (health checks, which orchestrators ask by number) are answered by any name.
    """

    def __init__(self, app: ASGIApp, *, allowed: Sequence[str], open_to_all: Sequence[str] = ()) -> None:
        self._app = app
        self._allowed = frozenset(name for name in allowed if not name.startswith("*."))
        self._below = tuple(name.removeprefix("*") for name in allowed if name.startswith("*."))
        self._open = frozenset(open_to_all)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request, or says that nothing of that name is here."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        host, origin = headers.get("host", ""), headers.get("origin")
        foreign = origin is not None and _netloc(origin) != host.lower()
        refused = scope["path"] not in self._open and not self._knows(host)
        if scope["type"] == "websocket" and (refused or foreign):
            await send({"type": "websocket.close", "code": 1008})
        elif refused:
            text = "There is nothing of this name here: DASHBOARD_ALLOWED_HOSTS does not have it."
            await PlainTextResponse(text, status_code=421)(scope, receive, send)
        else:
            if foreign:
                kept = [pair for pair in scope["headers"] if pair[0] != b"origin"]
                scope = {**scope, "headers": kept}
            await self._app(scope, receive, send)

    def _knows(self, host: str) -> bool:
        name = _without_port(host.lower())
        if not self._allowed and not self._below:
            return True
        return name in self._allowed or name.endswith(self._below)


class Pace:
    """Answers no address that asks for more than REQUESTS, as a proxy would where there is one (deploy/nginx).

    Paths in `open_to_all` are always answered; `refused` counts what was not.
    """

    def __init__(
        self, app: ASGIApp, *, open_to_all: Sequence[str] = (), refused: Counter[str] | None = None
    ) -> None:
        self._app = app
        self._open = frozenset(open_to_all)
        self._refused = Counter() if refused is None else refused
        self._asked = Buckets(REQUESTS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request, or says that there are too many."""
        client = scope["client"][0] if scope.get("client") else ""
        if scope["type"] != "http" or scope["path"] in self._open or self._asked.of(client).spare():
            await self._app(scope, receive, send)
            return
        self._refused["requests"] += 1
        said = {"retry-after": "5", "cache-control": "no-store"}
        await PlainTextResponse("Too many requests.", 429, said)(scope, receive, send)


def _netloc(address: str) -> str:
    try:
        return urlsplit(address).netloc.lower()
    except ValueError:
        return ""


def _without_port(host: str) -> str:
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.partition(":")[0]


def security_headers(content_policy: str, *, embeddable: bool) -> dict[str, str]:
    """The headers of every answer; old browsers that do not know frame-ancestors are told by X-Frame-Options."""
    headers = {
        "content-security-policy": content_policy,
        "x-content-type-options": "nosniff",
        "referrer-policy": "same-origin",
        "permissions-policy": policy.PERMISSIONS,
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
    }
    return headers if embeddable else {**headers, "x-frame-options": "DENY"}
