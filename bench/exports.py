"""Times what is taken away: each kind of file, of one card and of a brief of twelve pins, made as the dashboard does."""

import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime

from dashboard.data import load
from dashboard.locale import reader_for
from dashboard.render.bundle import bundle_of
from dashboard.render.card import Card, Edition
from dashboard.render.html.file import html_of
from dashboard.render.picture import picture
from dashboard.render.plotly import CONFIG
from dashboard.render.pptx import pptx_of
from dashboard.render.sheets import csv_of, csv_of_figures
from dashboard.render.xlsx import xlsx_of
from held import asked, cards

PAGES = ("export-markets", "services-balance", "tourism", "budget", "knowledge", "diplomatic-network")
PINS = 12
ONE, DECK = "one card", f"a brief of {PINS}"


def measured(rounds: int) -> dict[str, dict[str, float]]:
    """Milliseconds (medians of `rounds`) per kind of file, for one card and for twelve; the first making is not counted."""
    contents = [asked(slug) for slug in PAGES]
    per_page = [cards(content) for content in contents]
    chosen = [each[place] for place in range(PINS // len(PAGES)) for each in per_page]
    package = load()
    told = Edition(
        reader_for("en"),
        "https://figures.example.be/brief",
        package.version,
        datetime.now(UTC).date(),
        "Brief",
    )
    every = contents[0].page.figures

    def times(some: list[Card]) -> dict[str, Callable[[], bytes]]:
        return {
            "PPTX": lambda: pptx_of(some, told),
            "XLSX": lambda: xlsx_of(some, told),
            "CSV": lambda: csv_of(some, told, package),
            "ZIP": lambda: bundle_of(some, told, package),
            "HTML": lambda: html_of(some, told, package, config=CONFIG),
        }

    one = {
        **times(chosen[:1]),
        "PNG": lambda: picture(chosen[0], told, format="png"),
        "SVG": lambda: picture(chosen[0], told, format="svg"),
        "CSV of the whole subject": lambda: csv_of_figures(every, told, package),
    }
    found: dict[str, dict[str, float]] = {}
    for name, makers in ((ONE, one), (DECK, times(chosen))):
        for kind, make in makers.items():
            found.setdefault(kind, {})[name] = _median(make, rounds)
    return found


def _median(make: Callable[[], bytes], rounds: int) -> float:
    make()
    taken = []
    for _ in range(rounds):
        began = time.perf_counter()
        make()
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)


def as_table(found: dict[str, dict[str, float]]) -> list[str]:
    """The medians as a Markdown table, one line per kind of file."""
    lines = [f"| file | {ONE} (ms) | {DECK} (ms) |", "|---|---:|---:|"]
    for kind, times in found.items():
        cells = (f"{times[name]:.0f}" if name in times else "" for name in (ONE, DECK))
        lines.append(f"| {kind} | {' | '.join(cells)} |")
    return lines
