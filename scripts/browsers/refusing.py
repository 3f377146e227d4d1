"""A proxy before the dashboard that lets everything through but websockets, as those of some offices do."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

from serving import HOST

REFUSED = b"HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"


@contextmanager
def refusing(url: str) -> Iterator[str]:
    """The address of such a proxy before a server of this machine."""
    loop, started, addresses = asyncio.new_event_loop(), threading.Event(), []

    async def listen() -> None:
        server = await asyncio.start_server(
            lambda reader, writer: _answer(reader, writer, urlsplit(url).port), HOST, 0
        )
        addresses.append(f"http://{HOST}:{server.sockets[0].getsockname()[1]}")
        started.set()

    def run() -> None:
        loop.run_until_complete(listen())
        loop.run_forever()
        open_still = asyncio.all_tasks(loop)
        for task in open_still:
            task.cancel()
        loop.run_until_complete(asyncio.gather(*open_still, return_exceptions=True))
        loop.close()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    started.wait()
    try:
        yield addresses[0]
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()


async def _answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, port: int) -> None:
    with suppress(OSError, asyncio.IncompleteReadError):
        head = await reader.readuntil(b"\r\n\r\n")
        first, *lines = head[:-4].split(b"\r\n")
        names = [line.split(b":")[0].lower() for line in lines]
        if b"upgrade" in names:
            writer.write(REFUSED)
        else:
            # One question for each connection, so that no later one goes by unread.
            kept = [line for line, name in zip(lines, names, strict=True) if name != b"connection"]
            theirs, ours = await asyncio.open_connection(HOST, port)
            ours.write(b"\r\n".join([first, *kept, b"connection: close"]) + b"\r\n\r\n")
            sending = asyncio.create_task(_pass(reader, ours))
            await _pass(theirs, writer)
            sending.cancel()
            ours.close()
    with suppress(OSError):
        writer.close()


async def _pass(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while part := await reader.read(1 << 16):
            writer.write(part)
            await writer.drain()
