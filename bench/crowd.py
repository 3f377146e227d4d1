"""Many readers at once, and for long: how soon they are answered, what each costs in memory, and whether that stays."""

from __future__ import annotations

import statistics
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field
from itertools import cycle

from asking import Asking
from processes import memory, processor
from working import PAGE, REGIONS, Choose, reader_of_dashboard

from serving import Server

READERS, PAUSE = 50, 1.0
SESSIONS = 100
HOUR = 3600
"""As many changes as one reader makes who changes a filter each second of an hour."""

PATIENCE = 300.0
"""Seconds in which all readers must have their page."""


@dataclass
class Crowd:
    """What the readers got: times of answers (ms) and what failed; processor time of the server per second (cores)."""

    answers: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    cores: float = 0.0
    seconds: float = 0.0


def crowd(
    server: Server, reader: Callable[[Server], AbstractContextManager[Choose]], seconds: float
) -> Crowd:
    """`READERS` of whom each changes a filter each second, or as soon as the last change is answered.

    All have the page open before it begins, and have seen what there is: the first change is not counted.
    """
    found, ready, over = Crowd(), threading.Semaphore(0), threading.Event()
    begin = threading.Event()

    def read(number: int) -> None:
        codes = cycle([*list(REGIONS)[number % len(REGIONS) :], *list(REGIONS)[: number % len(REGIONS)]])
        try:
            with reader(server) as choose:
                choose(next(codes))
                ready.release()
                begin.wait(PATIENCE)
                # Readers do not move in step: they begin one after the other within the first second.
                due = time.monotonic() + PAUSE * number / READERS
                while not over.wait(max(0.0, due - time.monotonic())):
                    found.answers.append(choose(next(codes)).milliseconds)
                    due = max(due + PAUSE, time.monotonic())
        except Exception as fault:  # noqa: BLE001 - whatever a reader meets is what is counted
            found.errors.append(f"{type(fault).__name__}: {fault}"[:200])
            ready.release()

    threads = [threading.Thread(target=read, args=(number,), daemon=True) for number in range(READERS)]
    for thread in threads:
        thread.start()
    end = time.monotonic() + PATIENCE
    for _ in threads:
        ready.acquire(timeout=max(0.0, end - time.monotonic()))
    before, began = processor(server.pid), time.monotonic()
    begin.set()
    over.wait(seconds)
    over.set()
    found.seconds = time.monotonic() - began
    found.cores = (processor(server.pid) - before) / 1000 / found.seconds
    for thread in threads:
        thread.join(timeout=60)
    return found


def per_session(server: Server) -> float:
    """Megabytes for each of `SESSIONS` further readers who have the page open, above one who has."""
    with ExitStack() as open_pages:
        _open(open_pages, server, 5)
        before = memory(server.pid)
        _open(open_pages, server, SESSIONS)
        return (memory(server.pid) - before) / SESSIONS


def _open(open_pages: ExitStack, server: Server, number: int) -> None:
    for _ in range(number):
        open_pages.enter_context(Asking(server.url, PAGE)).run()


@dataclass
class Soak:
    """How the memory of a server went: megabytes after each part of it, changes that were asked.

    `slope` is megabytes per thousand changes in the second half, when caches are full.
    """

    memory: list[float]
    changes: int
    slope: float


def soak(server: Server, changes: int, longest: float) -> Soak:
    """One reader's changes as fast as they are answered, at most `changes` and `longest` seconds; now and then another
    reader comes and goes.
    """
    held, asked, end = [], 0, time.monotonic() + longest
    part = max(1, changes // 40)
    codes = cycle(REGIONS)
    with reader_of_dashboard(server) as choose:
        for code in codes:
            choose(code)
            asked += 1
            if asked % part == 0:
                with Asking(server.url, PAGE) as other:
                    other.run()
                held.append(memory(server.pid))
            if asked >= changes or time.monotonic() > end:
                break
    later = held[len(held) // 2 :]
    slope = statistics.linear_regression(range(len(later)), later).slope if len(later) > 2 else 0.0
    return Soak(held, asked, slope / part * 1000)
