"""Drives a real Chromium for tests, benchmarks and screenshots: starts it, watches a page, waits until it is drawn.

Nothing in here sleeps for a fixed time, and the browser it starts can reach no other host than the loopback address.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    Response,
    WebSocket,
    sync_playwright,
)

from find_browser import MISSING, find
from serving import HOST

ARGUMENTS = [
    # CI and containers run as root, where Chromium's sandbox does not start.
    "--no-sandbox",
    # The browser's own errands, none of them ours.
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
    "--disable-quic",
    # Pages are put together by the processor itself: through a pretended graphics card that costs half as much again.
    "--disable-gpu-compositing",
    "--disable-gpu-rasterization",
    # WebGL without a graphics card: deck.gl draws with it.
    "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
    # Whatever else a page asks for is refused inside the browser, so a test sends nothing out.
    f"--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE {HOST}",
]  # fmt: skip

DEVICES = {
    "desktop": {"viewport": {"width": 1280, "height": 900}},
    # Not Playwright's `is_mobile`: it widens the page to what does not fit, and so hides what a test looks for.
    "phone": {"viewport": {"width": 360, "height": 740}, "has_touch": True},
}
LOCALES = {"en": "en-GB", "nl": "nl-BE"}

LONGEST_DRAW = 60_000
"""Milliseconds that a page may take to be drawn; deck.gl on two cores without a graphics card needs a few thousand."""

# The script has run, everything it sent is drawn, and it stays so for three frames: between the end of a run and
# the first frame of a chart there is a moment in which neither a chart nor its placeholder is there. Answers with
# the moment at which this began, in milliseconds since the navigation.
DRAWN = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  const visible = (element) => element.getClientRects().length > 0;
  const missing = (selector, inner) =>
    [...document.querySelectorAll(selector)].some((chart) => !chart.querySelector(inner) && visible(chart));
  const drawn = app
    && app.dataset.testConnectionState === 'CONNECTED'
    && app.dataset.testScriptState === 'notRunning'
    && document.querySelector('[data-testid="stMain"] [data-testid="stElementContainer"]')
    && !document.querySelector('#first-paint, [data-testid="stSkeleton"], [data-testid="stAppSkeleton"], [data-stale="true"]')
    && !missing('.stBidiComponent', '.card, .tile-box')
    && !missing('.live-chart', '.main-svg')
    && ![...document.querySelectorAll('.live-chart[aria-busy]')].some(visible)
    && !missing('[data-testid="stDeckGlJsonChart"]', 'canvas');
  const since = window.__drawn ??= {at: null, frames: 0};
  if (!drawn) { since.at = null; since.frames = 0; return false; }
  since.at ??= performance.now();
  since.frames += 1;
  return since.frames > 3 && {at: since.at};
}"""


@contextmanager
def browsing() -> Iterator[Browser]:
    """A Chromium of our own.

    Raises RuntimeError, with what to install, when there is none.
    """
    path = find()
    if path is None:
        raise RuntimeError(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


def settled(page: Page) -> float:
    """Waits until the page is drawn, charts and all. Returns when that was, in milliseconds since the navigation."""
    page.evaluate("() => { window.__drawn = undefined; }")
    found = page.wait_for_function(DRAWN, polling="raf", timeout=LONGEST_DRAW)
    return float(found.evaluate("drawn => drawn.at"))


# A drawing that was out of view takes its place while it comes into view: six frames without a move are the end of it.
STILL = """(mark) => new Promise((done) => {
  let last = "", same = 0;
  const look = () => {
    const { x, y, width } = mark.getBoundingClientRect();
    same = last === (last = `${x} ${y} ${width}`) ? same + 1 : 0;
    if (same < 6) requestAnimationFrame(look); else done();
  };
  look();
})"""


def click_mark(mark: Locator, *, inside: float | None = None) -> None:
    """Clicks the middle of a mark in a chart, or so many pixels inside its left edge. Plotly hears for all of its marks,
    so there is none to be clicked as such.
    """
    mark.scroll_into_view_if_needed()
    mark.evaluate(STILL)
    box = mark.bounding_box()
    assert box is not None
    across = box["width"] / 2 if inside is None else min(box["width"] / 2, inside)
    mark.page.mouse.click(box["x"] + across, box["y"] + box["height"] / 2)


@dataclass
class Watch:
    """What a page did that it should not: errors, failed answers, requests to other hosts."""

    own: str
    faults: list[str] = field(default_factory=list)

    def follow(self, page: Page) -> None:
        """Watches a page from now on."""
        for event, hear in self._heard.items():
            page.on(event, hear)

    def leave(self, page: Page) -> None:
        """Watches it no longer."""
        for event, hear in self._heard.items():
            page.remove_listener(event, hear)

    @cached_property
    def _heard(self) -> dict[str, Callable]:
        return {
            "console": self._console,
            "pageerror": lambda error: self.faults.append(f"page error: {error}"),
            "request": self._request,
            "response": self._response,
            "requestfailed": self._failed,
            "websocket": self._websocket,
        }

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.faults.append(f"console: {message.text} ({message.location['url']})")

    def _request(self, request: Request) -> None:
        self._host(request.url)

    def _websocket(self, socket: WebSocket) -> None:
        self._host(socket.url)

    def _host(self, url: str) -> None:
        parts = urlsplit(url)
        # data: and blob: addresses are made by the page itself and go nowhere.
        if parts.scheme not in ("data", "blob") and parts.netloc != urlsplit(self.own).netloc:
            self.faults.append(f"request to another host: {url[:300]}")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.faults.append(f"answer {response.status}: {response.url[:300]}")

    def _failed(self, request: Request) -> None:
        # A page that is left while it still loads ends its own requests.
        if request.failure != "net::ERR_ABORTED":
            self.faults.append(f"request failed ({request.failure}): {request.url[:300]}")
