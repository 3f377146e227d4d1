"""The parts of the measurement: each starts what it needs, takes turns between what it compares, and gives plain numbers."""

from __future__ import annotations

import os
import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, replace
from functools import partial
from typing import Any

import exports
import growing
import starting
from asking import settle, two_runs
from browsing import browsing
from crowd import SESSIONS, crowd, per_session
from held import asked, cards
from make_environment import VENV
from page_style import HEADING
from serving import FRONT_PAGE, PAGES, Server, path_of, serving
from soaking import HOUR, soak
from visiting import (
    DASH_IDLE,
    PANEL_IDLE,
    STATIC_IDLE,
    STREAMLIT_IDLE,
    Site,
    change,
    follow,
    load,
    loads,
    visitor,
)
from weighing import weight
from working import PAGE, REGIONS, WARM, Changes, changes, reader_of_dash, reader_of_dashboard

OURS, DASH, DASH_KEPT, BARE = "the dashboard", "Dash", "Dash, answers kept", "a bare Streamlit page"
STATIC, USUAL = "a static page", "Streamlit as usual"
PANEL, VIZRO = "Panel", "Vizro"
LOADING = 15.0
"""Seconds for which fifty readers change filters."""

SOAKING = 180.0
"""Seconds after which a soak ends, however far it is."""

REPLICAS = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
"""One for each processor, as docs/deployment.md has it."""

ALONE = "the dashboard, one replica"

Found = dict[str, Any]


def dash(*, keeps: bool = False, packs: bool = False) -> Any:
    """A server of the Dash page; one that `keeps` works out no answer twice, one that `packs` sends all of them packed."""
    chosen = {"KEEP_ANSWERS": keeps, "PACK_ANSWERS": packs}
    beside = {"PYTHONPATH": str(VENV / "bench"), **{name: "1" for name, wanted in chosen.items() if wanted}}
    return serving("bench/dash_page.py", environment=beside, alone=True)


def peer(name: str) -> Any:
    """A server of the Panel or the Vizro page."""
    return serving(f"bench/{name}_page.py", environment={"PYTHONPATH": str(VENV / "bench")}, alone=True)


def bare() -> Any:
    """A server of a bare Streamlit page."""
    return serving("bench/bare_app.py")


def site_of_dashboard(server: Server, slug: str = PAGE, charts: int = 0) -> Site:
    """A page of the dashboard as a browser sees it."""
    return Site(OURS, server.url + path_of(slug), STREAMLIT_IDLE, charts)


@contextmanager
def sites(*names: str, packs: bool = False) -> Iterator[list[Site]]:
    """The export-markets page as these have it, each drawn once before; Dash `packs` its answers where that is asked."""
    charts = len(cards(asked(PAGE)))
    idle = {DASH: DASH_IDLE, VIZRO: DASH_IDLE, PANEL: PANEL_IDLE, STATIC: STATIC_IDLE}
    start = {
        OURS: serving,
        DASH: partial(dash, packs=packs),
        STATIC: partial(serving, "bench/static_page.py", alone=True),
        USUAL: partial(serving, "bench/usual_page.py"),
        PANEL: partial(peer, "panel"),
        VIZRO: partial(peer, "vizro"),
        BARE: bare,
    }
    with ExitStack() as running:
        found = []
        for name in names:
            server = running.enter_context(start[name]())
            if name in (OURS, USUAL):
                two_runs(server.url, PAGE if name == OURS else "")
            path = path_of(PAGE) if name == OURS else "/"
            found.append(
                Site(name, server.url + path, idle.get(name, STREAMLIT_IDLE), 0 if name == BARE else charts)
            )
        yield found


def in_turns(each: list[Site], number: int) -> list[Site]:
    """The sites of one round: every second one the other way round, so that what slows a round falls on all."""
    return each if number % 2 else each[::-1]


def part_changes(rounds: int) -> Found:
    """Filter change to repaint: milliseconds by name, in turns, each in a new browser each round."""
    found: dict[str, list[Found]] = defaultdict(list)
    chance = random.Random(6)
    with sites(OURS, DASH, STATIC, USUAL, PANEL, VIZRO) as every, browsing() as browser:
        for number in range(rounds):
            say("changes", number, rounds)
            regions = chance.sample(sorted(REGIONS.values()), 4)
            for site in in_turns(every, number):
                with visitor(browser) as page:
                    load(page, site)
                    change(page, site, regions[0])  # not counted: code that runs for the first time
                    for region in regions[1:]:
                        found[site.name] += [asdict(one) for one in change(page, site, region)]
    return {"milliseconds": found}


def part_loads(rounds: int) -> Found:
    """Three loads one after the other in a new browser, in turns, each load as a record of milliseconds; the way from the
    front page by a link; kilobytes of a first load.
    """
    found: dict[str, list[list[Found]]] = defaultdict(list)
    links: list[Found] = []
    texts = numbers_of(PAGE)
    with sites(OURS, DASH, STATIC, USUAL, PANEL, VIZRO, BARE) as every, browsing() as browser:
        ours = every[0]
        front = replace(ours, url=ours.url.removesuffix(path_of(PAGE)) + path_of(FRONT_PAGE), charts=0)
        for number in range(rounds):
            say("loads", number, rounds)
            for site in in_turns(every, number):
                wanted = texts if site.name != BARE else []
                found[site.name].append([asdict(one) for one in loads(browser, site, wanted)])
            with visitor(browser) as page:
                load(page, front)
                links.append(asdict(follow(page, ours, HEADING)))
        weights = {site.name: weight(browser, site) for site in every}
    return {"loads": found, "links": links, "kilobytes": weights}


def part_phone(rounds: int) -> Found:
    """First loads on a phone, far from the server."""
    found: dict[str, list[list[Found]]] = defaultdict(list)
    texts = numbers_of(PAGE)
    turns = max(1, rounds // 3)
    with sites(OURS, DASH, STATIC, packs=True) as every, browsing() as browser:
        for number in range(turns):
            say("phone", number, turns)
            for site in in_turns(every, number):
                found[site.name].append(
                    [asdict(one) for one in loads(browser, site, texts, times=1, phone=True)]
                )
    return {"loads": found}


def part_pages(rounds: int) -> Found:
    """Every page: what the server needs and sends (first run, run again), and the first two loads in a new browser."""
    runs: Found = defaultdict(lambda: defaultdict(list))
    seen: Found = defaultdict(list)
    slugs = sorted(PAGES, key=lambda slug: (slug != FRONT_PAGE, slug))
    with serving() as ours, bare() as server, browsing() as browser:
        sites = {BARE: (server, "", Site(BARE, server.url + "/", STREAMLIT_IDLE), [])}
        for slug in slugs:
            texts = numbers_of(slug)[:4]
            path = path_of(slug).strip("/")
            sites[slug] = (ours, path, site_of_dashboard(ours, slug), texts)
        for server_, path, _, _ in sites.values():
            two_runs(server_.url, path)  # not counted: fills what all readers share
        turns = max(1, rounds // 3)  # fifteen pages take as long as all else together
        for number in range(turns):
            say("pages", number, turns)
            for name, (server_, path, _, _) in sites.items():
                first, again = two_runs(server_.url, path)
                for kind, run in (("first", first), ("again", again)):
                    runs[name][kind].append(run.milliseconds)
                runs[name]["kilobytes"].append(first.kilobytes)
            for name, (_, _, site, texts) in sites.items():
                seen[name].append([asdict(one) for one in loads(browser, site, texts, times=2)])
    return {"runs": runs, "loads": seen}


def part_server(rounds: int) -> Found:
    """Processor time per change of the dashboard, of Dash, and of a Dash page that keeps its answers."""
    turns: dict[str, list[Changes]] = defaultdict(list)
    with ExitStack() as running:
        kinds = {
            OURS: (running.enter_context(serving()), reader_of_dashboard),
            DASH: (running.enter_context(dash()), reader_of_dash),
            DASH_KEPT: (running.enter_context(dash(keeps=True)), reader_of_dash),
        }
        for server, reader in kinds.values():
            with reader(server) as choose:
                choose(WARM)  # not counted: code that runs for the first time
        for number in range(rounds):
            say("server", number, rounds)
            for name, (server, reader) in kinds.items():
                with reader(server) as choose:
                    turns[name].append(changes(server, choose, 1))
    return {
        "changes": {
            name: {
                # Only in the first turn is a filter one that nobody had asked for.
                "anew": each[0].anew,
                "again": [turn.again for turn in each],
                "answers": [one for turn in each for one in turn.answers],
                "kilobytes": [one for turn in each for one in turn.kilobytes],
            }
            for name, each in turns.items()
        }
    }


def part_crowd(rounds: int) -> Found:
    """Fifty readers at once, of the dashboard and of Dash; memory per session and over an hour's changes."""
    found: Found = {"replicas": REPLICAS, "crowd": {}}
    sides = {
        OURS: (REPLICAS, serving, reader_of_dashboard),
        DASH: (REPLICAS, dash, reader_of_dash),
        ALONE: (1, serving, reader_of_dashboard),
    }
    for name, (number, start, reader) in sides.items():
        say(f"crowd: {name}")
        with ExitStack() as running:
            servers = [running.enter_context(start()) for _ in range(number)]
            if start is serving:
                for server in servers:
                    settle(server.url)
            found["crowd"][name] = asdict(crowd(servers, reader, LOADING))
    with serving() as server:
        say(f"crowd: {SESSIONS} sessions")
        found["per session"] = per_session(server)
    with serving() as server:
        say("crowd: an hour's changes")
        found["soak"] = asdict(soak(server, HOUR, SOAKING))
    return found


def part_growth(rounds: int) -> Found:
    """Packages of up to a hundred times the observations."""
    say("growth")
    return {"sizes": [asdict(size) for size in growing.growth()]}


def part_start(rounds: int) -> Found:
    """Imports, and the way from the start of a server to its first figures."""
    say("start")
    return {"imports": starting.imports(rounds), "starts": starting.starts(rounds)}


def part_files(rounds: int) -> Found:
    """Files that are taken away."""
    say("files")
    return {"files": exports.measured(max(1, rounds // 3))}  # they take as long as all else together


PARTS = {
    "changes": part_changes,
    "loads": part_loads,
    "phone": part_phone,
    "server": part_server,
    "crowd": part_crowd,
    "growth": part_growth,
    "start": part_start,
    "pages": part_pages,
    "files": part_files,
}


def numbers_of(slug: str) -> list[str]:
    """What is looked for on a page to know when its headline numbers are there."""
    return [digits(each.amount) for each in asked(slug).headlines]


def digits(number: str) -> str:
    """The number in a headline, without what stands around it: what both pages write alike."""
    found = re.search(r"\d[\d.,]*", number)
    return found.group().rstrip(".,") if found else number


def say(part: str, number: int | None = None, of: int = 0) -> None:
    """Tells how far it is, beside the result."""
    print(part if number is None else f"{part}: round {number + 1} of {of}", file=sys.stderr, flush=True)
