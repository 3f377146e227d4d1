"""Answers for plain pages: the view that an address asks for as a document, or some of its cards for a frame."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from dashboard.content import PageContent
from dashboard.content.blocks import FactsCard, FigureCard
from dashboard.data.store import Edition
from dashboard.locale import LANGUAGES, preferred, reader_for
from dashboard.render.markdown import markdown_of
from dashboard.service.contents import entries, meant_at, nearest
from dashboard.service.notices import no_page, notice
from dashboard.service.plain.document import document, framed
from dashboard.service.previews import DRAWING
from dashboard.service.sending import sent
from dashboard.service.views import (
    LONGEST,
    OF_QUERIES,
    TOO_LONG,
    Asked,
    Moved,
    Teller,
    TooMuch,
    client_of,
    known,
    origin,
    read,
    read_or_nothing,
    righted,
    to_figures,
    where_meant,
    words_of,
)
from dashboard.service.views.writer import Writer
from dashboard.service.workers import Busy
from dashboard.view import address, query

SECONDS = 15.0
"""So long a page may take: whoever asks for it has nothing else."""

KIND = "text/html; charset=utf-8"
MARKDOWN_KIND = "text/markdown; charset=utf-8"
KEPT, NOT_KEPT = "no-cache", "no-store"
LATER = {"retry-after": "5", "cache-control": "no-store"}


def policy(embedders: Sequence[str] = ()) -> str:
    """What a browser may do with a plain page: show it, with its pictures, and send its field. Nothing is run.

    `data:` pictures are small lines of a dossier, drawn in the page itself.
    """
    within = " ".join(embedders) or "'none'"
    return (
        "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; base-uri 'none'; "
        f"form-action 'self'; frame-ancestors {within}"
    )


class Plain:
    """Answers below /plain and /embed, `base` being what stands before both."""

    def __init__(self, teller: Teller, base: str = "", *, embedders: Sequence[str] = ()) -> None:
        self._teller = teller
        self._base = base
        self._embedders = tuple(embedders)

    async def front(self, request: Request) -> Response:
        """Leads to the front page, with the parameters of the address."""
        asked = request.scope["query_string"]
        if len(asked) > LONGEST:
            return _too_long(request)
        client = client_of(request.scope)
        try:
            edition = await self._teller.edition(asked, client=client)
            meant = await self._teller.aside(partial(righted, asked, edition), client=client)
        except Busy:
            return self._later(request, preferred(request.headers.get("accept-language", "")))
        rest = asked.decode("latin-1") if meant is None else meant
        return Moved(f"{self._base}/plain/{entries()[0].slug}", quote(rest, safe=OF_QUERIES))

    async def answer(self, request: Request) -> Response:
        """A page as a document."""
        return await self._answer(request, within="")

    async def markdown(self, request: Request) -> Response:
        """The same document as Markdown, for programs that read text."""
        answer = await self._answer(request, within="", text=True)
        if answer.status_code != 200 and answer.headers.get("content-type", "") == KIND:
            return PlainTextResponse(
                "There is no such page; /llms.txt lists those there are.", answer.status_code
            )
        return answer

    async def embed(self, request: Request) -> Response:
        """The cards of a view, or the one that `card` names, for a frame."""
        return await self._answer(request, within=" ".join(self._embedders) or "none")

    async def _answer(self, request: Request, *, within: str, text: bool = False) -> Response:
        accepted = request.headers.get("accept-language", "")
        query_string = request.scope["query_string"]
        slug = request.path_params["slug"]
        client = client_of(request.scope)
        try:
            edition = await self._teller.edition(query_string, client=client)
        except Busy:
            return self._later(request, preferred(accepted))
        if all(entry.slug != slug for entry in entries()):
            if (found := meant_at(f"/{slug}")) is not None:
                before, _, after = request.scope["path"].rpartition(slug)
                path = f"{before}{found[0]}{after}"
                rest = "&".join(part for part in (found[1], query_string.decode("latin-1")) if part)
                return Moved(path, quote(rest, safe=OF_QUERIES))
            lang = read_or_nothing("", query_string, edition, accepted).lang
            return self._sent(request, no_page(lang, nearest(f"/{slug}")), 404)
        try:
            moved = await self._teller.aside(partial(where_meant, request.scope, edition), client=client)
        except Busy:
            return self._later(request, preferred(accepted))
        if moved is not None:
            return moved
        try:
            asked = read(slug, query_string, edition, accepted)
        except TooMuch:
            return _too_long(request)
        content = await self._teller.content(asked.without("card"), edition, seconds=SECONDS, client=client)
        if content is None:
            return self._later(request, asked.lang)
        outside = origin(request.scope)
        write = partial(self._framed if within else self._document, asked, content, edition, outside)
        name = (edition.revision, asked, outside, within, text)
        if text:
            write = partial(_in_markdown, write, f"{outside}{self._base}/plain/{slug}")
        try:
            said = await self._teller.written(name, write, seconds=SECONDS, client=client)
        except Busy:
            return self._later(request, asked.lang)
        kept = NOT_KEPT if content.page.view.written else KEPT
        if text:
            body = said.encode("utf-8", "replace")
            return sent(request.headers, body, MARKDOWN_KIND, cache=kept, vary="accept-language")
        return self._sent(request, said, kept=kept)

    def _later(self, request: Request, lang: str) -> Response:
        t = reader_for(lang).text
        said = t("This takes longer than usual. Try again in a moment.")
        return self._sent(request, notice(lang, t("This page cannot be shown now."), said), 503, **LATER)

    def _sent(
        self, request: Request, html: str, status: int = 200, *, kept: str = KEPT, **more: str
    ) -> Response:
        headers = {"content-security-policy": policy(self._embedders), **more}
        content = html.encode("utf-8", "replace")
        if status == 200:
            return sent(request.headers, content, KIND, cache=kept, vary="accept-language", more=headers)
        return Response(content, status, {"cache-control": "no-store", **headers, "content-type": KIND})

    def _document(self, asked: Asked, content: PageContent, edition: Edition, outside: str) -> str:
        words = words_of(known(asked, edition), edition, content, self._base)
        view = replace(content.page.view, page=asked.slug, lang=asked.lang, version=None)
        others = {lang: address(asked.slug, query(replace(view, lang=lang))) for lang in LANGUAGES}
        writer = self._writer(asked, content, edition, outside)
        live = outside + words.link
        if view.written:
            live = f"{live}&{urlencode(dict(view.written))}"
        return document(words, view, writer.body(), lede=content.lede, live=live, others=others)

    def _framed(self, asked: Asked, content: PageContent, edition: Edition, outside: str) -> str:
        words = words_of(known(asked, edition), edition, content, self._base)
        writer = self._writer(asked, content, edition, outside)
        writer = replace(writer, where=lambda figure: "", bare=True)
        key = asked.one("card")
        cards = [block for block in content.walk() if isinstance(block, (FigureCard, FactsCard))]
        shown = [replace(each, level=3) for each in cards if not key or each.key == key]
        return framed(words, [writer.card(each) for each in shown], live=outside + words.link)

    def _writer(self, asked: Asked, content: PageContent, edition: Edition, outside: str) -> Writer:
        seen = known(asked, edition).without("card")
        link = urlencode([("lang", asked.lang), *seen.said])

        def picture(key: str) -> str:
            chosen = urlencode([("page", asked.slug), ("card", key)])
            return f"{self._base}{DRAWING}?{chosen}&{link}"

        where = to_figures(content.page.view, edition, asked.lang)
        return Writer(content, where, picture, base=outside + self._base)


def _in_markdown(write: Callable[[], str], here: str) -> str:
    return markdown_of(write(), here)


def _too_long(request: Request) -> Response:
    said = reader_for(preferred(request.headers.get("accept-language", ""))).text(TOO_LONG)
    return PlainTextResponse(said, status_code=414)
