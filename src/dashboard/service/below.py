"""One application below a path of another."""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send


class Below:
    """Hands every request below `prefix` to `inner`, and all others on.

    Starlette's own Mount lets a path with a line break through to what comes after it: there Streamlit would answer a
    question for data with a page.
    """

    def __init__(self, app: ASGIApp, *, prefix: str, inner: ASGIApp) -> None:
        self._app = app
        self._prefix = prefix
        self._inner = inner

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request."""
        if scope["type"] == "http" and f"{scope['path']}/".startswith(f"{self._prefix}/"):
            within = {**scope, "root_path": scope.get("root_path", "") + self._prefix}
            await self._inner(within, receive, send)
        else:
            await self._app(scope, receive, send)
