"""What people do to a page every day: they write as they speak, print it, enlarge it, and open a link beside it."""

import re

import pytest
from playwright.sync_api import expect

from accessible import barriers
from browsing import ARGUMENTS, DEVICES, settled
from find_browser import find
from legible import cut

FILTER = ".st-key-filter-region"


@pytest.mark.parametrize(
    ("lang", "asked", "nothing"),
    [
        (
            "nl",
            {"Belgie": "België", "nederland": "Nederland", "germany": "Duitsland"},
            "Niets gevonden",
        ),
        ("en", {"holland": "Netherlands"}, "No results"),
    ],
)
def test_a_filter_finds_a_country_as_it_is_written_or_called_or_says_that_there_is_none(
    open_page, lang, asked, nothing
):
    page = open_page(f"/export-markets?lang={lang}")
    box = page.locator(f"{FILTER} input")
    box.click()  # a list that opens while its place scrolls into view is closed by that
    box.fill("qqqq")
    expect(page.get_by_role("listbox")).to_have_text(nothing)
    for written, found in asked.items():
        box.fill(written)
        first = page.get_by_role("option").first
        expect(first).to_have_accessible_name(re.compile(rf"{found} \([\d.,]+\)"))
    box.press("Enter")
    settled(page)
    chosen = page.locator(f"{FILTER} [data-tag]")
    expect(chosen).to_have_attribute("aria-label", re.compile(rf"{found} \([\d.,]+\)"))
    assert chosen.evaluate("tag => tag.getBoundingClientRect().height") < 40


def test_a_link_opens_beside_the_page_with_a_key_held_or_the_middle_button(open_page):
    page = open_page("/tourism?region=usa&lang=en")
    here = page.url
    page.locator(".st-key-search input").press_sequentially("nights germany", delay=30)
    answer = page.locator(".st-key-search-found .answer").first
    expect(answer).to_contain_text("Germany")
    # What is opened need not be drawn.
    page.context.route(
        "**",
        lambda route: (
            route.fulfill(body="beside") if route.request.is_navigation_request() else route.continue_()
        ),
    )
    for link in (
        page.get_by_role("link", name="Dossier: United States"),
        page.locator(".contents").get_by_role("link", name="Overview"),
        page.locator(".tile").get_by_role("link").first,
        answer,
    ):
        to = link.evaluate("link => link.href")
        for how in ({"modifiers": ["Control"]}, {"modifiers": ["Shift"]}, {"button": "middle"}):
            with page.context.expect_page() as opened:
                link.click(**how)
            expect(opened.value).to_have_url(to)
            opened.value.close()
    assert page.url == here
    page.context.unroute_all()


LETTERED = (".stApp h2", ".card-title", ".tile .number", ".main-svg .xtick text")


def letters(page) -> list[float]:
    """How large they are. A drawing is enlarged as a whole, so those in it are measured, as soon as they are in view."""
    page.locator(LETTERED[-1]).first.scroll_into_view_if_needed()
    expect(page.locator(LETTERED[-1]).first).to_be_visible()
    return page.evaluate(
        """(kinds) => kinds.map((kind) => document.querySelector(kind)).map((one) =>
          one.closest('svg') ? one.getBoundingClientRect().height : parseFloat(getComputedStyle(one).fontSize))""",
        LETTERED,
    )


def test_larger_letters_set_in_the_browser_enlarge_page_tiles_and_charts_and_cut_nothing(
    open_page, browser, server
):
    usual = letters(open_page("/budget"))
    larger = browser.browser_type.launch(
        executable_path=find(), args=[*ARGUMENTS, "--blink-settings=defaultFontSize=20"]
    )
    page = larger.new_page(**DEVICES["desktop"])
    page.goto(f"{server.url}/budget")
    settled(page)
    for one, other in zip(letters(page), usual, strict=True):
        assert one / other == pytest.approx(20 / 16, rel=0.1)
    for device in DEVICES.values():
        page.set_viewport_size(device["viewport"])
        settled(page)
        assert cut(page) == []
        beyond = "() => document.querySelector('[data-testid=\"stMain\"]').scrollWidth - innerWidth"
        assert page.evaluate(beyond) <= 0
    larger.close()


@pytest.mark.parametrize(
    "path",
    [
        "/export-markets?theme=economy",
        "/dossier?region=deu",
        "/tourism?region=ukr&lang=nl",
        "/tourism?region=atlantis&regoin=usa",
    ],
)
def test_nothing_stands_in_the_way_in_a_filtered_or_failed_view(open_page, path):
    page = open_page(path)
    found = barriers(page)
    button = page.locator(".tile-box .evidence").first
    if button.count():
        button.click()
        expect(page.locator(".evidence-panel:popover-open[aria-busy=false] dl.facts")).to_be_visible()
        found += barriers(page)
    assert not found, "\n".join(found)


HEADINGS = """() => [...document.querySelectorAll('h1, h2, h3, h4')]
  .map((e) => e.innerText.trim().replace(/\\s+/g, " ")).filter(Boolean)"""


def test_quick_changes_of_language_leave_address_and_page_together_and_no_heading_behind(open_page):
    page = open_page("/tourism?region=usa&lang=en")
    english, dutch = page.evaluate(HEADINGS), open_page("/tourism?region=usa&lang=nl").evaluate(HEADINGS)
    assert not set(english) & set(dutch)
    for lang, headings, names in (
        ("nl", dutch, ["Nederlands", "English", "Nederlands"]),
        ("en", english, ["English", "Nederlands", "English"]),
    ):
        for name in names:
            page.get_by_text(name, exact=True).click()
        page.wait_for_url(f"**/tourism?*lang={lang}*", wait_until="commit")
        expect(page.locator("html")).to_have_attribute("lang", lang)
        settled(page)
        assert page.evaluate(HEADINGS) == headings
        assert f"lang={lang}" in page.url
