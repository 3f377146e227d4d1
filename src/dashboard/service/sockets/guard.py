"""Stands before every websocket: one client can neither stop the service nor fill its memory.

Each connection and each address has a rate. Whoever asks faster is heard more slowly, as fast as their rate allows;
whoever goes on so is disconnected (1008), which a browser answers by coming back to the same view. What is too large
(1009), no message (1002, 1003) or nothing that pages say goes no further.
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from dataclasses import dataclass

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.service.rates import Bucket, Buckets, Rate, Seats, Turns
from dashboard.service.sockets import said
from dashboard.service.sockets.named import Named, ended
from dashboard.ui.internals import ForwardMsg

LARGEST = 256 * 1024
"""Bytes of a message, unpacked: the longest that a page says is a tenth of it."""

ADDRESS = Rate(40, 200)
"""Messages of all readers behind one address: as many as one replica can draw pages."""

CONNECTION = Rate(5, 30)
"""Messages of one reader: who chooses with a keyboard as fast as they can sends some five a second."""

ARRIVALS = Rate(4, 200)
"""Connections that are opened from one address: after a restart, all readers of a ministry come back at once."""

RUNS = 2
"""Pages that run for one address at the same time; its others wait in line. More would not be drawn sooner, and whoever
comes from elsewhere would have to share the processor with all of them.
"""

LONGEST_RUN = 10.0
"""Seconds after which a run counts as done whatever it does: one that waits for its browser takes nobody's turn."""

SIGN_OF_LIFE = 4.0
"""Seconds after which whoever waits in line is told that the service is there; a browser takes silence for a lost
connection (ui/connection.js)."""

MOST_HELD_UP = 25
"""Messages in a row for which a connection had to wait, after which it is taken for no reader's."""

_HERE = ForwardMsg(heartbeat_ack=True).SerializeToString()

_POLICY, _TOO_LARGE, _NO_TEXT, _NO_MESSAGE, _AGAIN, _GONE = 1008, 1009, 1003, 1002, 1012, 1006

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Limits:
    """Connections at the same time, from one address and from all together, and the messages of one address."""

    each: int = 200
    together: int = 2000
    address: Rate = ADDRESS


class Sockets:
    """Hands on what readers' browsers say on their websockets, as fast as their rates allow.

    `refused` counts, by reason, what was not handed on.
    """

    def __init__(self, app: ASGIApp, *, limits: Limits, refused: Counter[str] | None = None) -> None:
        self._app = app
        self._refused = Counter() if refused is None else refused
        self._seats = Seats(limits.each, limits.together)
        self._arrivals = Buckets(ARRIVALS)
        self._messages = Buckets(limits.address)
        self._turns = Turns(RUNS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a websocket; hands on everything else."""
        if scope["type"] != "websocket":
            await self._app(scope, receive, send)
            return
        address = scope["client"][0] if scope.get("client") else ""
        if not self._arrivals.of(address).spare():
            await self._turn_away("arrivals", address, send)
        elif not self._seats.take(address):
            await self._turn_away("connections", address, send)
        else:
            line = _Line(receive, send, self._messages.of(address), self._turns, self._refused, address)
            try:
                await self._app(scope, line.receive, line.send)
            finally:
                line.end_turn()
                self._seats.leave(address)

    async def _turn_away(self, reason: str, address: str, send: Send) -> None:
        _note(self._refused, reason, address)
        await send({"type": "websocket.close", "code": _POLICY})


def _note(refused: Counter[str], reason: str, address: str) -> None:
    refused[reason] += 1
    if (
        refused[reason] & (refused[reason] - 1) == 0
    ):  # the first, second, fourth, eighth: a flood must not fill the log
        _log.warning(
            "websocket refused (%s, %d so far), last from %s", reason, refused[reason], address or "nobody"
        )


class _Line:
    """One websocket, heard and spoken to with care."""

    def __init__(
        self,
        receive: Receive,
        send: Send,
        together: Bucket,
        turns: Turns,
        refused: Counter[str],
        address: str,
    ) -> None:
        self._receive, self._send = receive, send
        self._own, self._together = Bucket(CONNECTION), together
        self._refused, self._address = refused, address
        self._turns = turns
        self._turn: asyncio.Future[None] | None = None
        self._due: asyncio.TimerHandle | None = None
        self._held_up = 0
        self._named = Named()
        self._closed = 0

    async def receive(self) -> Message:
        """The next message that may be handed on; a disconnection once this side has closed."""
        while not self._closed:
            message = await self._receive()
            if message["type"] != "websocket.receive":
                return message
            told = await self._hear(message)
            if told is not None:
                return told
        return {"type": "websocket.disconnect", "code": self._closed}

    async def _hear(self, message: Message) -> Message | None:
        data = message.get("bytes")
        if data is None:
            return await self._close("text", _NO_TEXT)
        if len(data) > LARGEST:
            return await self._close("size", _TOO_LARGE)
        asked = said.read(data)
        if asked is None:
            return await self._close("no message", _NO_MESSAGE)
        if not await self._paid(said.cost(asked)):
            return await self._close("rate", _POLICY)
        if not said.heard(asked):
            _note(self._refused, "kind", self._address)
            return None
        if said.runs(asked) and not await self._begin_turn():
            return None
        corrected = self._named.correct(asked)
        return {**message, "bytes": asked.SerializeToString()} if corrected else message

    async def _paid(self, cost: float) -> bool:
        """Waits until the message is paid for. False where this goes on for too long."""
        seconds = max(self._own.take(cost), self._together.take(cost))
        self._held_up = self._held_up + 1 if seconds else 0
        if self._held_up > MOST_HELD_UP:
            return False
        if seconds:
            await asyncio.sleep(seconds)
        return True

    async def _begin_turn(self) -> bool:
        """Waits until a page may run for this address. False where the connection has ended by then."""
        if self._turn is None:
            self._turn = self._turns.take(self._address)
            while not (await asyncio.wait({self._turn}, timeout=SIGN_OF_LIFE))[0]:
                await self._hand_out({"type": "websocket.send", "bytes": _HERE})
                if self._closed:
                    return False
            self._due = asyncio.get_running_loop().call_later(LONGEST_RUN, self.end_turn)
        return True

    def end_turn(self) -> None:
        """Lets the next one of this address have a page run; a place in the line is given up."""
        if self._due is not None:
            self._due.cancel()
        turn, self._turn, self._due = self._turn, None, None
        if turn is not None and not turn.cancel():
            self._turns.leave(self._address)

    async def _close(self, reason: str, code: int) -> None:
        _note(self._refused, reason, self._address)
        await self._say_goodbye(code)

    async def _say_goodbye(self, code: int) -> None:
        if not self._closed:
            self._closed = code
            await self._hand_out({"type": "websocket.close", "code": code})

    async def send(self, message: Message) -> None:
        """Hands on what the service says, unless it names what the browser has forgotten: then it has to come anew."""
        if self._closed:
            return
        if message["type"] == "websocket.close":
            self._closed = message.get("code", 1000)
        elif message.get("bytes"):
            told = ForwardMsg.FromString(message["bytes"])
            if ended(told) and self._due is not None:
                self.end_turn()
            if not self._named.sent(told):
                _log.warning("a browser has forgotten what it was told that it has; it is let in again")
                await self._say_goodbye(_AGAIN)
                return
        await self._hand_out(message)

    async def _hand_out(self, message: Message) -> None:
        try:
            await self._send(message)
        except OSError:
            # The browser has gone. Told so, Streamlit takes what was still said before for a text, and fails.
            self._closed = self._closed or _GONE
