"""Has the beginnings of views painted, and keeps the last ones."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from functools import partial
from typing import TypeVar, cast

from dashboard.content import PageContent
from dashboard.data.store import Edition
from dashboard.locale import FALLBACK
from dashboard.service.contents import entries
from dashboard.service.previews.first import END, Beginning, first_paint
from dashboard.service.views import Asked, Teller, to_figures
from dashboard.service.workers import Busy

LONGEST = 2.0
"""Seconds that telling a view that was never asked for may take, and painting it; scripts are fetched meanwhile."""

PAUSE = 2.0
"""Seconds after the start in which nothing is painted unasked: who waited for the start has the processor alone."""

BEGUN, CARD = "begun", "first-card"

Made = TypeVar("Made")

_log = logging.getLogger(__name__)


class Painter:
    """Paints one view after another: more at a time would only take the processor from readers."""

    def __init__(self, teller: Teller) -> None:
        self._teller = teller

    def known(self, view: Asked, edition: Edition) -> str | None:
        """What is painted first of a view, where that is known already."""
        content = self._teller.remembered(view, edition)
        if content is None:
            return None
        begun = cast("Beginning | None", content.page.known.known(BEGUN))
        card = cast("str | None", content.page.known.known(CARD))
        return None if begun is None or card is None else f"{begun.html}{card}{END}"

    async def paint(self, view: Asked, edition: Edition, client: str = "") -> AsyncIterator[str]:
        """What is painted first of a view, each part as soon as it is there: first the numbers, then the card. Nothing where
        that takes too long, or where the page fails, which the log has.
        """
        try:
            content = await self._teller.content(view, edition, seconds=LONGEST, client=client)
            if content is None:
                return
            begin = partial(self._begin, view, content, edition)
            begun = await self._work("begin", view, edition, begin, client)
        except Busy:
            return
        except Exception:  # noqa: BLE001 - the page itself follows
            _log.exception("nothing painted first of %s", view.slug)
            return
        yield begun.html
        card, finish = "", partial(content.page.once, CARD, begun.card)
        try:
            card = await self._work("finish", view, edition, finish, client)
        except Busy:
            pass
        except Exception:  # noqa: BLE001 - the page itself follows
            _log.exception("no first card painted of %s", view.slug)
        yield f"{card}{END}"

    async def warm(self, after: float = PAUSE) -> None:
        """Paints the front page in `after` seconds, so that the first reader finds the libraries for it loaded; not
        where a reader has asked for it by then.
        """
        await asyncio.sleep(after)
        edition = await self._teller.edition()
        front = Asked(entries()[0].slug, FALLBACK)
        if self.known(front, edition) is None:
            async for _ in self.paint(front, edition):
                pass

    async def _work(
        self, what: str, view: Asked, edition: Edition, make: Callable[[], Made], client: str
    ) -> Made:
        return await self._teller.workers.do(
            (what, edition.revision, view), make, seconds=LONGEST, client=client
        )

    def _begin(self, view: Asked, content: PageContent, edition: Edition) -> Beginning:
        where = to_figures(content.page.view, edition, view.lang)
        return content.page.once(BEGUN, lambda: first_paint(content, where))
