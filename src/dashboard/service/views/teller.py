"""Has pages told: what stands in a view, from memory or by running its script, within a time."""

from __future__ import annotations

import logging
from collections.abc import Callable, Hashable
from functools import partial

from dashboard.data.store import Edition, Store
from dashboard.service.contents import entries
from dashboard.service.rates import Buckets, Rate
from dashboard.service.views.asked import Asked
from dashboard.service.workers import Busy, Workers
from dashboard.ui.story import Story
from dashboard.ui.telling import remembered, tell

AT_ONCE = 2
"""Pages run at a time: more would only take the processor from readers."""

WAITING = 8

BUDGET = Rate(10, 120)
"""What one address may have told: a view costs 1, and one of many regions a tenth of their number."""

_log = logging.getLogger(__name__)


class Teller:
    """Tells views over the data of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._workers = Workers("tell", at_once=AT_ONCE, waiting=WAITING)
        self._writers = Workers("write", at_once=AT_ONCE, waiting=2 * WAITING)
        self._budgets = Buckets(BUDGET)

    def edition(self) -> Edition:
        """The data as it is now."""
        return self._store.edition()

    def remembered(self, asked: Asked, edition: Edition) -> Story | None:
        """What the view tells of an edition, where that is known already."""
        found = remembered(asked.slug, asked.parameters, lang=asked.lang, state=edition.revision)
        return found if found is not None and found.page is not None else None

    async def story(
        self, asked: Asked, edition: Edition, *, seconds: float, client: str = ""
    ) -> Story | None:
        """What the view tells of an edition to a `client`; None where it takes longer, where the data has been replaced since, or
        where the page fails, which the log then has.
        """
        known = self.remembered(asked, edition)
        if known is not None:
            return known
        if not self._budgets.of(client).spare(max(1.0, len(asked.parameters.get("region", ())) / 10)):
            return None
        question = (edition.revision, asked)
        try:
            return await self._workers.do(question, partial(_tell, *question), seconds=seconds, client=client)
        except Busy:
            return None

    async def written(
        self, name: Hashable, write: Callable[[], str], *, seconds: float, client: str = ""
    ) -> str:
        """What `write` makes of a story, in a line of its own. Raises Busy where it takes longer."""
        return await self._writers.do(name, write, seconds=seconds, client=client)


def _tell(revision: str, asked: Asked) -> Story | None:
    try:
        found = tell(entries(), asked.slug, asked.parameters, lang=asked.lang)
    except Exception:  # noqa: BLE001 - whatever a page does wrong, whoever asked goes without its story
        _log.exception("page %s could not be told", asked.slug)
        return None
    # Never words of one version with figures of another.
    return found if found.page is not None and found.page.package.revision == revision else None
