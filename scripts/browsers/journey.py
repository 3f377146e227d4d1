"""What a reader does in one sitting: open, find, filter, trace, share, take away, print. The same in every browser.

Every step answers with a few words on what was seen; one that finds something amiss raises AssertionError with it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from pptx import Presentation
from pypdf import PdfReader

from browsers.refusing import refusing
from browsers.sitting import ANSWER, DRAWINGS, LONGEST, SEARCH, SIDEWAYS, Sitting, sheets
from browsers.webdriver import Refused

SOON = 15.0
"""Seconds in which a tab opens, if one does."""

GROUND, INK = 0.6, 0.002
"""How much of a sheet is white at least, and how much of one with a chart has a colour."""

REGION = ".st-key-filter-region input"
YEAR, UNTIL = ".st-key-filter-year input", ".st-key-filter-until input"
YEARS = re.compile(r"\b(?:19|20)\d\d\b")
CARD = ".st-key-card-markets"
SHARE = ".st-key-share button"
SHARED = '[data-testid="stPopoverBody"] .copied'
PANEL = ".evidence-panel:popover-open"

SAID = """() => [...document.querySelectorAll('h1, .tile .number')].map((one) => one.innerText.trim())"""


def opened(at: Sitting) -> str:
    """The front page and a page of charts come, with numbers and marks."""
    at.open("/?lang=en")
    numbers = at.seen(".tile .number")
    at.open("/export-markets?lang=en")
    drawings = at.browser.run(DRAWINGS)
    assert numbers, "no number on the front page"
    assert drawings, "no chart"
    assert all(each["marks"] and each["high"] > 50 for each in drawings), f"a chart is empty: {drawings}"
    assert all(each["fits"] for each in drawings), f"a chart does not fit its place: {drawings}"
    assert not at.browser.run(SIDEWAYS), "the page scrolls sideways"
    return f"{numbers} numbers, {len(drawings)} charts"


def found(at: Sitting) -> str:
    """A figure is found by typing, and opens; Enter opens the first answer."""
    at.browser.press("Control", "k")
    at.until(
        lambda: at.browser.run("(box) => document.activeElement.matches(box)", SEARCH), "Ctrl+K leads nowhere"
    )
    at.search("goods exports united states")
    assert "United States" in at.text(ANSWER), "no figure is found first"
    assert "€" in at.text(ANSWER), "no figure is found first"
    to = at.browser.run("(answer) => document.querySelector(answer).search", ANSWER)
    at.browser.click(ANSWER)
    at.until(lambda: at.asked().get("figure") == parse_qs(to[1:])["figure"], "the address does not name it")
    at.drawn()
    at.until(lambda: at.seen(".tile.marked"), "the figure is not shown")
    at.keep("figure")
    assert at.browser.run("(box) => document.querySelector(box).value", SEARCH) == "", (
        "the box is not emptied"
    )
    number = at.text(".tile.marked .number")
    at.browser.write(SEARCH, "ukraine")
    at.browser.press("Enter")
    at.until(lambda: at.browser.run("() => location.pathname") == "/dossier", "Enter opens nothing")
    at.drawn()
    assert at.asked()["region"] == ["ukr"], "Enter opens another answer than the first"
    return f"{number} by a click, a dossier by Enter"


def filtered(at: Sitting) -> str:
    """A partner is chosen by its name, Back and Forward undo and redo it; then a span of years."""
    at.open("/export-markets?lang=en")
    before = at.browser.run(SAID)
    at.choose(REGION, "Germany")
    at.until(lambda: at.asked().get("region") == ["deu"], "the choice is not in the address")
    at.drawn()
    after = at.browser.run(SAID)
    assert after != before, "the numbers are the same as before"
    at.browser.run("() => history.back()")
    at.until(lambda: "region" not in at.asked() and at.browser.run(SAID) == before, "Back does not undo it")
    at.browser.run("() => history.forward()")
    at.until(lambda: at.browser.run(SAID) == after, "Forward does not redo it")
    at.drawn()
    at.browser.press("Escape")
    at.until(lambda: not at.seen('[role="listbox"]'), "the list of regions stays open")
    first, last = at.choose(YEAR, at="last"), at.choose(UNTIL, at="first")
    at.until(lambda: at.asked().get("year") == [f"{first}-{last}"], "the span is not in the address")
    at.drawn()
    own = at.browser.run("() => [...document.querySelectorAll('.tile .whose')].map((one) => one.innerText)")
    assert own, "no number is left"
    for year in YEARS.findall(" ".join(own)):
        assert first <= year <= last, f"{year} is not within {first} and {last}"
    return f"{after[1]} for Germany, {at.browser.run(SAID)[1]} of {first} to {last}"


def traced(at: Sitting) -> str:
    """A number tells what is known of it, with its source and what that prints; a chart names sources and figures."""
    at.open("/export-markets?lang=en")
    at.browser.click(".tile-box .evidence")
    at.until(lambda: at.seen(f"{PANEL} dl.facts"), "the number tells nothing")
    known = dict(at.browser.run(
        """(panel) => [...document.querySelectorAll(`${panel} dl.facts dt`)].map((name) =>
          [name.innerText, [name.nextElementSibling.innerText, name.nextElementSibling.querySelector('a')?.href ?? '']])""",
        PANEL,
    ))  # fmt: skip
    assert known["Source"][1].startswith("https://"), f"its source is no link: {known['Source']}"
    printed, number = known["As printed"][0], at.text(".tile .number")
    assert set(re.findall(r"\d+", number)) <= set(re.findall(r"\d+", printed)), (
        f"{number} is printed as {printed}"
    )
    at.keep("evidence")
    at.browser.press("Escape")
    at.until(lambda: not at.seen(PANEL), "what was opened stays open")
    at.browser.click(f"{CARD} [role='tab']:nth-of-type(3)")
    at.until(lambda: at.seen(f"{CARD} ul.sources li"), "the chart names no source")
    at.browser.click(f"{CARD} [role='tab']:nth-of-type(2)")
    rows = at.until(lambda: at.seen(f"{CARD} table.figures tbody tr"), "the chart has no table")
    return f"{number}, printed as {printed}, and {len(known) - 1} more facts; a table of {rows} rows"


def shared(at: Sitting) -> str:
    """The link of a view, and that of a card with its open tab, open the same when they are pasted."""
    at.open("/export-markets?lang=en&region=deu")
    before = at.browser.run(SAID)
    at.browser.click(SHARE)
    at.until(lambda: at.seen(f"{SHARED} code"), "no link is offered")
    link = at.text(f"{SHARED} code")
    at.browser.click(f"{SHARED} button")
    at.until(lambda: at.text(f"{SHARED} button") == "Copied", "it does not say that the link is copied")
    assert at.pasted() == link, "what is pasted is not the link"
    at.open(urlsplit(link).path + "?" + urlsplit(link).query)
    assert at.browser.run(SAID) == before, "the link opens something else"
    at.browser.click(f"{CARD} [role='tab']:nth-of-type(2)")
    at.until(lambda: at.asked().get("tab") == ["table"], "the address bar does not name the tab")
    at.browser.click(f"{CARD} .card-ways > [aria-haspopup]")
    at.keep("copy")
    at.browser.click(f"{CARD} .card-menu [data-what='link']")
    at.until(lambda: at.text(f"{CARD} .card-ways [role='status']") == "Copied", "it does not say so")
    own = urlsplit(at.pasted())
    at.open("/tourism?lang=en")
    at.open(f"{own.path}?{own.query}")
    at.until(lambda: at.seen(f"{CARD} table.figures"), "the link of a card opens another tab")
    at.until(
        lambda: at.browser.run(
            "(card) => Math.abs(document.querySelector(card).getBoundingClientRect().top) < innerHeight", CARD
        ),
        "the link of a card does not lead to it",
    )
    assert at.browser.run(SAID) == before, "the link of a card opens another view"
    return f"links of {len(link)} and {len(own.path + own.query)} characters, pasted"


WAYS = {
    "Ctrl": {"held": "Control"}, "Shift": {"held": "Shift"}, "the middle button": {"middle": True},
}  # fmt: skip


def beside(at: Sitting) -> str:
    """Links open beside the page by every way by which this browser opens any link so."""
    at.open("/plain/tourism?lang=en&region=usa", drawn=False)
    known = {
        name: how
        for name, how in WAYS.items()
        if at.browser.beside(lambda how=how: at.browser.click("main a[href]", **how), SOON)
        or at.open("/plain/tourism?lang=en&region=usa", drawn=False)
    }
    if not known:
        raise Refused("unsupported operation: its driver tells of no tab that any link opens")
    at.open("/tourism?lang=en&region=usa")
    here = at.browser.run("() => location.href")
    at.search("ukraine")
    links = (".st-key-chips a", ".contents a[href]", ".openings a[href]", ".tile a", ANSWER)
    for link in links:
        to = at.browser.run(
            "(link) => [...document.querySelectorAll(link)].find((one) => one.getClientRects().length).href",
            link,
        )
        for name, how in known.items():
            opened = at.browser.beside(lambda link=link, how=how: at.browser.click(link, **how), LONGEST)
            assert opened, f"{name} opens nothing beside the page from {link}"
            assert urlsplit(opened).path == urlsplit(to).path, f"{name} opens {opened} and not {to}"
            assert at.browser.run("() => location.href") == here, f"{name} on {link} leaves the page"
    return f"{len(links)} kinds of links, by {', '.join(known)}"


def taken(at: Sitting) -> str:
    """A chart leaves as a slide and as a table, with the figures that it shows."""
    at.open("/export-markets?lang=en")
    at.browser.click(f"{CARD} [role='tab']:nth-of-type(2)")
    at.until(lambda: at.seen(f"{CARD} table.figures tbody tr"), "the chart has no table")
    cells = "(card) => [...document.querySelectorAll(`${card} td.value`)].map((one) => one.innerText)"
    shown = sorted(float(re.search(r"[\d.]+", cell).group()) for cell in at.browser.run(cells, CARD))
    at.browser.click(f"{CARD} [role='tab']:nth-of-type(4)")
    slides, tables = (f'{CARD} [class*="st-key-file-"][class*="-{kind}"] button' for kind in ("pptx", "csv"))
    at.until(lambda: at.seen(slides) and at.seen(tables), "no file is offered")
    at.drawn()
    said = at.text(tables)
    slide, table = (at.browser.file(lambda to=to: at.browser.click(to), LONGEST) for to in (slides, tables))
    charts = [shape.chart for shape in Presentation(io.BytesIO(slide)).slides[0].shapes if shape.has_chart]
    drawn = sorted(
        value for chart in charts for plot in chart.plots for row in plot.series for value in row.values
    )
    rows = list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"))))
    assert str(len(rows)) in said, f"{said!r}, and {len(rows)} came"
    assert sorted(float(row["Value"]) for row in rows) == drawn == shown, (
        "files have other figures than the page"
    )
    return f"a slide of {len(slide) // 1000} kB and a table, both with the {len(rows)} figures of the page"


def printed(at: Sitting) -> str:
    """A page comes out on paper with its numbers and charts; from a dark screen too, and without a dark ground."""
    at.open("/export-markets?lang=en&region=deu")
    title, number = at.browser.run(SAID)[:2]
    ticks = "(card) => [...document.querySelectorAll(`${card} .live-chart .ytick text`)].map((one) => one.textContent)"
    labels = at.browser.run(ticks, CARD)
    assert labels, "the chart names nothing"
    paper = at.browser.printed()
    at.keep("light-paper", paper)
    pages = PdfReader(io.BytesIO(paper)).pages
    # Firefox writes letters of a variable font as outlines: there is nothing to be read then, only to be looked at.
    words = "".join("".join(page.extract_text() for page in pages).split())
    for wanted in (title, number, *labels) if words else ():
        assert "".join(wanted.split()) in words, f"{wanted!r} is not on paper"
    seen = sheets(paper)
    assert words or seen, "letters are outlines, and nothing shows them (no pdftoppm)"
    assert any(sheet.coloured > INK for sheet in seen) or not seen, "no chart is on paper"
    at.browser.dark(True)
    try:
        at.open("/export-markets?lang=en&region=deu")
        scheme = at.browser.run("() => document.querySelector('[data-scheme]').dataset.scheme")
        assert scheme == "dark", "the page is not dark where the reader wants it so"
        at.keep("dark")
        dark = at.browser.printed()
    finally:
        at.browser.dark(False)
    at.keep("dark-paper", dark)
    white = [sheet.white for sheet in sheets(dark)]
    assert all(share > GROUND for share in white), f"a sheet is white to {min(white):.0%} only"
    told = f"{len(labels)} words of a chart" if words else "letters as outlines"
    return f"{len(pages)} sheets, {told}; from a dark screen white to {min(white, default=0):.0%} at least"


def refused(at: Sitting) -> str:
    """Where websockets are refused, the page says so after ten seconds and leads to the plain one of the same view."""
    with refusing(at.url) as url:
        at.browser.open(f"{url}/tourism?lang=en&region=usa")
        began = at.browser.run("() => performance.now()")
        assert not at.seen("#late"), f"it gives up after {began:.0f} ms"
        at.until(lambda: at.seen("#late"), "it does not say that no connection comes about")
        after = at.browser.run("() => performance.now()") / 1000
        at.keep("said")
        at.browser.click("#late a")
        at.until(lambda: "/plain/tourism" in at.browser.run("() => location.pathname"), "no plain page")
        assert at.asked()["region"] == ["usa"], "it is another view"
        at.until(lambda: "United States" in at.text("main"), "the plain page does not tell of the partner")
    return f"said after {after:.0f} s, and the plain page comes"


def narrow(at: Sitting) -> str:
    """In a narrow window in Dutch nothing scrolls sideways and charts follow."""
    at.browser.size(400, 800)
    try:
        at.open("/export-markets?lang=nl")
        at.until(lambda: not at.browser.run(SIDEWAYS), "the page scrolls sideways")
        at.until(
            lambda: all(each["fits"] for each in at.browser.run(DRAWINGS)), "a chart does not fit its place"
        )
        assert at.browser.run("() => document.documentElement.lang") == "nl"
        at.keep("page")
        return f"{at.browser.run(SAID)[0]}, {at.browser.run('() => innerWidth')} pixels wide"
    finally:
        at.browser.size(1280, 900)


def mapped(at: Sitting) -> str:
    """The map of the network is there, or says why it cannot be."""
    at.open("/diplomatic-network?lang=en")
    at.until(lambda: at.seen('[data-testid="stDeckGlJsonChart"] canvas'), "no map")
    return "a map"


STEPS: dict[str, Callable[[Sitting], str]] = {
    "open": opened, "find": found, "filter": filtered, "trace": traced, "share": shared, "links beside": beside,
    "take away": taken, "print": printed, "narrow, Dutch": narrow, "map": mapped,
    "no websocket": refused,
}  # fmt: skip
