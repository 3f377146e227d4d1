"""The dossier in a real browser: two actions away, side by side, with a way to each figure and source, and on paper."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect
from pptx import Presentation
from pypdf import PdfReader

import page_content
from browsing import click_mark, settled
from dashboard.data import facts, facts_about, filtered
from dashboard.data.dossier import groups_of

MAIN = '[data-testid="stMain"]'
NAMES = ".dossier-head h2"
SECTIONS = ".part h3"
A4 = {"width": 703, "height": 1020}  # what the margins leave, in CSS pixels

# Boxes that hide or scroll away what does not fit, in what is to be printed.
CUT = """() => [...document.querySelectorAll('.st-key-dossier, .st-key-dossier *')]
  .filter((box) => box.getClientRects().length && !['visible', 'clip'].includes(getComputedStyle(box).overflowX))
  .filter((box) => box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1)
  .filter((box) => box.clientWidth > 1 && box.tagName !== 'DETAILS')
  .map((box) => `${box.tagName}.${box.className}`)"""
OVER_THE_EDGE = """() => [...document.querySelectorAll('.st-key-dossier *')]
  .filter((box) => box.getClientRects().length && box.getBoundingClientRect().right > innerWidth + 1)
  .map((box) => `${box.tagName}.${box.className}`)"""


def asked(page: Page) -> dict[str, list[str]]:
    """The parameters in the address bar."""
    return parse_qs(urlsplit(page.url).query)


def names(page: Page) -> list[str]:
    """Whose dossiers are on screen."""
    return page.locator(NAMES).all_inner_texts()


@pytest.fixture(scope="module")
def package():
    return page_content.package()


@pytest.fixture(scope="module")
def nobody(package):
    """A country of which the dashboard knows nothing, nor anything of groups that it is in."""
    figures, said, regions = package.observations(), facts(package, "en"), package.table("regions")
    return next(
        (code, name)
        for code, name, kind in zip(regions["id"], regions["name_en"], regions["kind"], strict=True)
        if kind == "country"
        and filtered(figures, package, regions=[code]).empty
        and facts_about(said, package, regions=[code]).empty
        and groups_of(code, package)
    )


def test_any_dossier_is_two_actions_from_any_page_and_its_one_pager_as_a_file_three(open_page):
    page = open_page("/tourism")
    page.get_by_role("link", name="Dossiers").click()
    settled(page)
    page.get_by_role("navigation", name="All dossiers").get_by_role(
        "link", name="Germany", exact=True
    ).click()
    expect(page.locator(NAMES)).to_have_text("Germany")
    assert asked(page) == {"region": ["deu"]}
    settled(page)
    with page.expect_download() as kept:
        page.get_by_role("button", name="Document (PDF)").click()
    paper = PdfReader(kept.value.path())
    assert "One-pager: Germany" in paper.pages[0].extract_text()
    assert len(paper.pages) <= 2


def test_the_line_under_the_title_leads_to_the_dossier_of_what_is_chosen(open_page):
    page = open_page("/tourism?region=deu")
    page.locator(MAIN).get_by_role("link", name="Dossier: Germany").click()
    expect(page.locator(NAMES)).to_have_text("Germany")
    assert urlsplit(page.url).path == "/dossier"
    assert asked(page) == {"region": ["deu"]}


def test_the_beginning_lists_the_largest_first_and_a_bar_opens_its_dossier(open_page):
    page = open_page("/dossier")
    countries = page.locator(".dossiers section").filter(
        has=page.get_by_role("heading", name="Countries", exact=True)
    )
    numbers = [int(said.replace(",", "")) for said in countries.locator("small").all_inner_texts()]
    assert numbers == sorted(numbers, reverse=True)
    first = countries.get_by_role("link").first.inner_text()
    click_mark(page.locator(".st-key-card-largest .bars .point path").first)
    expect(page.locator(NAMES)).to_have_text(first)


def test_an_unknown_region_is_named_and_the_choice_offered(open_page):
    page = open_page("/dossier?region=atlantis")
    expect(page.get_by_text("region=atlantis")).to_be_visible()
    expect(page.get_by_role("navigation", name="All dossiers")).to_be_visible()


def test_an_empty_dossier_says_so_and_leads_on(open_page, nobody):
    code, name = nobody
    page = open_page(f"/dossier?region={code}")
    expect(page.get_by_text(f"The dashboard holds nothing about {name}.")).to_be_visible()
    assert names(page) == [name]
    assert page.locator(SECTIONS).all_inner_texts()[0] == "Said about groups it belongs to"
    expect(page.get_by_role("navigation", name="All dossiers")).to_be_visible()
    page.get_by_role("button", name="Clear filters").first.click()
    expect(page.locator(".st-key-card-largest")).to_be_visible()


def test_three_partners_stand_beside_each_other(open_page):
    page = open_page("/dossier?region=usa&region=deu&region=nld")
    assert names(page) == ["United States", "Germany", "Netherlands"]
    tops = [page.locator(NAMES).nth(place).bounding_box() for place in range(3)]
    assert len({round(box["y"]) for box in tops}) == 1
    assert tops[0]["x"] < tops[1]["x"] < tops[2]["x"]
    page.locator("details.folded > summary").first.click()
    heads = page.locator("table.lines").first.locator("thead th").all_inner_texts()
    assert heads[1:] == ["United States", "Germany", "Netherlands"]
    row = page.locator("table.lines").first.locator("tbody tr").first
    assert row.locator("td .value").count() >= 3
    expect(page.get_by_text(re.compile("^Different periods: ")).first).to_be_visible()


def test_a_comparison_of_three_is_a_slide_in_five_actions(open_page):
    page = open_page("/")
    page.get_by_role("link", name="Dossiers", exact=True).click()
    page.get_by_role("navigation", name="All dossiers").get_by_role(
        "link", name="Germany", exact=True
    ).click()
    peers = page.get_by_role("navigation", name="Compare with")
    peers.get_by_role("link", name="with France and the Netherlands").first.click()
    card = page.locator(".st-key-card-comparison")
    card.get_by_role("tab", name="Take away").click()
    with page.expect_download() as downloading:
        card.get_by_role("button", name="Slide (PPTX)").click()
    (slide,) = Presentation(downloading.value.path()).slides
    assert (
        sum(shape.has_chart for shape in slide.shapes) == sum(shape.has_table for shape in slide.shapes) == 1
    )
    assert len(asked(page)["region"]) == 3


def test_on_a_phone_they_stand_one_after_another_without_sideways_scroll(open_page):
    page = open_page("/dossier?region=usa&region=deu&region=nld", device="phone", colours="dark", lang="nl")
    tops = [page.locator(NAMES).nth(place).bounding_box() for place in range(3)]
    assert tops[0]["y"] < tops[1]["y"] < tops[2]["y"]
    main = page.locator(MAIN)
    assert main.evaluate("box => box.scrollWidth <= box.clientWidth")
    cells = page.locator("table.lines").first.locator("tbody tr").first.locator("td")
    assert cells.nth(0).bounding_box()["y"] < cells.nth(1).bounding_box()["y"]


def test_more_than_four_partners_are_said_and_the_first_four_shown(open_page):
    page = open_page("/dossier?region=usa&region=deu&region=nld&region=fra&region=gbr")
    assert names(page) == ["United States", "Germany", "Netherlands", "France"]
    expect(page.get_by_text("not shown: United Kingdom")).to_be_visible()


def test_a_theme_has_a_dossier_and_limits_that_of_a_partner(open_page):
    page = open_page("/dossier?theme=energy-climate")
    assert names(page) == ["Energy and climate"]
    assert "Said about groups it belongs to" not in page.locator(SECTIONS).all_inner_texts()
    page = open_page("/dossier?theme=energy-climate&region=usa")
    assert names(page) == ["United States · Energy and climate"]


def test_a_figure_leads_to_its_own_page_and_a_reference_to_its_source(open_page):
    page = open_page("/dossier?region=deu")
    trade = page.locator("details:has(> summary #trade)")
    expect(trade).to_have_js_property("open", False)
    # What a link leads to is folded away below the one-pager: it opens.
    page.evaluate("() => { location.hash = 'trade'; }")
    expect(trade).to_have_js_property("open", True)
    for place in (page.locator(".one-pager"), trade):
        reference = place.locator(".ref:visible").first
        number = reference.inner_text()
        reference.click()
        expect(page.locator(".references .number", has_text=number).first).to_be_in_viewport()
    figure = page.locator("table.lines .value a").first
    value = figure.inner_text()
    figure.click()
    page.wait_for_url(lambda url: "figure=" in url)
    settled(page)
    assert urlsplit(page.url).path != "/dossier"
    expect(page.locator(".st-key-asked-figure .tile.marked")).to_be_visible()
    assert value


def test_everything_is_opened_by_one_choice_that_stands_in_the_address(open_page):
    page = open_page("/dossier?region=deu")
    assert page.locator(".part details:not([open])").count() > 0
    page.get_by_text("Everything opened").click()
    page.wait_for_url(lambda url: "detail=full" in url)
    settled(page)
    expect(page.locator(".part details:not([open])")).to_have_count(0)


def test_a_figure_that_the_link_asks_for_is_opened_and_marked(open_page):
    page = open_page("/dossier?region=deu&figure=goods-exports-share-be-vlg-deu-2015")
    expect(page.locator(".st-key-asked-figure")).to_be_visible()


@pytest.mark.parametrize("query", ["region=usa&region=deu&region=swe", "theme=energy-climate&detail=full"])
def test_on_paper_nothing_is_cut_and_the_sources_are_there(open_page, query):
    page = open_page(f"/dossier?{query}", colours="dark")
    page.emulate_media(media="print")
    page.set_viewport_size(A4)
    assert page.evaluate(CUT) == []
    page.wait_for_function(
        f"() => ({OVER_THE_EDGE})().length === 0"
    )  # charts take a frame to find their width
    for hidden in ('[data-testid="stSidebar"]', ".st-key-other-dossiers", ".st-key-share"):
        expect(page.locator(hidden)).to_be_hidden()
    expect(page.locator(".references").first).to_be_visible()
    text = page.locator(".part").first.evaluate("part => getComputedStyle(part).color")
    assert text == "rgb(0, 0, 0)"
    paper = page.pdf(prefer_css_page_size=True)
    assert paper.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) > 1
