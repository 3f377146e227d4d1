"""The sources page: its parts and choices stand in the address, and what it counts leads on to the figures."""

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from browsing import settled

TABLE = '[data-testid="stMain"] table.facts'


def rows(page: Page) -> int:
    """How many rows the last table on the page has."""
    return page.locator(TABLE).last.locator("tbody tr").count()


def until(page: Page, **parameters: str) -> None:
    """Waits until the address bar says just these parameters, and the page is drawn."""
    page.wait_for_url(
        lambda url: parse_qs(urlsplit(url).query) == {name: [value] for name, value in parameters.items()},
        wait_until="commit",
    )
    settled(page)


def choose(page: Page, name: str, words: str) -> None:
    """Chooses from a list by keyboard."""
    page.locator('[data-testid="stMain"]').get_by_role("combobox", name=name, exact=True).focus()
    page.keyboard.type(words)
    page.keyboard.press("Enter")


def test_a_part_and_its_choices_show_in_the_address_and_come_back(open_page):
    page = open_page("/sources")
    page.get_by_text("Checks", exact=True).first.click()
    until(page, part="checks")
    every = rows(page)
    choose(page, "Result", "does not")
    until(page, part="checks", result="does-not-reconcile")
    some = rows(page)
    assert 0 < some < every
    choose(page, "Subject", "Tourism")
    until(page, part="checks", result="does-not-reconcile", subject="tourism")
    assert 0 < rows(page) < some
    page.reload()
    settled(page)
    assert 0 < rows(page) < some
    page.go_back(wait_until="commit")
    until(page, part="checks", result="does-not-reconcile")
    expect(page.locator(TABLE).last.locator("tbody tr")).to_have_count(some)


def test_a_check_leads_to_its_printed_figure(open_page):
    page = open_page("/sources?part=checks&subject=tourism")
    page.locator(f"{TABLE} tbody a").first.click()
    page.wait_for_url("**/tourism?figure=**")
    settled(page)
    expect(page.locator(".st-key-asked-figure")).to_be_visible()


def test_filters_leave_the_documents_behind_the_figures(open_page):
    page = open_page("/sources")
    every = rows(page)
    page = open_page("/sources?theme=tourism&region=deu")
    assert 0 < rows(page) < every


def test_a_table_of_the_dictionary_opens_by_its_link_in_the_readers_language(open_page):
    page = open_page("/sources?part=dictionary&table=sources&lang=nl", lang="nl")
    expect(page.locator("details[open]")).to_have_count(1)
    expect(page.locator("details[open]")).to_contain_text("sources.csv")
    expect(page.get_by_role("rowheader", name="authority")).to_be_visible()


def test_gaps_and_what_was_left_out_are_told_whatever_the_filters(open_page):
    for part in ("gaps", "left-out"):
        page = open_page(f"/sources?part={part}")
        every = rows(page)
        page = open_page(f"/sources?part={part}&region=deu")
        assert rows(page) == every > 0
