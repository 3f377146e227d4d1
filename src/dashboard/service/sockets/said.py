"""What a browser may say on the websocket of its session: only what a page of the dashboard makes it say.

Streamlit hears more than that from anybody: to clear the caches of all readers, to tell of its Git repository, to put
files into the folder of the app, to take uploads. None of it is for readers.
"""

from __future__ import annotations

from google.protobuf.message import DecodeError

from dashboard.ui.internals import BackMsg

HEARD = frozenset({"rerun_script", "stop_script", "app_heartbeat", "backend_operation_request"})
"""The kinds of messages that are handed on."""

MADE = "deferred_file"
"""The one thing besides running a page that may be asked for: a file that is made when it is fetched."""

COSTS = {"backend_operation_request": 3.0, "app_heartbeat": 0.2}
"""What a message costs of what a browser may ask for, where that is not 1; a file to be made is more than a page."""


def read(data: bytes) -> BackMsg | None:
    """The message that these bytes are; None where they are none."""
    try:
        return BackMsg.FromString(data)
    except DecodeError:
        return None


def heard(message: BackMsg) -> bool:
    """Whether a message is of those that pages need."""
    kind = message.WhichOneof("type")
    if kind == "backend_operation_request":
        return bool(message.backend_operation_request.HasField(MADE))
    return kind in HEARD


def runs(message: BackMsg) -> bool:
    """Whether a message has a page run."""
    return message.WhichOneof("type") == "rerun_script"


def cost(message: BackMsg) -> float:
    """What a message costs its sender."""
    return COSTS.get(message.WhichOneof("type") or "", 1.0)
