"""A page whose connection has ended or never comes about: it comes back by itself, or a reader is told of another way."""

import re

import pytest
from playwright.sync_api import expect

from browsing import LOCALES, settled
from dashboard.locale import reader_for
from dashboard.service.previews.head import LATE
from dashboard.ui.words import PLAIN
from safety.browser import NOTICE, STATE, end_for_good

SOCKET = "**/_stcore/stream"
PATIENCE = 11_000
"""Milliseconds after which nobody waits any longer."""


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


@pytest.mark.parametrize(
    "answered", [lambda socket: socket.close(), lambda socket: None], ids=["refused", "open but silent"]
)
def test_a_page_that_gets_no_connection_says_so_and_leads_to_the_plain_one(browser, server, answered):
    with browser.new_context(locale=LOCALES["nl"]) as context:
        page = context.new_page()
        page.clock.install()
        page.route_web_socket(SOCKET, answered)
        page.goto(f"{server.url}/tourism?region=usa")
        said = page.locator("#late")
        expect(said).to_be_hidden()
        page.clock.run_for(PATIENCE)
        expect(said).to_be_visible()
        assert reader_for("nl").text(LATE) in said.inner_text()
        said.get_by_role("link").click()
        expect(page).to_have_url(re.compile(r"/plain/tourism\?.*region=usa"))


def test_a_page_whose_connection_is_lost_and_stays_so_leads_to_the_plain_one_of_the_view_it_has(
    browser, server
):
    with browser.new_context(locale=LOCALES["en"]) as context:
        page = context.new_page()
        page.clock.install()
        sockets = []

        def passed(socket):
            if sockets:
                socket.close()
            else:
                sockets.append(socket)
                socket.connect_to_server()

        page.route_web_socket(SOCKET, passed)
        page.goto(f"{server.url}/tourism?region=usa")
        settled(page)
        page.locator(".contents").get_by_role("link", name="Budget").click()
        expect(page.locator("h1")).to_have_text("Budget")
        settled(page)
        sockets[0].close()
        expect(page.locator(NOTICE)).to_have_text(
            "The connection is lost. The page comes back by itself, with this view."
        )
        page.clock.run_for(PATIENCE)
        page.locator(NOTICE).get_by_role("link", name=PLAIN).click()
        expect(page).to_have_url(re.compile(r"/plain/budget\?.*region=usa"))
