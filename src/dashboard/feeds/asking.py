"""Asks providers: one request at a time, with pauses, again with growing ones where a service is busy or breaks off.

It says who it is, and never pretends to be a browser.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from importlib.metadata import metadata
from urllib.parse import urlsplit

import requests

from dashboard.feeds import refusals
from dashboard.feeds.kept import Answer, answer_of
from dashboard.feeds.providers import Question
from dashboard.feeds.refusals import Refused

ATTEMPTS = 4
OFFLINE = 2
"""Attempts where there is no connection at all: a machine without a network need not be waited for."""

FIRST_WAIT, LONGEST_WAIT = 2.0, 60.0
TIMEOUT = (10.0, 120.0)
"""Seconds until there is a connection, and until more of an answer comes."""

BROKEN_OFF, NO_CONNECTION = "it broke off in the middle", "no connection"
BUSY = {408, 425, 429, 500, 502, 503, 504}
KEPT_HEADERS = ("content-type", "last-modified", "etag", "date", "content-disposition")


def user_agent() -> str:
    """The project's name and version, as the requests say it."""
    told = metadata("flanders-foreign-policy-dashboard")
    return f"{told['Name']}/{told['Version']} (feeds of official statistics; {requests.utils.default_user_agent()})"


class Asker:
    """Puts questions to providers. `sleep` and `say` are what waits and what tells of progress."""

    def __init__(
        self,
        say: Callable[[str], None],
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
        timeout: tuple[float, float] = TIMEOUT,
    ) -> None:
        self._say, self._sleep, self._clock, self._timeout = say, sleep, clock, timeout
        self._session = requests.Session()
        self._session.headers["User-Agent"] = user_agent()
        self._last: dict[str, float] = {}

    def ask(self, question: Question, pause: float) -> Answer:
        """The answer to a question, whatever stands in it.

        Raises Refused where none comes, or one that is no success, and Pending where it stays too early to ask.
        """
        wait, waited = FIRST_WAIT, 0.0
        for attempt in range(1, ATTEMPTS + 1):
            self._pause(question.address, pause)
            try:
                told = self._session.get(
                    question.address, headers={"Accept": question.accept}, timeout=self._timeout
                )
            except requests.RequestException as fault:
                reason = _plain(fault)
                if attempt == (OFFLINE if reason == NO_CONNECTION else ATTEMPTS):
                    raise Refused(refusals.unreachable(question.address, reason)) from fault
            else:
                if told.status_code not in BUSY | question.not_yet:
                    return self._taken(told, question)
                if attempt == ATTEMPTS and told.status_code in question.not_yet:
                    raise refusals.too_slow(question.address, round(waited / 60, 1))
                if attempt == ATTEMPTS:
                    raise Refused(refusals.turned_away(question.address, told.status_code, told.text))
                reason = f"status {told.status_code}"
                wait = max(wait, _seconds(told.headers.get("Retry-After", "")))
            self._say(f"  {reason}; trying again in {min(wait, LONGEST_WAIT):g} s")
            self._sleep(min(wait, LONGEST_WAIT))
            waited += min(wait, LONGEST_WAIT)
            wait *= 2
        raise AssertionError("the last attempt returns or raises")

    def wait(self, seconds: float) -> None:
        """Waits before the state of an answer that is being made is asked for again."""
        self._sleep(seconds)

    def _pause(self, address: str, pause: float) -> None:
        host = urlsplit(address).netloc
        rest = self._last.get(host, float("-inf")) + pause - self._clock()
        if rest > 0:
            self._sleep(rest)
        self._last[host] = self._clock()

    def _taken(self, told: requests.Response, question: Question) -> Answer:
        if not told.ok:
            raise Refused(refusals.turned_away(question.address, told.status_code, told.text))
        headers = {name: told.headers[name] for name in KEPT_HEADERS if name in told.headers}
        return answer_of(told.content, question.address, told.headers.get("content-type", ""), headers)


def _seconds(stated: str) -> float:
    """What Retry-After says; 0 where it says a date or nothing."""
    return float(stated) if stated.isdigit() else 0.0


def _plain(fault: Exception) -> str:
    """What went wrong, in a few words."""
    if isinstance(fault, requests.Timeout):
        return "it took too long"
    if isinstance(
        fault, (requests.exceptions.ChunkedEncodingError, requests.exceptions.ContentDecodingError)
    ):
        return BROKEN_OFF
    if isinstance(fault, requests.ConnectionError):
        return BROKEN_OFF if "IncompleteRead" in str(fault) else NO_CONNECTION
    return type(fault).__name__
