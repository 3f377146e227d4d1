"""Every page in a real Chromium, on a desktop and on a phone, light and dark, in every language: drawn, readable for
everyone (axe-core finds nothing, no word is cut with more room between letters, none is faint on paper), and silent.

Errors in the console, failed requests and requests to other hosts fail these tests too: see conftest.py.
"""

import io
import re
from itertools import cycle, pairwise, permutations
from urllib.parse import urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from accessible import barriers
from browsing import DEVICES, settled
from dashboard.content.titles import NAME
from dashboard.locale import LANGUAGES, reader_for
from legible import cut, faint_on_paper, spaced
from serving import CHARTED, PAGES, path_of

CHARTS = '.live-chart .main-svg, [data-testid="stDeckGlJsonChart"] canvas'
MAPS = '[data-testid="stDeckGlJsonChart"]'
FAULTS = '[data-testid="stException"], [data-testid="stAlertContentError"]'

SHOWS = {"brief": "pin=export-markets.markets~region.deu&pin=figure.goods-exports-be-vlg-usa-2015"}
"""What pages are asked for that are empty by themselves."""

SCROLLS_SIDEWAYS = """() => [document.scrollingElement, document.querySelector('[data-testid="stMain"]')]
  .filter((box) => box.scrollWidth > Math.min(box.clientWidth, innerWidth))
  .map((box) => `${box.tagName} is ${box.scrollWidth} pixels wide`)"""


# A chart is a picture: whoever does not see it gets its text alternative.
CHARTS_WITHOUT_WORDS = """() =>
  [...document.querySelectorAll('.live-chart, [data-testid="stDeckGlJsonChart"]')]
    .filter((chart) => !chart.closest('[aria-label]') && !chart.querySelector('[aria-label], [alt]'))
    .map((chart) => chart.outerHTML.slice(0, 200))"""


INK_LIKE_PAPER = """() => {
  const ground = getComputedStyle(document.querySelector('.stApp')).backgroundColor;
  const light = (colour) => Math.max(...colour.match(/\\d+/g).slice(0, 3).map(Number));
  return [...document.querySelectorAll('.main-svg .xtick text, .main-svg .ytick text')]
    .filter((text) => Math.abs(light(getComputedStyle(text).fill) - light(ground)) < 60).length;
}"""

HEADINGS = (
    """() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((heading) => +heading.tagName[1])"""
)

# With a key held a link opens beside the page; no script may make anything else of it.
FOLLOWED_HERE = """() => {
  const followed = [];
  const hear = (event) => followed.push(event.target.outerHTML.slice(0, 200));
  document.addEventListener("click", hear, true);
  for (const link of document.querySelectorAll("a[href]")) {
    for (const held of ["ctrlKey", "metaKey", "shiftKey"]) {
      const click = new MouseEvent("click", { [held]: true, bubbles: true, cancelable: true });
      link.dispatchEvent(Object.assign(click, { tried: true }));
    }
  }
  document.removeEventListener("click", hear, true);
  return followed;
}"""

OPPOSITE = {"light": "dark", "dark": "light"}
OTHER = {"desktop": "phone", "phone": "desktop"}
NARROWEST = {"width": 320, "height": 640}
"""What is left of a screen 1280 pixels wide at 400 % zoom."""


def colours_on(page: Page, map_number: int) -> int:
    """How many colours a map has on screen."""
    picture = Image.open(io.BytesIO(page.locator(MAPS).nth(map_number).screenshot())).convert("RGB")
    return len(picture.getcolors(maxcolors=picture.width * picture.height))


def check_what_is_drawn(page: Page) -> None:
    """What holds for every page, in every language, however wide the screen and whatever its colours."""
    settled(page)
    assert page.locator(FAULTS).count() == 0
    assert "Traceback" not in page.locator("body").inner_text()
    expect(page.locator("h1")).to_have_count(1)
    levels = page.evaluate(HEADINGS)
    assert levels[0] == 1
    assert all(next_ <= level + 1 for level, next_ in pairwise(levels))
    check_width(page)
    # A chart follows a change of colours a moment later.
    page.wait_for_function(f"() => ({INK_LIKE_PAPER})() === 0")
    assert page.evaluate(CHARTS_WITHOUT_WORDS) == []
    assert not (found := barriers(page)), "\n".join(found)
    check_letters(page)


def check_letters(page: Page) -> None:
    """No word is cut, not with all the room between letters that readers may set either, and print is legible."""
    assert cut(page) == []
    with spaced(page):
        assert cut(page) == []
    assert faint_on_paper(page) == []


def check_width(page: Page) -> None:
    """Nothing scrolls sideways; a chart follows a change of width a moment later."""
    page.wait_for_function(f"() => ({SCROLLS_SIDEWAYS})().length === 0")


def turned(page: Page, *, device: str, colours: str, lang: str, tab: int) -> None:
    """Turns the open page to another language, scheme and width, and the first card to another of its tabs."""
    # The language stands open beside the page on a desk.
    page.set_viewport_size(DEVICES["desktop"]["viewport"])
    page.locator(".st-key-lang").get_by_role("radio", name=reader_for(lang).own_name).click()
    expect(page.locator("html")).to_have_attribute("lang", lang)
    expect(page).to_have_title(re.compile(re.escape(reader_for(lang).text(NAME))))
    settled(page)
    page.emulate_media(color_scheme=colours)
    expect(page.locator("[data-scheme]")).to_have_attribute("data-scheme", colours)
    page.set_viewport_size(DEVICES[device]["viewport"])
    settled(page)
    card = page.locator('[class*="st-key-card-"]').filter(has=page.get_by_role("tab")).first
    if page.get_by_role("tab").count():
        card.get_by_role("tab").nth(tab).click()
        expect(card.get_by_role("tabpanel").get_by_role("table").first).to_be_visible()


# Each page is opened once, because that takes seconds, and then turned to the opposite in everything: so each page is
# seen in every language, scheme and width, the pair of them taking turns (all words in all languages: tests/app).
TURNS = [
    (slug, first, lang, other)
    for (slug, first), (lang, other) in zip(
        zip(PAGES, cycle(("desktop", "phone")), strict=False), cycle(permutations(LANGUAGES, 2)), strict=False
    )
]


@pytest.mark.parametrize(("slug", "device", "lang", "other"), TURNS)
def test_a_page_is_drawn_for_everyone(open_page, slug, device, lang, other):
    shows = SHOWS.get(slug, "")
    colours = "light" if device == "desktop" else "dark"
    address = f"{path_of(slug)}?{shows}" if shows else path_of(slug)
    page = open_page(address, device=device, colours=colours, lang=lang)
    if slug in CHARTED or shows:
        assert page.locator(CHARTS).count() > 0
    # The link says nothing about the language, so it is the browser's, and the address bar stays clean.
    expect(page.locator("html")).to_have_attribute("lang", lang)
    assert urlsplit(page.url)[2:4] == (path_of(slug), shows)
    check_what_is_drawn(page)
    assert page.evaluate(FOLLOWED_HERE) == []

    turned(page, device=OTHER[device], colours=OPPOSITE[colours], lang=other, tab=1)
    check_what_is_drawn(page)
    page.set_viewport_size(NARROWEST)
    check_width(page)
    settled(page)
    assert cut(page) == []


def test_a_map_is_painted_and_not_only_there(open_page):
    page = open_page("/diplomatic-network")
    maps = page.locator(MAPS)
    assert maps.count() > 0
    for number in range(maps.count()):
        maps.nth(number).scroll_into_view_if_needed()
        # deck.gl paints a few frames after its canvas is there; each look takes a picture, so this is bounded.
        assert any(colours_on(page, number) > 20 for _ in range(20))
