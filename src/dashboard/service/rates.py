"""How much one client may ask for: token buckets, each in a table of clients that cannot grow without end."""

from __future__ import annotations

import asyncio
import threading
import time
from collections import Counter, OrderedDict, deque
from collections.abc import Callable, Hashable
from dataclasses import dataclass

MOST_CLIENTS = 20_000
"""Clients that are remembered; of more, those who have been silent longest are forgotten."""


@dataclass(frozen=True)
class Rate:
    """So many a second without end, and `burst` at once after some calm."""

    each_second: float
    burst: float


class Bucket:
    """What one client has left of its rate. `clock` counts seconds."""

    def __init__(self, rate: Rate, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate = rate
        self._clock = clock
        self._left = rate.burst
        self._at = clock()

    def take(self, cost: float = 1.0) -> float:
        """Takes `cost`, on credit where it is not there. Returns the seconds to wait until it is paid."""
        now = self._clock()
        self._left = min(self._rate.burst, self._left + (now - self._at) * self._rate.each_second) - cost
        self._at = now
        return max(0.0, -self._left / self._rate.each_second)

    def spare(self, cost: float = 1.0) -> bool:
        """Takes `cost` where it is there. Returns whether it was."""
        if self.take(cost) == 0:
            return True
        self._left += cost
        return False


class Buckets:
    """A bucket for each client, made when it first asks; for any number of threads."""

    def __init__(self, rate: Rate, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate = rate
        self._clock = clock
        self._of: OrderedDict[Hashable, Bucket] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, client: Hashable) -> Bucket:
        """The bucket of a client."""
        with self._lock:
            found = self._of.get(client)
            if found is None:
                found = self._of[client] = Bucket(self._rate, self._clock)
                if len(self._of) > MOST_CLIENTS:
                    self._of.popitem(last=False)
            self._of.move_to_end(client)
            return found


class Turns:
    """Whose turn it is: so many of each client at the same time, and the others of that client in the order in which they
    asked. For one event loop.
    """

    def __init__(self, each: int) -> None:
        self._each = each
        self._held: Counter[Hashable] = Counter()
        self._waiting: dict[Hashable, deque[asyncio.Future[None]]] = {}

    def take(self, client: Hashable) -> asyncio.Future[None]:
        """Done as soon as it is this one's turn; cancelled, it gives up its place."""
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(client, deque()).append(turn)
        self._call(client)
        return turn

    def leave(self, client: Hashable) -> None:
        """Gives a turn back."""
        self._held[client] -= 1
        self._call(client)

    def _call(self, client: Hashable) -> None:
        line = self._waiting.get(client, deque())
        while line and self._held[client] < self._each:
            turn = line.popleft()
            if not turn.cancelled():
                self._held[client] += 1
                turn.set_result(None)
        if not line:
            self._waiting.pop(client, None)
        if self._held[client] <= 0:
            del self._held[client]


class Seats:
    """How many things each client holds at the same time, and how many all of them do."""

    def __init__(self, each: int, together: int) -> None:
        self._each, self._together = each, together
        self._held: Counter[Hashable] = Counter()
        self.taken = 0

    def take(self, client: Hashable) -> bool:
        """Takes one for a client, where there is one. Returns whether there was."""
        if self.taken >= self._together or self._held[client] >= self._each:
            return False
        self._held[client] += 1
        self.taken += 1
        return True

    def leave(self, client: Hashable) -> None:
        """Gives one back."""
        self.taken -= 1
        self._held[client] -= 1
        if self._held[client] <= 0:
            del self._held[client]
