"""A brief in the room is gone through by keys alone: one item at a time, large, without menus; a language keeps the place."""

import re

from playwright.sync_api import expect

PINS = "pin=tourism.markets&pin=figure.goods-exports-be-vlg-usa-2024"
LARGE = 30
"""Pixels of a letter that is read from five metres on a screen of 1080."""


def test_the_room_is_gone_through_by_keys_and_a_language_keeps_the_place(open_page):
    page = open_page(f"/brief?view=room&{PINS}")
    page.set_viewport_size({"width": 1920, "height": 1080})
    expect(page.locator(".room-place")).to_have_text("1 of 2")
    for menu in ("stSidebar", "stHeader"):
        expect(page.get_by_test_id(menu)).to_be_hidden()
    expect(page.locator(".card-tabs")).to_be_hidden()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".room-number .number")).to_have_text("€26.4 bn")
    expect(page.locator(".room-clock")).to_have_text(re.compile(r"\d\d:\d\d"))
    size = "element => element.getBoundingClientRect().height"
    assert page.locator(".room-number .card-source").evaluate(size) > LARGE
    page.keyboard.press("ArrowRight")  # beyond the last there is none
    page.locator(".room-languages a").press("Enter")
    expect(page.locator(".room-place")).to_have_text("2 van 2")
    page.keyboard.press("PageUp")
    expect(page.locator(".room-place")).to_have_text("1 van 2")
    page.keyboard.press("Escape")
    expect(page.locator("h1")).to_have_text("Briefing")
    assert "view=room" not in page.url
