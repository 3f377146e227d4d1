"""What is seen first: what the first answer paints, and then the charts in the window; nothing moves while the rest comes."""

import re

import pytest
from playwright.sync_api import Page, expect

from browsing import settled

NEAR = 10
"""Pixels that a thing may move by when the live page takes over."""

PLACES = """(within) => Object.fromEntries(
  ["h1", ".lede", ".tile", "h2", ".card-title", ".main-svg, .chart svg"].map((kind) => {
    const found = document.querySelector(within)?.querySelector(kind)?.getBoundingClientRect();
    return [kind, found && [found.x, found.y]];
  }))"""

# Looks on each frame for as long as what is painted first lies there; the last look is the one before it goes.
WATCHED = f"""(() => {{
  const look = () => {{
    if (document.querySelector("#first-paint")) window.__first = ({PLACES})("#first-paint");
    requestAnimationFrame(look);
  }};
  look();
}})()"""


def painted_first(page: Page) -> dict[str, list[float] | None]:
    """Opens the page again; where things stood before it was live."""
    page.add_init_script(WATCHED)
    for _ in range(
        3
    ):  # a server that is busy answers without what takes it too long, and has it the next time
        page.reload()
        settled(page)
        first = page.evaluate("() => window.__first")
        if first and first[".card-title"]:
            return first
    raise AssertionError("nothing was painted before the page was live")


@pytest.mark.parametrize("device", ["desktop", "phone"])
def test_nothing_jumps_when_the_live_page_takes_over(open_page, device):
    page = open_page("/export-markets?region=usa&lang=en", device=device, fresh=True)
    first = painted_first(page)
    expect(page.locator("#first-paint")).to_have_count(0)
    live = page.evaluate(PLACES, '[data-testid="stMain"]')
    assert set(first) == set(live)
    for kind, (x, y) in live.items():
        assert first[kind] == pytest.approx([x, y], abs=NEAR), kind


# The browser never has time to spare: only what is looked at is drawn.
NEVER_IDLE = "window.requestIdleCallback = () => 0"

IN_SIGHT_DRAWN = """() => {
  const charts = [...document.querySelectorAll('[data-testid="stMain"] .live-chart')];
  const seen = charts.filter((chart) => chart.getBoundingClientRect().top < innerHeight);
  return !document.querySelector("#first-paint") && seen.length > 0 && seen.every((chart) => !chart.ariaBusy);
}"""

TOPS = """() => {
  const main = document.querySelector('[data-testid="stMain"]');
  return [...main.querySelectorAll(".live-chart")].map((chart) => main.scrollTop + chart.getBoundingClientRect().top);
}"""


def test_charts_are_drawn_where_the_reader_looks(open_page):
    page = open_page("/export-markets?lang=en", fresh=True)
    charts, undrawn = page.locator(".live-chart"), page.locator(".live-chart[aria-busy]")
    page.set_viewport_size({"width": 1280, "height": 1400})
    page.add_init_script(NEVER_IDLE)
    page.reload()
    page.wait_for_function(IN_SIGHT_DRAWN)
    expect(page.locator('[data-testid="stApp"]')).to_have_attribute("data-test-script-state", "notRunning")
    before = page.evaluate(TOPS)
    assert 0 < undrawn.count() < len(before)
    last = charts.last
    expect(last).to_have_attribute("aria-busy", "true")
    expect(last).to_have_attribute("aria-label", re.compile(r"\w+"))  # its words are there before it
    last.scroll_into_view_if_needed()
    expect(last).not_to_have_attribute("aria-busy", "true")
    assert undrawn.count() > 0
    page.evaluate('() => { dispatchEvent(new Event("beforeprint")); }')
    expect(undrawn).to_have_count(0)
    assert page.evaluate(TOPS) == pytest.approx(before, abs=1)
