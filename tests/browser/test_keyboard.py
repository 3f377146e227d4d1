"""The dashboard without a mouse, without motion, and in colours that the reader's system sets."""

import re

from playwright.sync_api import Locator, Page, expect

from browsing import settled

FIGURE = "goods-exports-be-vlg-usa-2015"
MOST_STEPS = 80
"""So many times Tab is pressed at most to come to something."""

# What has the focus is on screen, with nothing over it (no header either), and is seen to have it.
HIDDEN_OR_UNSEEN = """() => {
  const focused = document.activeElement;
  const box = focused.getBoundingClientRect();
  const [x, y] = [box.x + box.width / 2, box.y + Math.min(box.height / 2, 12)];
  const top = document.elementFromPoint(x, y);
  const style = getComputedStyle(focused);
  const faults = [];
  if (!top || !(focused.contains(top) || top.contains(focused))) faults.push("is hidden");
  if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) faults.push("is not seen to have the focus");
  return faults.map((fault) => `${focused.outerHTML.slice(0, 200)} ${fault}`);
}"""

MOVING = """() => [...document.querySelectorAll("*")].filter((element) => {
  const style = getComputedStyle(element);
  const seconds = (text) => Math.max(...text.split(",").map((part) => parseFloat(part) * (part.includes("ms") ? 0.001 : 1)));
  return seconds(style.transitionDuration) > 0.05 || seconds(style.animationDuration) > 0.05;
}).map((element) => element.outerHTML.slice(0, 120))"""

# Text of a chart against the ground that it is drawn on, and whether what is chosen shows without its background.
LOST = """() => {
  const light = (colour) => Math.max(...colour.match(/\\d+/g).slice(0, 3).map(Number));
  // Browsers style what is out of view only when it comes into view.
  const charts = [...document.querySelectorAll(".js-plotly-plot")]
    .filter((chart) => chart.getBoundingClientRect().top < innerHeight);
  const lost = charts.filter((chart) => {
    const text = chart.querySelector(".xtick text, .ytick text");
    return text && Math.abs(light(getComputedStyle(text).fill) - light(getComputedStyle(chart).backgroundColor)) < 100;
  });
  const chosen = [...document.querySelectorAll('[role="tab"][aria-selected="true"], [role="radio"][aria-checked="true"]')]
    .filter((element) => getComputedStyle(element).outlineStyle === "none");
  return charts.length === 0 ? ["no chart in view"] : [...lost, ...chosen].map((element) => element.outerHTML.slice(0, 120));
}"""


def press(page: Page, key: str) -> None:
    """Presses a key; whatever has the focus then is seen to have it."""
    page.keyboard.press(key)
    assert page.evaluate(HIDDEN_OR_UNSEEN) == []


def walk_to(page: Page, wanted: Locator, key: str = "Tab") -> None:
    """Presses Tab until this has the focus."""
    for _ in range(MOST_STEPS):
        if wanted.and_(page.locator(":focus")).count():
            return
        press(page, key)
    raise AssertionError(f"{key} never came to {wanted}")


def test_a_figure_is_found_filtered_traced_and_its_link_copied_with_keys_alone(open_page):
    page = open_page("/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])

    # The first stop leads past the sidebar.
    press(page, "Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    press(page, "Tab")
    assert page.evaluate("() => Boolean(document.activeElement.closest('main'))")

    # Found: the search is one key away, its answers one more, and the figure that opens has the focus.
    page.keyboard.press("Control+k")
    page.keyboard.type("goods exports united states 2015")
    answer = page.locator(".st-key-search-found").get_by_role("link").first
    expect(answer).to_contain_text("€18.1 bn")
    press(page, "ArrowDown")
    expect(answer).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"figure={FIGURE}"))
    expect(page.locator(".tile.marked")).to_be_focused()
    expect(page).to_have_title(
        "Goods exports, Flanders – United States, 2015: €18.12 bn – Flanders in the world"
    )
    expect(page.locator(".unseen[role=status]")).to_have_text(page.title())

    # Its link: under the figure.
    settled(page)
    walk_to(page, page.locator("summary").filter(has_text="Copy link and cite").first)
    page.keyboard.press("Enter")
    copy = page.locator(".st-key-asked-figure").get_by_role("button", name="Copy link")
    expect(copy).to_be_visible()
    walk_to(page, copy)
    page.keyboard.press("Enter")
    expect(page.locator("button.copy:focus")).to_have_text("Copied")
    assert f"figure={FIGURE}" in page.evaluate("() => navigator.clipboard.readText()")

    # Filtered: by typing the partner's name into the list.
    walk_to(page, page.get_by_role("combobox", name="Region or country"), "Shift+Tab")
    page.keyboard.type("Germany")
    expect(page.get_by_role("option", name=re.compile("Germany")).first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("region=deu"))
    settled(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)

    # Its source: the third tab of a card.
    walk_to(page, page.get_by_role("tab", name="Chart").first)
    press(page, "ArrowRight")
    press(page, "ArrowRight")
    page.keyboard.press("Enter")
    expect(page.get_by_role("tab", name="Sources").first).to_have_attribute("aria-selected", "true")
    expect(page.locator("ul.sources li").first.get_by_role("link")).to_be_visible()


def test_nothing_moves_and_nothing_is_lost_where_the_readers_system_says_so(open_page):
    page = open_page("/tourism")
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(MOVING) == []
    for colours in ("light", "dark"):
        page.emulate_media(forced_colors="active", color_scheme=colours)
        expect(page.locator("[data-scheme]")).to_have_attribute("data-scheme", colours)
        settled(page)
        page.locator(".js-plotly-plot").first.scroll_into_view_if_needed()
        page.wait_for_function(f"() => ({LOST})().length === 0")
