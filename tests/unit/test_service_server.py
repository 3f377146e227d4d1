"""The whole server, started as an administrator starts it: pages, data, health and metrics from one process."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from dashboard.data import DATA_FOLDER
from dashboard.data.kept import NAME, Kept
from dashboard.data.store import QUIET
from dashboard.service.previews import OWN
from serving import HOST, LONGEST_START, ROOT

BASE = "/figures/vl"
EMBEDDER = "https://www.example.be"
SHELL = "<noscript>"


@dataclass(frozen=True)
class Running:
    """A server of our own: its address, its data, and what it has printed."""

    url: str
    data: Path
    log: Path

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> tuple[int, Mapping[str, str], str]:
        """Status, headers and text of an answer."""
        try:
            with urlopen(Request(self.url + path, headers=headers or {}), timeout=30) as answer:
                return answer.status, answer.headers, answer.read().decode("utf-8", "replace")
        except HTTPError as refusal:
            with refusal:
                return refusal.code, refusal.headers, refusal.read().decode("utf-8", "replace")

    def ready(self) -> dict:
        """What the readiness check tells."""
        return json.loads(self.get(f"{BASE}/readyz")[2])


def until(asked: Callable[[], bool], seconds: float = LONGEST_START) -> None:
    """Asks until the answer is yes."""
    end = time.monotonic() + seconds
    while not asked():
        assert time.monotonic() < end, "not within the time"
        time.sleep(0.1)  # the pause between two questions


def kept_as_sound(data: Path, cache: Path) -> Path:
    """The cache folder of a service that has tried this data: it does not build every page on it once more."""
    files = {
        path.relative_to(data).as_posix(): path.read_bytes() for path in data.rglob("*") if path.is_file()
    }
    kept = Kept(data, cache / NAME)
    with kept.copy(files, data.name) as folder:
        kept.accept(folder)
    assert kept.last() is not None
    return cache


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("served")
    data, log = folder / "data", folder / "server.log"
    shutil.copytree(DATA_FOLDER, data)
    cache = kept_as_sound(data, folder / "cache")
    with socket.create_server((HOST, 0)) as asked:
        port = asked.getsockname()[1]
    settings = {
        "CACHE_DIRECTORY": str(cache),
        "DASHBOARD_DATA": "data",
        "DASHBOARD_PORT": str(port),
        "DASHBOARD_ADDRESS": HOST,
        "DASHBOARD_BASE_PATH": f"{BASE}/",
        "DASHBOARD_ALLOWED_HOSTS": HOST,
        "DASHBOARD_ALLOWED_EMBEDDERS": EMBEDDER,
    }
    with log.open("wb") as printed:
        process = subprocess.Popen(
            [sys.executable, "-m", "dashboard.service"],
            cwd=folder, env={**os.environ, **settings}, stdout=printed, stderr=subprocess.STDOUT,
        )  # fmt: skip
    server = Running(f"http://{HOST}:{port}", data, log)

    def alive() -> bool:
        assert process.poll() is None, log.read_text()
        try:
            return server.get(f"{BASE}/readyz")[0] == 200
        except OSError:
            return False

    try:
        until(alive)
        yield server
    finally:
        process.terminate()
        # Stopped in good order, after which it hands the signal on to whoever started it.
        assert process.wait(timeout=60) in (0, -signal.SIGTERM)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", 200),
        ("/tourism", 200),
        ("/diplomatic-network?lang=nl", 200),
        ("/no-such-page", 404),
        ("/ads.txt", 404),
    ],
)
def test_pages_come_with_the_shell_and_what_is_none_without_it_and_all_with_their_headers(
    running, path, expected
):
    status, headers, text = running.get(BASE + path)
    assert status == expected
    assert (SHELL in text) == (expected == 200)
    policy = headers["content-security-policy"]
    assert f"frame-ancestors {EMBEDDER}" in policy
    assert "unsafe-eval'" not in policy.replace("'wasm-unsafe-eval'", "")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["server"] is None


def test_the_settings_of_the_project_hold_from_any_folder(running):
    """Streamlit looks for them beside app.py and where it is started: here it is started elsewhere."""
    code = (
        "from dashboard.service.asgi import app; from streamlit import config; "
        "print(config.get_option('client.showErrorDetails'), config.get_option('server.fileWatcherType'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=running.data,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    assert done.stdout.split() == ["none", "none"]


def test_data_health_and_metrics_stand_below_the_base_path(running):
    assert running.get(f"{BASE}/healthz")[::2] == (200, "ok")
    status, headers, text = running.get(f"{BASE}/api/v1/figures?page=budget")
    assert (status, headers["access-control-allow-origin"]) == (200, "*")
    assert json.loads(text)["links"]["page"].startswith(f"{BASE}/budget")
    told = running.get(f"{BASE}/metrics")[2]
    assert "\ndashboard_sessions 0.0\n" in told
    assert f'version="{running.ready()["data"]["version"]}"' in told
    assert running.get("/healthz")[0] == 404 or SHELL in running.get("/healthz")[2]


def test_streamlits_own_files_come_packed(running):
    name = running.get(f"{BASE}/")[2].partition('src="./static/js/')[2].partition('"')[0]
    status, headers, _ = running.get(f"{BASE}/static/js/{name}", {"accept-encoding": "gzip"})
    assert (status, headers["content-encoding"]) == (200, "gzip")
    assert "immutable" in headers["cache-control"]


@pytest.mark.parametrize(
    "file",
    ["app/static/chart.js", "app/static/card.js", "app/static/plotly.min.js", "geometry/countries.geojson"],
)
def test_what_draws_charts_is_packed_and_kept_for_good_at_the_address_of_its_content(running, file):
    content = (running.data if "geometry" in file else ROOT) / file.removeprefix("app/")
    version = sha256(content.read_bytes()).hexdigest()[:12]
    for query, kept in ((f"?v={version}", "immutable"), ("?v=000000000000", "no-cache"), ("", "no-cache")):
        status, headers, _ = running.get(f"{BASE}/{file}{query}", {"Accept-Encoding": "gzip"})
        assert status == 200
        assert headers["Content-Encoding"] == "gzip"
        assert kept in headers["Cache-Control"]


def test_the_shell_preloads_what_draws_charts(running):
    found = re.findall(
        r'<link rel="modulepreload" crossorigin href="(/[^"]+)">', running.get(f"{BASE}/tourism")[2]
    )
    for drawing in ("chart.js", "card.js", "tile.js", "plotly.min.js"):
        assert sum(f"/{drawing}" in address for address in found) == 1, drawing
    for address in found:
        status, headers, _ = running.get(address)
        assert status == 200
        assert "javascript" in headers["Content-Type"]


@pytest.mark.parametrize("name", ["atlantis", "..%2Fregions", "../datapackage"])
def test_there_are_no_shapes_but_those_of_the_data(running, name):
    assert "FeatureCollection" not in running.get(f"{BASE}/geometry/{name}.geojson")[2]


@pytest.mark.parametrize("room", [*OWN, "/static"])
def test_below_what_is_the_services_own_is_nothing_but_that(running, room):
    status, _, text = running.get(f"{BASE}{room}/none/at-all")
    assert status == 404
    assert SHELL not in text


def test_other_names_are_not_answered_but_health_is(running):
    other = {"host": "evil.example"}
    assert running.get(f"{BASE}/", other)[0] == 421
    assert running.get(f"{BASE}/api/v1/catalogue", other)[0] == 421
    assert running.get(f"{BASE}/healthz", other)[0] == 200


@pytest.mark.parametrize(
    "path",
    [
        f"{BASE}/api/v1/figures/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        f"{BASE}/static/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        f"{BASE}/component/../../x",
        f"{BASE}/media/none.png",
        f"{BASE}/_stcore/bidi-components/none/x.js",
        "//evil.example/x",
    ],
)
def test_nothing_tells_a_path_of_this_machine(running, path):
    status, _, text = running.get(path)
    assert status >= 400 or SHELL in text
    assert "Traceback" not in text
    assert str(DATA_FOLDER.parent) not in text
    assert "site-packages" not in text
    assert "root:" not in text


def test_broken_data_is_refused_while_readers_keep_the_good_until_it_is_put_right(running):
    first = running.ready()["data"]
    descriptor = running.data / "datapackage.json"
    sound = descriptor.read_text(encoding="utf-8")
    descriptor.write_text(sound.replace("{", "[", 1), encoding="utf-8")
    until(lambda: running.ready()["refused"] is not None, QUIET + 30)
    told = running.ready()
    assert told["ready"] is True
    assert told["data"] == first
    assert any("datapackage.json" in line for line in told["refused"]["problems"])
    assert "datapackage.json" in running.log.read_text(encoding="utf-8")
    assert (
        json.loads(running.get(f"{BASE}/api/v1/figures?page=budget")[2])["data"]["revision"]
        == first["revision"]
    )
    assert "\ndashboard_data_refused 1.0\n" in running.get(f"{BASE}/metrics")[2]
    descriptor.write_text(sound, encoding="utf-8")
    until(lambda: running.ready()["refused"] is None, QUIET + 30)
    assert running.ready()["data"] == first
