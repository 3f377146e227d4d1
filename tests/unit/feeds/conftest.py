"""A provider of the tests' own that answers what it is told to, and a small package with a feed that asks it."""

from __future__ import annotations

import csv
import io
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import TCPServer
from typing import TYPE_CHECKING

import pytest

from dashboard.data import DATA_FOLDER, Package
from dashboard.data.feeds import Feed, feeds
from dashboard.feeds.asking import Asker
from dashboard.feeds.kept import Kept
from dashboard.feeds.refreshing import Outcome, Refresher

if TYPE_CHECKING:
    from conftest import Folder

ROW = {
    "id": "stays", "name_en": "Nights by partner", "name_nl": "Overnachtingen per partner", "provider": "eurostat",
    "flow": "tour_nights", "query": "freq=A unit=NR geo=BE", "since": "2010", "where": "freq=A geo=BE",
    "delivered_unit": "unit=NR", "scale": "0", "indicator": "nights", "ref_area": "bel",
    "counterpart": "c_resid:residence", "item": "", "subject": "tourism", "source": "statbel-2018", "structure": "",
    "limit": "60", "licence": "cc-by-4.0", "licence_confirmed": "no", "cadence": "A", "next_expected": "",
    "last_checked": "", "last_release": "", "verified": "", "note_en": "", "note_nl": "",
}  # fmt: skip
CODES = (
    "codelist,code,target,reason_en,reason_nl\n"
    "residence,US,usa,,\nresidence,DE,deu,,\nresidence,FR,fra,,\nresidence,WORLD,,A total.,Een totaal.\n"
)
TABLES = ("feeds", "feed-codes", "feed-releases", "published", "revisions")
IMPATIENT = (5.0, 0.3)
"""Seconds for a connection, and for an answer that never comes."""


@dataclass(frozen=True)
class Reply:
    """What the provider answers: `lost` bytes are promised and not sent, a `silent` one never says anything."""

    body: str | bytes
    status: int = 200
    media_type: str = "text/csv"
    headers: dict[str, str] = field(default_factory=dict)
    lost: int = 0
    silent: bool = False


class QuickServer(ThreadingHTTPServer):
    """A server that does not look up its own name, which takes long without a network."""

    daemon_threads = True

    def server_bind(self) -> None:
        TCPServer.server_bind(self)
        self.server_name, self.server_port = self.server_address[:2]


class Provider:
    """A small server. It gives its replies in turn, the last one for ever, and remembers what it was asked."""

    def __init__(self) -> None:
        self.replies: list[Reply] = []
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.let_go = threading.Event()
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                provider.asked.append((self.path, dict(self.headers)))
                reply = provider.replies.pop(0) if len(provider.replies) > 1 else provider.replies[0]
                if reply.silent:
                    provider.let_go.wait(30)
                    return
                body = reply.body.encode() if isinstance(reply.body, str) else reply.body
                self.send_response(reply.status)
                self.send_header("Content-Type", reply.media_type)
                self.send_header("Content-Length", str(len(body) + reply.lost))
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Says nothing."""

        self._server = QuickServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()

    def answers(self, *replies: str | bytes | dict) -> None:
        """What it answers from now on: bodies, or what a Reply is made of."""
        self.replies = [Reply(**each) if isinstance(each, dict) else Reply(each) for each in replies]

    def close(self) -> None:
        self.let_go.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture
def provider() -> Iterator[Provider]:
    """A provider that is asked instead of the real ones."""
    started = Provider()
    yield started
    started.close()


@dataclass
class Desk:
    """A steward's desk: a package with one feed, the folder of answers and proposals, and what waited how long."""

    data: Folder
    kept: Kept
    provider: Provider
    waits: list[float] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    row: dict[str, str] = field(default_factory=lambda: dict(ROW))
    _read: tuple[dict[str, bytes], Package] | None = None

    def declare(self, *others: dict[str, str], **cells: str) -> None:
        """Writes the feed with other cells, and further feeds."""
        self.row |= cells
        text = io.StringIO(newline="")
        writer = csv.DictWriter(text, list(ROW), lineterminator="\n")
        writer.writeheader()
        writer.writerows([self.row, *others])
        self.data.write("feeds.csv", text.getvalue())

    def package(self) -> Package:
        """The package as it now is, which must be sound; read anew only when a file has changed."""
        state = self.state()
        if self._read is None or self._read[0] != state:
            found = self.data.load()
            assert found.problems == ()
            self._read = state, found
        return self._read[1]

    def feed(self) -> Feed:
        return feeds(self.package())[0]

    def refresher(self, *, again: bool = True) -> Refresher:
        asker = Asker(self.said.append, self.waits.append, timeout=IMPATIENT)
        at = dict.fromkeys(("eurostat", "comext", "nbb", "oecd", "worldbank"), self.provider.address)
        return Refresher(self.package(), self.data.path, self.kept, asker, self.said.append, at, again=again)

    def refresh(self, *, again: bool = True) -> Outcome:
        """Refreshes the first feed."""
        return self.refresher(again=again).one(self.feed())

    def state(self) -> dict[str, bytes]:
        """Every file of the data."""
        return {str(path): path.read_bytes() for path in self.data.path.rglob("*") if path.is_file()}


@pytest.fixture
def desk(tiny: Folder, tmp_path: Path, provider: Provider) -> Desk:
    """A desk with the tiny package, published as 1.0.0, and the feed of ROW."""
    own = json.loads(tiny.read("datapackage.json"))
    real = json.loads((DATA_FOLDER / "datapackage.json").read_text(encoding="utf-8"))
    for resource in real["resources"]:
        if resource["name"] in TABLES:
            fields = resource["schema"]["fields"]
            kept = [
                each for each in fields if each["name"][-3:-2] != "_" or each["name"][-2:] in ("en", "nl")
            ]
            resource["schema"]["fields"] = kept
            own["resources"].append(resource)
            tiny.write(resource["path"], ",".join(each["name"] for each in kept) + "\n")
    tiny.write("datapackage.json", json.dumps(own, indent=1))
    tiny.write("feed-codes.csv", CODES)
    made = Desk(tiny, Kept(tmp_path / "feeds"), provider)
    made.declare()
    return made
