"""What one client may do on websockets, and on connections that never become one."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Iterator

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection

from reading import ask
from safety.stage import VIEWS, Stage

FLOOD, EACH_SECOND = 10.0, 500
"""Seconds of a flood, and its messages a second."""

FRAMES, UNPACKED = 40, 200_000_000
"""Compressed messages, and the bytes that each is when unpacked."""

IDLE = 400
SLOW = 300


def _rerun(region: str = "usa") -> bytes:
    asked = BackMsg()
    asked.rerun_script.page_name = "tourism"
    asked.rerun_script.query_string = f"lang=en&region={region}"
    return asked.SerializeToString()


def flood(stage: Stage) -> tuple[str, bool]:
    """Rerun messages, five hundred a second, on one websocket that hears nothing."""
    sent, code = 0, None
    with stage.site.websocket(None, "") as connection:
        listening = threading.Thread(target=_drain, args=(connection,), daemon=True)
        listening.start()
        end = time.monotonic() + FLOOD
        try:
            while time.monotonic() < end:
                connection.send(_rerun(VIEWS[sent % len(VIEWS)].regions[0]))
                sent += 1
                time.sleep(1 / EACH_SECOND)
        except WebSocketException:
            pass
        listening.join(10)
        code = connection.close_code
    return f"{sent} messages sent, then closed with {code}", code == 1008


def _drain(connection: ClientConnection) -> None:
    with contextlib.suppress(WebSocketException, OSError):
        for _ in connection:
            pass


def inflated(stage: Stage) -> tuple[str, bool]:
    """Compressed messages that are 200 MB each when unpacked, then many of what is just allowed."""
    before = stage.memory
    most = before
    codes = []
    for size, count in ((UNPACKED, 4), (250_000, 400)):
        with stage.site.websocket(None, "", packed=True) as connection:
            body = bytes(size)
            try:
                for _ in range(count):
                    connection.send(body)
                    most = max(most, stage.memory)
            except WebSocketException:
                pass
            _drain(connection)
            codes.append(connection.close_code)
        most = max(most, stage.memory)
    return f"memory grew by {most - before:.0f} MB at most; closed with {codes[0]} and {codes[1]}", (
        most - before < 200 and codes[0] == 1009
    )


@contextlib.contextmanager
def opened(stage: Stage, number: int) -> Iterator[list[ClientConnection]]:
    """As many websockets of one address as are let in, out of `number`."""
    with contextlib.ExitStack() as stack:
        held = []
        for _ in range(number):
            try:
                held.append(stack.enter_context(stage.site.websocket(None, "")))
            except (WebSocketException, OSError):
                continue
        yield held


def idle(stage: Stage) -> tuple[str, bool]:
    """Websockets that are opened from one address and say nothing."""
    with opened(stage, IDLE) as held:
        status, _ = stage.answered("/tourism")
    fine = 0 < len(held) <= 200 and status == 200
    return f"{len(held)} of {IDLE} let in; meanwhile a page answers {status}", fine


def slow(stage: Stage) -> tuple[str, bool]:
    """Connections that never finish asking."""
    held = []
    for _ in range(SLOW):
        one = socket.create_connection((stage.site.host, stage.site.port), timeout=30)
        one.sendall(b"GET /tourism HTTP/1.1\r\nHost: figures.test\r\nX-A: ")
        held.append(one)
    began = time.monotonic()
    time.sleep(1)
    ended = sum(_ended(one, until=began + 20) for one in held)
    seconds = time.monotonic() - began
    for one in held:
        one.close()
    return f"{ended} of {SLOW} cut within {seconds:.0f} s", ended == SLOW


def _ended(one: socket.socket, *, until: float) -> bool:
    one.settimeout(max(0.1, until - time.monotonic()))
    try:
        return one.recv(1) == b""
    except TimeoutError:
        return False
    except OSError:
        return True


def unheard(stage: Stage) -> tuple[str, bool]:
    """What no page says: clearing the caches, Git, files into the folder of the app."""
    with stage.site.websocket(None, "") as connection:
        ask(connection, stage.site, VIEWS[0])
        for name in ("clear_cache", "load_git_info", "set_run_on_save", "debug_shutdown_runtime"):
            said = BackMsg()
            setattr(said, name, True)
            connection.send(said.SerializeToString())
        said = BackMsg()
        said.backend_operation_request.install_skills.SetInParent()
        connection.send(said.SerializeToString())
        said = BackMsg()
        said.app_heartbeat = True
        connection.send(said.SerializeToString())
        answered = []
        while not answered or answered[-1] != "heartbeat_ack":
            kind = str(ForwardMsg.FromString(connection.recv(timeout=10)).WhichOneof("type"))
            answered += [kind] if kind != "session_status_changed" else []  # the run before has ended
    return f"answered: {', '.join(answered)}", answered == ["heartbeat_ack"]
