"""The door for programs: the tools over streamable HTTP, each question on its own and nothing kept between two."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send

from dashboard.service.views import Teller

PATH = "/mcp"
LARGEST_QUESTION = 64_000
"""Bytes."""

OPEN = (
    (b"access-control-allow-origin", b"*"),
    (b"access-control-allow-headers", b"content-type, accept, mcp-protocol-version, mcp-method, mcp-name"),
)


class Endpoint:
    """An ASGI application that answers programs below one path.

    What speaks the protocol takes a second to load, so it is loaded with the first question.
    """

    def __init__(self, teller: Teller, base: str = "") -> None:
        self._teller, self._base = teller, base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a question; whoever would listen for more (GET) is told that nothing is kept for them."""
        if scope["method"] == "OPTIONS":
            await PlainTextResponse("", 204, headers={k.decode(): v.decode() for k, v in OPEN})(
                scope, receive, send
            )
            return
        if scope["method"] != "POST":
            said = "This is where programs ask by the Model Context Protocol, with POST."
            await PlainTextResponse(said, 405, headers={"allow": "POST, OPTIONS"})(scope, receive, send)
            return
        # Read before it is handed on: of whoever breaks off, the protocol's library would log a fault with its traceback.
        try:
            question = await _whole(Request(scope, receive))
        except ClientDisconnect:
            return
        if question is None:
            await PlainTextResponse("A question is shorter.", 413)(scope, receive, send)
            return
        read = False

        async def again() -> Message:
            nonlocal read
            if read:
                return await receive()
            read = True
            return {"type": "http.request", "body": question, "more_body": False}

        protocol = await run_in_threadpool(_loaded)
        await protocol.answer(self._teller, self._base, scope, again, send)


async def _whole(request: Request) -> bytes | None:
    """The body of a request; None where it is longer than a question may be."""
    if int(request.headers.get("content-length", "0")) > LARGEST_QUESTION:
        return None
    found = b""
    async for part in request.stream():
        found += part
        if len(found) > LARGEST_QUESTION:
            return None
    return found


def _loaded() -> object:
    from dashboard.service.tools import protocol

    return protocol
