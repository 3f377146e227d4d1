"""The door for programs: the tools over streamable HTTP, each question on its own and nothing kept between two."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from dashboard.service.views import Teller

PATH = "/mcp"
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
        protocol = await run_in_threadpool(_loaded)
        await protocol.answer(self._teller, self._base, scope, receive, send)


def _loaded() -> object:
    from dashboard.service.tools import protocol

    return protocol
