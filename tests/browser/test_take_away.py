"""What leaves the dashboard, taken as a reader takes it: by button, by keyboard, on paper, and without network."""

import csv
import io
import zipfile
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

from playwright.sync_api import Page, expect
from pptx import Presentation
from pypdf import PdfReader

from accessible import barriers
from browsing import settled
from dashboard.data import select
from page_content import content, package

TWELVE = [
    "export-markets.markets~region.deu", "export-markets.suppliers~region.deu", "export-markets.totals",
    "services-balance.balance", "tourism.nights", "tourism.purpose", "budget.oda", "knowledge.intensity",
    "diplomatic-network.staff", "partnerships.theme-matrix", "figure.goods-exports-be-vlg-usa-2015",
    "figure.oda-be-vlg-wld-2023",
]  # fmt: skip
NOTES = ["1.Open with Germany", "11.The number to remember"]
BRIEF = "/brief?" + urlencode({"pin": TWELVE, "note": NOTES}, doseq=True)
SHEET = {"width": 703, "height": 1000}
"""What an A4 sheet has between its margins, in CSS pixels."""


def card(page: Page, key: str):
    """One card on the page."""
    return page.locator(f".st-key-card-{key}")


def take_away(page: Page, key: str):
    """A card with its fourth tab open."""
    found = card(page, key)
    found.get_by_role("tab", name="Take away").click()
    settled(page)
    return found


def download(page: Page, button) -> Path:
    """The file that a button gives."""
    with page.expect_download() as downloading:
        button.click()
    return downloading.value.path()


def test_a_phone_shares_a_card_by_title_and_address_and_copies_where_no_sheet_may_be_opened(open_page):
    page = open_page("/export-markets?region=deu", device="phone", fresh=True)
    page.add_init_script("""
      window.shared = [];
      Object.defineProperty(navigator, "share", { value: async (what) => {
        window.shared.push(what);
        if (window.shared.length > 1) throw new DOMException("refused", "NotAllowedError");
      } });""")
    page.reload()
    settled(page)
    page.evaluate("window.dashboardCopy = async (text) => { window.taken = text; }")
    markets = card(page, "markets")
    markets.get_by_role("button", name="Copy", exact=True).first.click()
    for times in (1, 2):
        markets.locator("[data-what=share]").click()
        page.wait_for_function("times => window.shared.length === times", arg=times)
    title, address = page.evaluate("[window.shared[0].title, window.shared[0].url]")
    assert "Germany" in title
    assert parse_qs(urlsplit(address).query)["card"] == ["markets"]
    page.wait_for_function("window.taken")
    assert page.evaluate("window.taken") == address


def test_a_slide_holds_the_very_figures_of_its_card(open_page):
    page = open_page("/export-markets?region=deu")
    slide = download(page, take_away(page, "markets").get_by_role("button", name="Slide (PPTX)"))
    charts = [shape.chart for shape in Presentation(slide).slides[0].shapes if shape.has_chart]
    assert len(charts) == 1
    shown = select(
        package().observations(), indicator="goods-exports-share", time_period="2015", derived=False
    )
    assert sorted(charts[0].plots[0].series[0].values) == sorted(shown["value"])


def test_the_button_says_how_many_rows_the_file_has(open_page):
    page = open_page("/export-markets?region=deu")
    files = take_away(page, "growth")
    button = files.get_by_role("button", name="What I see")
    said = int(button.inner_text().split(":")[1].split()[0])
    rows = list(csv.reader(io.StringIO(download(page, button).read_text(encoding="utf-8-sig"))))
    assert len(rows) - 1 == said


COPY = """(table) => {
  const range = document.createRange();
  range.selectNodeContents(table);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  const copied = new ClipboardEvent("copy", { clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
  table.dispatchEvent(copied);
  return copied.clipboardData.getData("text/plain");
}"""


def test_a_copied_table_is_pasted_as_numbers(open_page):
    page = open_page("/services-balance?lang=nl&region=usa")
    found = card(page, "balance")
    found.get_by_role("tab", name="Tabel").click()
    settled(page)
    head, *rows = [line.split("\t") for line in found.locator("table.figures").evaluate(COPY).split("\n")]
    at = head.index("Waarde")
    assert head[at : at + 3] == ["Waarde", "Eenheid", "Status"]
    assert {"Wat", "Van wie", "Partner", "Periode", "Zoals in de bron", "Bron"} <= set(head), (
        "the hidden ones too"
    )
    known = {
        format(value, ".15g").replace(".", ",")
        for value in package().observations("services-balance")["value"]
    }
    assert len(rows) > 3
    assert {len(row) for row in rows} == {len(head)}
    assert {row[at] for row in rows} <= known
    assert {row[at + 1] for row in rows} == {"euro"}
    assert "berekend door dit dashboard" in {row[at + 2] for row in rows}
    cell = found.locator("table.figures td.value").first
    assert cell.evaluate(COPY) == rows[0][at]


def test_a_card_leaves_by_two_buttons_and_its_link_opens_the_tab_that_is_open(open_page):
    page = open_page("/export-markets?region=deu")
    page.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    found = card(page, "markets")
    slide = download(page, found.get_by_role("button", name="Slide", exact=True))
    assert len(Presentation(slide).slides) == 1
    found.get_by_role("tab", name="Table").click()
    settled(page)
    assert parse_qs(urlsplit(page.url).query)["tab"] == ["table"], "the address bar has it too"
    found.get_by_role("button", name="Copy", exact=True).click()
    found.get_by_role("button", name="Copy link").click()
    expect(found.get_by_role("status")).to_have_text("Copied")
    link = urlsplit(page.evaluate("window.copied"))
    again = open_page(f"{link.path}?{link.query}")
    tab = card(again, "markets").get_by_role("tab", name="Table")
    expect(tab).to_have_attribute("aria-selected", "true")
    expect(tab).to_be_in_viewport()
    expect(again.locator(".remarks")).to_have_count(0)


def test_a_whole_page_leaves_as_one_package(open_page):
    page = open_page("/tourism?region=usa")
    page.get_by_role("button", name="Take this page away").click()
    settled(page)
    found = zipfile.ZipFile(download(page, page.get_by_role("button", name="Data package (ZIP)")))
    assert "datapackage.json" in found.namelist()
    assert any(name.startswith("README") for name in found.namelist())


def test_where_a_number_comes_from_is_one_key_away(open_page):
    page = open_page("/export-markets")
    page.get_by_role("button", name="Where it comes from").first.focus()
    page.keyboard.press("Enter")
    settled(page)
    facts = page.locator(".evidence-panel:popover-open dl.facts")
    shown = content("export-markets", {}, lang="en").headlines[0].figure
    expect(facts).to_contain_text(shown["as_printed"])
    for name in ("What is measured", "Whose", "Period", "Unit", "Source", "Status"):
        expect(facts.locator("dt", has_text=name).first).to_be_visible()
    known = page.locator(".evidence-panel:popover-open")
    known.get_by_text("Copy link and cite").click()
    assert barriers(page) == []

    # Its pin is a link to the same view with the pin; what is open stays open.
    known.get_by_role("link", name="Pin for the brief").click()
    expect(known.get_by_role("link", name="Take out of the brief")).to_be_visible()
    assert parse_qs(urlsplit(page.url).query)["pin"] == [f"figure.{shown['id']}"]
    page.keyboard.press("Escape")
    expect(known).to_have_count(0)


def test_a_derived_number_leads_to_what_it_was_worked_out_from(open_page):
    figures = package().observations("tourism")
    derived = next(row for row in figures.to_dict("records") if len(row["inputs"]) == 2)
    page = open_page(f"/tourism?figure={derived['id']}")
    facts = page.locator(".st-key-asked-figure dl.facts")
    ways = facts.locator("dd", has=page.locator("ul")).first.get_by_role("link")
    assert ways.count() == 2
    ways.first.click()
    page.wait_for_url(lambda url: derived["id"] not in url)
    expect(page.locator(".st-key-asked-figure dl.facts")).to_contain_text("As printed")
    assert parse_qs(urlsplit(page.url).query)["figure"] == [derived["inputs"][0]]


def headings(page: Page) -> list[str]:
    """What the cards and figures of a brief say, in order."""
    return page.locator(".card-title, .tile.marked").all_inner_texts()


def test_twelve_pins_fit_in_a_link_and_reopen_identically(open_page):
    page = open_page(BRIEF)
    shown = headings(page)
    assert len(shown) == len(TWELVE)
    page.get_by_role("button", name="Copy link").click()
    link = page.locator('[data-testid="stPopoverBody"] code').inner_text()
    assert len(link) < 2_000
    again = open_page(f"{urlsplit(link).path}?{urlsplit(link).query}")
    assert headings(again) == shown
    assert (
        again.get_by_role("textbox", name="Your line with number 1", exact=True).input_value()
        == "Open with Germany"
    )


def test_a_pin_is_set_on_a_card_and_found_in_the_brief(open_page):
    page = open_page("/budget")
    take_away(page, "oda").get_by_role("button", name="Pin for the brief").click()
    page.get_by_role("link", name="Brief (1)").click()
    page.wait_for_url(lambda url: urlsplit(url).path == "/brief")
    expect(card(page, "pinned-0").locator(".card-title")).to_be_visible()
    assert parse_qs(urlsplit(page.url).query)["pin"] == ["budget.oda"]


def test_the_file_of_a_brief_works_without_network(open_page, tmp_path):
    page = open_page(BRIEF)
    file = tmp_path / "brief.html"
    file.write_bytes(download(page, page.get_by_role("button", name="without network")).read_bytes())
    context = page.context.browser.new_context(offline=True)
    alone = context.new_page()
    asked: list[str] = []
    faults: list[str] = []
    alone.on("request", lambda request: asked.append(request.url))
    alone.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    alone.on("pageerror", lambda error: faults.append(str(error)))
    alone.goto(file.as_uri())
    expect(alone.locator(".chart .main-svg").first).to_be_visible()
    assert [url for url in asked if not url.startswith(("data:", "blob:"))] == [file.as_uri()]
    assert faults == []
    assert alone.locator("section h2").count() == len(TWELVE)
    expect(alone.locator("body")).to_contain_text("Figures as of")
    expect(alone.locator("body")).to_contain_text("Open with Germany")
    context.close()


def test_nothing_is_cut_on_paper(open_page):
    page = open_page(BRIEF)
    page.emulate_media(media="print")
    # The width alone must not make charts draw themselves anew, as they do not on paper.
    cut = page.evaluate(
        """([width]) => {
          document.documentElement.style.width = `${width}px`;
          document.body.style.width = `${width}px`;
          document.getElementById("root").style.width = `${width}px`;
          window.dispatchEvent(new Event("beforeprint"));
          const beyond = (element) => element.getBoundingClientRect().right > width + 1;
          const kinds = ['.js-plotly-plot .main-svg', '.js-plotly-plot text', '.card-title', 'p.card-source',
            'table.figures td', '[data-testid="stDeckGlJsonChart"]'];
          const marks = [...document.querySelectorAll(kinds.join(", "))];
          return marks.filter((mark) => mark.getClientRects().length && beyond(mark)).map((mark) => mark.textContent);
        }""",
        [SHEET["width"]],
    )
    assert cut == []
    sheets = PdfReader(io.BytesIO(page.pdf(format="A4", print_background=True))).pages
    # Every card is on one of the sheets.
    printed = " ".join(" ".join(sheet.extract_text() for sheet in sheets).split())
    for heading in page.locator(".card-title").all_inner_texts():
        assert " ".join(heading.split()) in printed
    expect(page.locator('[data-testid="stSidebar"]')).to_be_hidden()
