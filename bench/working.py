"""What the server pays for a change: its processor time, of the dashboard's page and of the Dash page.

Nobody here is a browser: readers of the dashboard speak Streamlit's websocket protocol, those of the Dash page HTTP.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from asking import Asking, Run
from dashing import Dashing
from processes import processor
from serving import Server

PAGE = "export-markets"
REGIONS = {
    "deu": "Germany", "fra": "France", "nld": "Netherlands", "gbr": "United Kingdom", "usa": "United States",
    "ita": "Italy", "ind": "India", "esp": "Spain", "chn": "China", "pol": "Poland",
}  # fmt: skip
"""The ten markets that the page names, by code: the filters that readers here choose from."""

WARM = "deu-fra-nld"
"""A choice that is not among those that are measured, for what is not counted."""

_NAMES = {**REGIONS, WARM: "Germany, France and the Netherlands"}

Choose = Callable[[str], Run]
"""Asks for a region by its code."""


@contextmanager
def reader_of_dashboard(server: Server) -> Iterator[Choose]:
    """A reader who has the dashboard's page open."""
    with Asking(server.url, PAGE) as reader:
        reader.run()
        yield lambda code: reader.choose("region", [_NAMES[code]])


@contextmanager
def reader_of_dash(server: Server) -> Iterator[Choose]:
    """A reader who has the Dash page open."""
    with Dashing(server.url) as reader:
        yield lambda code: reader.choose([code])


@dataclass
class Changes:
    """Changes of one reader, one after the other: what each took and sent, and the server's processor time (ms) per change.

    `anew` are filters that nobody had asked for, `again` those that somebody had.
    """

    anew: float = 0.0
    again: float = 0.0
    answers: list[float] = field(default_factory=list)
    kilobytes: list[float] = field(default_factory=list)


def changes(server: Server, choose: Choose, rounds: int) -> Changes:
    """Chooses each region once, and then all of them `rounds` times more."""
    found = Changes()
    before = processor(server.pid)
    for code in REGIONS:
        choose(code)
    between = processor(server.pid)
    for _ in range(rounds):
        for code in REGIONS:
            run = choose(code)
            found.answers.append(run.milliseconds)
            found.kilobytes.append(run.kilobytes)
    found.anew = (between - before) / len(REGIONS)
    found.again = (processor(server.pid) - between) / (rounds * len(REGIONS))
    return found
