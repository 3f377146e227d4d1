"""What a reader waits for, in Chromium: the first sight of the figures, charts that answer, charts of another filter.

All pages are looked at with the same eyes (probe.js): a change begins with the press of the pointer and ends with the
frame in which the last chart was changed, of all and of those in the window; a load ends with the frame in which the last
chart was drawn, each with the layer by which it answers to the pointer and with nothing lying over it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page

from browsing import DEVICES

PROBE = Path(__file__).with_name("probe.js").read_text(encoding="utf-8")
QUIET = 700
"""Milliseconds without any change in a chart after which a change is taken to be over; they are not counted."""

LONGEST = 120_000
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


STREAMLIT_IDLE = """(() => {
  const app = document.querySelector('[data-testid="stApp"]');
  return app && app.dataset.testScriptState === 'notRunning' && app.dataset.testConnectionState === 'CONNECTED'
    && document.querySelector('[data-testid="stMain"] [data-testid="stElementContainer"]') !== null;
})()"""
DASH_IDLE = "document.title !== 'Updating...' && !document.querySelector('._dash-loading')"
PANEL_IDLE = "window.Bokeh?.documents.length > 0 && Bokeh.documents.every((one) => one.is_idle)"
STATIC_IDLE = "document.body?.dataset.idle !== undefined"


@dataclass(frozen=True)
class Load:
    """One load, in milliseconds since the navigation: anything painted, the headline numbers, all that is in the window
    lively, all charts lively.

    `numbers` is None where the page has none of the texts asked for. `shift` is how far things jumped (CLS).
    """

    first_paint: float
    numbers: float | None
    sight: float
    lively: float
    charts: int
    shift: float


SLOWER = 4
"""How many times as long a phone takes for what a desktop works out."""

FAST_3G = {"offline": False, "latency": 562.5, "downloadThroughput": 188_744, "uploadThroughput": 86_400}
"""Milliseconds and bytes per second: what Chromium's own tools call so."""


@contextmanager
def visitor(browser: Browser, texts: Sequence[str] = (), *, phone: bool = False) -> Iterator[Page]:
    """A page of a browser that was never here; it notes when each of the texts is first on screen. A `phone` has a small
    screen, a slow processor and a slow connection.
    """
    context = browser.new_context(**DEVICES["phone" if phone else "desktop"], locale="en-GB")
    context.add_init_script(f"window.__texts = {json.dumps(list(texts))};\n{PROBE}")
    try:
        page = context.new_page()
        if phone:
            tools = context.new_cdp_session(page)
            tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            tools.send("Network.enable")
            tools.send("Network.emulateNetworkConditions", FAST_3G)
        yield page
    finally:
        context.close()


def loads(
    browser: Browser, site: Site, texts: Sequence[str], times: int = 3, *, phone: bool = False
) -> list[Load]:
    """Loads one after the other in one browser, the first with an empty cache."""
    found = []
    with visitor(browser, texts, phone=phone) as page:
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
          shift: __probe.shift, seen: __probe.seen, sight: __probe.sight(),
        })"""
    )
    seen = [told["seen"].get(text) for text in texts]
    numbers = max(seen) if seen and None not in seen else None
    sight = max(told["sight"], numbers or 0.0)
    return Load(told["first"], numbers, sight, max(over, sight), charts, told["shift"])


@dataclass(frozen=True)
class Change:
    """Milliseconds from the press of the pointer until the charts in the window are repainted, and all of them."""

    sight: float
    all: float


def change(page: Page, site: Site, region: str) -> tuple[Change, Change]:
    """To charts of a region that is chosen in its widget, and back to charts of all of them."""
    return tuple(_pressed(page, site, _choice(page, site, region, on=on)) for on in (True, False))


def follow(page: Page, site: Site, name: str) -> Change:
    """To the page of this name, by its link in the list of pages."""
    return _pressed(page, site, page.locator(".contents a", has_text=name).first)


def _choice(page: Page, site: Site, region: str, *, on: bool) -> Locator:
    """What is to be pressed for a region, or to clear it."""
    if site.idle == STATIC_IDLE:
        return page.get_by_role("button", name=region if on else "Clear", exact=True)
    if site.idle == DASH_IDLE:
        if on:
            page.locator("#region").click()
            page.get_by_role("searchbox").fill(region)
            return page.get_by_role("option", name=region, exact=True)
        page.keyboard.press("Escape")
        return page.locator("#region .dash-dropdown-clear")
    if site.idle == PANEL_IDLE:
        if on:
            page.locator(".region .choices").click()
            page.locator(".region input.choices__input").fill(region)
            return page.locator(".region").get_by_role("option", name=region, exact=True)
        page.keyboard.press("Escape")
        return page.locator(".region .choices__button")
    if on:
        filters = page.get_by_role("combobox", name="Region or country")
        filters.click()  # a list that opens while its place scrolls into view is closed by that
        filters.fill(region)
        return page.get_by_role("option").filter(has_text=f"{region} (").first
    page.keyboard.press("Escape")
    return page.get_by_role("button", name=f"Remove {region} (").last


def _pressed(page: Page, site: Site, target: Locator) -> Change:
    target.wait_for()
    page.evaluate("() => __probe.ask()")
    target.click()
    page.wait_for_function(
        "() => __probe.asked && __probe.changed > __probe.asked", polling="raf", timeout=LONGEST
    )
    over, _ = _settled(page, site, 1)
    asked, sight = page.evaluate("() => [__probe.asked, __probe.inSight]")
    return Change((sight or over) - asked, over - asked)


def _settled(page: Page, site: Site, charts: int) -> tuple[float, int]:
    """Waits until all is over. When that was, in milliseconds since the navigation, and how many charts there are."""
    found = page.wait_for_function(
        f"""([quiet, least]) => window.__probe && __probe.quiet({site.idle}, quiet, least)
          && [__probe.over(), __probe.charts().length]""",
        arg=[QUIET, charts], polling=50, timeout=LONGEST,
    )  # fmt: skip
    over, number = found.json_value()
    return float(over), int(number)
