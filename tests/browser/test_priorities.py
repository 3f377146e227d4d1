"""Walking through the memorandum in a real browser: every step is in the address, by mouse, keyboard and chart."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from browsing import click_mark, settled
from dashboard.locale import LANGUAGES

WEB = ".st-key-card-web"
CUT_OFF = """(card) => {
  const box = card.querySelector('.main-svg').getBoundingClientRect();
  return [...card.querySelectorAll('.textpoint text')]
    .filter((name) => name.getBoundingClientRect().right > box.right + 1 || name.getBoundingClientRect().left < box.left - 1)
    .map((name) => name.textContent);
}"""


def section(page: Page) -> str:
    """The section that the address names."""
    return parse_qs(urlsplit(page.url).query).get("section", [""])[0]


def until(page: Page, code: str) -> None:
    """Waits until the address names this section, and the page is drawn."""
    page.wait_for_url(
        lambda url: parse_qs(urlsplit(url).query).get("section", [""])[0] == code, wait_until="commit"
    )
    settled(page)


def title(page: Page) -> Locator:
    """The heading of the chosen section."""
    return page.locator(".st-key-chosen-section .card-title")


def step(page: Page, words: str) -> Locator:
    """A line of the list of contents."""
    return page.locator(".st-key-walk").get_by_role("button", name=words)


def test_a_step_in_the_tree_is_in_the_address_and_back_undoes_it(open_page):
    page = open_page("/priorities")
    expect(step(page, "4.2 Eastern border")).to_have_count(0)
    step(page, "4 Thematic and geographical focus").click()
    until(page, "memo-4")
    expect(title(page)).to_contain_text("4 Thematic")
    step(page, "4.2 Eastern border").click()
    until(page, "memo-4-2")
    expect(title(page)).to_contain_text("4.2 Eastern border")
    page.go_back(wait_until="commit")
    until(page, "memo-4")
    expect(title(page)).to_contain_text("4 Thematic")


def test_the_tree_is_walked_by_keyboard_and_keeps_the_focus(open_page):
    page = open_page("/priorities")
    step(page, "6 Foreign policy based on values").focus()
    page.keyboard.press("Enter")
    until(page, "memo-6")
    expect(step(page, "6 Foreign policy based on values")).to_be_focused()


def test_a_reference_leads_to_the_section_it_points_to_and_the_path_leads_up(open_page):
    page = open_page("/priorities?section=memo-4-2")
    page.locator(".st-key-references-to").get_by_role("button", name="3.3 European funding").click()
    until(page, "memo-3-3")
    expect(page.locator(".st-key-references-from")).to_contain_text("4.2 Eastern border")
    page.locator(".st-key-path").get_by_role("button", name="3 Strategic autonomy").click()
    until(page, "memo-3")


def test_a_click_on_a_name_in_the_web_chooses_that_section(open_page):
    page = open_page("/priorities?section=memo-5")
    page.mouse.wheel(0, 1)  # a reader who moves is no longer taken to the section
    click_mark(page.locator(f"{WEB} .textpoint text").filter(has_text="5.6").first, inside=10)
    until(page, "memo-5-6")
    expect(page.locator(f"{WEB} .card-title")).to_contain_text("5.6")


@pytest.mark.parametrize(
    ("lang", "address"), [*zip(LANGUAGES, ["/priorities", "/priorities?section=memo-5"], strict=True)]
)
def test_no_name_in_the_web_is_cut_off_on_a_phone(open_page, lang, address):
    page = open_page(address, device="phone", lang=lang)
    assert page.locator(f"{WEB} .textpoint text").count() > (20 if "section" in address else 8)
    assert page.locator(WEB).evaluate(CUT_OFF) == []


def test_an_amount_leads_to_its_figure(open_page):
    page = open_page("/priorities?section=memo-4-2")
    page.locator(".st-key-chosen-section").get_by_role("link", name="€5 m").click()
    page.wait_for_url("**/budget?figure=proposed-yearly-budget-eastern-border-programme-2024-2029")
    settled(page)
    expect(page.locator(".st-key-asked-figure")).to_be_visible()


def test_a_kind_of_commitment_is_chosen_and_in_the_address(open_page):
    page = open_page("/priorities?commitment=law")
    listed = page.locator(".st-key-scroll-commitments")
    expect(listed).to_contain_text("Law or rules")
    expect(listed).not_to_contain_text("Monitoring")
    assert page.locator(".st-key-scroll-commitments details:not([open])").count() == 0


def test_a_filter_marks_sections_and_takes_none_away(open_page):
    page = open_page("/priorities?region=ukr")
    expect(step(page, "4 Thematic and geographical focus")).to_contain_text("● 1")
    expect(step(page, "1 Integrated policy")).not_to_contain_text("●")
    step(page, "4 Thematic and geographical focus").click()
    until(page, "memo-4")
    expect(step(page, "4.2 Eastern border")).to_contain_text("●")
