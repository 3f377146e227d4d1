"""The search box: as one types, in either language and misspelt, by mouse and by keyboard, on a desktop and a phone."""

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, expect

from browsing import settled

ANSWERS = ".st-key-search-found .answer"
SIDEBAR = '[data-testid="stSidebar"]'


def box(page: Page) -> Locator:
    """The search box."""
    return page.locator(".st-key-search input")


def ask(page: Page, question: str) -> Locator:
    """Types a question letter by letter; answers with the first answer."""
    box(page).press_sequentially(question, delay=30)
    return page.locator(ANSWERS).first


def asked(page: Page) -> dict[str, list[str]]:
    """The parameters in the address bar."""
    return parse_qs(urlsplit(page.url).query)


def test_what_is_asked_is_found_first_with_its_own_link(open_page):
    page = open_page("/budget?region=deu")
    for question, said, link in (
        ("duitsland", "Germany", "dossier?region=deu"),
        ("germnay", "Germany", "dossier?region=deu"),
        ("houston", "Houston", "diplomatic-network?office=houston-fit"),
        ("diensten vs", "Exports of services", "services-balance?figure=services-exports-bel-usa-2024"),
    ):
        box(page).fill("")
        first = ask(page, question)
        expect(first).to_have_attribute("href", link)
        expect(first).to_contain_text(said)
        assert page.url.endswith("/budget?region=deu")


def test_an_answer_opens_the_figure_without_the_filters_of_before_and_empties_the_box(open_page):
    page = open_page("/tourism?region=deu&lang=nl", lang="nl")
    first = ask(page, "services usa")
    expect(first).to_contain_text("cijfer")
    first.click()
    page.wait_for_url("**/services-balance?**", wait_until="commit")
    settled(page)
    assert set(asked(page)) == {"lang", "figure"}
    expect(page.locator(".st-key-asked-figure")).to_be_visible()
    expect(box(page)).to_have_value("")
    expect(page.locator(ANSWERS)).to_have_count(0)


def test_an_answer_on_the_same_page_shows_in_the_address_and_back_undoes_it(open_page):
    page = open_page("/tourism?region=fra")
    first = ask(page, "nachten duitsland")
    expect(first).to_contain_text("Germany")
    first.click()
    page.wait_for_url("**figure=nights-**", wait_until="commit")
    settled(page)
    assert set(asked(page)) == {"figure"}
    expect(page.locator(".st-key-asked-figure")).to_be_visible()
    expect(box(page)).to_have_value("")
    page.go_back(wait_until="commit")
    page.wait_for_url("**/tourism?region=fra", wait_until="commit")
    settled(page)
    expect(page.locator(".st-key-asked-figure")).to_have_count(0)


def test_any_partner_s_newest_exports_in_two_actions(open_page):
    """What is typed and Enter, however soon after it: the first answer is opened, and it is the newest figure."""
    page = open_page("/")
    box(page).press_sequentially("exports germany")
    page.keyboard.press("Enter")
    page.wait_for_url("**/export-markets?figure=goods-exports-be-vlg-deu-*", wait_until="commit")
    settled(page)
    expect(page.locator(".st-key-asked-figure")).to_contain_text("Germany")
    expect(box(page)).to_have_value("")


def test_by_keyboard_alone(open_page):
    page = open_page("/export-markets")
    page.keyboard.press("Control+k")
    expect(box(page)).to_be_focused()
    page.keyboard.type("oekraine")
    # Before anything is found: the first answer has the focus as soon as it is there.
    page.keyboard.press("ArrowDown")
    first = page.locator(ANSWERS).first
    expect(first).to_contain_text("Ukraine")
    expect(first).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(box(page)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/dossier?region=ukr", wait_until="commit")
    settled(page)


def test_answers_are_counted_for_those_who_do_not_see_them_more_are_folded_away_and_the_page_stays(open_page):
    page = open_page("/tourism?region=usa")
    page.evaluate("() => document.querySelector('h1').dataset.same = 'yes'")
    said = page.locator(".st-key-search-found [role=status]")
    # A page keeps the filters as it does from the table of contents.
    expect(ask(page, "begroting")).to_have_attribute("href", "budget?region=usa")
    expect(said).to_contain_text("result")
    box(page).fill("xyzzyxyzzy")
    expect(said).to_contain_text("Nothing found")
    expect(page.locator(ANSWERS)).to_have_count(0)
    box(page).fill("")
    expect(said).to_have_text("")
    ask(page, "united states")
    expect(said).to_contain_text("results")
    expect(page.locator(ANSWERS)).to_have_count(8)
    page.get_by_text("More results").click()
    expect(page.locator(ANSWERS).nth(12)).to_be_visible()
    expect(page.locator("h1")).to_have_attribute("data-same", "yes")


def test_on_a_phone_the_sidebar_closes_once_an_answer_is_followed(open_page):
    page = open_page("/tourism", device="phone")
    page.locator('[data-testid="stExpandSidebarButton"]').click()
    first = ask(page, "houston")
    expect(first).to_contain_text("Houston")
    found = page.locator(".st-key-search-found")
    assert found.evaluate("element => element.scrollWidth <= element.clientWidth")
    first.click()
    page.wait_for_url("**/diplomatic-network?office=houston-fit", wait_until="commit")
    settled(page)
    expect(page.locator(SIDEBAR)).not_to_be_in_viewport()
    expect(page.locator("h1")).to_be_visible()
