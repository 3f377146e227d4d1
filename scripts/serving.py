"""Starts a dashboard of our own on the loopback address and stops it again: for tests, benchmarks and screenshots.

A server is waited for by its own health check. It refuses to go on when the server has ended by itself, and says
what the server printed.
"""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"
LONGEST_START = 90.0
"""Seconds that a server may take to start: two at work on a busy machine with two cores take some ten."""

DASHBOARD = "app.py"
TAKEN = ("not available", "is taken")
"""How a server says that its port is in use."""

FRONT_PAGE = "overview"
PAGES_FOLDER = ROOT / "pages"
PAGES = tuple(sorted(path.stem for path in PAGES_FOLDER.glob("*.py")))
"""The slugs of all pages, by listing what is there: a new page is tested and measured without an edit."""

CHARTED = tuple(
    slug for slug in PAGES if slug not in ("accessibility", "brief", "changes", "check", "tariffs")
)
"""Those that draw charts by themselves: some are of words or tables, and a brief is empty until something is pinned."""


def path_of(slug: str) -> str:
    """The path of a page's address."""
    return "/" if slug == FRONT_PAGE else f"/{slug}"


@dataclass(frozen=True)
class Server:
    """A running dashboard: its address, its process, and what it has printed so far."""

    url: str
    log: Path
    pid: int = 0

    def printed(self) -> str:
        """Everything the server has printed."""
        return self.log.read_text(encoding="utf-8", errors="replace")


@contextmanager
def serving(
    script: str = DASHBOARD,
    *,
    data: Path | None = None,
    environment: Mapping[str, str] | None = None,
    alone: bool = False,
    longest: float = LONGEST_START,
) -> Iterator[Server]:
    """A server of its own for a script of this project, over the data package in `data` (the project's by default).

    The dashboard itself is started as `make run` starts it; any other script by Streamlit, or where it stands `alone`
    by Python, with the port as its argument: such a one answers at /healthz. It may take `longest` seconds to start.
    """
    settings = {**os.environ, **({"DASHBOARD_DATA": str(data)} if data else {}), **(environment or {})}
    with tempfile.TemporaryDirectory(prefix="dashboard-") as folder:
        log = Path(folder) / "server.log"
        for attempt in (1, 2, 3):
            port = free_port()
            with log.open("wb") as printed:
                process = subprocess.Popen(
                    _command(script, port, alone), cwd=ROOT, env={**settings, **_place(script, port)},
                    stdin=subprocess.DEVNULL, stdout=printed, stderr=subprocess.STDOUT,
                )  # fmt: skip
            try:
                server = Server(f"http://{HOST}:{port}", log, process.pid)
                if _wait_until_healthy(server, process, "healthz" if alone else "_stcore/health", longest):
                    yield server
                    return
                # The port was free when asked for; someone else may have taken it since.
                if attempt == 3 or not any(words in server.printed() for words in TAKEN):
                    raise RuntimeError(f"the server for {script} ended at once:\n{server.printed()}")
            finally:
                _stop(process)


def _command(script: str, port: int, alone: bool) -> list[str]:
    if script == DASHBOARD:
        return [sys.executable, "-m", "dashboard.service"]
    if alone:
        return [sys.executable, script, str(port)]
    return [
        sys.executable, "-m", "streamlit", "run", script, "--server.address", HOST, "--server.port", str(port),
    ]  # fmt: skip


def _place(script: str, port: int) -> dict[str, str]:
    """Where the dashboard listens, as its settings say it."""
    return {"DASHBOARD_ADDRESS": HOST, "DASHBOARD_PORT": str(port)} if script == DASHBOARD else {}


def free_port() -> int:
    """A port of the loopback address that nobody listens on at the moment."""
    with socket.socket() as asked:
        asked.bind((HOST, 0))
        return asked.getsockname()[1]


def _wait_until_healthy(server: Server, process: subprocess.Popen, question: str, longest: float) -> bool:
    """Whether the server came up; False when it ended by itself."""
    end = time.monotonic() + longest
    while time.monotonic() < end:
        if process.poll() is not None:
            return False
        try:
            with urlopen(f"{server.url}/{question}", timeout=5) as answer:
                if answer.status == 200:
                    return True
        except (URLError, OSError):
            time.sleep(0.05)  # the pause between two questions, not a guess at how long a start takes
    raise RuntimeError(f"no answer within {longest:.0f} seconds from {server.url}:\n{server.printed()}")


def _stop(process: subprocess.Popen) -> None:
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
