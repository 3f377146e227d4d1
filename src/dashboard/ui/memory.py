"""What was worked out once for a view, kept for all who see the same view: the one place where pages keep anything.

A page shows the same for the same data, address, language and colours on one day. So whatever it works out is kept under
these, and with other data, or another address, it is worked out anew. What is kept is shared between readers: never alter
it.
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
"""Times that a table is asked for before it is renewed (see Memory)."""


class Memory:
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


_lock = threading.Lock()
_kept: OrderedDict[Question, Memory] = OrderedDict()


def of(*question: Hashable) -> Memory:
    """What is known of the view that this question asks for; it begins with the revision of the data."""
    with _lock:
        found = _kept.setdefault(question, Memory())
        _kept.move_to_end(question)
        while len(_kept) > MOST_VIEWS:
            _kept.popitem(last=False)
        return found
