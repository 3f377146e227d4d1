"""Measures the dashboard beside the same page made otherwise, in one and the same run: `make bench`.

Everything it starts runs on the loopback address, is bounded in time and requests, and is stopped at the end. Results go
to bench/results.json and docs/bench.md; a part that is measured alone leaves the others as they were.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import time
from importlib.metadata import version
from pathlib import Path
from typing import Any

import streamlit.config

from make_environment import VENV
from parts import PARTS, say
from report import document, summary
from serving import ROOT

MOST_ROUNDS = 50
RESULTS = ROOT / "bench" / "results.json"
TABLE = ROOT / "docs" / "bench.md"


def main() -> int:
    """Measures, prints the tables and writes them down."""
    parser = argparse.ArgumentParser(
        description="Measures the dashboard beside the same page made otherwise."
    )
    parser.add_argument(
        "part", nargs="?", default="all", choices=["all", *PARTS], help="what to measure (default all)"
    )
    parser.add_argument("--rounds", type=int, default=3, help=f"how often, 1 to {MOST_ROUNDS} (default 3)")
    asked = parser.parse_args()
    if not 1 <= asked.rounds <= MOST_ROUNDS:
        parser.error(f"--rounds must be from 1 to {MOST_ROUNDS}, not {asked.rounds}")
    chosen = list(PARTS) if asked.part == "all" else [asked.part]
    streamlit.config.set_option(
        "global.showWarningOnDirectExecution", False
    )  # pages are told in this process too
    results = {} if asked.part == "all" else before()
    results["machine"] = machine()
    for name in chosen:
        began = time.monotonic()
        results[name] = {"rounds": asked.rounds, **PARTS[name](asked.rounds)}
        results[name]["took"] = time.monotonic() - began
        say(f"{name}: {results[name]['took']:.0f} s")
        write(results)
    print(summary(results, chosen))
    say(f"all of it: {sum(results[name]['took'] for name in chosen) / 60:.0f} minutes")
    say(f"written: {shown(RESULTS)} and {shown(TABLE)}")
    return 0


def before() -> dict[str, Any]:
    """The parts that were measured before; none where that cannot be read."""
    try:
        found = json.loads(RESULTS.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {name: part for name, part in found.items() if name in PARTS and "rounds" in part}


def machine() -> str:
    """What it ran on, in so far as it matters for the numbers."""
    libraries = ", ".join(f"{name} {version(name)}" for name in ("streamlit", "plotly", "pandas"))
    (dash,) = (
        path.name.split("-")[1].removesuffix(".dist") for path in (VENV / "bench").glob("dash-*.dist-info")
    )
    return f"{os.cpu_count()} cores, Python {platform.python_version()}, {libraries}, dash {dash}"


def write(results: dict[str, Any]) -> None:
    """Every measurement for machines, the tables for readers; after each part, so that none is lost."""
    RESULTS.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    TABLE.write_text(document(results), encoding="utf-8")


def shown(path: Path) -> str:
    """A path as it reads from the project's root."""
    return path.relative_to(ROOT).as_posix()


if __name__ == "__main__":
    sys.exit(main())
