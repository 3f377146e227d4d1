"""The timeline in a real browser: its kinds and its events are in the address, and lead on."""

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from browsing import click_mark, settled

EVENTS = ".st-key-scroll-events li"


def until(page: Page, **parameters: list[str]) -> None:
    """Waits until the address has these values, and the page is drawn."""
    page.wait_for_url(
        lambda url: all(
            parse_qs(urlsplit(url).query).get(name, []) == said for name, said in parameters.items()
        ),
        wait_until="commit",
    )
    settled(page)


def test_a_kind_is_chosen_and_undone(open_page):
    page = open_page("/timeline")
    every = page.locator(EVENTS).count()
    page.locator(".st-key-kind").get_by_text("Treaty").click()
    until(page, kind=["treaty"])
    assert 0 < page.locator(EVENTS).count() < every
    page.go_back(wait_until="commit")
    until(page, kind=[])
    assert page.locator(EVENTS).count() == every


def test_a_click_on_a_mark_opens_its_event(open_page):
    page = open_page("/timeline?kind=treaty")
    click_mark(page.locator(".st-key-card-timeline .point").first)
    page.wait_for_url(lambda url: "event=" in url, wait_until="commit")
    settled(page)
    expect(page.locator(".st-key-chosen-event .card-title")).to_be_visible()
    assert page.locator(f"{EVENTS}.marked").count() == 1


def test_an_event_is_opened_by_its_link_and_closed_again(open_page):
    page = open_page("/timeline?event=treaty-of-ghent&lang=nl")
    expect(page.locator(".st-key-chosen-event")).to_contain_text("Verdrag van Gent")
    page.locator(".st-key-close-event").get_by_role("button").click()
    until(page, event=[])
    expect(page.locator(".st-key-chosen-event")).to_have_count(0)


def test_what_is_due_for_revision_is_marked_and_leads_to_its_section(open_page):
    page = open_page("/timeline?event=agreement-arms-dual-use-2007")
    chosen = page.locator(".st-key-chosen-event")
    expect(chosen).to_contain_text("to be revised")
    chosen.get_by_role("link", name="7.1").click()
    page.wait_for_url("**/priorities?section=memo-7-1")
    settled(page)
    expect(page.locator(".st-key-chosen-section .card-title")).to_contain_text("7.1")


def test_a_kind_without_events_says_so(open_page):
    page = open_page("/timeline?kind=treaty&region=eu27")
    expect(page.get_by_text("No event of this kind matches these filters.")).to_be_visible()
