"""What all providers have in common: where a feed is asked for, how its answers are read, how long to wait between."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from dashboard.data.feeds import CodeLists, Feed
from dashboard.feeds.delivery import Delivery
from dashboard.feeds.reading import read


@dataclass(frozen=True)
class Question:
    """One request: its address, the media type that is asked for, and which statuses mean that it is too early to ask."""

    address: str
    accept: str = "*/*"
    not_yet: frozenset[int] = frozenset()


class Provider:
    """A provider of series. Its classes say what is particular to each."""

    base: ClassVar[str] = ""
    """Where its service begins; "" for one without a service."""

    pause: ClassVar[float] = 1.0
    """Seconds between two requests."""

    walled: ClassVar[bool] = False
    """Whether a page for people in the place of data means that all its feeds will get one, so that nothing more is
    asked."""

    def question(self, feed: Feed, base: str) -> Question:
        """The request for a feed. `base` is where the service begins. Raises NotImplementedError without a service."""
        raise NotImplementedError(f"{type(self).__name__} has no service")

    def read(self, content: bytes, media_type: str, file: str, feed: Feed, lists: CodeLists) -> Delivery:
        """What an answer says, be it of the service or given by hand. Raises Refused where it is no data."""
        return read(content, media_type, file)

    def later(self, content: bytes, base: str) -> Question | None:
        """Where to ask again, if an answer says that the data is still being made; None where it is data."""
        return None
