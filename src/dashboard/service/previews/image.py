"""The picture of a view, 1200 by 630 pixels: its chart with its headline, or its words on paper."""

from __future__ import annotations

import logging
from collections import OrderedDict
from dataclasses import replace
from functools import lru_cache, partial
from threading import Lock

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from dashboard.data.store import Edition
from dashboard.export.card import Card
from dashboard.export.picture import picture
from dashboard.locale import reader_for
from dashboard.service.contents import entries
from dashboard.service.previews.cover import Format, cover
from dashboard.service.sending import sent
from dashboard.service.views import Asked, Teller, TooMuch, Words, client_of, known, origin, read, words_of
from dashboard.service.views.words import ABOUT
from dashboard.service.workers import Busy, Workers
from dashboard.ui.titles import NAME

ADDRESS, DRAWING = "/preview.png", "/preview.svg"
"""A picture of the size that previews have; and a drawing of the card alone, for pages without JavaScript."""

KINDS = {"png": "image/png", "svg": "image/svg+xml"}

LONGEST_TELLING, LONGEST_DRAWING = 6.0, 8.0
"""Seconds that telling a page and drawing its picture may take; after that there is a picture with the name alone."""

AT_ONCE, WAITING, MOST_KEPT = 1, 6, 64
KEPT = "public, max-age=3600"
"""The address has the version of the data in it: new figures have a new picture."""

MOST_REGIONS = 25
"""A view of more has a picture of words: its chart could not be read at that size, and takes long to draw."""

NOT_KEPT = "no-store"
FOR_ALL = {"cross-origin-resource-policy": "cross-origin"}
"""Where a link is pasted, its picture is shown by a page of another site."""

_log = logging.getLogger(__name__)


class Images:
    """Draws the pictures of views, each once, and one at a time."""

    def __init__(self, teller: Teller, base: str = "") -> None:
        self._teller = teller
        self._base = base
        self._workers = Workers("preview", at_once=AT_ONCE, waiting=WAITING)
        self._kept: OrderedDict[tuple[object, ...], bytes] = OrderedDict()
        self._lock = Lock()

    async def answer(self, request: Request) -> Response:
        """The picture that `page` and the parameters of its address ask for; what it does not know is passed over."""
        accepted = request.headers.get("accept-language", "")
        try:
            asked = read("", request.scope["query_string"], accepted)
        except TooMuch:
            return PlainTextResponse("That is longer than any address of the dashboard.", status_code=414)
        slug = asked.one("page") or entries()[0].slug
        if all(entry.slug != slug for entry in entries()):
            return PlainTextResponse("There is no such page.", status_code=404)
        form: Format = "svg" if request.scope["path"].endswith(".svg") else "png"
        edition = await run_in_threadpool(self._teller.edition)
        question = await run_in_threadpool(known, asked.without("page").with_slug(slug), edition)
        outside = origin(request.scope)
        try:
            client = client_of(request.scope)
            body, cache = await self._drawn(question, edition, outside, form, client)
        except Busy:
            body, cache = await run_in_threadpool(_name_alone, question.lang, form), NOT_KEPT
        return sent(request.headers, body, KINDS[form], cache=cache, vary="accept-language", more=FOR_ALL)

    async def _drawn(
        self, question: Asked, edition: Edition, outside: str, form: Format, client: str
    ) -> tuple[bytes, str]:
        """The picture, and whether it may be kept: not one of words that were had without the page's story."""
        view = question.without("card")
        many = len(view.parameters.get("region", ())) > MOST_REGIONS
        story = (
            None if many else await self._teller.story(view, edition, seconds=LONGEST_TELLING, client=client)
        )
        cache = KEPT if many or story is not None else NOT_KEPT
        words = await run_in_threadpool(words_of, question, edition, story, outside + self._base)
        name = (edition.revision, question, outside, words.told.made, story is None, form)
        with self._lock:
            if name in self._kept:
                self._kept.move_to_end(name)
                return self._kept[name], cache
        return await self._workers.do(
            name, partial(self._draw, name, words, form), seconds=LONGEST_DRAWING, client=client
        ), cache

    def _draw(self, name: tuple[object, ...], words: Words, form: Format) -> bytes:
        body = draw(words, form)
        with self._lock:
            self._kept[name] = body
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return body


def draw(words: Words, form: Format = "png") -> bytes:
    """The picture of a view: the chart of its card, under the figure that is asked for; else its words.

    As PNG of the size of a preview, or as SVG of the size of a slide.
    """
    card = words.card
    if isinstance(card, Card):
        if words.figure is not None:
            card = replace(card, heading=words.title)
        try:
            return picture(card, words.told, format=form, shape="preview" if form == "png" else "landscape")
        except Exception:  # noqa: BLE001 - whatever a chart cannot be drawn for, its words can be
            _log.exception("no picture of the card %s.%s", card.page, card.key)
    return cover(words.title, words.description, words.told, form)


@lru_cache(maxsize=8)
def _name_alone(lang: str, form: Format) -> bytes:
    reader = reader_for(lang)
    return cover(reader.text(NAME), reader.text(ABOUT), None, form)
