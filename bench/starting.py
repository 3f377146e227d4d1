"""How long it takes until there is a first figure: imports, and a server from its start to a page that is drawn."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

from asking import Asking
from serving import ROOT, serving
from working import PAGE

IMPORTS = {
    "the dashboard": "dashboard.service.start",
    "Streamlit": "streamlit.web.bootstrap, pandas, uvicorn",
}
"""What is imported to serve, and what of that Streamlit asks for itself before its first page (pandas with it)."""

_TIMED = "import time; began = time.perf_counter(); import {}; print(time.perf_counter() - began)"


def imports(rounds: int) -> dict[str, float]:
    """Milliseconds (medians of `rounds`) that an import takes in a new Python, by name; taken in turns."""
    found: dict[str, list[float]] = {name: [] for name in IMPORTS}
    for _ in range(rounds):
        for name, modules in IMPORTS.items():
            answer = subprocess.run(
                [sys.executable, "-c", _TIMED.format(modules)],
                cwd=ROOT, capture_output=True, text=True, check=True, stdin=subprocess.DEVNULL,
            )  # fmt: skip
            found[name].append(float(answer.stdout) * 1000)
    return {name: statistics.median(times) for name, times in found.items()}


def starts(rounds: int) -> list[float]:
    """Milliseconds from `make run` to a page with its figures, `rounds` times: a look at the environment, then a server."""
    found = []
    for _ in range(rounds):
        began = time.perf_counter()
        subprocess.run(["make", "--silent", "environment"], cwd=ROOT, check=True, stdin=subprocess.DEVNULL)
        with serving() as server, Asking(server.url, PAGE) as reader:
            reader.run()
            found.append((time.perf_counter() - began) * 1000)
    return found
