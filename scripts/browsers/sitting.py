"""A browser at the dashboard, and what every step of a journey asks of both."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from PIL import Image
from playwright.sync_api import Error

from browsers.playing import Played
from browsers.webdriver import Refused, WebDriver
from browsing import DRAWN

Browser = Played | WebDriver
"""What is asked the same things by the same names."""

LONGEST = 120.0
"""Seconds that a step's result may take to show: three browsers and a server on two cores take their time."""


SEARCH = ".st-key-search input"
ANSWER = ".st-key-search-found .answer"
OPTIONS = """() => [...document.querySelectorAll('[role="option"]')].map((one) => one.innerText.trim())"""
ASKED = "() => document.querySelector('.search-answered')?.dataset.asked"

FAULTS = """() => {
  if (window.journeyFaults) return window.journeyFaults;
  window.journeyFaults = [];
  // That drawings will be measured once more is no fault, though browsers tell it as one.
  addEventListener("error", (event) => event.message.startsWith("ResizeObserver") || window.journeyFaults.push(event.message));
  addEventListener("unhandledrejection", (event) => window.journeyFaults.push(String(event.reason)));
  return window.journeyFaults;
}"""
SEEN = """(selector) => [...document.querySelectorAll(selector)].filter((one) => one.getClientRects().length).length"""
TEXT = """(selector) => [...document.querySelectorAll(selector)].find((one) => one.getClientRects().length)?.innerText ?? ''"""
# Of each drawing that is seen: whether it has marks, and whether the words on it fit in it.
DRAWINGS = """() => [...document.querySelectorAll('.live-chart')].filter((one) => one.getClientRects().length).map((one) => {
  const svg = one.querySelector('.main-svg');
  const box = svg?.getBoundingClientRect();
  const marks = one.querySelectorAll('.points path, .choroplethlayer path, .scatterlayer .js-line, .pie path').length;
  return { marks, wide: Math.round(box?.width ?? 0), high: Math.round(box?.height ?? 0),
           fits: Math.abs((box?.width ?? 0) - one.getBoundingClientRect().width) < 3 };
})"""
SIDEWAYS = """() => [document.scrollingElement, document.querySelector('[data-testid="stMain"]')]
  .filter((box) => box.scrollWidth > Math.min(box.clientWidth, innerWidth)).length"""


@dataclass
class Sitting:
    """A browser, and the dashboard that it is at."""

    browser: Browser
    url: str
    pictures: Path | None = None
    name: str = ""
    step: str = ""

    def open(self, address: str, *, drawn: bool = True) -> None:
        """Opens a view and waits until it is drawn, where something draws it."""
        self.browser.open(self.url + address)
        if drawn:
            self.drawn()

    def keep(self, what: str = "", paper: bytes = b"") -> None:
        """Saves what is seen, or what was printed, where pictures are wanted."""
        if self.pictures:
            self.pictures.mkdir(parents=True, exist_ok=True)
            words = "-".join(filter(None, (self.name, self.step, what))).replace(",", "").replace(" ", "-")
            if paper:
                (self.pictures / f"{words}.pdf").write_bytes(paper)
            else:
                self.browser.picture(self.pictures / f"{words}.png")

    def drawn(self) -> None:
        """Waits until all of the page is drawn."""
        self.browser.run("() => { window.__drawn = undefined; }")
        self.until(lambda: self.browser.run(DRAWN), "the page is not drawn")
        assert not (found := self.browser.run(FAULTS)), f"scripts failed: {found}"

    def until(self, holds: Callable[[], object], otherwise: str) -> object:
        """Waits until something holds, and returns it."""
        end = time.monotonic() + LONGEST
        while not (found := self._held(holds, end)):
            assert time.monotonic() < end, otherwise
            time.sleep(0.05)  # the pause between two looks, not a guess
        return found

    def _held(self, holds: Callable[[], object], end: float) -> object:
        try:
            return holds()
        except (Refused, Error):
            # A page that is about to be replaced by the next cannot be asked.
            if time.monotonic() > end:
                raise
            return None

    def choose(self, field: str, name: str = "", at: str = "first") -> str:
        """Chooses in a list what is called so, or what stands there at first or last. Returns its name."""
        self.browser.click(field)
        options = self.until(lambda: self.browser.run(OPTIONS), "no choice is offered")
        wanted = name or options[0 if at == "first" else -1].split(" ")[0]
        self.browser.write(field, wanted)
        # Enter takes the first of what is left; before the list has followed what was typed, that is something else.
        self.until(lambda: self.browser.run(OPTIONS)[0].startswith(wanted), f"{wanted} is not offered")
        self.browser.press("Enter")
        return wanted

    def search(self, words: str) -> None:
        """Types into the search box, and waits for the answers to all of it."""
        self.browser.write(SEARCH, words)
        self.until(lambda: self.browser.run(ASKED) == words and self.seen(ANSWER), "nothing is found")

    def pasted(self) -> str:
        """What the clipboard has, as it comes into the search box."""
        self.browser.click(SEARCH)
        self.browser.press("Control", "v")
        return self.until(
            lambda: self.browser.run("(box) => document.querySelector(box).value", SEARCH),
            "nothing is pasted",
        )

    def seen(self, selector: str) -> int:
        """How many of these are seen."""
        return self.browser.run(SEEN, selector)

    def text(self, selector: str) -> str:
        """The words of the first of these that is seen."""
        return self.browser.run(TEXT, selector).strip()

    def asked(self) -> dict[str, list[str]]:
        """The parameters in the address bar."""
        return parse_qs(urlsplit(self.browser.run("() => location.href")).query)


@dataclass(frozen=True)
class Sheet:
    """A printed sheet, as shares of its dots: white, and of a colour."""

    white: float
    coloured: float


def sheets(paper: bytes) -> list[Sheet]:
    """What poppler shows of a PDF; nothing where the machine has no poppler."""
    if not shutil.which("pdftoppm"):
        return []
    with tempfile.TemporaryDirectory(prefix="dashboard-paper-") as folder:
        subprocess.run(["pdftoppm", "-r", "40", "-", f"{folder}/sheet"], input=paper, check=True)
        return [_sheet(path) for path in sorted(Path(folder).iterdir())]


def _sheet(path: Path) -> Sheet:
    with Image.open(path) as shown:
        dots = list(zip(*[iter(shown.convert("RGB").tobytes())] * 3, strict=True))
    white = sum(min(dot) > 200 for dot in dots)
    return Sheet(white / len(dots), sum(max(dot) - min(dot) > 60 for dot in dots) / len(dots))
