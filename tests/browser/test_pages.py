"""Every page in a real Chromium, on a desktop and on a phone, in every language: drawn, readable, and silent.

Errors in the console, failed requests and requests to other hosts fail these tests too: see conftest.py.
"""

import io
import re

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from browsing import DEVICES
from dashboard.locale import LANGUAGES
from serving import PAGES, path_of

CHARTS = '[data-testid="stPlotlyChart"] .main-svg, [data-testid="stDeckGlJsonChart"] canvas'
MAPS = '[data-testid="stDeckGlJsonChart"]'
FAULTS = '[data-testid="stException"], [data-testid="stAlertContentError"]'

SCROLLS_SIDEWAYS = """() => [document.scrollingElement, document.querySelector('[data-testid="stMain"]')]
  .filter((box) => box.scrollWidth > Math.min(box.clientWidth, innerWidth))
  .map((box) => `${box.tagName} is ${box.scrollWidth} pixels wide`)"""


def colours(page: Page, map_number: int) -> int:
    """How many colours a map has on screen."""
    picture = Image.open(io.BytesIO(page.locator(MAPS).nth(map_number).screenshot())).convert("RGB")
    return len(picture.getcolors(maxcolors=picture.width * picture.height))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("slug", PAGES)
def test_a_page_is_drawn(open_page, slug, device, lang):
    page = open_page(f"{path_of(slug)}?lang={lang}", device=device, lang=lang)
    assert page.locator(CHARTS).count() > 0
    assert page.locator(FAULTS).count() == 0
    assert "Traceback" not in page.locator("body").inner_text()
    expect(page.locator("h1")).to_have_count(1)
    expect(page.locator("html")).to_have_attribute("lang", lang)
    assert page.evaluate(SCROLLS_SIDEWAYS) == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("slug", PAGES)
def test_a_page_speaks_the_language_of_the_browser_when_the_link_does_not_say(open_page, slug, lang):
    page = open_page(path_of(slug), lang=lang)
    expect(page.locator("html")).to_have_attribute("lang", lang)
    assert "lang=" not in page.url


@pytest.mark.parametrize("slug", PAGES)
def test_a_page_is_drawn_in_the_dark(open_page, slug):
    page = open_page(path_of(slug), colours="dark")
    assert page.locator(CHARTS).count() > 0
    paper = page.evaluate("() => getComputedStyle(document.querySelector('.stApp')).backgroundColor")
    assert max(int(channel) for channel in re.findall(r"\d+", paper)[:3]) < 80


@pytest.mark.parametrize("slug", PAGES)
def test_every_chart_says_in_words_what_it_shows(open_page, slug):
    page = open_page(path_of(slug))
    silent = page.evaluate(
        """() => [...document.querySelectorAll('[data-testid="stPlotlyChart"], [data-testid="stDeckGlJsonChart"]')]
             .filter((chart) => !chart.closest('[aria-label]') && !chart.querySelector('[aria-label], [alt]'))
             .map((chart) => chart.outerHTML.slice(0, 200))"""
    )
    assert silent == []


def test_a_map_is_painted_and_not_only_there(open_page):
    page = open_page("/diplomatic-network")
    maps = page.locator(MAPS)
    assert maps.count() > 0
    for number in range(maps.count()):
        maps.nth(number).scroll_into_view_if_needed()
        # deck.gl paints a few frames after its canvas is there; each look takes a picture, so this is bounded.
        assert any(colours(page, number) > 20 for _ in range(20))
