"""A few threads for what takes long: running a page, drawing a picture. Nobody waits for them without end."""

from __future__ import annotations

import asyncio
import threading
import time
from collections import Counter, OrderedDict, deque
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar, cast

from dashboard.service.rates import Buckets, Rate

Made = TypeVar("Made")


SPENDING = Rate(0.5, 60.0)
"""Seconds of a processor that one client may have worked for: half of its time, after a minute at once."""


REFUSING = 2.0
"""Seconds after which one who is refused is told so: whoever asks again at once would cost as much by being refused."""


class Busy(Exception):
    """It would have taken longer than the one who asked may wait. What was begun is carried on, and is then known."""


class Workers:
    """At most `at_once` works at a time and `waiting` more in line; the same work is never done twice side by side.

    The line is fair: whoever has least under way is served next, and nobody has all the workers where there are several,
    so that one client who asks for much does not keep others waiting. Whoever has had more of the processor than
    `spent` allows stands in line until that is made up for, whether others wait or not: readers at their pages do not
    stand in this line, and need it too.
    """

    def __init__(self, name: str, *, at_once: int, waiting: int, spent: Buckets | None = None) -> None:
        self._spent = spent or Buckets(SPENDING)
        self._alarm: threading.Timer | None = None
        self._pool = ThreadPoolExecutor(at_once, thread_name_prefix=name)
        self._at_once, self._waiting = at_once, waiting
        self._each = max(1, at_once - 1)
        self._under_way: dict[Hashable, Future[Any]] = {}
        self._line: OrderedDict[str, deque[tuple[Future[Any], Callable[[], Any]]]] = OrderedDict()
        self._running: Counter[str] = Counter()
        self._lock = threading.RLock()

    async def do(self, name: Hashable, work: Callable[[], Made], *, seconds: float, client: str = "") -> Made:
        """What `work` makes; `name` says which work it is, and `client` who asks for it.

        Raises Busy where the line is full, REFUSING seconds after that, or the time is over, and whatever the work itself
        raises.
        """
        try:
            found = self._placed(name, client, work)
        except Busy:
            await asyncio.sleep(min(REFUSING, seconds))
            raise
        try:
            # Shielded, because another may be waiting for the same work.
            made = await asyncio.wait_for(asyncio.shield(asyncio.wrap_future(found)), seconds)
        except TimeoutError:
            raise Busy from None
        return cast(Made, made)

    def _placed(self, name: Hashable, client: str, work: Callable[[], Any]) -> Future[Any]:
        """The work of this name, under way or put in line. Raises Busy where the line is full."""
        with self._lock:
            found = self._under_way.get(name)
            if found is None:
                found = self._put(client, work)
                self._under_way[name] = found
                begun = found
            else:
                begun = None
        if begun is not None:
            begun.add_done_callback(lambda _: self._done(name))
            self._next()
        return found

    def _put(self, client: str, work: Callable[[], Any]) -> Future[Any]:
        """Stands in line. Of a full one, whoever has most in it loses their last place to whoever has less."""
        own = self._line.get(client, deque())
        if sum(map(len, self._line.values())) >= self._waiting + self._at_once - self._running.total():
            longest = max(self._line, key=lambda each: len(self._line[each]), default=client)
            if longest == client or len(self._line[longest]) <= len(own) + 1:
                raise Busy
            lost, _ = self._line[longest].pop()
            lost.set_exception(Busy())
        placed: Future[Any] = Future()
        self._line.setdefault(client, deque()).append((placed, work))
        return placed

    def _next(self) -> None:
        """Begins what is next in line, as long as there is a worker for it."""
        while True:
            with self._lock:
                free = [each for each in self._line if self._running[each] < self._each]
                if self._running.total() >= self._at_once or not free:
                    return
                due = {each: self._spent.of(each).take(0) if each else 0.0 for each in free}
                paid = [each for each in free if not due[each]]
                if not paid:
                    self._look_again(min(due.values()))
                    return
                client = min(paid, key=lambda each: self._running[each])
                placed, work = self._line[client].popleft()
                if self._line[client]:
                    self._line.move_to_end(client)
                else:
                    del self._line[client]
                self._running[client] += 1
            self._pool.submit(self._work, client, placed, work)

    def _look_again(self, seconds: float) -> None:
        """Begins what is next in line in so many seconds."""
        if self._alarm is None:
            self._alarm = threading.Timer(seconds, self._wake)
            self._alarm.daemon = True
            self._alarm.start()

    def _wake(self) -> None:
        with self._lock:
            self._alarm = None
        self._next()

    def _work(self, client: str, placed: Future[Any], work: Callable[[], Any]) -> None:
        began = time.thread_time()
        try:
            made = work()
        except BaseException as fault:  # noqa: BLE001 - handed on to whoever waits
            self._free(client, time.thread_time() - began)
            placed.set_exception(fault)
        else:
            self._free(client, time.thread_time() - began)
            placed.set_result(made)
        self._next()

    def _free(self, client: str, spent: float) -> None:
        with self._lock:
            if client:
                self._spent.of(client).take(spent)
            self._running[client] -= 1
            if not self._running[client]:
                del self._running[client]

    def _done(self, name: Hashable) -> None:
        with self._lock:
            self._under_way.pop(name, None)
