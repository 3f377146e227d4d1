"""Takes the reader's journey in Firefox and WebKit as Debian has them, beside Chromium: `make check-browsers`.

Prints a table of browser, version, step and result; saves a picture after each step where a folder is named. A browser
that is not there is skipped with a word. Ends with 1 where a step finds something amiss.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, suppress
from pathlib import Path

from playwright.sync_api import Error, TimeoutError

from browsers.journey import STEPS, Browser, Sitting
from browsers.marionette import fox
from browsers.playing import played
from browsers.webdriver import Refused, driven
from find_browser import find
from serving import serving

FIREFOXES = ("firefox-esr", "firefox")
WEBKIT = ("WebKitWebDriver", "Xvfb")
MINI = "webkit2gtk-4.1/MiniBrowser"
INSTALL = "apt-get install firefox-esr webkit2gtk-driver xvfb"

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


def main(pictures: str = "") -> int:
    """Goes through all browsers. Returns how many steps found something amiss."""
    amiss = 0
    print("| browser | step | result |\n|---|---|---|")
    with serving() as server:
        for name, start in BROWSERS.items():
            with tempfile.TemporaryDirectory(prefix="dashboard-browser-") as folder:
                started = start(Path(folder))
                if isinstance(started, str):
                    print(f"| {name} | | skipped: {started} ({INSTALL}) |", flush=True)
                    continue
                with started as browser:
                    for step, said, fine in gone_through(Sitting(browser, server.url)):
                        amiss += not fine
                        print(
                            f"| {browser.version} | {step} | {'' if fine else '**amiss**: '}{said} |",
                            flush=True,
                        )
                        if pictures:
                            keep(
                                browser,
                                Path(pictures),
                                f"{name.lower()}-{step.replace(', ', '-').replace(' ', '-')}",
                            )
    return 1 if amiss else 0


def gone_through(at: Sitting) -> Iterator[tuple[str, str, bool]]:
    """Each step, what was seen, and whether it was as it should be."""
    for step, take in STEPS.items():
        try:
            yield step, take(at), True
        except Refused as refused:
            lacking = str(refused).startswith(LACKING)
            yield step, f"{'not shown here: ' if lacking else ''}{refused}", lacking
        except (AssertionError, Error, TimeoutError) as fault:
            yield step, str(fault).splitlines()[0], False


def keep(browser: Browser, folder: Path, name: str) -> None:
    """Saves what is seen."""
    folder.mkdir(parents=True, exist_ok=True)
    with suppress(Refused, Error):
        browser.picture(folder / f"{name}.png")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
