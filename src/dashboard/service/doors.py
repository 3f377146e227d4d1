"""Which of Streamlit's addresses are open: those that pages use. All others do not exist here.

Streamlit takes uploads, runs pages for programs, logs people in and tells of its caches, whether an app has a use for
that or not; what the next version adds is closed until it is named here.
"""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

STREAM = "/_stcore/stream"
MASTERS = "/_stcore/host-config"
"""Where Streamlit's client asks which pages around it may tell it what to do."""

OPEN = ("/_stcore/health", MASTERS)
"""What Streamlit's client asks for before it opens the websocket."""

FILES = ("/media/", "/app/static/", "/static/")
"""Below these are files: downloads that a reader has asked for, ours, and Streamlit's."""

ROOMS = ("/_stcore", "/media", "/component", "/app", "/auth", "/oauth2callback", "/static")
"""What Streamlit keeps for itself; a page of this name would never be reached."""

READING = ("GET", "HEAD")

LONGEST_NAME = 255
"""Bytes between two slashes of a path: no file system has longer names, and asking for one is a fault in some."""


class Doors:
    """Answers 404 in place of what is closed, and 405 to whoever would change something: nothing can be."""

    def __init__(self, app: ASGIApp, *, base: str) -> None:
        self._app = app
        self._base = base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets a request through, or says that there is nothing."""
        if scope["type"] == "http":
            if not self.open(scope["path"]):
                await PlainTextResponse("There is nothing here.", 404)(scope, receive, send)
                return
            if scope["method"] not in READING:
                answer = PlainTextResponse(
                    "This can only be read.", 405, headers={"allow": ", ".join(READING)}
                )
                await answer(scope, receive, send)
                return
            if scope["path"] == self._base + MASTERS:
                await JSONResponse(masters(scope), headers={"cache-control": "no-cache"})(
                    scope, receive, send
                )
                return
        elif scope["type"] == "websocket" and scope["path"] != self._base + STREAM:
            await send({"type": "websocket.close", "code": 1008})
            return
        await self._app(scope, receive, send)

    def open(self, path: str) -> bool:
        """Whether a path is one of a page, of the service's own, or one of Streamlit's that pages use."""
        if any(len(name.encode("utf-8", "surrogatepass")) > LONGEST_NAME for name in path.split("/")):
            return False
        below = path.removeprefix(self._base) if path.startswith(f"{self._base}/") else path
        if below in OPEN or below.startswith(FILES):
            return True
        return not any(f"{below}/".startswith(f"{room}/") for room in ROOMS)


def masters(scope: Scope) -> dict[str, list[str] | bool]:
    """Who may tell Streamlit's client what to do: the page itself (see ui/connection.js), and no other site.

    Streamlit's own answer names sites of its makers. The scheme may be unknown here, behind a proxy that is not trusted.
    """
    host = Headers(scope=scope).get("host", "")
    return {
        "allowedOrigins": [f"http://{host}", f"https://{host}"],
        "useExternalAuthToken": False,
        "enableCustomParentMessages": False,
    }
