"""An hour of use in a few minutes: whether the memory of a server stays as it is."""

from __future__ import annotations

import statistics
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle, islice

from asking import Asking, settle
from processes import memory
from serving import Server
from working import PAGE

HOUR = 3600
"""As many changes as one reader makes who changes a filter each second of an hour."""

READERS = 2
"""At once: while one reads, the server draws for the other."""

TOUR = ((PAGE, "lang=en"), (PAGE, "lang=nl"), ("tourism", "lang=en"))
"""Where the readers go in turn, the second one step ahead: another language, another page, and back."""

CHOICES = 10
"""Regions that they choose on each page before they go on."""

SAMPLES = 40
VISIT = 10
"""Samples between two further readers who come and go. A session is kept for two minutes, in case that its reader comes
back: more of them would be a crowd that no hour has.
"""


@dataclass
class Soak:
    """How the memory of a server went: megabytes after each part of it, changes that were asked and in how many seconds.

    `slope` is megabytes per thousand changes in the second half.
    """

    memory: list[float] = field(default_factory=list)
    changes: int = 0
    seconds: float = 0.0
    slope: float = 0.0


def soak(server: Server, changes: int, longest: float) -> Soak:
    """Changes as fast as they are answered, at most `changes` and `longest` seconds; now and then another reader comes
    and goes. Every view was drawn once before it begins.

    Raises whatever a reader meets.
    """
    settle(server.url)
    with Asking(server.url, PAGE) as first:
        for _ in islice(_tour(first, 0), _length()):
            pass
    found, faults = Soak([memory(server.pid)]), list[Exception]()
    turn, over = threading.Condition(), threading.Event()

    def read(number: int) -> None:
        try:
            with Asking(server.url, PAGE) as reader:
                for _ in _tour(reader, number):
                    with turn:
                        found.changes += 1
                        turn.notify_all()
                    if over.is_set():
                        return
        except Exception as fault:  # noqa: BLE001 - handed on below
            faults.append(fault)
            over.set()

    began = time.monotonic()
    readers = [threading.Thread(target=read, args=(number,), daemon=True) for number in range(READERS)]
    for each in readers:
        each.start()
    for part in range(1, SAMPLES + 1):
        with turn:
            while found.changes < changes * part / SAMPLES and not over.is_set():
                turn.wait(1.0)
                if time.monotonic() - began > longest:
                    over.set()
        if over.is_set():
            break
        if part % VISIT == 0:
            with Asking(server.url, PAGE) as other:
                other.run()
        found.memory.append(memory(server.pid))
    over.set()
    for each in readers:
        each.join(timeout=60)
    if faults:
        raise faults[0]
    found.seconds = time.monotonic() - began
    later = found.memory[len(found.memory) // 2 :]
    if len(later) > 2:
        found.slope = statistics.linear_regression(range(len(later)), later).slope * SAMPLES / changes * 1000
    return found


def _length() -> int:
    """Changes that lead through the whole tour."""
    return len(TOUR) * (1 + CHOICES)


def _tour(reader: Asking, ahead: int) -> Iterator[None]:
    """Goes round without end, one step per change, from a place of the tour."""
    for page, query in islice(cycle(TOUR), ahead, None):
        reader.go(page, query)
        yield
        for region in reader.filters("region")[:CHOICES]:
            reader.choose("region", [region])
            yield
