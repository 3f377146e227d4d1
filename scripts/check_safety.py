"""Tries what one client may do to the service, on the loopback address and within some minutes: `make check-safety`.

Prints the table that docs/service.md shows; an argument names the trials to be made, by a part of their names, and is
"all" where there is none. Returns 1 where the service did not stand something, or where another reader waited for more
than 300 ms at the 95th of a hundred answers, or on a busy machine twice as long as when nothing is tried.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable, Sequence

from browsing import browsing
from safety import browser, doors, sockets
from safety.stage import Result, Stage
from serving import serving

LONGEST, ALONE = 420.0, 1500.0
"""Seconds after which no further trial is begun, of all and of those that were named."""

Trial = tuple[str, Callable[..., tuple[str, bool]]]
"""Its name, and what makes it: it tells what was found, and whether that is as it should be."""

TRIALS: tuple[Trial, ...] = (
    ("500 reruns a second on one websocket, for 10 s", sockets.flood),
    ("4 messages of 200 MB, packed; then 400 of 250 kB", sockets.inflated),
    ("what no page says: caches, Git, files", sockets.unheard),
    ("400 idle websockets from one address", sockets.idle),
    ("300 requests that never end", sockets.slow),
    ("doors of Streamlit that no page uses", doors.closed),
    ("20 clients: pictures of 150 regions", doors.previews),
    ("20 clients: plain pages of 150 regions", doors.plain),
)
AT_A_BROWSER: tuple[Trial, ...] = (
    ("the network is cut without a word", browser.cut),
    ("the connection ends for good", browser.ended),
    ("20 regions chosen as fast as can be, browser slowed", browser.quickly),
)


def main() -> int:
    """Makes the trials that are asked for. Returns 0 where the service stood them."""
    wanted = sys.argv[1] if len(sys.argv) > 1 else "all"
    alone, at_a_browser = (
        [(name, trial) for name, trial in trials if wanted == "all" or wanted in name]
        for trials in (TRIALS, AT_A_BROWSER)
    )
    print(f"{os.cpu_count()} processors; load average {os.getloadavg()[0]:.1f} at the start", flush=True)
    end = time.monotonic() + (LONGEST if wanted == "all" else ALONE)
    results: list[Result] = []
    if alone:
        with serving() as server:
            stage = Stage(server)
            say(stage.calm())
            for name, attack in alone:
                if time.monotonic() < end:
                    results.append(stage.tried(name, attack))
                    say(results[-1])
    if at_a_browser:
        results += _at_a_browser(at_a_browser, end)
    left_out = len(alone) + len(at_a_browser) - len(results)
    if left_out:
        print(f"{left_out} trials were left out, for want of time or of a browser.")
    return 0 if results and all(result.passed for result in results) and not left_out else 1


def _at_a_browser(trials: Sequence[Trial], end: float) -> list[Result]:
    results: list[Result] = []
    with serving() as server, contextlib.ExitStack() as stack:
        try:
            opened = stack.enter_context(browsing())
        except RuntimeError as missing:
            print(missing)
        else:
            stage = Stage(server)
            for name, trial in trials:
                if time.monotonic() < end:
                    results.append(Result(name, *trial(stage, opened, end)))
                    say(results[-1])
    return results


def say(result: Result) -> None:
    """A row of the table."""
    p95 = f"{result.p95:.0f} ms" if result.p95 is not None else ""
    slowest = f"{result.healthz:.0f} ms" if result.healthz is not None else ""
    mark = "" if result.passed else " **not stood**"
    print(f"| {result.name} | {result.found}{mark} | {p95} | {slowest} |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
