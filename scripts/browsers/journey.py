"""What a reader does in one sitting: open, find, filter, trace, share, take away, print. The same in every browser.

Every step answers with a few words on what was seen; one that finds something amiss raises AssertionError with it.
"""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit
from zipfile import ZipFile

from pypdf import PdfReader

from browsers.playing import Played
from browsers.webdriver import WebDriver
from browsing import DRAWN

Browser = Played | WebDriver
"""What is asked the same things by the same names."""

LONGEST = 60.0
"""Seconds that a step's result may take to show."""

SEARCH = ".st-key-search input"
ANSWER = ".st-key-search-found .answer"
REGION = ".st-key-filter-region input"
CARD = ".st-key-card-markets"
SHARE = ".st-key-share button"
SHARED = '[data-testid="stPopoverBody"] .copied'

FAULTS = """() => {
  if (window.journeyFaults) return window.journeyFaults;
  window.journeyFaults = [];
  // That drawings will be measured once more is no fault, though browsers tell it as one.
  addEventListener("error", (event) => event.message.startsWith("ResizeObserver") || window.journeyFaults.push(event.message));
  addEventListener("unhandledrejection", (event) => window.journeyFaults.push(String(event.reason)));
  return window.journeyFaults;
}"""
SAID = """() => [...document.querySelectorAll('h1, .tile .number')].map((one) => one.innerText.trim())"""
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

    def open(self, address: str) -> None:
        """Opens a view and waits until it is drawn."""
        self.browser.open(self.url + address)
        self.drawn()

    def drawn(self) -> None:
        """Waits until all of the page is drawn."""
        self.browser.run("() => { window.__drawn = undefined; }")
        self.until(lambda: self.browser.run(DRAWN), "the page is not drawn")
        assert not (found := self.browser.run(FAULTS)), f"scripts failed: {found}"

    def until(self, holds: Callable[[], object], otherwise: str) -> object:
        """Waits until something holds, and returns it."""
        end = time.monotonic() + LONGEST
        while not (found := holds()):
            assert time.monotonic() < end, otherwise
            time.sleep(0.05)  # the pause between two looks, not a guess
        return found

    def seen(self, selector: str) -> int:
        """How many of these are seen."""
        return self.browser.run(SEEN, selector)

    def text(self, selector: str) -> str:
        """The words of the first of these that is seen."""
        return self.browser.run(TEXT, selector).strip()

    def asked(self) -> dict[str, list[str]]:
        """The parameters in the address bar."""
        return parse_qs(urlsplit(self.browser.run("() => location.href")).query)


def opened(at: Sitting) -> str:
    """The front page and a page of charts come, with numbers and marks."""
    at.open("/?lang=en")
    numbers = at.seen(".tile .number")
    at.open("/export-markets?lang=en")
    drawings = at.browser.run(DRAWINGS)
    assert numbers, "no number on the front page"
    assert drawings, "no chart"
    assert all(each["marks"] and each["high"] > 50 for each in drawings), f"a chart is empty: {drawings}"
    assert all(each["fits"] for each in drawings), f"a chart does not fit its place: {drawings}"
    assert not at.browser.run(SIDEWAYS), "the page scrolls sideways"
    return f"{numbers} numbers, {len(drawings)} charts"


def found(at: Sitting) -> str:
    """A figure is found by typing, and opens."""
    at.browser.press("Control", "k")
    at.until(
        lambda: at.browser.run("(box) => document.activeElement.matches(box)", SEARCH), "Ctrl+K leads nowhere"
    )
    at.browser.write(SEARCH, "goods exports united states")
    at.until(
        lambda: "United States" in at.text(ANSWER) and "€" in at.text(ANSWER), "no figure is found first"
    )
    to = at.browser.run("(answer) => document.querySelector(answer).search", ANSWER)
    at.browser.click(ANSWER)
    at.until(lambda: at.asked().get("figure") == parse_qs(to[1:])["figure"], "the address does not name it")
    at.drawn()
    at.until(lambda: at.seen(".tile.marked"), "the figure is not shown")
    assert at.browser.run("(box) => document.querySelector(box).value", SEARCH) == "", (
        "the box is not emptied"
    )
    return at.text(".tile.marked .number")


def filtered(at: Sitting) -> str:
    """A partner is chosen by its name; Back and Forward undo and redo it."""
    at.open("/export-markets?lang=en")
    before = at.browser.run(SAID)
    at.browser.click(REGION)
    at.browser.write(REGION, "Germany")
    at.until(lambda: at.seen('[role="option"]'), "no choice is offered")
    at.browser.press("Enter")
    at.until(lambda: at.asked().get("region") == ["deu"], "the choice is not in the address")
    at.drawn()
    after = at.browser.run(SAID)
    assert after != before, "the numbers are the same as before"
    at.browser.run("() => history.back()")
    at.until(lambda: "region" not in at.asked() and at.browser.run(SAID) == before, "Back does not undo it")
    at.browser.run("() => history.forward()")
    at.until(lambda: at.browser.run(SAID) == after, "Forward does not redo it")
    at.drawn()
    return f"{after[1]} for Germany"


def traced(at: Sitting) -> str:
    """A number and a chart tell where they come from."""
    at.open("/export-markets?lang=en&region=deu")
    at.browser.click(".tile-box .evidence")
    at.until(lambda: at.seen(".evidence-panel:popover-open dl.facts"), "the number tells nothing")
    facts = at.browser.run(
        "() => document.querySelectorAll('.evidence-panel:popover-open dl.facts dt').length"
    )
    at.browser.press("Escape")
    at.until(lambda: not at.seen(".evidence-panel:popover-open"), "what was opened stays open")
    at.browser.click(f"{CARD} [role='tab']:nth-of-type(3)")
    at.until(lambda: at.seen(f"{CARD} ul.sources li"), "the chart names no source")
    at.browser.click(f"{CARD} [role='tab']:nth-of-type(2)")
    rows = at.until(lambda: at.seen(f"{CARD} table.figures tbody tr"), "the chart has no table")
    return f"{facts} facts, {at.seen(f'{CARD} table.figures')} table of {rows} rows"


def shared(at: Sitting) -> str:
    """The link that is copied opens the same."""
    at.open("/export-markets?lang=en&region=deu")
    before = at.browser.run(SAID)
    at.browser.click(SHARE)
    at.until(lambda: at.seen(f"{SHARED} code"), "no link is offered")
    link = at.text(f"{SHARED} code")
    at.browser.click(f"{SHARED} button")
    at.until(lambda: at.text(f"{SHARED} button") == "Copied", "it does not say that the link is copied")
    at.open(urlsplit(link).path + "?" + urlsplit(link).query)
    assert at.browser.run(SAID) == before, "the link opens something else"
    return f"{len(link)} characters"


def beside(at: Sitting) -> str:
    """Links open beside the page with a key held and with the middle button."""
    at.open("/tourism?lang=en&region=usa")
    here = at.browser.run("() => location.href")
    for link in (".st-key-chips a", ".contents a[href]", ".tile a"):
        for how in ({"held": "Control"}, {"middle": True}):
            before = at.browser.windows()
            at.browser.click(link, **how)
            at.until(
                lambda before=before: at.browser.windows() == before + 1,
                f"{link} opens nothing beside the page",
            )
            assert at.browser.run("() => location.href") == here, f"{link} leaves the page"
    return "3 kinds of links, 2 ways"


def taken(at: Sitting) -> str:
    """A chart leaves as a slide."""
    at.open("/export-markets?lang=en&region=deu")
    at.browser.click(f"{CARD} [role='tab']:nth-of-type(4)")
    button = '[class*="st-key-file-"][class*="-pptx"] button'
    at.until(lambda: at.seen(button), "no file is offered")
    at.drawn()
    slide = at.browser.file(lambda: at.browser.click(button), LONGEST)
    assert any(name.startswith("ppt/charts/") for name in ZipFile(io.BytesIO(slide)).namelist()), (
        "no chart in it"
    )
    return f"a slide of {len(slide) // 1000} kB"


def printed(at: Sitting) -> str:
    """A page comes out on paper with all of its numbers."""
    at.open("/export-markets?lang=en&region=deu")
    title, number = at.browser.run(SAID)[:2]
    pages = PdfReader(io.BytesIO(at.browser.printed())).pages
    words = " ".join(page.extract_text() for page in pages)
    for wanted in (title, number):
        assert "".join(wanted.split()) in "".join(words.split()), f"{wanted!r} is not on paper"
    return f"{len(pages)} sheets"


def narrow(at: Sitting) -> str:
    """In a narrow window in Dutch nothing scrolls sideways and charts follow."""
    at.browser.size(400, 800)
    try:
        at.open("/export-markets?lang=nl")
        at.until(lambda: not at.browser.run(SIDEWAYS), "the page scrolls sideways")
        at.until(
            lambda: all(each["fits"] for each in at.browser.run(DRAWINGS)), "a chart does not fit its place"
        )
        assert at.browser.run("() => document.documentElement.lang") == "nl"
        return at.browser.run(SAID)[0]
    finally:
        at.browser.size(1280, 900)


def mapped(at: Sitting) -> str:
    """The map of the network is there, or says why it cannot be."""
    at.open("/diplomatic-network?lang=en")
    at.until(lambda: at.seen('[data-testid="stDeckGlJsonChart"] canvas'), "no map")
    return "a map"


STEPS: dict[str, Callable[[Sitting], str]] = {
    "open": opened, "find": found, "filter": filtered, "trace": traced, "share": shared, "links beside": beside,
    "take away": taken, "print": printed, "narrow, Dutch": narrow, "map": mapped,
}  # fmt: skip
