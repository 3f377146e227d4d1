"""Every page in a real Chromium, on a desktop and on a phone, in every language: drawn, readable, and silent.

Errors in the console, failed requests and requests to other hosts fail these tests too: see conftest.py.
"""

import io
import re
from itertools import cycle
from urllib.parse import urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from browsing import DEVICES, settled
from dashboard.locale import LANGUAGES
from serving import PAGES, path_of

CHARTS = '.chart .main-svg, [data-testid="stDeckGlJsonChart"] canvas'
MAPS = '[data-testid="stDeckGlJsonChart"]'
FAULTS = '[data-testid="stException"], [data-testid="stAlertContentError"]'

SHOWS = {"brief": "pin=export-markets.markets~region.deu&pin=figure.goods-exports-be-vlg-usa-2015"}
"""What pages are asked for that are empty by themselves."""

SCROLLS_SIDEWAYS = """() => [document.scrollingElement, document.querySelector('[data-testid="stMain"]')]
  .filter((box) => box.scrollWidth > Math.min(box.clientWidth, innerWidth))
  .map((box) => `${box.tagName} is ${box.scrollWidth} pixels wide`)"""


# A chart is a picture: whoever does not see it gets its text alternative.
CHARTS_WITHOUT_WORDS = """() =>
  [...document.querySelectorAll('.chart, [data-testid="stDeckGlJsonChart"]')]
    .filter((chart) => !chart.closest('[aria-label]') && !chart.querySelector('[aria-label], [alt]'))
    .map((chart) => chart.outerHTML.slice(0, 200))"""


def colours_on(page: Page, map_number: int) -> int:
    """How many colours a map has on screen."""
    picture = Image.open(io.BytesIO(page.locator(MAPS).nth(map_number).screenshot())).convert("RGB")
    return len(picture.getcolors(maxcolors=picture.width * picture.height))


def check_what_is_drawn(page: Page) -> None:
    """What holds for every page, however wide the screen."""
    settled(page)
    assert page.locator(CHARTS).count() > 0
    assert page.locator(FAULTS).count() == 0
    assert "Traceback" not in page.locator("body").inner_text()
    expect(page.locator("h1")).to_have_count(1)
    # A chart follows a change of width a moment later.
    page.wait_for_function(f"() => ({SCROLLS_SIDEWAYS})().length === 0")
    assert page.evaluate(CHARTS_WITHOUT_WORDS) == []


# Every page on every device; languages and colours take turns (all words in all languages: tests/app). Opening a page
# takes seconds, so each opening looks at much, and turns into the other device afterwards.
TURNS = [
    (slug, lang, *(("desktop", "phone", "light") if number % 2 == 0 else ("phone", "desktop", "dark")))
    for number, (slug, lang) in enumerate(zip(PAGES, cycle(LANGUAGES), strict=False))
]


@pytest.mark.parametrize(("slug", "lang", "first", "then", "colours"), TURNS)
def test_a_page_is_drawn(open_page, slug, lang, first, then, colours):
    shows = SHOWS.get(slug, "")
    page = open_page(
        f"{path_of(slug)}?{shows}" if shows else path_of(slug), device=first, colours=colours, lang=lang
    )
    check_what_is_drawn(page)
    # The link says nothing about the language, so it is the browser's, and the address bar stays clean.
    expect(page.locator("html")).to_have_attribute("lang", lang)
    assert urlsplit(page.url)[2:4] == (path_of(slug), shows)
    paper = page.evaluate("() => getComputedStyle(document.querySelector('.stApp')).backgroundColor")
    brightness = max(int(channel) for channel in re.findall(r"\d+", paper)[:3])
    assert brightness > 200 if colours == "light" else brightness < 80
    page.set_viewport_size(DEVICES[then]["viewport"])
    check_what_is_drawn(page)


def test_a_map_is_painted_and_not_only_there(open_page):
    page = open_page("/diplomatic-network")
    maps = page.locator(MAPS)
    assert maps.count() > 0
    for number in range(maps.count()):
        maps.nth(number).scroll_into_view_if_needed()
        # deck.gl paints a few frames after its canvas is there; each look takes a picture, so this is bounded.
        assert any(colours_on(page, number) > 20 for _ in range(20))
