"""What a reader at a browser does quickly, and what a network does to them."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Browser, Page, TimeoutError

from browsing import DEVICES, settled
from safety.stage import Stage

CHOICES, PAUSE, PAGES, AT_ONCE = 20, 40, 50, 2
"""How many regions are chosen one after the other, the milliseconds between two keys, on how many pages, and on how many
of them at the same time."""

SLOWED = 2
"""How many times as long the browser takes for everything: a machine that has something else to do."""

STATE = "document.querySelector('[data-testid=\"stApp\"]')?.dataset.testConnectionState"
NOTICE = ".connection-notice.shown"
LONGEST_SILENCE = 20.0
SUBJECTS = ("/tourism", "/export-markets", "/")


def quickly(stage: Stage, browser: Browser, until: float) -> tuple[str, bool]:
    """Regions are chosen by keyboard as fast as a person can, in a browser that is slower than the service, on as many
    pages as are done by the time `until`.
    """
    lost: list[str] = []
    seconds: list[float] = []
    again = 0
    while len(seconds) < PAGES and (not seconds or time.monotonic() < until):
        pages = [_slowed(stage, browser, len(seconds) + each) for each in range(AT_ONCE)]
        began = time.monotonic()
        for _ in range(CHOICES):
            for key in ("ArrowDown", "Enter"):
                for page, _ in pages:
                    page.keyboard.press(key)
                pages[0][0].wait_for_timeout(PAUSE)
        taken = time.monotonic() - began
        for page, connections in pages:
            found = _fault(page)
            lost += [found] if found else []
            again += len(connections) - 1
            seconds.append(taken)
            page.context.close()
    said = f": {', '.join(lost)}" if lost else ""
    return (
        f"{len(lost)} of {len(seconds)} pages lost{said}; {again} connected again "
        f"({CHOICES} choices in {sum(seconds) / len(seconds):.1f} s, {AT_ONCE} pages at a time)",
        not lost,
    )


def _slowed(stage: Stage, browser: Browser, number: int) -> tuple[Page, list[str]]:
    """A page with its choice of regions open, and the websockets that it opens."""
    page = browser.new_page(**DEVICES["desktop"])
    connections: list[str] = []
    page.on("websocket", lambda one: connections.append(one.url))
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    page.goto(stage.server.url + SUBJECTS[number % len(SUBJECTS)] + "?lang=en")
    settled(page)
    page.get_by_role("combobox", name="Region").first.click()
    return page, connections


def _fault(page: Page) -> str:
    """What is wrong with a page when it has done all that was asked of it, or has had a minute for it; "" for nothing."""
    with suppress(TimeoutError):
        settled(page)
    with suppress(TimeoutError):
        page.wait_for_function(
            f"{STATE} === 'CONNECTED' && !document.querySelector('{NOTICE}')", timeout=60_000
        )
        chosen = parse_qs(urlsplit(page.url).query).get("region", ())
        return "" if len(chosen) == CHOICES else f"{len(chosen)} regions chosen"
    return page.evaluate(STATE) or "nothing on screen"


def cut(stage: Stage, browser: Browser, _: float) -> tuple[str, bool]:
    """The network goes silent under an open page; a region is chosen meanwhile, and then it comes back."""
    with wire(stage.site.port) as line:
        page = browser.new_page(**DEVICES["desktop"])
        page.goto(f"http://{stage.site.host}:{line.port}/tourism?lang=en")
        settled(page)
        line.cut()
        began = time.monotonic()
        page.get_by_role("combobox", name="Region").first.click()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.locator(NOTICE).wait_for(timeout=60_000)
        noticed = time.monotonic() - began
        line.mend()
        page.locator(NOTICE).wait_for(state="hidden", timeout=60_000)
        done = _comes_to_have_a_region(page)
        page.close()
    said = "done" if done else "lost"
    return f"said after {noticed:.0f} s; the choice made meanwhile was {said}", (
        done and noticed < LONGEST_SILENCE
    )


def _comes_to_have_a_region(page: Page) -> bool:
    with suppress(Exception):
        page.wait_for_url(lambda url: "region" in parse_qs(urlsplit(url).query), timeout=15_000)
        settled(page)
        return True
    return False


def ended(stage: Stage, browser: Browser, _: float) -> tuple[str, bool]:
    """The connection ends for good under an open page."""
    page = browser.new_page(**DEVICES["desktop"])
    page.goto(f"{stage.server.url}/tourism?lang=en&region=usa")
    settled(page)
    with page.expect_navigation(timeout=30_000):
        end_for_good(page)
    settled(page)
    fine = page.evaluate(STATE) == "CONNECTED" and "region=usa" in page.url
    page.close()
    return "loaded again by itself, with its view" if fine else "not there again", fine


def end_for_good(page: Page) -> None:
    """Ends the connection of a page as a fault in it would: Streamlit's client does not try again."""
    page.evaluate(
        "window.postMessage({stCommVersion: 1, type: 'TERMINATE_WEBSOCKET_CONNECTION'}, location.origin)"
    )


class Wire:
    """A way to the service that can be cut: nothing comes through any more, and nobody is told."""

    def __init__(self, port: int) -> None:
        self._to, self._whole = port, threading.Event()
        self._whole.set()
        self._since = 0
        self._open: list[socket.socket] = []
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        threading.Thread(target=self._run, daemon=True).start()

    def cut(self) -> None:
        """What is said from now on is lost, and connections that there were are lost with it."""
        self._since += 1
        self._whole.clear()

    def mend(self) -> None:
        """New connections come through again; of those that there were, both ends learn that they are gone."""
        for one in self._open:
            with suppress(OSError):
                one.close()
        self._whole.set()

    def close(self) -> None:
        """Takes it away."""
        self._whole.set()
        self._listening.close()

    def _run(self) -> None:
        while True:
            try:
                here, _ = self._listening.accept()
            except OSError:
                return
            threading.Thread(target=self._between, args=(here,), daemon=True).start()

    def _between(self, here: socket.socket) -> None:
        self._whole.wait()
        since = self._since
        with suppress(OSError):
            there = socket.create_connection(("127.0.0.1", self._to))
            self._open += [here, there]
            back = threading.Thread(target=self._carry, args=(there, here, since), daemon=True)
            back.start()
            self._carry(here, there, since)

    def _carry(self, one: socket.socket, other: socket.socket, since: int) -> None:
        with suppress(OSError):
            while said := one.recv(65536):
                if self._since == since:
                    other.sendall(said)
        if self._since == since:
            with suppress(OSError):
                other.shutdown(socket.SHUT_WR)


@contextmanager
def wire(port: int) -> Iterator[Wire]:
    """A way to the service at this port."""
    made = Wire(port)
    try:
        yield made
    finally:
        made.close()
