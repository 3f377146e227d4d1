"""Builds every page in every language on a version of the data: what cannot be drawn is found before a reader finds it.

`built` is asked before new data is taken up (see data.store), and by `python -m dashboard.service.built [folder]` for
`make check-data`.
"""

from __future__ import annotations

import argparse
import contextlib
import logging
import os
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dashboard.content import content_of
from dashboard.content.blocks import Failure, FigureCard
from dashboard.content.cache import ViewCache
from dashboard.content.outline import SCRIPT, outline, site
from dashboard.data import DATA_FOLDER, problems
from dashboard.data.problems import Problem
from dashboard.data.schema import DESCRIPTOR
from dashboard.data.store import Edition, store
from dashboard.locale import LANGUAGES
from dashboard.render.card import Card
from dashboard.render.picture import drawing
from dashboard.service.passed import passed, remember

MOST_TRIES = 24
"""Times that a page is built without some rows to find those it fails for."""

COMMAND = ("-m", "dashboard.service.built")

LONGEST = 600
"""Seconds that all pages may take; the machine may have other things to do."""

MOST_ROWS = 5
"""So many rows are named."""

_log = logging.getLogger(__name__)


def built(edition: Edition, name: str) -> list[Problem]:
    """What is wrong with pages on an edition of the folder `name`: a problem for each page, or card, that cannot be drawn."""
    found: dict[tuple[str, str], dict[str, Fault]] = {}
    for entry in site().entries:
        for lang in LANGUAGES:
            for card, fault in _faults(edition, entry.slug, lang).items():
                found.setdefault((entry.slug, card), {})[lang] = fault
    made = []
    for (slug, card), faults in found.items():
        lang, fault = next(iter(faults.items()))
        rows = _rows(edition, slug, card, lang, fault.shown)
        file, line = _place(edition, rows)
        part = f"{slug}.{card}" if card else slug
        made.append(problems.undrawn(f"{name}/{file}", line, part, list(faults), fault.said, rows))
    return made


@dataclass(frozen=True)
class Fault:
    """Why something cannot be drawn, and the figures that it shows, the latest first; none where that is not known."""

    said: str
    shown: tuple[str, ...] = ()


def _faults(edition: Edition, slug: str, lang: str) -> dict[str, Fault]:
    """What cannot be drawn of a page, by the keys of its cards; the page itself has the key ""."""
    found: dict[str, Fault] = {}
    with _heard() as logged:
        try:
            content = content_of(outline(slug), edition, {"lang": [lang]}, lang=lang, cache=ViewCache())
        except Exception as fault:  # noqa: BLE001 - whatever a page does wrong is what is asked for here
            return {"": Fault(_told(fault))}
        for block in content.walk():
            if isinstance(block, Failure):
                found.setdefault(block.key, Fault(block.title))
            elif isinstance(block, FigureCard):
                try:
                    _draw(block.card)
                except Exception as fault:  # noqa: BLE001 - as above
                    found.setdefault(block.key, Fault(_told(fault), _shown(block.card)))
    for key, said in logged.items():
        found[key if key in found else ""] = Fault(said)
    return found


def _draw(card: Card) -> None:
    """The chart of a card, as a picture."""
    drawing(card, width=720, height=400, letters=12.0)


def _shown(card: Card) -> tuple[str, ...]:
    return tuple(card.shown.sort_values("time_period", ascending=False)["id"])


def _told(fault: BaseException) -> str:
    """What a fault says, and the last line of ours that it came through."""
    inside = [
        frame
        for frame in traceback.extract_tb(fault.__traceback__)
        if Path(frame.filename).is_relative_to(SCRIPT.parent)
    ]
    where = f" ({Path(inside[-1].filename).name}, line {inside[-1].lineno})" if inside else ""
    text = str(fault).partition("\n")[0]
    return f"{type(fault).__name__}: {text}{where}"


@contextlib.contextmanager
def _heard() -> Iterator[dict[str, str]]:
    """What the parts of pages that failed alone have logged, by their keys."""
    found: dict[str, str] = {}

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            fault = record.exc_info[1] if record.exc_info else None
            key = record.args[1] if isinstance(record.args, tuple) and len(record.args) > 1 else ""
            found.setdefault(str(key), _told(fault) if fault else record.getMessage())

    listener, logger = Listener(logging.ERROR), logging.getLogger("dashboard")
    logger.addHandler(listener)
    try:
        yield found
    finally:
        logger.removeHandler(listener)


def _rows(edition: Edition, slug: str, card: str, lang: str, shown: Sequence[str]) -> list[str]:
    """As few figures as can be found without which it can be drawn, the latest first; none where none are found."""
    figures = edition.package.observations()
    tries = iter(range(MOST_TRIES))

    def mended(without: Sequence[str]) -> bool:
        if next(tries, None) is None:
            return False
        rest = figures[~figures["id"].isin(list(without))]
        made = replace(edition.package, revision=f"{edition.revision}-{hash(tuple(without))}", _figures=rest)
        other = Edition(made, edition.files, edition.dictionary, edition.taken)
        return not {"", card} & set(_faults(other, slug, lang))

    own = figures[figures["subject"] == slug].sort_values("time_period", ascending=False)["id"]
    return _fewest(list(shown) or list(own), mended)


def _fewest(rows: list[str], mended: Callable[[Sequence[str]], bool]) -> list[str]:
    """As small a part of the rows as works when it is left out: all are tried, halves, quarters, and so on."""
    found: list[str] = []
    size = len(rows)
    while size:
        among = found or rows
        parts = (among[start : start + size] for start in range(0, len(among), size))
        found = next((part for part in parts if mended(part)), found)
        size //= 2
    return found[:MOST_ROWS]


def _place(edition: Edition, rows: Sequence[str]) -> tuple[str, int]:
    """File and line of the first of these figures; the descriptor where there are none."""
    for name, body in edition.files.items() if rows else ():
        if name.endswith(".csv") and (line := _line(body, rows[0])):
            return name, line
    return DESCRIPTOR, 0


def _line(body: bytes, figure: str) -> int:
    """The line of a table that begins with this id; 0 where none does."""
    wanted = f"{figure},".encode()
    lines = (number for number, line in enumerate(body.splitlines(), start=1) if line.startswith(wanted))
    return next(lines, 0)


def tried(folder: Path) -> Sequence[str]:
    """What `built` says of the data in a folder, line by line; it is made in a process of its own, so that no reader
    waits for it and nothing that it does stays. It ends with this process, whose end of a pipe it listens to.

    What has passed with this code before is not built again. Raises OSError where there can be no such process.
    """
    if passed(folder):
        return ()
    heard, held = os.pipe()
    try:
        done = subprocess.run(
            [sys.executable, *COMMAND, "--accompanied", str(folder)],
            stdin=heard,
            capture_output=True,
            text=True,
            timeout=LONGEST,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return [f"its pages were not built within {LONGEST} seconds"]
    finally:
        os.close(heard)
        os.close(held)
    if done.returncode in (0, 1):
        return done.stdout.splitlines() if done.returncode else ()
    _log.error("building pages on new data failed:\n%s", done.stderr)
    return [f"its pages could not be built: that ended with {done.returncode}, and the log has what it said"]


def _end_with_it() -> None:
    os.read(sys.stdin.fileno(), 1)  # unbuffered: a reader of sys.stdin could not be left behind at the end
    os._exit(3)


def main(arguments: list[str] | None = None) -> int:
    """Builds every page on a folder of data and prints what cannot be drawn. Returns 1 where there is any, else 0."""
    parser = argparse.ArgumentParser(
        prog="python -m dashboard.service.built", description="Builds every page on a data package."
    )
    parser.add_argument(
        "folder", nargs="?", type=Path, default=DATA_FOLDER, help="the folder of datapackage.json"
    )
    parser.add_argument(
        "--accompanied", action="store_true", help="ends when the other end of its standard input is closed"
    )
    asked = parser.parse_args(arguments)
    folder = asked.folder.resolve()
    if asked.accompanied:
        threading.Thread(target=_end_with_it, daemon=True).start()
    with contextlib.suppress(OSError):
        os.nice(10)  # readers come first
    os.environ["DASHBOARD_DATA"] = str(folder)  # where blocks that are drawn by themselves look for it
    data = store(folder, LANGUAGES)
    edition = data.edition()
    found = built(edition, folder.name) if edition.sound else []
    for problem in found:
        print(problem)
    if edition.sound and not found:
        remember(folder)
        print(f"{len(site().entries)} pages in {len(LANGUAGES)} languages can be drawn.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
