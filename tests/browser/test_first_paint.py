"""What the first answer paints stands where the live page puts the same, and goes when that is there."""

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
        if first := page.evaluate("() => window.__first"):
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
