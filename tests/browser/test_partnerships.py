"""The matrix of partnerships and the map of opportunities: what a click opens stands in the address, for the keyboard too."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from browsing import click_mark, settled

MAIN = '[data-testid="stMain"]'
CELLS = ".st-key-card-theme-matrix .bars .point path"


def asked(page: Page) -> dict[str, list[str]]:
    """The parameters in the address bar."""
    return parse_qs(urlsplit(page.url).query)


def until(page: Page, **parameters: list[str]) -> None:
    """Waits until the address bar has exactly these values for these parameters, and the page is drawn."""
    page.wait_for_url(
        lambda url: all(
            parse_qs(urlsplit(url).query).get(name, []) == values for name, values in parameters.items()
        ),
        wait_until="commit",
    )
    settled(page)


def choose(page: Page, name: str, words: str) -> None:
    """Chooses from a list by keyboard alone."""
    box = page.locator(MAIN).get_by_role("combobox", name=name, exact=True)
    box.focus()
    page.keyboard.type(words)
    page.keyboard.press("Enter")


def test_a_click_on_a_cell_opens_what_is_behind_it_and_back_closes_it(open_page):
    page = open_page("/partnerships")
    expect(page.locator(".st-key-card-behind")).to_have_count(0)
    click_mark(page.locator(CELLS).first)
    page.wait_for_url(lambda url: "partner=" in url and "about=" in url, wait_until="commit")
    settled(page)
    (partner,), (about,) = asked(page)["partner"], asked(page)["about"]
    behind = page.locator(".st-key-card-behind")
    expect(behind).to_be_visible()
    shown = behind.inner_text()
    page.reload()
    settled(page)
    assert behind.inner_text() == shown
    assert (asked(page)["partner"], asked(page)["about"]) == ([partner], [about])
    page.go_back(wait_until="commit")
    until(page, partner=[], about=[])
    expect(behind).to_have_count(0)


def test_a_cell_shows_as_many_entries_as_it_says(open_page):
    page = open_page("/partnerships?partner=ukr&about=knowledge")
    row = page.locator(".st-key-card-behind tbody tr")
    caption = page.locator(".st-key-card-behind caption span").first.inner_text()
    assert caption == f"Ukraine · Knowledge and culture: {row.count()} entries"
    expect(row.first).to_contain_text("Memorandum")


def test_a_cell_is_opened_by_keyboard_alone(open_page):
    page = open_page("/partnerships")
    choose(page, "Partner", "Morocco")
    until(page, partner=["mar"])
    choose(page, "Theme", "Diplomacy")
    until(page, partner=["mar"], about=["diplomacy"])
    expect(page.locator(".st-key-card-behind caption")).to_contain_text("Morocco · Diplomacy")
    page.get_by_role("button", name="Close", exact=True).press("Enter")
    until(page, partner=[], about=[])


def test_a_number_in_the_table_leads_to_what_is_behind_it(open_page):
    page = open_page("/partnerships?rows=organisations")
    page.locator(".st-key-card-theme-matrix").get_by_role("tab", name="Table").click()
    row = page.locator(".st-key-card-theme-matrix tbody tr", has_text="UNESCO")
    row.get_by_role("link").last.click()
    until(page, partner=["unesco"], rows=["organisations"])
    expect(page.locator(".st-key-card-behind caption")).to_contain_text("UNESCO")


def test_a_click_on_a_country_chooses_the_region(open_page):
    page = open_page("/partnerships")
    europe = page.locator(".st-key-card-partner-map .geo2")
    shapes = europe.locator(".choroplethlayer").last.locator("path")
    sizes = shapes.evaluate_all("paths => paths.map(path => path.getBBox().width * path.getBBox().height)")
    assert max(sizes) > 0
    codes = shapes.evaluate_all("paths => paths.map(path => path.__data__.loc)")
    click_mark(shapes.nth(codes.index("pol")))
    until(page, region=["pol"])
    expect(page.get_by_role("button", name="Clear filters")).to_be_visible()


def test_without_countries_in_view_the_matrix_shows_the_partners_there_are(open_page):
    page = open_page("/partnerships?region=ca-qc")
    expect(page.locator(".st-key-card-theme-matrix")).to_contain_text("Quebec")


def test_a_choice_of_kind_leaves_only_that_kind(open_page):
    page = open_page("/partnerships?kind=competitor-rival&partner=chn")
    rows = page.locator(".st-key-card-behind tbody tr")
    assert rows.count() > 1
    assert (
        rows.count() == page.locator(".st-key-card-behind tbody td", has_text="Rival or competitor").count()
    )


def test_on_a_phone_the_matrix_scrolls_within_its_own_box(open_page):
    page = open_page("/partnerships", device="phone")
    box = page.locator(".st-key-card-theme-matrix .sideways")
    assert box.evaluate("box => box.scrollWidth > box.clientWidth")
    assert page.locator(MAIN).evaluate("box => box.scrollWidth <= box.clientWidth")


def test_a_sector_is_the_theme_filter(open_page):
    page = open_page("/opportunities")
    page.locator(MAIN).get_by_role("button", name="Aerospace", exact=False).first.click()
    until(page, theme=["aerospace"])
    expect(page.locator("#card-list-aerospace")).to_be_visible()
    expect(page.locator("#card-list-chemistry")).to_have_count(0)


def test_a_place_tells_what_is_named_there_and_a_state_what_is_within_it(open_page):
    page = open_page("/opportunities")
    choose(page, "Place", "Texas")
    until(page, place=["texas"])
    expect(page.locator(".st-key-card-place")).to_contain_text("Houston (port)")
    page.locator("#card-list-aerospace").get_by_role("link", name="Wichita").click()
    until(page, place=["wichita"])
    expect(page.locator(".st-key-card-place caption")).to_contain_text("Wichita")


def test_offensive_and_defensive_interests_stand_side_by_side(open_page):
    page = open_page("/opportunities")
    offensive, defensive = (
        page.locator(f"#card-list-{kind}-interest") for kind in ("offensive", "defensive")
    )
    left, right = offensive.bounding_box(), defensive.bounding_box()
    assert left["y"] == pytest.approx(right["y"], abs=2)
    assert left["x"] + left["width"] <= right["x"]
    # The map and the interests come first, and methods last.
    cards = ("us-map", "offensive-interest", "health", "ports-us", "fdi-usa", "fdi-methods")
    tops = [page.locator(f".st-key-card-{key}, #card-list-{key}").bounding_box()["y"] for key in cards]
    assert tops == sorted(tops)


def test_misprints_are_marked(open_page):
    page = open_page("/opportunities?theme=energy-climate")
    for key in ("oil-production", "gas-production"):
        card = page.locator(f".st-key-card-{key}")
        expect(card).to_contain_text("†")
        expect(card).to_contain_text("Misprinted in the source")


def test_a_chosen_state_leaves_only_itself_in_the_table_of_the_map(open_page):
    page = open_page("/partnerships?region=us-ca")
    card = page.locator(".st-key-card-partner-map")
    expect(card).to_contain_text("California")
    card.get_by_role("tab", name="Table").click()
    expect(card.locator("tbody tr")).to_have_count(1)
