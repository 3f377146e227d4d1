"""Readers at their browsers, as the server sees them: they open a page, stay, lose the connection and come back.

A reader does what Streamlit's client does in a browser: fetches the page, opens the websocket with the cookies that it
was given, asks for its view, and after a loss connects again with its last session's id until it is let in. It looks
at everything that it is shown.
"""

from __future__ import annotations

import http.client
import json
import socket
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import InvalidHandshake, InvalidMessage, WebSocketException
from websockets.sync.client import ClientConnection, connect

from dashboard.data.history import version_of
from expecting import View, WrongView

LONGEST_RUN = 60.0
"""Seconds that a view may take to come, on a busy machine."""

FIRST_PAUSE, LONGEST_PAUSE = 0.5, 8.0
"""Seconds between two attempts to connect again: Streamlit's client begins with half a second and doubles it."""

NO_XSRF = "PLACEHOLDER_AUTH_TOKEN"
"""What Streamlit's client says in the websocket's second subprotocol when it has no token; the third is the session."""

TEXTS = {"html": "body", "markdown": "body", "heading": "body", "alert": "body"}
CHART = "bidi_component"


@dataclass(frozen=True)
class Site:
    """Where the dashboard is reached: the name in the address, the port, the base path, and whose certificate counts."""

    host: str
    port: int
    base: str
    trusted: ssl.SSLContext | None

    @property
    def origin(self) -> str:
        """Scheme, name and port, as browsers say them."""
        return f"{'https' if self.trusted else 'http'}://{self.host}:{self.port}"

    def get(
        self, path: str, *, source: str = "127.0.0.1", **headers: str
    ) -> tuple[http.client.HTTPResponse, bytes]:
        """The answer to a GET of `path` (base path and all) from the loopback address `source`."""
        given = {"Host": f"{self.host}:{self.port}"} | {k.replace("_", "-"): v for k, v in headers.items()}
        kind, extra = http.client.HTTPConnection, {}
        if self.trusted:
            kind, extra = http.client.HTTPSConnection, {"context": self.trusted}
        connection = kind("127.0.0.1", self.port, timeout=LONGEST_RUN, source_address=(source, 0), **extra)
        try:
            connection.request("GET", path, headers=given)
            answer = connection.getresponse()
            return answer, answer.read()
        finally:
            connection.close()

    def websocket(
        self, session: str | None, cookies: str, *, source: str = "127.0.0.1", packed: bool = False
    ) -> ClientConnection:
        """A websocket to a session of Streamlit's: the one with this id where it still lives, else a new one.

        It comes from the loopback address `source`; what is said is `packed` where that is asked for.
        """
        words = ["streamlit", NO_XSRF, *([session] if session else [])]
        return connect(
            f"{self.origin.replace('http', 'ws', 1)}{self.base}/_stcore/stream",
            sock=socket.create_connection(("127.0.0.1", self.port), timeout=5, source_address=(source, 0)),
            ssl=self.trusted,
            subprotocols=words,
            origin=self.origin,
            additional_headers={"Cookie": cookies} if cookies else None,
            max_size=None,
            compression="deflate" if packed else None,
            open_timeout=LONGEST_RUN,
            proxy=None,
        )


@dataclass
class Record:
    """What happened to one reader. Times are those of time.monotonic()."""

    shown: float = 0.0
    lost: float = 0.0
    views: int = 0
    losses: int = 0
    resumed: int = 0
    refused: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    version: str = ""

    @property
    def there(self) -> bool:
        """Whether the view is on screen, and came after the last loss."""
        return self.shown > self.lost


Judge = Callable[[View, str], str]
"""Tells the version of the data that is shown; raises WrongView."""


class Reader(threading.Thread):
    """One reader with one view, who asks for it again every `pause` seconds until told to leave."""

    def __init__(self, site: Site, view: View, judge: Judge, *, pause: float) -> None:
        super().__init__(name=view.address, daemon=True)
        self.view, self.record = view, Record()
        self._site, self._judge, self._pause = site, judge, pause
        self.cookies: dict[str, str] = {}
        self._session: str | None = None
        self._leaving = threading.Event()

    def leave(self) -> None:
        """Closes the browser, at the next occasion."""
        self._leaving.set()

    def run(self) -> None:
        """Opens the page, looks at it, and comes back after each loss."""
        wait = FIRST_PAUSE
        arrived = False
        while not self._leaving.is_set():
            before = self.record.views
            try:
                arrived = arrived or self._arrive()
                with self._site.websocket(self._session, self._cookie_header()) as connection:
                    self._take_cookies(connection.response.headers.get_all("Set-Cookie"))
                    self._stay(connection)
                return
            except (WebSocketException, OSError, http.client.HTTPException, EOFError) as fault:
                self._note(fault)
            except WrongView as wrong:
                self.record.wrong.append(str(wrong))
                return
            wait = FIRST_PAUSE if self.record.views > before else min(wait * 2, LONGEST_PAUSE)
            self._leaving.wait(wait)

    def _arrive(self) -> bool:
        answer, _ = self._site.get(self._site.base + self.view.address, Accept="text/html")
        if answer.status != 200:
            raise OSError(f"the page answered {answer.status}")
        self._take_cookies(answer.headers.get_all("Set-Cookie"))
        return True

    def _stay(self, connection: ClientConnection) -> None:
        while not self._leaving.is_set():
            self._look(ask(connection, self._site, self.view, self._met))
            try:
                while True:
                    connection.recv(timeout=self._pause)
            except TimeoutError:
                continue

    def _look(self, shown: str) -> None:
        version = self._judge(self.view, shown)
        before = self.record.texts.setdefault(version, shown)
        if before != shown:
            raise WrongView(f"{self.view.address} differs from what it was in {version}")
        if self.record.version and version_of(version) < version_of(self.record.version):
            raise WrongView(f"{self.view.address} went back from {self.record.version} to {version}")
        self.record.version = version
        self.record.views += 1
        self.record.shown = time.monotonic()

    def _met(self, session: str) -> None:
        self.record.resumed += session == self._session
        self._session = session

    def _note(self, fault: Exception) -> None:
        if self.record.there:
            self.record.lost = time.monotonic()
            self.record.losses += 1
        elif isinstance(fault, (InvalidHandshake, InvalidMessage, OSError)):
            self.record.refused.append(f"{type(fault).__name__}: {fault}")

    def _cookie_header(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def _take_cookies(self, sent: list[str] | None) -> None:
        self.cookies |= cookies(sent)


def cookies(sent: list[str] | None) -> dict[str, str]:
    """The cookies of some Set-Cookie headers. Python's own reader drops those with an attribute younger than itself."""
    pairs = (line.partition(";")[0].partition("=") for line in sent or [])
    return {name.strip(): value.strip() for name, _, value in pairs}


def ask(
    connection: ClientConnection, site: Site, view: View, met: Callable[[str], None] = lambda _: None
) -> str:
    """Asks for a view, and waits until all of it is there. Returns what is on screen, in its order.

    `met` is told the id of the session. Raises WrongView where the page is not known or failed.
    """
    asked = BackMsg()
    asked.rerun_script.page_name = view.page
    asked.rerun_script.query_string = view.query
    asked.rerun_script.context_info.url = site.origin + site.base + view.address
    asked.rerun_script.context_info.locale = "en-GB"
    connection.send(asked.SerializeToString())
    found: dict[tuple[int, ...], str] = {}
    while True:
        message = ForwardMsg.FromString(connection.recv(timeout=LONGEST_RUN))
        kind = message.WhichOneof("type")
        if kind == "new_session":
            met(message.new_session.initialize.session_id)
            found.clear()
        elif kind == "page_not_found":
            raise WrongView(f"{view.address} is not known")
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            found[tuple(message.metadata.delta_path)] = _text(message.delta.new_element, view)
        elif kind == "script_finished" and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
            # Which door the reader came in by is not the view's affair.
            return "\n".join(found[path] for path in sorted(found)).replace(site.origin, "")


def _text(element, view: View) -> str:
    """What an element shows; nothing for those that hold no figures."""
    kind = element.WhichOneof("type")
    if kind == "exception":
        raise WrongView(f"{view.address} failed: {element.exception.message}")
    if kind in TEXTS:
        return getattr(getattr(element, kind), TEXTS[kind])
    if kind == CHART:
        words, _, figure = element.bidi_component.bytes.decode().partition("\n")
        return "\n".join([*(text for text in json.loads(words).values() if isinstance(text, str)), figure])
    return ""
