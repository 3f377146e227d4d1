"""What more data costs: reading it, starting on it, changing a filter on it, memory; up to a hundred times as much.

The packages are made for the measurement (see multiplied) in a folder that is removed. Each step has its time; one that
takes longer is told as such, and what follows from it is not asked.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from asking import Asking, settle
from multiplied import multiplied
from processes import memory, processor
from serving import ROOT, Server, serving
from working import PAGE, REGIONS

FACTORS = (1, 10, 100)
LONGEST = 150.0
"""Seconds that reading, starting, or a run of a page may take."""

_READ = """
import sys, time
from pathlib import Path
from dashboard.data.store import Store
began = time.perf_counter()
package = Store(Path(sys.argv[1])).package()
print(len(package.observations()), len(package.problems), time.perf_counter() - began)
"""


@dataclass
class Size:
    """What a package of some size costs, in ms and MB; None where it took longer than `LONGEST`.

    `read` is reading and validating; `start` is from the start of the server to its first page; `change` the answer
    to a filter that was asked for before, `change_anew` to one that was not, `processor` the server's time of the former.
    """

    factor: int
    figures: int = 0
    read: float | None = None
    start: float | None = None
    change: float | None = None
    change_anew: float | None = None
    processor: float | None = None
    memory: float | None = None


def growth(factors: tuple[int, ...] = FACTORS) -> list[Size]:
    """What each of the sizes costs. Raises RuntimeError where a package that was made is not a sound one."""
    found = []
    with tempfile.TemporaryDirectory(prefix="dashboard-growth-") as place:
        for factor in factors:
            folder = multiplied(factor, Path(place) / f"times-{factor}")
            size = Size(factor)
            size.read = _read(folder, size)
            if size.read is not None:
                _serve(folder, size, {"CACHE_DIRECTORY": f"{place}/served-{factor}"})
            found.append(size)
    return found


def _read(folder: Path, size: Size) -> float | None:
    """Milliseconds to read a package; None where it takes too long."""
    try:
        answer = subprocess.run(
            [sys.executable, "-c", _READ, str(folder)],
            cwd=ROOT, timeout=LONGEST, capture_output=True, text=True, check=True, stdin=subprocess.DEVNULL,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return None
    figures, problems, seconds = answer.stdout.split()
    if int(problems):
        raise RuntimeError(f"the package made {size.factor} times as large has {problems} problems")
    size.figures = int(figures)
    return float(seconds) * 1000


def _serve(folder: Path, size: Size, environment: dict[str, str]) -> None:
    try:
        began = time.perf_counter()
        with serving(data=folder, environment=environment, longest=LONGEST) as server:
            with Asking(server.url, PAGE, LONGEST) as reader:
                reader.run()
                size.start = (time.perf_counter() - began) * 1000
                settle(server.url)
                _change(server, reader, size)
            size.memory = memory(server.pid)
    except (TimeoutError, RuntimeError) as fault:
        if "no answer within" not in str(fault) and not isinstance(fault, TimeoutError):
            raise


def _change(server: Server, reader: Asking, size: Size) -> None:
    names = list(REGIONS.values())
    end = time.monotonic() + LONGEST
    anew, again = [], []
    for name in names:
        anew.append(reader.choose("region", [name]).milliseconds)
        if time.monotonic() > end:
            return
    size.change_anew = statistics.median(anew)
    before = processor(server.pid)
    for name in names:
        again.append(reader.choose("region", [name]).milliseconds)
        if time.monotonic() > end:
            break
    size.change, size.processor = statistics.median(again), (processor(server.pid) - before) / len(again)
