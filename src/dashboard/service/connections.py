"""The two protocols of uvicorn's, with bounds that it does not have: how slowly one may ask, and how much at once.

`dashboard.service` uses them; another start of uvicorn can name them (docs/service.md).
"""

from __future__ import annotations

import asyncio
import logging
import resource
from collections import Counter
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import CloseCode

WHOLE = 10.0
"""Seconds in which a request must be there in full."""

SLICE = 2048
"""Bytes that are unpacked in one go: no more than a thousand times as many come of them."""

MOST_WAITING = 256 * 1024
"""Bytes of unpacked messages that may wait to be heard; a browser has a few thousand under way."""

RESERVED = 128
"""File descriptors kept for what is no connection: files of data, the listening socket, the log."""

WANTED = 16_384
"""File descriptors that the service asks its system for."""

refused: Counter[str] = Counter()
"""Connections that were cut, by reason: `slow`, `full`, `flood`, `handshake`, `invalid`."""

_log = logging.getLogger(__name__)


def _no_line_for_each(record: logging.LogRecord) -> bool:
    """Lets pass what uvicorn logs, but not its warning of each odd request: whoever sends many would fill the log."""
    return record.module != "h11_impl" or record.levelno > logging.WARNING


logging.getLogger("uvicorn.error").addFilter(_no_line_for_each)


def raise_limit() -> int:
    """Raises the soft limit of file descriptors as far as the system allows and is of use. Returns what it is now."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = WANTED if hard == resource.RLIM_INFINITY else min(WANTED, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
        soft = wanted
    return WANTED if soft == resource.RLIM_INFINITY else soft


def most() -> int:
    """How many connections there may be at the same time: as many as there are file descriptors for."""
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return max(64, (WANTED if soft == resource.RLIM_INFINITY else soft) - RESERVED)


def _note(reason: str, client: tuple[str, int] | None) -> None:
    refused[reason] += 1
    if (
        refused[reason] & (refused[reason] - 1) == 0
    ):  # the first, second, fourth, eighth: a flood must not fill the log
        _log.warning(
            "connection cut (%s, %d so far), last from %s",
            reason,
            refused[reason],
            (client or ("nobody",))[0],
        )


class Requests(H11Protocol):
    """HTTP, from whoever asks in time and while there is room."""

    _due: asyncio.TimerHandle | None = None
    _handed_on = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begins, or ends at once where there is no room."""
        super().connection_made(transport)
        if len(self.connections) > most():
            _note("full", self.client)
            transport.abort()
            return
        self._expect()

    def data_received(self, data: bytes) -> None:
        """Takes a piece of a request."""
        super().data_received(data)
        unfinished = self.conn.their_state in (h11.IDLE, h11.SEND_BODY)
        if unfinished and not self._handed_on and not self.transport.is_closing():
            self._expect()
        else:
            self._expect_no_more()

    def connection_lost(self, exc: Exception | None) -> None:
        """Ends."""
        self._expect_no_more()
        super().connection_lost(exc)

    def send_400_response(self, msg: str) -> None:
        """Says that this is no request."""
        _note("invalid", self.client)
        super().send_400_response(msg)

    def handle_websocket_upgrade(self, event: h11.Request) -> None:
        """Hands on to the other protocol."""
        self._handed_on = True
        super().handle_websocket_upgrade(event)

    def _expect(self) -> None:
        if self._due is None:
            self._due = self.loop.call_later(WHOLE, self._too_slow)

    def _expect_no_more(self) -> None:
        if self._due is not None:
            self._due.cancel()
            self._due = None

    def _too_slow(self) -> None:
        self._due = None
        if not self.transport.is_closing():
            _note("slow", self.client)
            self.transport.abort()


class Messages(WebSocketsSansIOProtocol):
    """Websockets that unpack little at a time, and nothing more while enough waits to be heard."""

    _waiting = 0

    def data_received(self, data: bytes) -> None:
        """Takes a piece of what comes."""
        for start in range(0, len(data), SLICE):
            if self.close_sent and self.disconnected:
                return
            super().data_received(data[start : start + SLICE])
            if self._waiting > MOST_WAITING and not self.close_sent:
                self._flooded()
                return
        # The other protocol has handed on the whole request. One that cannot be read leads to no handshake, and nothing
        # would ever end the connection.
        if not self.handshake_initiated and not self.transport.is_closing():
            _note("handshake", self.client)
            self.transport.abort()

    def send_receive_event_to_app(self) -> None:
        """Puts a message into the line."""
        if self.curr_msg_data_type == "text":
            # Refused by whoever hears it; what is no text would be a traceback in the log for each.
            self.frames = [b"".join(self.frames).decode("utf-8", "replace").encode()]
        self._waiting += sum(len(frame) for frame in self.frames)
        super().send_receive_event_to_app()

    async def receive(self) -> Any:
        """The next message of the line."""
        message = await super().receive()
        self._waiting -= len(message.get("bytes") or message.get("text") or "")
        return message

    def _flooded(self) -> None:
        _note("flood", self.client)
        while not self.queue.empty():
            self.queue.get_nowait()
        self._waiting = 0
        self.conn.fail(CloseCode.POLICY_VIOLATION)
        self.handle_parser_exception()
