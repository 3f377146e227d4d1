"""Firefox by Marionette, the protocol that it speaks by itself: the commands of WebDriver, without geckodriver between."""

from __future__ import annotations

import itertools
import json
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from browsers.webdriver import LONGEST_ANSWER, LONGEST_START, Refused, WebDriver
from serving import HOST, free_port

COMMANDS = {
    ("POST", "/url"): "Navigate", ("POST", "/execute/sync"): "ExecuteScript", ("POST", "/actions"): "PerformActions",
    ("DELETE", "/actions"): "ReleaseActions", ("GET", "/window/handles"): "GetWindowHandles",
    ("POST", "/window/rect"): "SetWindowRect", ("GET", "/screenshot"): "TakeScreenshot", ("POST", "/print"): "Print",
    ("GET", "/window"): "GetWindowHandle", ("POST", "/window"): "SwitchToWindow", ("DELETE", "/window"): "CloseWindow",
    ("GET", "/url"): "GetCurrentURL",
    ("POST", "/click"): "ElementClick", ("POST", "/value"): "ElementSendKeys",
}  # fmt: skip
"""What is asked of a WebDriver, by what Firefox calls it; of an element, without the element."""


class Marionette(WebDriver):
    """One session of a Firefox that listens at a port of this machine."""

    def __init__(self, port: int, downloads: Path) -> None:
        self._numbers = itertools.count(1)
        self._line = _connected(port)
        self._hear()  # who it is
        self._begin(self._say("WebDriver:NewSession", {})["capabilities"], downloads)

    def close(self) -> None:
        """Ends the browser."""
        with suppress(Refused, OSError):
            self._say("Marionette:Quit", {"flags": ["eForceQuit"]})
        self._line.close()

    def dark(self, dark: bool) -> None:
        """Pages see that the reader likes them dark."""
        self._say("Marionette:SetContext", {"value": "chrome"})
        wish = f'Services.prefs.setIntPref("layout.css.prefers-color-scheme.content-override", {0 if dark else 1});'
        self._say("WebDriver:ExecuteScript", {"script": wish, "args": []})
        self._say("Marionette:SetContext", {"value": "content"})

    def _ask(self, method: str, path: str, body: dict | None = None) -> object:
        given = dict(body or {})
        if path.startswith("/element/"):
            _, _, given["id"], rest = path.split("/")
            path = f"/{rest}"
        if path == "/screenshot":
            given["full"] = False
        said = self._say(f"WebDriver:{COMMANDS[method, path]}", given)
        return said["value"] if isinstance(said, dict) and "value" in said else said

    def _say(self, name: str, given: dict) -> object:
        words = json.dumps([0, next(self._numbers), name, given]).encode()
        self._line.sendall(b"%d:%s" % (len(words), words))
        _, _, wrong, found = self._hear()
        if wrong:
            raise Refused(f"{wrong['error']}: {wrong['message'][:300]}")
        return found

    def _hear(self) -> object:
        length = b""
        while (sign := self._line.recv(1)) != b":":
            if not sign:
                raise Refused("the browser has ended")
            length += sign
        words = b""
        while len(words) < int(length):
            words += self._line.recv(int(length) - len(words))
        return json.loads(words)


def _connected(port: int) -> socket.socket:
    end = time.monotonic() + LONGEST_START
    while True:
        try:
            return socket.create_connection((HOST, port), timeout=LONGEST_ANSWER)
        except OSError:
            if time.monotonic() > end:
                raise Refused("Firefox does not listen") from None
            time.sleep(0.1)


@contextmanager
def fox(path: str, folder: Path) -> Iterator[Marionette]:
    """A session of the Firefox at `path`, with a profile of its own in `folder`."""
    downloads, profile, port = folder / "Downloads", folder / "profile", free_port()
    for made in (downloads, profile):
        made.mkdir()
    wishes = {
        "marionette.port": port, "browser.download.dir": str(downloads), "browser.download.folderList": 2,
        "browser.download.useDownloadDir": True, "browser.download.always_ask_before_handling_new_types": False,
        "datareporting.policy.dataSubmissionEnabled": False, "app.update.enabled": False,
        "dom.disable_open_during_load": False,
    }  # fmt: skip
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in wishes.items()]
    (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
    browser = subprocess.Popen(
        [path, "--marionette", "--remote-allow-system-access", "--headless", "--width", "1280", "--height", "1000",
         "--profile", str(profile)],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        session = Marionette(port, downloads)
        try:
            yield session
        finally:
            session.close()
    finally:
        browser.terminate()
        browser.wait(30)
