"""A reader of the dashboard without a browser: asks for pages and sets filters as Streamlit's client does, over the
websocket, so that the server's answer alone is timed and counted. As that client it keeps what was sent for some runs and
says so, and is not sent it again.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self
from urllib.request import Request, urlopen

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from line import Line

LONGEST_RUN = 60.0
"""Seconds that one run of a page may take, unless said otherwise."""


@dataclass(frozen=True)
class Run:
    """One run of a page's script: from asking to the server's word that it is done, and what it sent."""

    milliseconds: float
    kilobytes: float
    messages: int = 1


@dataclass
class Asking:
    """One reader on one page. A context manager: the websocket is open within it.

    `longest` is how many seconds a run may take.
    """

    url: str
    page: str
    longest: float = LONGEST_RUN
    query: str = ""
    _ids: dict[str, str] = field(default_factory=dict, init=False)
    _options: dict[str, list[str]] = field(default_factory=dict, init=False)
    _chosen: dict[str, list[str]] = field(default_factory=dict, init=False)
    _line: Line | None = field(default=None, init=False, repr=False)
    _held: dict[str, int] = field(default_factory=dict, init=False, repr=False)
    """The hash of each message that is kept, and the run in which it was last needed."""
    _runs: int = field(default=0, init=False)

    def __enter__(self) -> Self:
        # Not packed: what is timed and counted is what the server draws, not zlib.
        self._line = Line(f"{self.url}/_stcore/stream", "streamlit")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None
    ) -> None:
        if self._line is not None:
            self._line.__exit__(kind, fault, at)

    def filters(self, key: str) -> list[str]:
        """What the filter of this key offers, as it is worded on the page."""
        return self._options[key]

    def choose(self, key: str, labels: Sequence[str]) -> Run:
        """Sets a filter to these labels, as a reader does in its widget.

        Raises LookupError where the page has no such filter, or the filter no such label.
        """
        if key not in self._ids:
            raise LookupError(f"page {self.page!r} has no filter {key!r}, but {', '.join(sorted(self._ids))}")
        worded = [_worded(label, self._options[key]) for label in labels]
        self._chosen = {key: worded}
        return self.run()

    def go(self, page: str, query: str = "") -> Run:
        """Goes to another page, or to another view of this one, as a link within the dashboard does."""
        self.page, self.query, self._chosen = page, query, {}
        return self.run()

    def run(self) -> Run:
        """Asks for the page as it is now. Raises RuntimeError where it fails, LookupError where there is no such page."""
        asked = BackMsg()
        rerun = asked.rerun_script
        rerun.page_name, rerun.query_string = self.page, self.query
        rerun.context_info.url = f"{self.url}/{self.page}"
        rerun.context_info.locale, rerun.context_info.color_scheme = "en-GB", "light"
        rerun.cached_message_hashes.extend(self._held)
        for key, labels in self._chosen.items():
            state = rerun.widget_states.widgets.add(id=self._ids[key])
            state.string_array_value.data.extend(labels)
        return self._asked(asked)

    def _asked(self, asked: BackMsg) -> Run:
        assert self._line is not None, "a reader asks within its `with`"
        size = number = 0
        began = time.perf_counter()
        self._line.send(asked.SerializeToString())
        while True:
            sent = self._line.receive(self.longest)
            size, number = size + len(sent), number + 1
            message = ForwardMsg.FromString(sent)
            kind = message.WhichOneof("type")
            self._keep(message)
            if kind == "delta":
                self._seen(message.delta)
            elif kind == "page_info_changed":
                self.query = message.page_info_changed.query_string
            elif kind == "page_not_found":
                raise LookupError(f"the server knows no page {self.page!r}")
            elif kind == "script_finished":
                if message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    continue  # the server starts it again by itself
                if message.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
                    status = ForwardMsg.ScriptFinishedStatus.Name(message.script_finished)
                    raise RuntimeError(f"page {self.page!r} ended with {status}")
                return Run((time.perf_counter() - began) * 1000, size / 1000, number)

    def _keep(self, message: ForwardMsg) -> None:
        """Keeps what may be kept, as long as the server says from when it was needed last."""
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self._runs += 1
            longest = message.new_session.config.max_cached_message_age
            self._held = {known: run for known, run in self._held.items() if self._runs - run <= longest}
        elif kind == "ref_hash":
            self._held[message.ref_hash] = self._runs
        elif message.metadata.cacheable:
            self._held[message.hash] = self._runs

    def _seen(self, delta: Delta) -> None:
        kind = delta.new_element.WhichOneof("type")
        if kind == "exception":
            raise RuntimeError(f"page {self.page!r} failed: {delta.new_element.exception.message}")
        if kind == "multiselect":
            widget = delta.new_element.multiselect
            key = widget.id.rsplit("-filter-", 1)[-1]
            self._ids[key], self._options[key] = widget.id, list(widget.options)


def settle(url: str) -> None:
    """Comes back when the server has done by itself what it does after its start: when the front page is painted.

    Raises TimeoutError where that takes longer than a run may.
    """
    end = time.monotonic() + LONGEST_RUN
    asked = Request(f"{url}/", headers={"Sec-Fetch-Mode": "navigate", "Accept-Language": "en"})
    while time.monotonic() < end:
        with urlopen(asked, timeout=LONGEST_RUN) as answer:  # waits for what is painted, though not for ever
            if b"<svg" in answer.read():
                return
    raise TimeoutError("the front page was not painted")


def two_runs(url: str, page: str) -> tuple[Run, Run]:
    """The first run of a page for a reader who just came, and the next one of the same reader."""
    with Asking(url, page) as reader:
        return reader.run(), reader.run()


def _worded(label: str, options: Sequence[str]) -> str:
    """The option for a name: options say the number of figures behind it."""
    found = [option for option in options if option == label or option.startswith(f"{label} (")]
    if not found:
        raise LookupError(f"the filter offers no {label!r}")
    return found[0]
