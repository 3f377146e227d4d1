"""Tries the one-pager of sixty partners in both languages: on the page, on paper, on slides and in the brief.

`make check-partners` runs it. Which partners is by listing: countries, groups, parts of countries and what lies at home, from
those with most entries to those with fewest. It prints a line for each and ends with 1 where one falls short.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

from docx import Document
from pptx import Presentation
from pypdf import PdfReader

from dashboard.content import PageContent, links
from dashboard.content.blocks import BriefFiles
from dashboard.content.dossier import ONE_PAGER
from dashboard.content.dossier.head import entries_behind
from dashboard.content.dossier.kinds import kinds_of
from dashboard.data import home
from dashboard.locale import LANGUAGES
from dashboard.render.document import key_table, points_of
from dashboard.render.docx import docx_of
from dashboard.render.one_pager import OnePager
from dashboard.render.pdf import pdf_of
from dashboard.render.pptx import pptx_of
from page_content import content

SHARES: Mapping[str, int] = {"country": 40, "group": 12, "subdivision": 5, "home": 3}
"""How many partners of each kind are tried."""

FEWEST, PAGES, SLIDES = 5, 2, 2
BADLY = re.compile(r"(?<!\.)\.\.(?!\.)|\b\d{4}-(?:\d\d|[SQ]\d)\b|[{}]")
BRIEFS = 6
"""Of every so many partners the brief is tried too: it asks every page."""


@dataclass(frozen=True)
class Tried:
    """What came of one partner in one language: how many key figures and how many that are said to be missing, pages and
    slides; and what falls short.
    """

    region: str
    lang: str
    figures: int
    absent: int
    pages: int
    slides: int
    faults: tuple[str, ...]


def partners() -> list[str]:
    """The regions that are tried: of each kind evenly from the one with most entries to the one with fewest."""
    page = content("dossier", lang=LANGUAGES[0]).page
    sizes, own = entries_behind(page, "region"), home(page.package)
    kinds: dict[str, list[str]] = {kind: [] for kind in SHARES}
    table = page.package.table("regions")
    for code, kind in zip(table["id"], table["kind"], strict=True):
        kinds.get("home" if code in own else kind, []).append(code)
    found = []
    for kind, number in SHARES.items():
        ordered = sorted(kinds[kind], key=lambda code: (-sizes.get(code, 0), code))
        last, some = len(ordered) - 1, min(number, len(ordered))
        found += [ordered[round(place * last / max(1, some - 1))] for place in range(some)]
    return found


def tried(region: str, lang: str, *, brief: bool = False) -> Tried:
    """Builds the one-pager of a partner and its files, and reads them back."""
    told = content("dossier", {"region": [region]}, lang=lang)
    card = told.card(ONE_PAGER)
    if not isinstance(card, OnePager):
        return Tried(region, lang, 0, 0, 0, 0, ("no one-pager",))
    edition = links.edition(told.page, "https://example.org")
    pages = len(PdfReader(BytesIO(pdf_of([card], edition))).pages)
    slides = list(Presentation(BytesIO(pptx_of([card], edition))).slides)
    written = "\n".join(each.text for each in Document(BytesIO(docx_of([card], edition))).paragraphs)
    faults = [
        *_missing(told, card, region),
        *([f"{pages} pages"] if pages > PAGES else []),
        *([f"{len(slides)} slides"] if len(slides) != SLIDES else []),
        *_not_on_slides(card, slides, told),
        *(f"not in the document: {one.heading}" for one in card.lists if one.heading not in written),
        *_badly_said(card),
        *(["not in the brief"] if brief and not _in_brief(region, lang) else []),
    ]
    absent = sum(1 for each in card.listed("unknown").entries if not each.references)
    return Tried(region, lang, len(card.figures), absent, pages, len(slides), tuple(faults))


def _missing(told: PageContent, card: OnePager, region: str) -> Iterator[str]:
    """The kinds of key figures that are neither there nor said to be missing."""
    unknown = " ".join(each.text for each in card.listed("unknown").entries)
    known = {each.code for each in card.figures}
    for kind in kinds_of(region, told.page.package):
        if kind.code not in known and told.page.text(kind.name) not in unknown:
            yield f"nothing said of {kind.code}"
    if len(card.figures) < FEWEST and not unknown:
        yield f"{len(card.figures)} key figures"


def _badly_said(card: OnePager) -> Iterator[str]:
    """Sentences with two stops, a code or a field left in them; findings that there are none of, or that say once more
    what a key figure says.
    """
    entries = [entry for one in card.lists for entry in one.lines]
    said = [entry.text for entry in entries] + [
        one for each in card.figures for one in (*each.beside, each.trend)
    ]
    for sentence in said:
        if found := BADLY.search(sentence):
            yield f"{found.group()!r} in: {sentence[:60]}"
    findings = card.listed("findings")
    if not findings.entries and not card.figures:
        yield "no finding"
    for each in card.figures:
        if any(each.what in entry.text and each.amount in entry.text for entry in findings.entries):
            yield f"said twice: {each.what}"


def _not_on_slides(card: OnePager, slides: Sequence, told: PageContent) -> Iterator[str]:
    """What the slides lack: a row of the native table, or a line of a list."""
    shapes = [shape for slide in slides for shape in slide.shapes]
    rows = [
        [cell.text for cell in row.cells] for shape in shapes if shape.has_table for row in shape.table.rows
    ]
    for row in key_table(card.figures, told.page.reader).rows:
        if [cell.text for cell in row] not in rows:
            yield f"not on the slides: {row[0].text}"
    said = "\n".join(shape.text_frame.text for shape in shapes if shape.has_text_frame)
    for one in card.lists:
        for point in points_of(one):
            if point.said.text not in said:
                yield f"not on the slides: {point.said.text[:60]}"


def _in_brief(region: str, lang: str) -> bool:
    told = content("brief", {"region": [region]}, lang=lang)
    files = [block for block in told.walk() if isinstance(block, BriefFiles)]
    return bool(files) and any(isinstance(card, OnePager) for card in files[0].cards())


def main() -> int:
    """Tries all, and tells what came of it."""
    found = [
        tried(region, lang, brief=place % BRIEFS == 0 and lang == LANGUAGES[0])
        for place, region in enumerate(partners())
        for lang in LANGUAGES
    ]
    print(f"{'partner':<28}{'lang':<6}{'figures':>8}{'absent':>8}{'pages':>7}{'slides':>8}  falls short")
    for one in found:
        print(
            f"{one.region:<28}{one.lang:<6}{one.figures:>8}{one.absent:>8}{one.pages:>7}{one.slides:>8}"
            f"  {'; '.join(one.faults)}"
        )
    short = [one for one in found if one.faults]
    regions = {one.region for one in found}
    full = sum(one.figures >= FEWEST for one in found)
    print(
        f"{len(regions)} partners in {len(LANGUAGES)} languages: {full} of {len(found)} with {FEWEST} key figures or more, "
        f"at most {max(one.pages for one in found)} pages; {len(short)} fall short."
    )
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
