"""A few threads for what takes long: running a page, drawing a picture. Nobody waits for them without end."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar, cast

Made = TypeVar("Made")


class Busy(Exception):
    """It would have taken longer than the one who asked may wait. What was begun is carried on, and is then known."""


class Workers:
    """At most `at_once` works at a time and `waiting` more in line; the same work is never done twice side by side."""

    def __init__(self, name: str, *, at_once: int, waiting: int) -> None:
        self._pool = ThreadPoolExecutor(at_once, thread_name_prefix=name)
        self._most = at_once + waiting
        self._under_way: dict[Hashable, Future[Any]] = {}
        self._lock = threading.Lock()

    async def do(self, name: Hashable, work: Callable[[], Made], *, seconds: float) -> Made:
        """What `work` makes; `name` says which work it is.

        Raises Busy where the line is full or the time is over, and whatever the work itself raises.
        """
        with self._lock:
            found = self._under_way.get(name)
            if found is None:
                if len(self._under_way) >= self._most:
                    raise Busy
                found = self._under_way[name] = self._pool.submit(work)
                begun = found
            else:
                begun = None
        if begun is not None:
            begun.add_done_callback(lambda _: self._done(name))
        try:
            # Shielded, because another may be waiting for the same work.
            made = await asyncio.wait_for(asyncio.shield(asyncio.wrap_future(found)), seconds)
        except TimeoutError:
            raise Busy from None
        return cast(Made, made)

    def _done(self, name: Hashable) -> None:
        with self._lock:
            self._under_way.pop(name, None)
