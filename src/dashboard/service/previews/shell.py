"""Answers for pages: the shell with the head of the view that is asked for, before Streamlit would send its own."""

from __future__ import annotations

import logging
import zlib
from collections.abc import AsyncIterator
from functools import partial
from urllib.parse import quote, urlencode

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, Response, StreamingResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.content import shapes
from dashboard.content.outline import outline
from dashboard.data.store import Edition
from dashboard.locale import LANGUAGES, preferred
from dashboard.service import health, signposts
from dashboard.service.api.standards import about, schema_org
from dashboard.service.contents import entries, meant_at, nearest, path_of, slug_at
from dashboard.service.negotiation import accepts_gzip
from dashboard.service.notices import no_page
from dashboard.service.previews.head import HEARD_SCRIPT, LATER_SCRIPT, Ways, bare_shell_of, shell_of
from dashboard.service.previews.image import ADDRESS, DRAWING
from dashboard.service.previews.painter import Painter
from dashboard.service.sending import sent
from dashboard.service.views import (
    OF_QUERIES,
    Asked,
    Moved,
    Teller,
    TooMuch,
    Words,
    client_of,
    known,
    origin,
    read,
    read_or_nothing,
    where_meant,
    words_of,
)
from dashboard.service.workers import Busy
from dashboard.ui import frontend

SECONDS = 4.0
"""So long a page may take to be told; those who make previews wait no longer than some five."""

OWN = ("/plain", "/embed", "/api", ADDRESS, DRAWING, shapes.PATH, *health.PATHS, *signposts.PATHS)
"""At these, and below them, are answers of the service's own, and never Streamlit's shell."""

OF_STREAMLIT = ("/_stcore", "/app/static", "/media", "/component")
"""Below these are Streamlit's own, and no page. Its files below /static stand before this (`Packed`)."""

KEPT, NOT_KEPT = "no-cache", "no-store"
VARY = "accept-language, sec-fetch-mode"
SOURCES = "sources"
KIND = "text/html; charset=utf-8"

_log = logging.getLogger(__name__)


class Shell:
    """Answers requests for pages; whatever else Streamlit answers with its shell gets the dashboard's bare name.

    `html` is Streamlit's shell, `parts` what is added to its body, `base` what stands before the paths of all pages,
    `operator` who gives the data ("" where that is not known).
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        html: str,
        parts: str,
        base: str,
        teller: Teller,
        painter: Painter,
        operator: str = "",
    ) -> None:
        self._app = app
        self._live = live = frontend.frontend(html, base)
        # Below Streamlit's place, so that its own styles, which it writes into the head, stand before ours.
        self._begun = f"{live.style}{frontend.ROOT}{live.script}"
        head = f'{live.letters}{live.fetched}<script data-below="{base}">{HEARD_SCRIPT}</script></head>'
        body = live.html.replace(frontend.ROOT, "").replace("</body>", f"{self._begun}{parts}</body>")
        self._html = body.replace("</head>", head)
        self._length = str(len(html.encode()))
        self._base = base
        self._teller = teller
        self._painter = painter
        self._operator = operator

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request for a page; hands on all others."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        path = scope["path"]
        slug = slug_at(path, self._base)
        if slug is not None:
            await (await self._answer(scope, slug))(scope, receive, send)
        elif self._is_others(path):
            await self._app(scope, receive, send)
        elif (meant := meant_at(path, self._base)) is not None:
            slug, within = meant
            query = "&".join(part for part in (within, scope["query_string"].decode("latin-1")) if part)
            await Moved(path_of(slug, self._base), quote(query, safe=OF_QUERIES))(scope, receive, send)
        else:
            await self._missed(scope, receive, send)

    async def _answer(self, scope: Scope, slug: str) -> Response:
        headers = Headers(scope=scope)
        accepted = headers.get("accept-language", "")
        seen = headers.get("sec-fetch-mode") == "navigate"
        lang = preferred(accepted)
        try:
            client = client_of(scope)
            edition = await self._teller.edition(scope["query_string"], client=client)
            moved = await self._teller.aside(partial(where_meant, scope, edition), client=client)
            if moved is not None:
                return moved
            try:
                asked, whole = read(slug, scope["query_string"], edition, accepted), True
            except TooMuch:
                asked, whole = read_or_nothing(slug, b"", edition, accepted), False
            lang = asked.lang
            question = await self._teller.aside(partial(known, asked, edition), client=client)
            html = await self._told(scope, question, edition, drawn_anyway=seen)
            kept = NOT_KEPT if any(question.one(name) for name in outline(slug).written) else KEPT
            if seen and whole and scope["method"] == "GET" and not (asked.one("embed") or asked.one("view")):
                return self._painted(scope, html, question.without("card"), edition, kept)
        except Busy:
            html, kept = bare_shell_of(self._html, lang), NOT_KEPT
        except Exception:  # noqa: BLE001 - a reader must get the page even where nothing can be said of it
            _log.exception("no preview of %s", slug)
            html, kept = bare_shell_of(self._html, lang), KEPT
        return _whole(headers, html, kept)

    async def _told(self, scope: Scope, question: Asked, edition: Edition, *, drawn_anyway: bool) -> str:
        view = question.without("card")
        # A browser draws the page in a moment itself: running it twice would make that moment longer.
        content = (
            self._teller.remembered(view, edition)
            if drawn_anyway
            else await self._teller.content(view, edition, seconds=SECONDS, client=client_of(scope))
        )
        wording = partial(words_of, question, edition, content, self._base)
        words = await self._teller.aside(wording, client=client_of(scope))
        outside, dataset = origin(scope), None
        if question.slug in (SOURCES, entries()[0].slug):
            told = partial(about, edition, outside + self._base, self._operator)
            dataset = schema_org(await self._teller.aside(told, client=client_of(scope)), question.lang)
        return shell_of(self._html, words, ways(words, question, outside, self._base), dataset)

    def _painted(self, scope: Scope, html: str, view: Asked, edition: Edition, kept: str) -> Response:
        """The shell with what is painted first: at once where that is known, else as soon as it is."""
        headers = Headers(scope=scope)
        first = self._painter.known(view, edition)
        if first is not None:
            return _whole(headers, self._before(html, first), kept)
        before, end, after = html.rpartition("</body>")

        async def parts() -> AsyncIterator[str]:
            yield before
            async for part in self._painter.paint(view, edition, client_of(scope)):
                yield part
            yield f"{end}{after}"

        return _in_parts(headers, parts(), kept)

    def _before(self, html: str, first: str) -> str:
        """The shell with what is painted first before all that styles and runs the page itself; that begins when it is seen."""
        live = self._live
        before, _, after = html.partition(self._begun)
        later = (
            f'<template id="live-page">{live.fetched}{live.script}</template><script>{LATER_SCRIPT}</script>'
        )
        return f"{before.replace(live.fetched, '', 1)}{first}{live.style}{frontend.ROOT}{later}{after}"

    async def _missed(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Says that no page stands here, where Streamlit would send its shell, and which may be meant."""
        kept = [pair for pair in scope["headers"] if pair[0] not in _OF_THE_FILE]
        missed = False

        async def answer(message: Message) -> None:
            nonlocal missed
            if message["type"] == "http.response.start" and self._is_shell(message):
                missed = True
                accepted = Headers(scope=scope).get("accept-language", "")
                edition = await self._teller.edition()
                lang = read_or_nothing("", scope["query_string"], edition, accepted).lang
                html = no_page(lang, nearest(scope["path"], self._base), self._base)
                headers = {"cache-control": "no-store", "vary": "accept-language"}
                await HTMLResponse(html, 404, headers)(scope, receive, send)
            elif not missed:
                await send(message)

        # Unpacked and whole, or it could not be told from others.
        await self._app({**scope, "headers": kept}, receive, answer)

    def _is_others(self, path: str) -> bool:
        return any(f"{path}/".startswith(f"{self._base}{own}/") for own in (*OWN, *OF_STREAMLIT))

    def _is_shell(self, message: Message) -> bool:
        headers = Headers(raw=message["headers"])
        return (
            message["status"] == 200
            and headers.get("content-type", "").startswith("text/html")
            and headers.get("content-length") == self._length
        )


def _whole(headers: Headers, html: str, kept: str) -> Response:
    return sent(headers, html.encode("utf-8", "replace"), KIND, cache=kept, vary=VARY)


def _in_parts(headers: Headers, parts: AsyncIterator[str], kept: str) -> Response:
    """The page sent part by part, each as soon as it is there, packed where the browser takes that."""
    packing = zlib.compressobj(6, wbits=31) if accepts_gzip(headers) else None

    async def packed() -> AsyncIterator[bytes]:
        async for part in parts:
            body = part.encode("utf-8", "replace")
            yield packing.compress(body) + packing.flush(zlib.Z_SYNC_FLUSH) if packing else body
        if packing:
            yield packing.flush()

    said = {"cache-control": kept, "vary": f"{VARY}, accept-encoding", "content-type": KIND}
    if packing:
        said["content-encoding"] = "gzip"
    return StreamingResponse(packed(), headers=said)


_OF_THE_FILE = (b"accept-encoding", b"if-none-match", b"if-modified-since", b"range")


def ways(words: Words, asked: Asked, outside: str, base: str) -> Ways:
    """The addresses of a view, complete with host where it is known (`outside`)."""
    path, _, query = words.link.partition("?")
    _, _, rest = query.partition("&")  # the language stands first
    card = [("card", asked.one("card"))] if asked.one("card") else []
    image = urlencode([("page", asked.slug), *card])
    return Ways(
        canonical=outside + words.link,
        languages={lang: f"{outside}{path}?lang={lang}{f'&{rest}' if rest else ''}" for lang in LANGUAGES},
        image=f"{outside}{base}{ADDRESS}?{image}&{query}",
        plain=f"{outside}{base}/plain/{asked.slug}?{query}",
    )
