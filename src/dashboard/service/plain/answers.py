"""Answers for plain pages: the view that an address asks for as a document, or some of its cards for a frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from dashboard.data.store import Edition
from dashboard.export.card import Card
from dashboard.locale import LANGUAGES, reader_for
from dashboard.service.contents import entries
from dashboard.service.plain.document import document, framed, notice
from dashboard.service.plain.parts import Looks, body, card
from dashboard.service.previews import DRAWING
from dashboard.service.sending import sent
from dashboard.service.views import (
    Asked,
    Teller,
    TooMuch,
    client_of,
    known,
    origin,
    read,
    read_or_nothing,
    to_figures,
    words_of,
)
from dashboard.service.workers import Busy
from dashboard.ui.story import Story
from dashboard.view import address, query

SECONDS = 15.0
"""So long a page may take: whoever asks for it has nothing else."""

KIND = "text/html; charset=utf-8"
KEPT = "no-cache"
LATER = {"retry-after": "5", "cache-control": "no-store"}


def policy(embedders: Sequence[str] = ()) -> str:
    """What a browser may do with a plain page: show it, with its pictures. Nothing is run.

    `data:` pictures are small lines of a dossier, drawn in the page itself.
    """
    within = " ".join(embedders) or "'none'"
    return (
        "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; base-uri 'none'; "
        f"form-action 'none'; frame-ancestors {within}"
    )


class Plain:
    """Answers below /plain and /embed, `base` being what stands before both."""

    def __init__(self, teller: Teller, base: str = "", *, embedders: Sequence[str] = ()) -> None:
        self._teller = teller
        self._base = base
        self._embedders = tuple(embedders)

    async def front(self, request: Request) -> Response:
        """Leads to the front page, with the parameters of the address."""
        query = request.scope["query_string"]
        try:
            asked = read("", query)
        except TooMuch:
            return _too_long()
        said = [("lang", asked.lang)] if b"lang=" in query else []
        to = f"{self._base}/plain/{entries()[0].slug}"
        rest = urlencode([*said, *asked.said])
        return RedirectResponse(f"{to}?{rest}" if rest else to, 307)

    async def answer(self, request: Request) -> Response:
        """A page as a document."""
        return await self._answer(request, within="")

    async def embed(self, request: Request) -> Response:
        """The cards of a view, or the one that `card` names, for a frame."""
        return await self._answer(request, within=" ".join(self._embedders) or "none")

    async def _answer(self, request: Request, *, within: str) -> Response:
        accepted = request.headers.get("accept-language", "")
        query_string = request.scope["query_string"]
        slug = request.path_params["slug"]
        if all(entry.slug != slug for entry in entries()):
            lang = read_or_nothing("", query_string, accepted).lang
            t = reader_for(lang).text
            return self._sent(request, notice(lang, t("There is no such page."), t("These there are:")), 404)
        try:
            asked = read(slug, query_string, accepted)
        except TooMuch:
            return _too_long()
        edition = await run_in_threadpool(self._teller.edition)
        story = await self._teller.story(
            asked.without("card"), edition, seconds=SECONDS, client=client_of(request.scope)
        )
        if story is None:
            return self._later(request, asked.lang)
        outside = origin(request.scope)
        write = partial(self._framed if within else self._document, asked, story, edition, outside)
        name = (edition.revision, asked, outside, within)
        try:
            html = await self._teller.written(name, write, seconds=SECONDS, client=client_of(request.scope))
        except Busy:
            return self._later(request, asked.lang)
        return self._sent(request, html)

    def _later(self, request: Request, lang: str) -> Response:
        t = reader_for(lang).text
        said = t("This takes longer than usual. Try again in a moment.")
        return self._sent(request, notice(lang, t("This page cannot be shown now."), said), 503, **LATER)

    def _sent(self, request: Request, html: str, status: int = 200, **more: str) -> Response:
        headers = {"content-security-policy": policy(self._embedders), **more}
        content = html.encode("utf-8", "replace")
        if status == 200:
            return sent(request.headers, content, KIND, cache=KEPT, vary="accept-language", more=headers)
        return Response(content, status, {"cache-control": "no-store", **headers, "content-type": KIND})

    def _document(self, asked: Asked, story: Story, edition: Edition, outside: str) -> str:
        page = story.page
        assert page is not None
        words = words_of(known(asked, edition), edition, story, self._base)
        view = replace(page.view, page=asked.slug, lang=asked.lang, version=None)
        looks = self._looks(asked, story, edition)
        others = {lang: address(asked.slug, query(replace(view, lang=lang))) for lang in LANGUAGES}
        return document(
            words, view, body(story, looks), lede=story.lede, live=outside + words.link, others=others
        )

    def _framed(self, asked: Asked, story: Story, edition: Edition, outside: str) -> str:
        words = words_of(known(asked, edition), edition, story, self._base)
        looks = replace(self._looks(asked, story, edition), where=lambda figure: "")
        key = asked.one("card")
        shown = [each for each in story.cards if not key or each.key == key]
        pages = [card(each, looks, drawn=isinstance(each, Card)) for each in shown]
        return framed(words, pages, live=outside + words.link)

    def _looks(self, asked: Asked, story: Story, edition: Edition) -> Looks:
        page = story.page
        assert page is not None
        seen = known(asked, edition).without("card")
        link = urlencode([("lang", asked.lang), *seen.said])

        def picture(key: str) -> str:
            chosen = urlencode([("page", asked.slug), ("card", key)])
            return f"{self._base}{DRAWING}?{chosen}&{link}"

        where = to_figures(page.view, edition, asked.lang)
        return Looks(reader_for(asked.lang), edition.package, where, picture, page.view.figure)


def _too_long() -> Response:
    return PlainTextResponse("That is longer than any address of the dashboard.", status_code=414)
