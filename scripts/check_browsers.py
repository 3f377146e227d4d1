"""Takes the reader's journey in Firefox and WebKit as Debian has them, beside Chromium: `make check-browsers`.

Prints a table of browser, version, step and result; saves a picture after each step where a folder is named. A browser
that is not there is skipped with a word. Ends with 1 where a step finds something amiss.
"""

from __future__ import annotations

import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, suppress
from pathlib import Path

from playwright.sync_api import Error

from browsers.journey import STEPS
from browsers.marionette import fox
from browsers.playing import played
from browsers.sitting import Browser, Sitting
from browsers.webdriver import Refused, driven
from find_browser import find
from serving import serving

FIREFOXES = ("firefox-esr", "firefox")
WEBKIT = ("WebKitWebDriver", "Xvfb")
MINI = "webkit2gtk-4.1/MiniBrowser"
WINDOW = (1280, 900)
INSTALL = "apt-get install firefox-esr webkit2gtk-driver xvfb poppler-utils"

LACKING = ("unknown command", "unknown method", "unsupported operation")
"""By these a browser says that its driver cannot do it: that is no fault of the page."""

Started = AbstractContextManager[Browser]


def chromium(_: Path) -> Started | str:
    """The browser of the tests, for comparison."""
    return played() if find() else "not there"


def firefox(folder: Path) -> Started | str:
    """Firefox as the machine has it."""
    path = next(filter(None, map(shutil.which, FIREFOXES)), None)
    return fox(path, folder) if path else "not there"


def webkit(folder: Path) -> Started | str:
    """WebKitGTK's small browser, by its driver."""
    missing = [name for name in WEBKIT if shutil.which(name) is None]
    mini = next(Path("/usr/lib").glob(f"*/{MINI}"), None)
    if missing or mini is None:
        return f"{' and '.join(missing) or 'MiniBrowser'} not there"
    options = {"binary": str(mini), "args": ["--automation"]}
    return driven("WebKitWebDriver", {"webkitgtk:browserOptions": options}, folder)


BROWSERS: dict[str, Callable[[Path], Started | str]] = {
    "Chromium": chromium, "Firefox": firefox, "WebKit": webkit,
}  # fmt: skip


def main(pictures: str = "", *wanted: str) -> int:
    """Goes through all browsers, or those that are wanted. Returns 1 where a step found something amiss."""
    amiss = 0
    print("| browser | step | result |\n|---|---|---|")
    with serving() as server:
        for name, start in BROWSERS.items():
            if wanted and name not in wanted:
                continue
            with tempfile.TemporaryDirectory(prefix="dashboard-browser-") as folder:
                started = start(Path(folder))
                if isinstance(started, str):
                    print(f"| {name} | | skipped: {started} ({INSTALL}) |", flush=True)
                    continue
                with started as browser:
                    at = Sitting(browser, server.url, Path(pictures) if pictures else None, name.lower())
                    browser.size(*WINDOW)
                    for step, said, fine in gone_through(at):
                        amiss += not fine
                        mark = "" if fine else "**amiss**: "
                        print(f"| {browser.version} | {step} | {mark}{said} |", flush=True)
    return 1 if amiss else 0


def gone_through(at: Sitting) -> Iterator[tuple[str, str, bool]]:
    """Each step, what was seen, and whether it was as it should be."""
    for at.step, take in STEPS.items():
        try:
            said, fine = take(at), True
        except Refused as refused:
            fine = str(refused).startswith(LACKING)
            said = f"{'not shown here: ' if fine else ''}{refused}"
        except (AssertionError, Error, OSError) as fault:
            said, fine = str(fault).splitlines()[0], False
        with suppress(Refused, Error, OSError):
            at.keep()
        yield at.step, said, fine


if __name__ == "__main__":
    # Whoever ends this ends the browsers and servers with it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    sys.exit(main(*sys.argv[1:]))
