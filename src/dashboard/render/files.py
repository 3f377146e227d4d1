"""The kinds of files in which cards leave the dashboard: one list, for the page, for briefs, and for whoever tries them all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dashboard.data import Package
from dashboard.locale import mark
from dashboard.render.card import Card, Edition, FactCard

Cards = Sequence[Card | FactCard]
Make = Callable[[Cards, Edition, Package], bytes]


@dataclass(frozen=True)
class Kind:
    """A kind of file: its name on a button, the ending of its name, its media type, and what makes it of cards.

    `whole` says that only a whole brief leaves as such a file, and no single card.
    """

    label: str
    ending: str
    media: str
    make: Make
    whole: bool = False


# Libraries are imported where they are used: they take longer to load than most readers stay on a page.
def _slides(cards: Cards, edition: Edition, package: Package) -> bytes:
    from dashboard.render.pptx import pptx_of

    return pptx_of(cards, edition)


def _workbook(cards: Cards, edition: Edition, package: Package) -> bytes:
    from dashboard.render.xlsx import xlsx_of

    return xlsx_of(cards, edition)


def _rows(cards: Cards, edition: Edition, package: Package) -> bytes:
    from dashboard.render.sheets import csv_of

    return csv_of(cards, edition, package)


def _bundle(cards: Cards, edition: Edition, package: Package) -> bytes:
    from dashboard.render.bundle import bundle_of

    return bundle_of(cards, edition, package)


def _paper(cards: Cards, edition: Edition, package: Package) -> bytes:
    from dashboard.render.pdf import pdf_of

    return pdf_of(cards, edition)


def _written(cards: Cards, edition: Edition, package: Package) -> bytes:
    from dashboard.render.docx import docx_of

    return docx_of(cards, edition)


def _page(cards: Cards, edition: Edition, package: Package) -> bytes:
    from dashboard.render.html.file import html_of
    from dashboard.render.plotly import CONFIG

    return html_of(cards, edition, package, config=CONFIG)


_OFFICE = "application/vnd.openxmlformats-officedocument."
PPTX = Kind(mark("Slide (PPTX)"), "pptx", f"{_OFFICE}presentationml.presentation", _slides)
XLSX = Kind(mark("Workbook (XLSX)"), "xlsx", f"{_OFFICE}spreadsheetml.sheet", _workbook)
CSV = Kind(mark("Table (CSV)"), "csv", "text/csv; charset=utf-8", _rows)
ZIP = Kind(mark("Data package (ZIP)"), "zip", "application/zip", _bundle)
PDF = Kind(mark("Document (PDF)"), "pdf", "application/pdf", _paper)
DOCX = Kind(mark("Document (DOCX)"), "docx", f"{_OFFICE}wordprocessingml.document", _written)
HTML = Kind(
    mark("One file that works without network (HTML)"), "html", "text/html; charset=utf-8", _page, whole=True
)

KINDS = (PPTX, XLSX, PDF, DOCX, CSV, ZIP, HTML)
