"""What was worked out once for a view, kept for all who see the same view: the one place where pages keep anything.

A page shows the same for the same data, address, language and colours on one day. So whatever it works out is kept under
these, and with other data, or another address, it is worked out anew. What is kept is shared between readers: never alter
it. What holds for a whole state of the data, whatever the view, is kept with that (`Edition.once`).
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import TypeVar, cast

import pandas as pd

Made = TypeVar("Made")
Question = tuple[Hashable, ...]

MOST_VIEWS = 80
"""Views that are remembered, those seen last: a megabyte or two each on the largest pages."""

MOST_COPIES = 25
"""Times that a table is asked for before it is renewed (see ViewMemory)."""


class ViewMemory:
    """What is known of one view.

    Pages work with cheap copies of the tables in it. pandas notes each copy beside every column that it shares, and
    strikes out those that are gone only when there are 500: a page of a dozen tables would come to hold 20 MB of notes.
    So a table that was asked for often makes way for a full copy of itself, and its notes go with it.
    """

    def __init__(self) -> None:
        self._known: dict[Hashable, object] = {}
        self._asked: dict[Hashable, int] = {}

    def once(self, name: Hashable, make: Callable[[], Made]) -> Made:
        """What `make` makes, made the first time that it is asked for under this name.

        Two who ask at the same moment may both make it; both get the same.
        """
        if name not in self._known:
            self._known.setdefault(name, make())
        known = self._known[name]
        if isinstance(known, pd.DataFrame):
            self._asked[name] = self._asked.get(name, 0) + 1
            if self._asked[name] % MOST_COPIES == 0:
                self._known[name] = known = known.copy()
        return cast(Made, known)

    def known(self, name: Hashable) -> object | None:
        """What was made under this name; None where nothing was yet."""
        return self._known.get(name)


class ViewCache:
    """What is known of the views that were seen last, at most `most` of them, for any number of threads."""

    def __init__(self, most: int = MOST_VIEWS) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._kept: OrderedDict[Question, ViewMemory] = OrderedDict()

    def of(self, *question: Hashable) -> ViewMemory:
        """What is known of the view that this question asks for; it begins with the revision of the data."""
        with self._lock:
            found = self._kept.setdefault(question, ViewMemory())
            self._kept.move_to_end(question)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
            return found

    def clear(self) -> None:
        """Forgets all of it."""
        with self._lock:
            self._kept.clear()


views = ViewCache()
"""What is known of the views of pages."""
