"""Measures every page beside a bare Streamlit page, in one and the same run: `make bench`.

Two things a reader waits for: the server's run of the page's script (asked over the websocket, without a browser),
and the time from navigation until all charts are painted in Chromium, with an empty cache and once more with a full
one. Pages take turns, round by round, so that what slows the machine for a moment does not fall on one page alone.
Everything it starts runs on the loopback address and is stopped at the end.
"""

import argparse
import json
import os
import platform
import statistics
import sys
from collections import defaultdict
from importlib.metadata import version
from pathlib import Path

import exports
from asking import two_runs
from playwright.sync_api import Browser

from browsing import DEVICES, browsing, settled
from serving import FRONT_PAGE, PAGES, ROOT, Server, path_of, serving

BARE = "a bare page"
MOST_ROUNDS = 50
RESULTS = ROOT / "bench" / "results.json"
TABLE = ROOT / "docs" / "bench.md"

SERVER_FIRST, SERVER_AGAIN, SENT = "server, first run", "server, run again", "sent"
PAINTED_FIRST, PAINTED_AGAIN = "painted, empty cache", "painted, full cache"
COLUMNS = {
    SERVER_FIRST: "ms", SERVER_AGAIN: "ms", SENT: "kB", PAINTED_FIRST: "ms", PAINTED_AGAIN: "ms",
}  # fmt: skip

Measured = dict[str, dict[str, list[float]]]


def main() -> int:
    """Measures, prints the table and writes it down."""
    parser = argparse.ArgumentParser(description="Measures every page beside a bare Streamlit page.")
    parser.add_argument("--rounds", type=int, default=5, help=f"how often, 1 to {MOST_ROUNDS} (default 5)")
    rounds = parser.parse_args().rounds
    if not 1 <= rounds <= MOST_ROUNDS:
        parser.error(f"--rounds must be from 1 to {MOST_ROUNDS}, not {rounds}")
    with serving() as dashboard, serving("bench/bare_app.py") as bare, browsing() as browser:
        # The order in which pages take turns; the bare page opens each round.
        targets = {BARE: (bare, "/"), **{slug: (dashboard, path_of(slug)) for slug in by_story()}}
        measured = measure(targets, browser, rounds)
    medians = {
        name: {column: statistics.median(values) for column, values in columns.items()}
        for name, columns in measured.items()
    }
    tell("files that are taken away")
    files = exports.measured(rounds)
    tables = [*as_table(medians), "", *ABOUT_FILES, *exports.as_table(files)]
    print("\n".join(["", f"Medians of {rounds} rounds on {machine()}:", "", *tables]))
    write(measured, medians, files, tables, rounds)
    return 0


def by_story() -> list[str]:
    """The pages, the front page first."""
    return sorted(PAGES, key=lambda slug: (slug != FRONT_PAGE, slug))


def measure(targets: dict[str, tuple[Server, str]], browser: Browser, rounds: int) -> Measured:
    """All measurements of all rounds, by page and column."""
    measured: Measured = defaultdict(lambda: defaultdict(list))
    for server, path in targets.values():
        # Not counted: the first run of all reads the figures from disk and fills what all readers share.
        two_runs(server.url, path.strip("/"))
    for number in range(1, rounds + 1):
        tell(f"round {number} of {rounds}")
        for name, (server, path) in targets.items():
            first, again = two_runs(server.url, path.strip("/"))
            measured[name][SERVER_FIRST].append(first.milliseconds)
            measured[name][SERVER_AGAIN].append(again.milliseconds)
            measured[name][SENT].append(first.kilobytes)
        for name, (server, path) in targets.items():
            empty, full = painted_twice(browser, server.url + path)
            measured[name][PAINTED_FIRST].append(empty)
            measured[name][PAINTED_AGAIN].append(full)
    return measured


def painted_twice(browser: Browser, url: str) -> tuple[float, float]:
    """Milliseconds until the page is painted, for a browser that was never here and for the same a second time."""
    context = browser.new_context(**DEVICES["desktop"], locale="en-GB")
    times = []
    for _ in range(2):
        page = context.new_page()
        page.goto(url, wait_until="commit")
        times.append(settled(page))
        page.close()
    context.close()
    return times[0], times[1]


def as_table(medians: dict[str, dict[str, float]]) -> list[str]:
    """The medians as a Markdown table, one line per page."""
    width = max(map(len, medians))
    heads = [f"{column} ({unit})" for column, unit in COLUMNS.items()]
    lines = [
        f"| {'page':<{width}} | " + " | ".join(heads) + " |",
        f"|{'-' * (width + 2)}|" + "|".join("-" * (len(head) + 1) + ":" for head in heads) + "|",
    ]
    for name, columns in medians.items():
        cells = (f"{columns[column]:>{len(head)}.0f}" for column, head in zip(COLUMNS, heads, strict=True))
        lines.append(f"| {name:<{width}} | " + " | ".join(cells) + " |")
    return lines


def machine() -> str:
    """What it ran on, in so far as it matters for the numbers."""
    libraries = ", ".join(f"{name} {version(name)}" for name in ("streamlit", "plotly", "pandas"))
    return f"{os.cpu_count()} cores, Python {platform.python_version()}, {libraries}"


def write(
    measured: Measured,
    medians: dict[str, dict[str, float]],
    files: dict[str, dict[str, float]],
    tables: list[str],
    rounds: int,
) -> None:
    """Every measurement for machines, the table for readers."""
    RESULTS.write_text(
        json.dumps(
            {
                "machine": machine(),
                "rounds": rounds,
                "medians": medians,
                "files": files,
                "measured": measured,
            },
            indent=1,
        )
        + "\n",
        encoding="utf-8",
    )
    TABLE.parent.mkdir(exist_ok=True)
    TABLE.write_text(
        "\n".join([*ABOUT, f"Medians of {rounds} rounds on {machine()}.", "", *tables, ""]), encoding="utf-8"
    )
    tell(f"written: {shown(RESULTS)} and {shown(TABLE)}")


ABOUT = (
    "# What the pages cost",
    "",
    "`make bench` writes this page (`make bench ROUNDS=20` for steadier numbers): every page beside a bare Streamlit",
    "page with nothing but a title, measured in turns in the same run.",
    "",
    "- **server, first run**: from asking for the page over the websocket to the server's word that the script has run,",
    "  for a reader who just came; **run again** is the next run of the same reader. No browser takes part.",
    "- **sent**: what the first run sends, before compression.",
    "- **painted**: from navigation until every chart on the page is painted in Chromium without a graphics card, in a",
    "  browser that was never here, and in the same browser once more.",
    "",
)


ABOUT_FILES = (
    "## What is taken away",
    "",
    "How long each kind of file takes to make, once its library is loaded; the aim is half a second for one card and",
    "three seconds for a brief of twelve.",
    "",
)


def shown(path: Path) -> str:
    """A path as it reads from the project's root."""
    return path.relative_to(ROOT).as_posix()


def tell(sentence: str) -> None:
    """Tells how far it is, beside the result."""
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
