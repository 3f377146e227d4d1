"""What a reader waits for, in Chromium: the first sight of the figures, charts that answer, charts of another filter.

Dashboard and Dash page are looked at with the same eyes (probe.js): a change begins with the press of the pointer and
ends with the frame in which the last chart was changed; a load ends with the frame in which the last of all charts was
drawn, each with the layer by which it answers to the pointer.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

from browsing import DEVICES

PROBE = Path(__file__).with_name("probe.js").read_text(encoding="utf-8")
QUIET = 700
"""Milliseconds without any change in a chart after which a change is taken to be over; they are not counted."""

LONGEST = 60_000
"""Milliseconds that a page or a change may take."""


@dataclass(frozen=True)
class Site:
    """A page that is measured: its address, and what is particular to how it is made.

    `idle` is JavaScript that is true while nothing is under way; `charts` how many there are at least when it is drawn.
    """

    name: str
    url: str
    idle: str
    charts: int = 0

    @property
    def dash(self) -> bool:
        """Whether it is the Dash page, whose widgets are others."""
        return self.idle == DASH_IDLE


STREAMLIT_IDLE = """(() => {
  const app = document.querySelector('[data-testid="stApp"]');
  return app && app.dataset.testScriptState === 'notRunning' && app.dataset.testConnectionState === 'CONNECTED'
    && document.querySelector('[data-testid="stMain"] [data-testid="stElementContainer"]') !== null;
})()"""
DASH_IDLE = "document.title !== 'Updating...' && !document.querySelector('._dash-loading')"


@dataclass(frozen=True)
class Load:
    """One load, in milliseconds since the navigation: anything painted, the headline numbers, all charts lively.

    `numbers` is None where the page has none of the texts asked for. `shift` is how far things jumped (CLS).
    """

    first_paint: float
    numbers: float | None
    lively: float
    charts: int
    shift: float


@contextmanager
def visitor(browser: Browser, texts: Sequence[str] = ()) -> Iterator[Page]:
    """A page of a browser that was never here; it notes when each of the texts is first on screen."""
    context = browser.new_context(**DEVICES["desktop"], locale="en-GB")
    context.add_init_script(f"window.__texts = {json.dumps(list(texts))};\n{PROBE}")
    try:
        yield context.new_page()
    finally:
        context.close()


def loads(browser: Browser, site: Site, texts: Sequence[str], times: int = 3) -> list[Load]:
    """Loads one after the other in one browser, the first with an empty cache."""
    found = []
    with visitor(browser, texts) as page:
        for _ in range(times):
            found.append(load(page, site, texts))
            page.goto("about:blank")
    return found


def load(page: Page, site: Site, texts: Sequence[str] = ()) -> Load:
    """One load, until all charts are lively and nothing changes any more."""
    page.goto(site.url, wait_until="commit")
    over, charts = _settled(page, site, site.charts)
    told = page.evaluate(
        """() => ({
          first: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
          shift: __probe.shift, seen: __probe.seen,
        })"""
    )
    seen = [told["seen"].get(text) for text in texts]
    numbers = max(seen) if seen and None not in seen else None
    return Load(told["first"], numbers, over, charts, told["shift"])


def change(page: Page, site: Site, region: str) -> tuple[float, float]:
    """Milliseconds to charts of a region that is chosen in its widget, and back to charts of all of them."""
    return _pressed(page, site, region, on=True), _pressed(page, site, region, on=False)


def _pressed(page: Page, site: Site, region: str, *, on: bool) -> float:
    if site.dash:
        if on:
            page.locator("#region").click()
            page.get_by_role("searchbox").fill(region)
            target = page.get_by_role("option", name=region, exact=True)
        else:
            page.keyboard.press("Escape")
            target = page.locator("#region .dash-dropdown-clear")
    elif on:
        filters = page.get_by_role("combobox", name="Region or country")
        filters.click()  # a list that opens while its place scrolls into view is closed by that
        filters.fill(region)
        target = page.get_by_role("option").filter(has_text=f"{region} (").first
    else:
        page.keyboard.press("Escape")
        target = page.get_by_role("button", name=f"Remove {region} (").last
    target.wait_for()
    page.evaluate("() => __probe.ask()")
    target.click()
    page.wait_for_function(
        "() => __probe.asked && __probe.changed > __probe.asked", polling="raf", timeout=LONGEST
    )
    over, _ = _settled(page, site, 1)
    return over - float(page.evaluate("() => __probe.asked"))


def _settled(page: Page, site: Site, charts: int) -> tuple[float, int]:
    """Waits until all is over. When that was, in milliseconds since the navigation, and how many charts there are."""
    found = page.wait_for_function(
        f"""([quiet, least]) => window.__probe && __probe.quiet({site.idle}, quiet, least)
          && [__probe.over(), __probe.charts().length]""",
        arg=[QUIET, charts], polling=50, timeout=LONGEST,
    )  # fmt: skip
    over, number = found.json_value()
    return float(over), int(number)
