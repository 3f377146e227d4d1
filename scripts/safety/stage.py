"""One service on the loopback address, and a reader at it whose answers are timed while something is tried."""

from __future__ import annotations

import contextlib
import re
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles

from websockets.exceptions import WebSocketException

from expecting import View
from reading import Site, ask
from serving import HOST, Server

PAUSE = 0.25
"""Seconds between two questions of the reader: quicker than a person, so that a short trial has some answers."""

LONGEST_P95, BUSY = 300.0, 2.0
"""Milliseconds that the reader may wait, at the 95th of a hundred answers; on a machine so busy that they wait half of that
when nothing is tried, so many times what they wait then.
"""

CALM = 8.0
"""Seconds for which the reader reads alone, to begin with."""

VIEWS = tuple(View("tourism", "en", (region,), "") for region in ("usa", "deu", "fra", "nld"))

ELSEWHERE = "127.0.0.9"
"""Also this machine, and another client than who tries something."""


@dataclass(frozen=True)
class Result:
    """What came of a trial: what was done, what was found, whether that is as it should be, and the reader's p95 (ms)."""

    name: str
    found: str
    fine: bool
    p95: float | None = None
    healthz: float | None = None
    alone: float = 0.0

    @property
    def passed(self) -> bool:
        """Whether the service stood it, and the reader did not notice."""
        return self.fine and (self.p95 is None or self.p95 <= max(LONGEST_P95, BUSY * self.alone))


@dataclass
class Stage:
    """The service, and where it is reached."""

    server: Server
    site: Site = field(init=False)
    alone: float = 0.0

    def __post_init__(self) -> None:
        self.site = Site(HOST, int(self.server.url.rpartition(":")[2]), "", None)

    @property
    def memory(self) -> float:
        """MB that the service holds now."""
        status = Path(f"/proc/{self.server.pid}/status").read_text()
        found = re.search(r"^VmRSS:\s+(\d+) kB", status, re.MULTILINE)
        return int(found[1]) / 1024 if found else 0.0

    def answered(self, path: str, seconds: float = 30.0) -> tuple[int, float]:
        """Status and milliseconds of an answer; status 0 where there is none."""
        began = time.monotonic()
        try:
            answer, _ = self.site.get(path)
            status = answer.status
        except OSError:
            status = 0
        return status, (time.monotonic() - began) * 1000

    def tried(self, name: str, attack: Callable[[Stage], tuple[str, bool]]) -> Result:
        """Does what is to be tried while a reader reads."""
        with reading(self) as reader:
            found, fine = attack(self)
        return Result(name, found, fine, reader.p95, reader.healthz, self.alone)

    def calm(self) -> Result:
        """What the reader notices when nothing is tried."""
        with reading(self) as reader:
            time.sleep(CALM)
        self.alone = reader.p95
        return Result("nothing: the reader alone", "", True, reader.p95, reader.healthz, reader.p95)


@dataclass
class Reader:
    """Milliseconds in which another reader was answered, and in which /healthz was."""

    runs: list[float] = field(default_factory=list)
    probes: list[float] = field(default_factory=list)

    @property
    def p95(self) -> float:
        """The 95th of a hundred answers to a change of filter; one that never came counts as a minute."""
        return quantiles(self.runs, n=20, method="inclusive")[-1] if len(self.runs) > 1 else 60_000.0

    @property
    def healthz(self) -> float:
        """The slowest answer of /healthz."""
        return max(self.probes, default=60_000.0)


@contextlib.contextmanager
def reading(stage: Stage) -> Iterator[Reader]:
    """A reader who changes a filter again and again, and a probe that asks whether the service lives."""
    found, leaving, arrived = Reader(), threading.Event(), threading.Event()

    def read() -> None:
        while not leaving.is_set():
            try:
                with stage.site.websocket(None, "", source=ELSEWHERE) as connection:
                    for view in VIEWS:
                        ask(connection, stage.site, view)
                    arrived.set()
                    for number in range(10**6):
                        if leaving.wait(PAUSE):
                            return
                        began = time.monotonic()
                        ask(connection, stage.site, VIEWS[number % len(VIEWS)])
                        found.runs.append((time.monotonic() - began) * 1000)
            except (WebSocketException, OSError, TimeoutError):
                found.runs.append(60_000.0)
                leaving.wait(PAUSE)

    def probe() -> None:
        while not leaving.wait(PAUSE):
            found.probes.append(stage.answered("/healthz")[1])

    threads = [threading.Thread(target=work, daemon=True) for work in (read, probe)]
    for thread in threads:
        thread.start()
    arrived.wait(60)
    found.runs.clear()
    try:
        yield found
        leaving.wait(2)  # what it costs shows after it, too
    finally:
        leaving.set()
        for thread in threads:
            thread.join(70)
