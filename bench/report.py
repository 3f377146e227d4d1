"""What was measured, as the page that docs/ shows."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import exports
import growing
from crowd import SESSIONS
from targets import Results, loaded, p95, verdicts
from visiting import SLOWER

ABOUT = """# How fast it is

`make bench` measures and writes this page (`make bench ROUNDS=10` for steadier numbers, `make bench PART=changes` for one
part: the others keep what was measured before; three rounds of all take some fifteen minutes). The pages that are compared
take turns in the same run on the loopback address, so that what slows the machine falls on all. Seconds do not carry over
between machines; ratios do.

All show the export-markets page: the same filters, headline numbers and charts, made by the same functions from the same
figures under the same titles, because they ask the page for its content as the dashboard does (`bench/held.py`).

- **Dash** (`bench/dash_page.py`) is made as Dash asks for: its figures stand in the layout, one callback answers all filters,
  graphs keep their place, waitress serves it with threads and open connections, answers are not packed (but to the phone).
  It reads the figures once and keeps them, as the dashboard does. The dashboard also keeps what it has drawn for a view; Dash
  has no such cache of its own, so there is a third one, whose answers are kept.
- **Streamlit as usual** (`bench/usual_page.py`) is the page in `st.metric`, columns and `st.plotly_chart`.
- **Panel** (`bench/panel_page.py`) and **Vizro** (`bench/vizro_page.py`) are peers, made as these ask for, with their own
  widgets; no target is set against them. Panel hands all panes their new figures in one message, Vizro answers a control
  once for all its graphs and texts.
- **A static page** (`bench/static_page.py`) is the limit: plotly.js alone, every view that is measured in the browser's
  memory, no server asked for a change, what is in the window drawn first.

None does what the dashboard does besides: the address, languages, texts for those who do not see, search, take-away.

*In sight* is what the window shows where the page opens, *interactive* a chart with the layer by which it answers to the
pointer and nothing lying over it. *Anew* is what the first reader of a filter waits for, since a start or since the data
changed; *again* is every later one."""

PARTS_ABOUT = {
    "changes": """## Filter change to repaint

From the press of the pointer on a region in its widget (or on the cross that takes it away) to the frame in which the last
chart was changed, of those in sight and of all, in Chromium without a graphics card.""",
    "loads": """## Loads

Milliseconds since the navigation, in a new browser: first paint of anything, the headline numbers on screen, all in sight
interactive, all charts interactive. The third load is that of a browser that was here twice. *Shift* is how far things jumped
on the way (CLS). Bytes are those of a first load with all that follows by itself, each answer and message packed, whether
or not its server does that.""",
    "phone": f"""## On a phone

First loads with a small screen, a processor {SLOWER} times slower, and what Chromium's tools call fast 3G.""",
    "server": """## Server time per change

One reader chooses one of ten regions after the other, over Streamlit's websocket or Dash's callback: processor time of the
server, as Linux counts it, for filters that nobody had asked for (*anew*) and for those that somebody had; the time of an
answer and what is sent, unpacked. A reader of the dashboard keeps for some runs what it was sent, as browsers do, and is
not sent it again; with ten regions in turn that is what views have in common, as the lists of filters.""",
    "crowd": """## Many readers, and for long

Fifty readers who each change a filter every second on the page of export markets. There are as many replicas as processors,
each with an even share of the readers, as a proxy deals them out ([deployment.md](deployment.md)); of the Dash page as many
processes. The readers run on the same machine, and take their share of its processors.""",
    "growth": """## Growth

The observations times 10 and 100, made by `bench/multiplied.py` for the measurement alone: further indicators,
partners and years in the same files, so that pages draw the same charts from more data.""",
    "start": """## Start

In an environment that is there. *A page with its figures* is that of export markets, asked for over the websocket as soon
as the service answers.""",
    "pages": """## Every page

The server's run of the page for a reader who just came and the next one of the same reader, what the first sends unpacked;
then, in Chromium, the headline numbers at the first load, and what is in sight and all charts at the first and the second.""",
    "files": """## What is taken away

How long each kind of file takes to make, once its library is loaded, how large it is, and in how many pages (p.) another
program shows it; the aim is half a second for one card and three seconds for a brief of twelve, five as PDF.""",
}


def document(results: Results) -> str:
    """The page, of whatever parts were measured."""
    parts = [ABOUT, _of(results), "## Targets", _targets(results)]
    for name, about in PARTS_ABOUT.items():
        if name in results:
            when = results[name]
            took = f", in {when['took']:.0f} s" if "took" in when else ""
            parts += [about, f"Rounds: {when['rounds']}{took}.", _WRITERS[name](when)]
    return "\n\n".join(parts) + "\n"


def summary(results: Results, measured: Iterable[str]) -> str:
    """The tables of the parts that were measured just now, and all targets, for a terminal."""
    parts = [f"## {name}\n\n{_WRITERS[name](results[name])}" for name in measured]
    return "\n\n".join([*parts, _targets(results), _of(results)])


def _of(results: Results) -> str:
    return f"Measured on {results['machine']}."


def _targets(results: Results) -> str:
    rows = [verdict.row() for verdict in verdicts(results)]
    return "\n".join(["| what | target | measured | |", "|---|---|---|---|", *rows])


def _table(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    lines = [f"| {' | '.join(heads)} |", "|---|" + "---:|" * (len(heads) - 1)]
    lines += [f"| {' | '.join(_cell(cell) for cell in row)} |" for row in rows]
    return "\n".join(lines)


def _cell(value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, float):
        return f"{value:.0f}" if abs(value) >= 20 else f"{value:.2g}"
    return str(value)


def _changes(found: Results) -> str:
    rows = []
    for name, each in found["milliseconds"].items():
        sight, all_ = ([one[what] for one in each] for what in ("sight", "all"))
        rows.append(
            (
                name,
                statistics.median(sight),
                p95(sight),
                statistics.median(all_),
                p95(all_),
                max(all_),
                len(each),
            )
        )
    heads = ["", "in sight (ms)", "p95", "all charts (ms)", "p95", "slowest", "changes"]
    return _table(heads, rows)


def _load_rows(found: Results, places: Mapping[int, str]) -> str:
    rows = []
    for name, each in found["loads"].items():
        for place, said in places.items():
            values = [loaded(each, place, what) for what in ("first_paint", "numbers", "sight", "lively")]
            rows.append((f"{name}{said}", *(value or None for value in values), loaded(each, place, "shift")))
    return _table(["", "first paint (ms)", "numbers (ms)", "in sight (ms)", "all charts (ms)", "shift"], rows)


def _loads(found: Results) -> str:
    sight, all_ = (statistics.median(one[what] for one in found["links"]) for what in ("sight", "all"))
    weights = _table(["", "first load, packed (kB)"], found["kilobytes"].items())
    return (
        f"{_load_rows(found, {0: ', first load', 2: ', third load'})}\n\nFrom the front page by a link within the dashboard: "
        f"{sight:.0f} ms to all in sight, {all_:.0f} ms to all charts.\n\n{weights}"
    )


def _phone(found: Results) -> str:
    return _load_rows(found, {0: ""})


def _server(found: Results) -> str:
    rows = [
        (name, one["anew"], statistics.median(one["again"]), statistics.median(one["answers"]), p95(one["answers"]),
         statistics.median(one["kilobytes"]))
        for name, one in found["changes"].items()
    ]  # fmt: skip
    heads = ["", "CPU anew (ms)", "CPU again (ms)", "answer, median (ms)", "answer, p95 (ms)", "sent (kB)"]
    return _table(heads, rows)


def _crowd(found: Results) -> str:
    rows = []
    for name, one in found["crowd"].items():
        times = one["answers"] or [0.0]
        rate = len(one["answers"]) / one["seconds"] if one["seconds"] else 0.0
        work = (one["cores"], one["readers"])
        rows.append((name, statistics.median(times), p95(times), rate, len(one["errors"]), *work))
    heads = [
        "",
        "median (ms)",
        "p95 (ms)",
        "changes per second",
        "errors",
        "cores of the servers",
        "of the readers",
    ]
    return (
        f"Replicas, where nothing else is said: {found['replicas']}.\n\n{_table(heads, rows)}\n\n"
        f"Each of {SESSIONS} further sessions holds {found['per session']:.2f} MB.\n\n{_soak(found['soak'])}"
    )


def _soak(soaked: Mapping[str, Any]) -> str:
    held = soaked["memory"]
    return (
        f"{soaked['changes']} changes (an hour of one a second has 3600) as fast as two readers get them answered, in "
        f"{soaked['seconds']:.0f} s, over ten regions on each of two pages and in two languages, all of them drawn once "
        f"before: {held[0]:.0f} MB at first, {held[len(held) // 2]:.0f} MB half way, {held[-1]:.0f} MB at the end; "
        f"{soaked['slope']:.2f} MB per thousand changes in the second half. What grows at first is pandas' notes of copies "
        "that are gone, which it strikes out only now and then, and room that Python keeps for the next change."
    )


def _growth(found: Results) -> str:
    names = ("read", "start", "change_anew", "change", "processor", "memory")
    bound = f"> {growing.LONGEST:.0f} s"
    rows = [
        (f"× {size['factor']}", size["figures"] or None, *(size[name] if size[name] is not None else bound for name in names))
        for size in found["sizes"]
    ]  # fmt: skip
    heads = ["", "figures", "read and validated (ms)", "start (ms)", "change anew (ms)",
             "change (ms)", "CPU per change (ms)", "memory (MB)"]  # fmt: skip
    given_up = any(size[name] is None for size in found["sizes"] for name in names)
    said = f"\n\n`{bound}` stands for a step that was given up, and for what follows from it."
    return _table(heads, rows) + (said if given_up else "")


def _start(found: Results) -> str:
    rows = [
        (
            "`make run` to a page with its figures",
            statistics.median(found["starts"]),
            max(found["starts"]),
        )
    ]
    rows += [(f"import of {name}", time, None) for name, time in found["imports"].items()]
    return _table(["", "median (ms)", "slowest (ms)"], rows)


def _pages(found: Results) -> str:
    rows = []
    for name, runs in found["runs"].items():
        first, again, sent = (statistics.median(runs[kind]) for kind in ("first", "again", "kilobytes"))
        seen = found["loads"][name]
        painted = [
            loaded(seen, 0, "numbers") or None,
            *(loaded(seen, place, what) or None for place in (0, 1) for what in ("sight", "lively")),
        ]
        rows.append((name, first, again, sent, *painted))
    heads = ["page", "first run (ms)", "run again (ms)", "sent (kB)", "numbers (ms)", "in sight, first load (ms)",
             "all charts", "in sight, second load (ms)", "all charts"]  # fmt: skip
    return _table(heads, rows)


def _files(found: Results) -> str:
    return "\n".join(exports.as_table(found["files"]))


_WRITERS = {
    "changes": _changes,
    "loads": _loads,
    "phone": _phone,
    "server": _server,
    "crowd": _crowd,
    "growth": _growth,
    "start": _start,
    "pages": _pages,
    "files": _files,
}
