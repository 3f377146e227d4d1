"""Many readers at once: how soon they are answered, and what each costs in memory."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field
from itertools import cycle

from asking import Asking, settle
from processes import memory, processor
from serving import Server
from working import PAGE, REGIONS, Choose

READERS, PAUSE = 50, 1.0
SESSIONS = 100
PATIENCE = 300.0
"""Seconds in which all readers must have their page."""


@dataclass
class Crowd:
    """What the readers got: times of answers (ms) and what failed; processor time per second (cores) of all servers
    together, and of the readers themselves, who run on the same machine.
    """

    answers: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    cores: float = 0.0
    readers: float = 0.0
    seconds: float = 0.0


def crowd(
    servers: Sequence[Server], reader: Callable[[Server], AbstractContextManager[Choose]], seconds: float
) -> Crowd:
    """`READERS` of whom each changes a filter each second, or as soon as the last change is answered.

    Each stays with one of the servers, as many with each, as a proxy has them stay with a replica. All have the page open
    before it begins, each region was chosen once on each server, and each reader's first change is not counted.
    """
    for server in servers:
        with reader(server) as choose:
            for code in REGIONS:
                choose(code)
    found, ready, over = Crowd(), threading.Semaphore(0), threading.Event()
    begin = threading.Event()

    def read(number: int) -> None:
        codes = cycle([*list(REGIONS)[number % len(REGIONS) :], *list(REGIONS)[: number % len(REGIONS)]])
        try:
            with reader(servers[number % len(servers)]) as choose:
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
    before, own, began = _work(servers), time.process_time(), time.monotonic()
    begin.set()
    over.wait(seconds)
    over.set()
    found.seconds = time.monotonic() - began
    found.cores = (_work(servers) - before) / 1000 / found.seconds
    found.readers = (time.process_time() - own) / found.seconds
    for thread in threads:
        thread.join(timeout=60)
    return found


def _work(servers: Sequence[Server]) -> float:
    """Milliseconds of processor time that all of them have used so far."""
    return sum(processor(server.pid) for server in servers)


def per_session(server: Server) -> float:
    """Megabytes for each of `SESSIONS` further readers who have the page open, above one who has."""
    settle(server.url)
    with ExitStack() as open_pages:
        _open(open_pages, server, 5)
        before = memory(server.pid)
        _open(open_pages, server, SESSIONS)
        return (memory(server.pid) - before) / SESSIONS


def _open(open_pages: ExitStack, server: Server, number: int) -> None:
    for _ in range(number):
        open_pages.enter_context(Asking(server.url, PAGE)).run()
