"""Asks a dashboard for pages as Streamlit's client does, over the websocket, and times the server's answer alone."""

import time
from dataclasses import dataclass

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

LONGEST_RUN = 60.0
"""Seconds that one run of a page may take."""


@dataclass(frozen=True)
class Run:
    """One run of a page's script: from asking to the server's word that it is done, and what it sent."""

    milliseconds: float
    kilobytes: float


def two_runs(url: str, page: str) -> tuple[Run, Run]:
    """The first run of a page for a reader who just came, and the next one of the same reader."""
    stream = url.replace("http://", "ws://") + "/_stcore/stream"
    with connect(stream, subprotocols=["streamlit"], max_size=None, compression=None) as socket:
        return _run(socket, url, page), _run(socket, url, page)


def _run(socket: ClientConnection, url: str, page: str) -> Run:
    asked = BackMsg()
    asked.rerun_script.page_name = page
    asked.rerun_script.context_info.url = f"{url}/{page}"
    asked.rerun_script.context_info.locale = "en-GB"
    asked.rerun_script.context_info.color_scheme = "light"
    size = 0
    began = time.perf_counter()
    socket.send(asked.SerializeToString())
    while True:
        sent = socket.recv(timeout=LONGEST_RUN)
        size += len(sent)
        message = ForwardMsg.FromString(sent)
        kind = message.WhichOneof("type")
        if kind == "page_not_found":
            raise LookupError(f"the server knows no page {page!r}")
        if kind == "delta" and message.delta.new_element.WhichOneof("type") == "exception":
            raise RuntimeError(f"page {page!r} failed: {message.delta.new_element.exception.message}")
        if kind == "script_finished":
            if message.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
                status = ForwardMsg.ScriptFinishedStatus.Name(message.script_finished)
                raise RuntimeError(f"page {page!r} ended with {status}")
            return Run((time.perf_counter() - began) * 1000, size / 1000)
