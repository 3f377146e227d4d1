"""A broken file of figures, as a reader sees it; tests/app/test_bad_data.py looks at all pages."""

from playwright.sync_api import expect

CHARTS = '.live-chart, [data-testid="stDeckGlJsonChart"]'
NOTICE = "Some figures cannot be shown"


def test_the_page_that_needs_the_file_says_what_is_wrong_and_where(open_broken):
    page = open_broken("/tourism")
    expect(page.locator("h1")).to_have_text("Tourism")
    expect(page.get_by_text(NOTICE, exact=False)).to_be_visible()
    page.get_by_text("What is wrong").click()
    expect(page.get_by_text("tourism.csv", exact=False).first).to_be_visible()
    assert page.locator(CHARTS).count() == 0
