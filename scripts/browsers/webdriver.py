"""A browser that speaks WebDriver over HTTP, asked by the standard library alone: WebKitGTK's MiniBrowser.

Its driver starts the browser, which needs a display: Xvfb is one without a screen.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from serving import HOST, free_port

LONGEST_START = 60.0
LONGEST_ANSWER = 300.0
LONGEST = 60.0
"""Seconds for which something that is to be pressed or written into is waited for."""

MOVING = ("stale element", "element click intercepted", "element not interactable", "nothing is seen")
"""By these a browser says that what it was to press is about to be drawn anew."""

KEYS = {
    "Control": "\ue009",
    "Shift": "\ue008",
    "Enter": "\ue007",
    "Escape": "\ue00c",
    "ArrowDown": "\ue015",
    "Backspace": "\ue003",
}
PLACE = "(one) => JSON.stringify(one.getBoundingClientRect())"
LOOKS = 5
"""How often a place is looked at before it is taken to be still."""

UNFINISHED = (".wkdownload", ".part")
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""By this name the standard hands an element over."""


class Refused(Exception):
    """The browser says that it cannot do what it was asked."""


class WebDriver:
    """One session of a browser."""

    def __init__(self, address: str, capabilities: dict, downloads: Path) -> None:
        self._address = f"{address}/session"
        said = self._ask("POST", "", {"capabilities": {"alwaysMatch": capabilities}})
        self._address += f"/{said['sessionId']}"
        self._begin(said["capabilities"], downloads)

    def _begin(self, found: dict, downloads: Path) -> None:
        self.downloads = downloads
        self.version = f"{found['browserName']} {found['browserVersion']}"

    def open(self, url: str) -> None:
        """Goes to an address."""
        self._ask("POST", "/url", {"url": url})

    def run(self, script: str, *given: object) -> object:
        """What a JavaScript function answers; a promise is waited for."""
        return self._ask(
            "POST", "/execute/sync", {"script": f"return ({script})(...arguments);", "args": list(given)}
        )

    def click(self, selector: str, *, held: str | None = None, middle: bool = False) -> None:
        """Clicks the first element that is seen, with a key held or the middle button where that is asked."""
        self._once_there(lambda: self._click(self._seen(selector), held, middle))

    def _click(self, element: dict, held: str | None, middle: bool) -> None:
        if held is None and not middle:
            self._ask("POST", f"/element/{element[ELEMENT]}/click", {})
            return
        button = 1 if middle else 0
        presses = [
            {"type": "pointerMove", "duration": 50, "origin": element, "x": 0, "y": 0},
            {"type": "pointerDown", "button": button},
            {"type": "pointerUp", "button": button},
        ]
        actions = [{"type": "pointer", "id": "mouse", "actions": presses}]
        if held:
            around = [{"type": "keyDown", "value": KEYS[held]}, *[{"type": "pause", "duration": 0}] * 2]
            actions.insert(0, {"type": "key", "id": "keys", "actions": around})
            # The key is held before the pointer moves, and let go when all is done.
            presses.insert(0, {"type": "pause", "duration": 0})
        self._ask("POST", "/actions", {"actions": actions})
        self._ask("DELETE", "/actions")

    def write(self, selector: str, text: str) -> None:
        """Types into a field."""
        self._once_there(
            lambda: self._ask("POST", f"/element/{self._seen(selector)[ELEMENT]}/value", {"text": text})
        )

    def press(self, *keys: str) -> None:
        """Presses keys, all held until the last is pressed."""
        values = [KEYS.get(key, key) for key in keys]
        down = [{"type": "keyDown", "value": value} for value in values]
        up = [{"type": "keyUp", "value": value} for value in reversed(values)]
        self._ask("POST", "/actions", {"actions": [{"type": "key", "id": "keys", "actions": [*down, *up]}]})
        self._ask("DELETE", "/actions")

    def beside(self, press: Callable[[], None], longest: float) -> str:
        """The address of the tab or window that pressing something opens, which is closed again; empty where none opens."""
        own, before = self._ask("GET", "/window"), set(self._ask("GET", "/window/handles"))
        press()
        new = _within(longest, lambda: set(self._ask("GET", "/window/handles")) - before)
        if not new:
            return ""
        self._ask("POST", "/window", {"handle": new.pop()})
        try:
            return _within(longest, lambda: self._ask("GET", "/url").removeprefix("about:blank"))
        finally:
            self._ask("DELETE", "/window")
            self._ask("POST", "/window", {"handle": own})

    def size(self, width: int, height: int) -> None:
        """Makes the window that large."""
        self._ask("POST", "/window/rect", {"width": width, "height": height})

    def picture(self, path: Path) -> None:
        """Saves what is seen."""
        path.write_bytes(base64.b64decode(self._ask("GET", "/screenshot")))

    def printed(self) -> bytes:
        """The page on paper, as PDF. Raises Refused where the browser prints nothing by itself."""
        return base64.b64decode(self._ask("POST", "/print", {}))

    def file(self, press: Callable[[], None], longest: float) -> bytes:
        """The file that comes of pressing something. Raises TimeoutError where none comes."""
        before = set(self.downloads.iterdir())
        press()

        def come() -> bytes:
            new = set(self.downloads.iterdir()) - before
            if any(path.suffix in UNFINISHED for path in new):
                return b""
            return next((path.read_bytes() for path in new), b"")

        if file := _within(longest, come):
            return file
        raise TimeoutError("no file came")

    def dark(self, dark: bool) -> None:
        """Pages see that the reader likes them dark. Raises Refused where a browser cannot be told."""
        raise Refused("unsupported operation: it cannot be told to be dark")

    def close(self) -> None:
        """Ends the browser."""
        with suppress(Refused, OSError):
            self._ask("DELETE", "")

    def _once_there(self, do: Callable[[], object]) -> None:
        end = time.monotonic() + LONGEST
        while True:
            try:
                do()
                return
            except Refused as refused:
                if not str(refused).startswith(MOVING) or time.monotonic() > end:
                    raise
                time.sleep(0.1)

    def _seen(self, selector: str) -> dict:
        found = self.run(
            "(selector) => [...document.querySelectorAll(selector)].find((one) => one.getClientRects().length) ?? null",
            selector,
        )
        if not isinstance(found, dict):
            raise Refused(f"nothing is seen of {selector}")
        # A list that opens while its place still scrolls is closed by that.
        self.run("(one) => one.scrollIntoView({ block: 'nearest' })", found)
        _within(LONGEST, lambda: len({self.run(PLACE, found) for _ in range(LOOKS)}) == 1)
        return found

    def _ask(self, method: str, path: str, body: dict | None = None) -> object:
        data = None if body is None else json.dumps(body).encode()
        request = Request(self._address + path, data=data, method=method)
        request.add_header("content-type", "application/json")
        try:
            with urlopen(request, timeout=LONGEST_ANSWER) as answer:
                return json.load(answer)["value"]
        except HTTPError as refused:
            said = json.load(refused)["value"]
            raise Refused(f"{said['error']}: {said['message'][:300]}") from None


def _within(longest: float, answer: Callable[[], Any]) -> Any:
    """The first answer that is not empty, or the one there is when the time is up."""
    end = time.monotonic() + longest
    while not (found := answer()) and time.monotonic() < end:
        time.sleep(0.1)
    return found


@contextmanager
def driven(driver: str, capabilities: dict, folder: Path) -> Iterator[WebDriver]:
    """A session of the browser that a driver starts, with a display and a home of its own in `folder`."""
    downloads, settings = folder / "Downloads", folder / ".config"
    for made in (downloads, settings):
        made.mkdir()
    # GLib reads from this file where files go that a page gives.
    (settings / "user-dirs.dirs").write_text(f'XDG_DOWNLOAD_DIR="{downloads}"\n', encoding="utf-8")
    with display(folder) as number:
        port = free_port()
        home = {
            "HOME": str(folder), "XDG_CONFIG_HOME": str(settings), "DISPLAY": number, "GDK_BACKEND": "x11",
            "LIBGL_ALWAYS_SOFTWARE": "1", "NO_AT_BRIDGE": "1",
        }  # fmt: skip
        service = subprocess.Popen(
            [driver, f"--port={port}", f"--host={HOST}"], env={**os.environ, **home},
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            _wait(f"http://{HOST}:{port}/status")
            session = WebDriver(f"http://{HOST}:{port}", capabilities, downloads)
            try:
                yield session
            finally:
                session.close()
        finally:
            service.terminate()
            service.wait(20)


@contextmanager
def display(folder: Path) -> Iterator[str]:
    """A display without a screen, and its name."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"],
        pass_fds=[writing], cwd=folder, stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writing)
    try:
        with os.fdopen(reading) as said:
            yield f":{said.readline().strip()}"
    finally:
        server.terminate()
        server.wait(20)


def _wait(address: str) -> None:
    end = time.monotonic() + LONGEST_START
    while time.monotonic() < end:
        try:
            with urlopen(address, timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise Refused(f"nothing answers at {address}")
