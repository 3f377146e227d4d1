"""What was worked out once for a view, kept for all who see the same view: the one place where pages keep anything.

A page shows the same for the same data, address, language and colours. So whatever it works out is kept under these,
and with other data, or another address, it is worked out anew. What is kept is shared between readers: never alter it.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import TypeVar, cast

Made = TypeVar("Made")
Question = tuple[Hashable, ...]

MOST_VIEWS = 80
"""Views that are remembered, those seen last: a megabyte or two each on the largest pages."""


class Memory:
    """What is known of one view."""

    def __init__(self) -> None:
        self._known: dict[Hashable, object] = {}

    def once(self, name: Hashable, make: Callable[[], Made]) -> Made:
        """What `make` makes, made the first time that it is asked for under this name.

        Two who ask at the same moment may both make it; both get the same.
        """
        if name not in self._known:
            self._known.setdefault(name, make())
        return cast(Made, self._known[name])


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
