"""A page whose connection has ended for good comes back by itself, and a reader is told so."""

from playwright.sync_api import expect

from browsing import settled
from safety.browser import NOTICE, STATE, end_for_good


def test_a_page_whose_connection_has_ended_for_good_is_loaded_again_with_its_view(open_page):
    page = open_page("/tourism?region=usa")
    with page.expect_navigation():
        end_for_good(page)
        expect(page.locator(NOTICE)).to_have_text(
            "The connection has ended. The page is loaded again, with this view."
        )
    settled(page)
    assert page.evaluate(STATE) == "CONNECTED"
    assert "region=usa" in page.url
    expect(page.locator(NOTICE)).to_have_count(0)
