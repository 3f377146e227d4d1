"""Has pages told: what stands in a view, from memory or by running its script, within a time."""

from __future__ import annotations

import logging
from collections import OrderedDict
from functools import partial
from threading import Lock

from dashboard.data.store import Edition, Store
from dashboard.service.contents import entries
from dashboard.service.views.asked import Asked
from dashboard.service.workers import Busy, Workers
from dashboard.ui.story import Story
from dashboard.ui.telling import tell

AT_ONCE = 2
"""Pages run at a time: more would only take the processor from readers."""

WAITING = 8
MOST_KNOWN = 64

_log = logging.getLogger(__name__)


class Teller:
    """Tells views over the data of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._workers = Workers("tell", at_once=AT_ONCE, waiting=WAITING)
        self._known: OrderedDict[tuple[str, Asked], Story] = OrderedDict()
        self._lock = Lock()

    def edition(self) -> Edition:
        """The data as it is now."""
        return self._store.edition()

    def remembered(self, asked: Asked, edition: Edition) -> Story | None:
        """What the view tells of an edition, where that is known already."""
        with self._lock:
            return self._known.get((edition.revision, asked))

    async def story(self, asked: Asked, edition: Edition, *, seconds: float) -> Story | None:
        """What the view tells of an edition; None where it takes longer, where the data has been replaced since, or
        where the page fails, which the log then has.
        """
        question = (edition.revision, asked)
        with self._lock:
            if question in self._known:
                self._known.move_to_end(question)
                return self._known[question]
        try:
            return await self._workers.do(question, partial(self._tell, question), seconds=seconds)
        except Busy:
            return None

    def _tell(self, question: tuple[str, Asked]) -> Story | None:
        revision, asked = question
        try:
            found = tell(entries(), asked.slug, asked.parameters, lang=asked.lang)
        except Exception:  # noqa: BLE001 - whatever a page does wrong, whoever asked goes without its story
            _log.exception("page %s could not be told", asked.slug)
            return None
        if found.page is None or found.page.package.revision != revision:
            return None  # never words of one version with figures of another
        with self._lock:
            self._known[question] = found
            while len(self._known) > MOST_KNOWN:
                self._known.popitem(last=False)
        return found
