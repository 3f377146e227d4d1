"""What is asked of doors that no page uses, and what is asked for that takes long."""

from __future__ import annotations

import csv
import http.client
import threading
import time
from urllib.parse import urlencode

from dashboard.data import DATA_FOLDER
from safety.stage import ELSEWHERE, Stage

CLOSED = (
    ("PUT", "/_stcore/upload_file/a/b"),
    ("GET", "/_stcore/metrics"),
    ("POST", "/_stcore/agent/interact"),
    ("POST", "/_stcore/agent/mcp"),
    ("GET", "/_stcore/script-health-check"),
    ("GET", "/auth/login"),
    ("GET", "/component/x/index.html"),
    ("GET", f"/app/static/{'a' * 256}"),
)
MANY, CLIENTS = 150, 20
LONGEST_VIEW, BUSY = 2.0, 3.0
"""Seconds in which a view that was not kept is there; on a busy machine, so many times what it takes when nothing is tried."""

REGIONS = ("usa", "deu", "fra", "nld", "gbr", "chn")


def closed(stage: Stage) -> tuple[str, bool]:
    """Files are put, pages are run for programs, names are too long."""
    answers = []
    for method, path in CLOSED:
        connection = http.client.HTTPConnection(stage.site.host, stage.site.port, timeout=30)
        connection.request(method, path, body=b"x" * 1000 if method != "GET" else None)
        answers.append(connection.getresponse().status)
        connection.close()
    return f"{answers.count(404)} of {len(CLOSED)} answer 404", set(answers) == {404}


def _regions(number: int, start: int = 0) -> str:
    with (DATA_FOLDER / "regions.csv").open(encoding="utf-8", newline="") as file:
        codes = [row["id"] for row in csv.DictReader(file)]
    return urlencode([("region", codes[(start + each) % len(codes)]) for each in range(number)])


def _while_asked(stage: Stage, path: str, page: str) -> tuple[str, bool]:
    """Twenty clients of one address ask for what was never made; another reader for views of a page that were not kept."""
    leaving = threading.Event()

    def ask(number: int) -> None:
        while not leaving.is_set():
            stage.answered(f"{path}&{_regions(MANY, number)}")

    alone = max(seconds for _, seconds in _views(stage, page, "en"))
    threads = [threading.Thread(target=ask, args=(number,), daemon=True) for number in range(CLIENTS)]
    for thread in threads:
        thread.start()
    time.sleep(1)
    found = _views(stage, page, "nl")
    leaving.set()
    for thread in threads:
        thread.join(60)
    served = sum(status == 200 for status, _ in found)
    slowest = max(seconds for _, seconds in found)
    said = f"{served} of {len(found)} views served to another reader, the slowest after {slowest:.1f} s"
    return f"{said} ({alone:.1f} s when nothing is tried)", (
        served == len(found) and slowest < max(LONGEST_VIEW, BUSY * alone)
    )


def _views(stage: Stage, page: str, lang: str) -> list[tuple[int, float]]:
    """Status and seconds of views that nobody has asked for, each after the other."""
    found = []
    for region in REGIONS:
        began = time.monotonic()
        answer, _ = stage.site.get(f"/plain/{page}?lang={lang}&region={region}", source=ELSEWHERE)
        found.append((answer.status, time.monotonic() - began))
    return found


def previews(stage: Stage) -> tuple[str, bool]:
    """Pictures of 150 regions each."""
    return _while_asked(stage, "/preview.png?page=tourism&lang=en", "export-markets")


def plain(stage: Stage) -> tuple[str, bool]:
    """Plain pages of 150 regions each, all different."""
    return _while_asked(stage, "/plain/tourism?lang=en", "services-balance")
