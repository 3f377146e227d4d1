"""The link contract in a real browser: the address bar says what is on screen, and what it says comes back."""

import re
from urllib.parse import parse_qs, urlencode, urlsplit

from playwright.sync_api import Page, expect

from browsing import click_mark, settled
from dashboard.content.blocks import FewFigures, FigureCard
from dashboard.locale import reader_for
from page_content import content
from serving import serving

NL = reader_for("nl")
CHARTS = ".live-chart"
FILTERED = "/export-markets?region=usa&theme=goods-trade"


def asked(page: Page) -> dict[str, list[str]]:
    """The parameters in the address bar."""
    return parse_qs(urlsplit(page.url).query, keep_blank_values=True)


def path(page: Page) -> str:
    """The path in the address bar."""
    return urlsplit(page.url).path


def said(page: Page) -> str:
    """All words on the page, once it is drawn."""
    settled(page)
    return page.locator('[data-testid="stMain"]').inner_text()


def until(page: Page, **parameters: list[str]) -> None:
    """Waits until the address bar has exactly these values for these parameters, and the page is drawn."""
    page.wait_for_url(
        lambda url: all(
            parse_qs(urlsplit(url).query).get(name, []) == values for name, values in parameters.items()
        ),
        wait_until="commit",
    )
    settled(page)


def choose_region(page: Page, words: str) -> None:
    """Chooses in the region filter what begins with these words."""
    box = page.get_by_role("combobox", name="Region or country")
    box.click()
    box.fill(words)
    page.get_by_role("option", name=words).first.click()
    page.keyboard.press("Escape")


def drawn_in_sections(parameters: dict[str, list[str]]) -> set[tuple[int, str]]:
    """The cards of the export markets, each with the place of its section."""
    parts = content("export-markets", parameters, lang="en").blocks
    return {
        (place, card.key)
        for place, part in enumerate(parts)
        for row in part.members
        for card in getattr(row, "members", ())
        if isinstance(card, FigureCard) and not isinstance(card, FewFigures)
    }


def test_a_choice_in_a_filter_shows_in_the_address_bar(open_page):
    page = open_page("/export-markets")
    assert asked(page) == {}
    drawn = page.locator(CHARTS).count()
    page.evaluate(
        f"() => document.querySelectorAll('{CHARTS}').forEach((one) => {{ one.dataset.before = 'yes'; }})"
    )
    choose_region(page, "Germany")
    until(page, region=["deu"])
    assert asked(page) == {"region": ["deu"]}
    # The partner's own section comes first, and what stays in its section is drawn in place, not anew.
    staying = drawn_in_sections({}) & drawn_in_sections({"region": ["deu"]})
    assert staying
    for _, key in staying:
        expect(page.locator(f".st-key-card-{key} {CHARTS}")).to_have_attribute("data-before", "yes")
    expect(page.get_by_text("Germany:", exact=False).first).to_be_visible()
    assert page.locator(CHARTS).count() > 0
    page.get_by_role("button", name="Clear filters").first.click()
    until(page, region=[])
    assert page.locator(CHARTS).count() == drawn
    # Once more, as what was cleared is parked and not drawn anew: address and charts follow as at first.
    choose_region(page, "Germany")
    until(page, region=["deu"])
    for _, key in drawn_in_sections({"region": ["deu"]}):
        expect(page.locator(f".st-key-card-{key} {CHARTS}").first).to_be_attached()
    expect(page.get_by_text("Germany:", exact=False).first).to_be_visible()


def test_reload_shows_the_same(open_page):
    page = open_page(FILTERED)
    before = said(page)
    page.reload()
    assert said(page) == before
    assert asked(page) == {"region": ["usa"], "theme": ["goods-trade"]}


def test_a_bookmark_opens_the_same_in_another_browser(open_page):
    first = open_page("/export-markets")
    choose_region(first, "Germany")
    until(first, region=["deu"])
    parts = urlsplit(first.url)
    second = open_page(f"{parts.path}?{parts.query}")
    assert said(second) == said(first)


def test_back_undoes_a_choice_and_forward_redoes_it(open_page):
    page = open_page("/export-markets")
    unfiltered = said(page)
    choose_region(page, "Germany")
    until(page, region=["deu"])
    filtered = said(page)
    assert filtered != unfiltered
    page.go_back(wait_until="commit")
    until(page, region=[])
    expect(page.get_by_role("button", name="Clear filters")).to_have_count(0)
    assert said(page) == unfiltered
    page.go_forward(wait_until="commit")
    until(page, region=["deu"])
    expect(page.get_by_role("button", name="Clear filters")).to_be_visible()
    assert said(page) == filtered


def test_theme_region_and_language_travel_along_to_another_page_and_back(open_page):
    page = open_page("/export-markets?region=usa&theme=economy&lang=nl")
    before = said(page)
    page.evaluate("() => { window.loadedOnce = true; }")
    page.get_by_role("link", name=NL.text("Budget")).first.click()
    page.wait_for_url("**/budget?**", wait_until="commit")
    expect(page.locator("h1")).to_have_text(NL.text("Budget"))
    settled(page)
    assert asked(page) == {"region": ["usa"], "theme": ["economy"], "lang": ["nl"]}
    page.go_back(wait_until="commit")
    page.wait_for_url("**/export-markets?**", wait_until="commit")
    expect(page.locator("h1")).to_have_text(NL.text("Export markets"))
    assert said(page) == before
    assert asked(page) == {"region": ["usa"], "theme": ["economy"], "lang": ["nl"]}

    # A number leads to the figure itself; like the other page, it comes without the dashboard being loaded anew.
    page.locator(".tile a").first.click()
    expect(page.locator(".tile.marked")).to_be_visible()
    assert "figure" in asked(page)
    assert page.evaluate("() => window.loadedOnce")


def test_switching_the_language_keeps_the_view(open_page):
    page = open_page(FILTERED)
    charts = page.locator(CHARTS).count()
    page.get_by_text("Nederlands", exact=True).click()
    until(page, lang=["nl"])
    expect(page.locator("h1")).to_have_text(NL.text("Export markets"))
    expect(page.locator("html")).to_have_attribute("lang", "nl")
    assert asked(page) == {"region": ["usa"], "theme": ["goods-trade"], "lang": ["nl"]}
    settled(page)
    assert page.locator(CHARTS).count() == charts


def test_the_copied_link_spells_everything_out_and_opens_the_same(open_page):
    page = open_page(FILTERED)
    page.get_by_role("button", name="Copy link").click()
    copied = page.locator('[data-testid="stPopoverBody"] .copied')
    link = copied.locator("code").inner_text().strip()
    copied.get_by_role("button").click()
    expect(copied.get_by_role("button")).to_have_text("Copied")
    page.keyboard.press("Escape")
    spelled = parse_qs(urlsplit(link).query)
    assert spelled | {"lang": ["en"], "region": ["usa"], "theme": ["goods-trade"], "year": ["all"]} == spelled
    assert "v" in spelled
    assert urlsplit(link).netloc == urlsplit(page.url).netloc
    again = open_page(f"{urlsplit(link).path}?{urlsplit(link).query}", lang="nl")
    assert said(again) == said(page)


def test_what_the_link_asked_in_vain_is_named_and_the_rest_is_honoured(open_page):
    page = open_page("/export-markets?region=atlantis&theme=goods-trade&regoin=usa")
    expect(page.get_by_text("region=atlantis")).to_be_visible()
    expect(page.get_by_text("regoin=usa")).to_be_visible()
    expect(page.get_by_role("button", name="Clear filters")).to_be_visible()
    assert page.locator(CHARTS).count() > 0


def test_a_script_in_a_parameter_is_shown_and_not_run(open_page):
    attack = "<img src=x onerror=\"document.title='taken'\"><script>document.title='taken'</script>"
    names = ["region", "theme", "year", "figure", "lang", "v", "nonsense"]
    page = open_page("/tourism?" + urlencode(dict.fromkeys(names, attack)))
    for name in names:
        # Of a version the sign before it is taken for one of the text around the link.
        expect(page.get_by_text(re.compile(f"{name}=<?img src=x"))).to_be_visible()
    assert page.locator("img[src=x]").count() == 0
    assert page.title() != "taken"
    assert page.locator(CHARTS).count() > 0


def test_a_query_of_40_kb_is_answered_in_short(open_page):
    # Streamlit's client hands the query over in its websocket too, where it may be larger. A request line of more than
    # 64 kB that arrives in pieces is answered with 400 before any of our code runs.
    page = open_page("/tourism?" + urlencode({"region": "x" * 40_000}))
    expect(page.get_by_text("region=xxxx", exact=False)).to_be_visible()
    assert len(said(page)) < 50_000
    assert page.locator(CHARTS).count() > 0


def test_an_empty_result_offers_the_way_out_and_leads_to_where_there_are_figures(open_page):
    page = open_page("/tourism?theme=energy-climate&lang=en")
    expect(page.get_by_text("No figure on this page matches these filters.")).to_be_visible()
    assert page.locator(CHARTS).count() == 0
    # Of the two buttons the one beside the sentence is meant, not the one of the line that names the filters.
    page.locator('[data-testid="stMain"]').get_by_role("button", name="Clear filters").last.click()
    until(page, theme=[])
    assert asked(page) == {"lang": ["en"]}
    expect(page.locator(CHARTS).first).to_be_visible()
    page.go_back(wait_until="commit")
    until(page, theme=["energy-climate"])
    page.locator('[data-testid="stMain"]').get_by_role("link", name=" figures").first.click()
    page.wait_for_url(lambda url: urlsplit(url).path != "/tourism", wait_until="commit")
    expect(page.locator(f"{CHARTS}, .tile").first).to_be_visible()
    assert asked(page)["theme"] == ["energy-climate"]


def test_a_click_on_a_bar_chooses_it(open_page):
    page = open_page("/export-markets")
    click_mark(page.locator(".st-key-card-markets .bars .point path").first, inside=20)
    page.wait_for_url(lambda url: "region=" in url, wait_until="commit")
    settled(page)
    expect(page.get_by_role("button", name="Clear filters")).to_be_visible()


def test_the_first_link_after_a_start_opens_as_any_other(opener):
    # Until app.py has run once, Streamlit finds the scripts in pages/ in its older way and runs them without app.py:
    # the first reader would get a page without its frame, or "Page not found".
    with serving() as fresh:
        page = opener(fresh)("/tourism?lang=nl")
        assert page.locator("h1").inner_text() == "Toerisme"
        assert page.locator(".brand").count() == 1
        assert page.get_by_text("Page not found").count() == 0
        page.close()  # before its server: what it asks of one that has ended is not what is tested


def test_what_a_link_asks_for_is_brought_into_view_and_stays_where_the_reader_takes_it(open_page):
    page = open_page("/partnerships?partner=usa")
    top = "document.querySelector('.landing')?.getBoundingClientRect().top"
    page.wait_for_function(f"() => {top} >= 0 && {top} < 200")
    page.mouse.move(800, 400)
    page.mouse.wheel(0, -2_000)
    page.wait_for_function(f"() => {top} > 300")
