"""What a browser still has of what it was sent: nothing else may be named to it instead of being sent.

Streamlit names a message that the browser said it has (`cached_message_hashes` of a request). But the browser forgets
what it has not needed for `max_cached_message_age` runs, and it counts a run when the end of it arrives: a browser
that asks faster than it draws has said more than it still has when the answer comes. Streamlit's client takes a name
that it has forgotten for a broken connection, and ends it for good.

All that makes the browser remember or forget comes over the connection itself, in order. So it is followed here
message by message, and from each request is taken what would be forgotten by the time the answer comes.
"""

from __future__ import annotations

from dashboard.ui.internals import BackMsg, ForwardMsg

UNDER_WAY = 2
"""Runs whose end may be on its way to the browser, beside those that were sent, when a request arrives."""


def ended(message: ForwardMsg) -> bool:
    """Whether a message is the end of a run that no other one follows at once."""
    finished = message.WhichOneof("type") == "script_finished"
    return finished and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN


class Named:
    """What one browser remembers of what it was sent on its connection."""

    def __init__(self) -> None:
        self._ended = 0
        self._oldest = 0
        self._seen: dict[str, int] = {}

    def sent(self, message: ForwardMsg) -> bool:
        """Follows a message to the browser. False where it names one that the browser has forgotten."""
        kind = message.WhichOneof("type")
        if kind == "ref_hash":
            if message.ref_hash not in self._seen:
                return False
            self._seen[message.ref_hash] = self._ended
        elif kind == "new_session":
            self._oldest = message.new_session.config.max_cached_message_age
        elif ended(message):
            self._end()
        elif message.metadata.cacheable and message.hash:
            self._seen[message.hash] = self._ended
        return True

    def _end(self) -> None:
        self._ended += 1
        self._seen = {name: at for name, at in self._seen.items() if self._ended - at <= self._oldest}

    def correct(self, request: BackMsg) -> bool:
        """Takes from a request what the browser will have forgotten when it is answered. Whether that was anything."""
        if request.WhichOneof("type") != "rerun_script":
            return False
        said = request.rerun_script.cached_message_hashes
        lasting = [name for name in said if self._lasts(name)]
        if len(lasting) == len(said):
            return False
        said[:] = lasting
        return True

    def _lasts(self, name: str) -> bool:
        at = self._seen.get(name)
        return at is not None and self._ended + UNDER_WAY - at <= self._oldest
