"""Has pages say what stands in a view, from memory or by building it, within a time."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Callable, Hashable
from functools import partial

from starlette.concurrency import run_in_threadpool

from dashboard.content import PageContent, content_of, known_content
from dashboard.content.outline import outline
from dashboard.data.store import Edition, Store
from dashboard.service.rates import Buckets, Rate
from dashboard.service.views.asked import LONGEST, Asked
from dashboard.service.workers import REFUSING, Busy, Made, Workers

AT_ONCE = 2
"""Pages built at a time: more would only take the processor from readers."""

WAITING = 48

LONGEST_ASIDE = 4.0
"""Seconds that reading an address, or an earlier version of the data, and wording what it shows, may take."""

BUDGET = Rate(10, 120)
"""What one address may have told: a view costs 1, and one of many regions a tenth of their number."""

_ASOF = re.compile(rb"(?:^|&)asof=([0-9.]{5,20})(?:&|$)")

_log = logging.getLogger(__name__)


class Teller:
    """Has views told over the data of one store. `workers` do all that is done for views, pictures and first paints too:
    in one line, so that one client has one of them and no more, whatever it asks for.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.workers = Workers("views", at_once=AT_ONCE, waiting=WAITING)
        self._aside = Workers("read", at_once=AT_ONCE, waiting=WAITING)
        self._budgets = Buckets(BUDGET)

    async def edition(self, query: bytes = b"", *, client: str = "") -> Edition:
        """The data as it is now, or as it was in the published version that the query of an address asks for.

        Raises Busy where that version has to be read first, and this takes longer than LONGEST_ASIDE.
        """
        present = await run_in_threadpool(self._store.edition)
        asked = _ASOF.search(query[:LONGEST])
        if asked is None:
            return present
        version = asked[1].decode()
        name, find = (present.revision, version), partial(self._store.version, version, present)
        return await self._aside.do(name, find, seconds=LONGEST_ASIDE, client=client) or present

    def remembered(self, asked: Asked, edition: Edition) -> PageContent | None:
        """What the view shows of an edition, where that is known already."""
        return known_content(outline(asked.slug), edition, _parameters(asked), lang=asked.lang)

    async def content(
        self, asked: Asked, edition: Edition, *, seconds: float, client: str = ""
    ) -> PageContent | None:
        """What the view shows of an edition; None where it takes longer, or where the page fails, which the log then has."""
        try:
            # Aside, because reading an address costs as much as there is in it that means nothing.
            known = await self.aside(partial(self.remembered, asked, edition), client=client)
        except Busy:
            return None
        if known is not None:
            return known
        if not self._budgets.of(client).spare(max(1.0, len(asked.parameters.get("region", ())) / 10)):
            await asyncio.sleep(REFUSING)
            return None
        question = ("tell", edition.revision, asked)
        try:
            return await self.workers.do(
                question, partial(_tell, edition, asked), seconds=seconds, client=client
            )
        except Busy:
            return None

    async def aside(self, work: Callable[[], Made], *, client: str = "") -> Made:
        """What `work` makes, which is little, so it waits for no view. Raises Busy after LONGEST_ASIDE."""
        return await self._aside.do(object(), work, seconds=LONGEST_ASIDE, client=client)

    async def written(
        self, name: Hashable, write: Callable[[], Made], *, seconds: float, client: str = ""
    ) -> Made:
        """What `write` makes of a view. Raises Busy where it takes longer."""
        return await self.workers.do(("write", name), write, seconds=seconds, client=client)


def _parameters(asked: Asked) -> dict[str, list[str]]:
    return {**asked.parameters, "lang": [asked.lang]}


def _tell(edition: Edition, asked: Asked) -> PageContent | None:
    try:
        return content_of(outline(asked.slug), edition, _parameters(asked), lang=asked.lang)
    except Exception:  # noqa: BLE001 - whatever a page does wrong, whoever asked goes without its content
        _log.exception("page %s could not be told", asked.slug)
        return None
