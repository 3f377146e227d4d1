"""Files for browsers, Streamlit's and ours, sent compressed: packed once, on first request, and kept.

Streamlit sends them as they are (a first load is 9 MB instead of 3). Their addresses name their content, so browsers
keep them for a year.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.service.negotiation import accepts_gzip, unchanged

KINDS = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
    ".ttf": "font/ttf",
}
"""What shrinks, and what it is."""

WHOLE = {".woff2": "font/woff2", ".woff": "font/woff"}
"""What is packed already, and sent as it is."""

FOREVER = "public, max-age=31536000, immutable"
LEVEL = 6
"""9 saves 1% more and takes three times as long: 4.7 MB of Plotly in 150 instead of 500 ms."""


class Packed:
    """Answers requests for the files below `prefix` from `folder`, compressed, where the browser takes that.

    `lasting` tells of a file and the query of its address whether that names its content; others are asked for anew
    each time they are needed.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        folder: Path,
        prefix: str,
        lasting: Callable[[Path, str], bool] = lambda file, query: True,
    ) -> None:
        self._app = app
        self._lasting = lasting
        self._folder = folder.resolve()
        self._prefix = prefix.rstrip("/") + "/"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request for a file that shrinks; hands on all others."""
        ours = scope["type"] == "http" and scope["path"].startswith(self._prefix)
        if not ours or scope["method"] not in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        file = self._file(scope["path"].removeprefix(self._prefix))
        if file is None or "range" in headers or not (file.suffix in WHOLE or accepts_gzip(headers)):
            await self._app(scope, receive, _varying(send))
            return
        tag, body = await run_in_threadpool(_packed, file, file.stat().st_mtime_ns)
        kept = FOREVER if self._lasting(file, scope["query_string"].decode("latin-1")) else "no-cache"
        known = {"etag": tag, "cache-control": kept, "vary": "accept-encoding"}
        if unchanged(headers, tag):
            await Response(status_code=304, headers=known)(scope, receive, send)
            return
        if file.suffix in WHOLE:
            known |= {"content-type": WHOLE[file.suffix]}
        else:
            known |= {"content-encoding": "gzip", "content-type": KINDS[file.suffix]}
        await Response(body, headers=known)(scope, receive, send)

    def _file(self, path: str) -> Path | None:
        if "\0" in path or Path(path).suffix not in (*KINDS, *WHOLE):
            return None
        try:
            file = (self._folder / path).resolve()
            return file if file.is_relative_to(self._folder) and file.is_file() else None
        except OSError:  # a name longer than the file system allows
            return None


def _varying(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).add_vary_header("accept-encoding")
        await send(message)

    return sent


@lru_cache(maxsize=512)
def _packed(file: Path, modified: int) -> tuple[str, bytes]:
    body = file.read_bytes()
    if file.suffix not in WHOLE:
        body = gzip.compress(body, compresslevel=LEVEL, mtime=0)
    return f'"{sha256(body).hexdigest()[:20]}"', body
