"""A websocket with no more than a measurement needs: whole messages, not packed, at next to no cost of its own.

A library's client hands each message from a thread of its own to the reader's. Fifty readers of that kind take a good
part of the processors that they measure.
"""

from __future__ import annotations

import os
import socket
from base64 import b64encode
from contextlib import suppress
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

OPENING = 60.0
"""Seconds in which a connection must stand."""

_MORE, _BYTES, _CLOSE, _PING, _PONG = 0x0, 0x2, 0x8, 0x9, 0xA


class Line:
    """A connection to a server on this machine. A context manager: it is closed at the end.

    Raises ConnectionError where the server refuses it, and TimeoutError where nothing comes.
    """

    def __init__(self, url: str, protocol: str) -> None:
        place = urlsplit(url)
        self._socket = socket.create_connection((place.hostname, place.port), OPENING)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._here = bytearray()
        asked = (
            f"GET {place.path} HTTP/1.1",
            f"Host: {place.netloc}",
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            f"Sec-WebSocket-Key: {b64encode(os.urandom(16)).decode()}",
            f"Sec-WebSocket-Protocol: {protocol}",
        )
        self._socket.sendall("\r\n".join([*asked, "", ""]).encode())
        while b"\r\n\r\n" not in self._here:
            self._read()
        head, _, self._here = self._here.partition(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 101 "):
            self._socket.close()
            raise ConnectionError(f"{url} answered {head.partition(bytes([13]))[0].decode('latin-1')}")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None
    ) -> None:
        with suppress(OSError):  # the server may have gone before
            self._send(_CLOSE, (1000).to_bytes(2))
        self._socket.close()

    def send(self, message: bytes) -> None:
        """Sends a message."""
        self._send(_BYTES, message)

    def receive(self, seconds: float) -> bytes:
        """The next message; `seconds` is how long the line may be silent before."""
        self._socket.settimeout(seconds)
        whole = b""
        while True:
            kind, last, part = self._frame()
            if kind == _PING:
                self._send(_PONG, part)
            elif kind == _CLOSE:
                raise ConnectionError(f"the server has closed the line: {part[2:].decode() or 'no reason'}")
            elif kind in (_MORE, _BYTES):
                whole += part
                if last:
                    return whole

    def _send(self, kind: int, content: bytes) -> None:
        size = len(content)
        # The first bit of the size says that it is masked, as what a client sends must be.
        if size < 126:
            head = bytes([0x80 | kind, 0x80 | size])
        elif size < 1 << 16:
            head = bytes([0x80 | kind, 0xFE]) + size.to_bytes(2)
        else:
            head = bytes([0x80 | kind, 0xFF]) + size.to_bytes(8)
        mask = os.urandom(4)
        key = (mask * (size // 4 + 1))[:size]
        masked = (int.from_bytes(content) ^ int.from_bytes(key)).to_bytes(size)
        self._socket.sendall(head + mask + masked)

    def _frame(self) -> tuple[int, bool, bytes]:
        """Kind, whether it ends its message, and content; what a server sends is not masked."""
        head = self._take(2)
        size = head[1]
        if size > 125:
            size = int.from_bytes(self._take(2 if size == 126 else 8))
        return head[0] & 0x0F, bool(head[0] & 0x80), self._take(size)

    def _take(self, size: int) -> bytes:
        while len(self._here) < size:
            self._read()
        taken = bytes(self._here[:size])
        del self._here[:size]
        return taken

    def _read(self) -> None:
        came = self._socket.recv(1 << 18)
        if not came:
            raise ConnectionError("the server has ended the line")
        self._here += came
