"""The picture of a view, 1200 by 630 pixels: its chart with its headline, or its words on paper."""

from __future__ import annotations

import logging
from dataclasses import replace
from functools import lru_cache, partial
from typing import cast

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from dashboard.content.cache import ViewCache
from dashboard.content.titles import NAME
from dashboard.data.store import Edition
from dashboard.locale import preferred, reader_for
from dashboard.render.card import Card
from dashboard.render.picture import picture
from dashboard.service.contents import entries
from dashboard.service.previews.cover import Format, cover
from dashboard.service.sending import sent
from dashboard.service.views import (
    TOO_LONG,
    Asked,
    Teller,
    TooMuch,
    Words,
    client_of,
    known,
    origin,
    read,
    words_of,
)
from dashboard.service.views.words import ABOUT
from dashboard.service.workers import Busy

ADDRESS, DRAWING = "/preview.png", "/preview.svg"
"""A picture of the size that previews have; and a drawing of the card alone, for pages without JavaScript."""

KINDS = {"png": "image/png", "svg": "image/svg+xml"}

LONGEST_TELLING, LONGEST_DRAWING = 6.0, 8.0
"""Seconds that telling a page and drawing its picture may take; after that there is a picture with the name alone."""

MOST_KEPT = 64
DRAWN = "drawn"
KEPT = "public, max-age=3600"
"""The address has the version of the data in it: new figures have a new picture."""

MOST_REGIONS = 25
"""A view of more has a picture of words: its chart could not be read at that size, and takes long to draw."""

NOT_KEPT = "no-store"
FOR_ALL = {"cross-origin-resource-policy": "cross-origin"}
"""Where a link is pasted, its picture is shown by a page of another site."""

_log = logging.getLogger(__name__)


class Images:
    """Draws the pictures of views, each once."""

    def __init__(self, teller: Teller, base: str = "") -> None:
        self._teller = teller
        self._base = base
        self._kept = ViewCache(MOST_KEPT)

    async def answer(self, request: Request) -> Response:
        """The picture that `page` and the parameters of its address ask for; what it does not know is passed over."""
        accepted = request.headers.get("accept-language", "")
        form: Format = "svg" if request.scope["path"].endswith(".svg") else "png"
        outside, client = origin(request.scope), client_of(request.scope)
        try:
            edition = await self._teller.edition(request.scope["query_string"], client=client)
            asked = read("", request.scope["query_string"], edition, accepted)
        except TooMuch:
            said = reader_for(preferred(accepted)).text(TOO_LONG)
            return PlainTextResponse(said, status_code=414)
        except Busy:
            return await self._nothing_more(request, preferred(accepted), form)
        slug = asked.one("page") or entries()[0].slug
        if all(entry.slug != slug for entry in entries()):
            said = reader_for(asked.lang).text("There is no such page.")
            return PlainTextResponse(said, status_code=404)
        try:
            meant = partial(known, asked.without("page").with_slug(slug), edition)
            question = await self._teller.aside(meant, client=client)
            body, cache = await self._drawn(question, edition, outside, form, client)
        except Busy:
            return await self._nothing_more(request, asked.lang, form)
        return sent(request.headers, body, KINDS[form], cache=cache, vary="accept-language", more=FOR_ALL)

    async def _nothing_more(self, request: Request, lang: str, form: Format) -> Response:
        body = await run_in_threadpool(_name_alone, lang, form)
        return sent(request.headers, body, KINDS[form], cache=NOT_KEPT, vary="accept-language", more=FOR_ALL)

    async def _drawn(
        self, question: Asked, edition: Edition, outside: str, form: Format, client: str
    ) -> tuple[bytes, str]:
        """The picture, and whether it may be kept: not one of words that were had without the page's content."""
        view = question.without("card")
        many = len(view.parameters.get("region", ())) > MOST_REGIONS
        content = (
            None
            if many
            else await self._teller.content(view, edition, seconds=LONGEST_TELLING, client=client)
        )
        cache = KEPT if many or content is not None else NOT_KEPT
        wording = partial(words_of, question, edition, content, outside + self._base)
        words = await self._teller.aside(wording, client=client)
        # By what it shows, and not by what was asked: a parameter that means nothing is no other picture.
        card = words.card.key if words.card else ""
        name = (edition.revision, words.link, card, outside, words.told.made, content is None, form)
        kept = self._kept.of(*name)
        if (known := kept.known(DRAWN)) is not None:
            return cast(bytes, known), cache
        return await self._teller.workers.do(
            ("picture", *name),
            partial(kept.once, DRAWN, partial(draw, words, form)),
            seconds=LONGEST_DRAWING,
            client=client,
        ), cache


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
