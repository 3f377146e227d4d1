"""What people do to a page every day: they write as they speak, print it, enlarge it, and open a link beside it."""

import re

import pytest
from playwright.sync_api import expect

from browsing import settled

FILTER = ".st-key-filter-region"


@pytest.mark.parametrize(
    ("lang", "written", "found"),
    [
        ("nl", "Belgie", "België"),
        ("nl", "nederland", "Nederland"),
        ("nl", "germany", "Duitsland"),
        ("en", "holland", "Netherlands"),
    ],
)
def test_a_filter_finds_a_country_as_it_is_written_or_called(open_page, lang, written, found):
    page = open_page(f"/export-markets?lang={lang}")
    box = page.locator(f"{FILTER} input")
    box.fill(written)
    first = page.get_by_role("option").first
    expect(first).to_have_accessible_name(re.compile(rf"{found} \([\d.,]+\)"))
    box.press("Enter")
    settled(page)
    chosen = page.locator(f"{FILTER} [data-tag]")
    expect(chosen).to_have_attribute("aria-label", re.compile(rf"{found} \([\d.,]+\)"))
    assert chosen.evaluate("tag => tag.getBoundingClientRect().height") < 40


def test_a_filter_that_finds_nothing_says_so_in_the_language_of_the_page(open_page):
    page = open_page("/export-markets?lang=nl")
    page.locator(f"{FILTER} input").fill("qqqq")
    expect(page.get_by_role("listbox")).to_have_text("Niets gevonden")
