"""A document as PDF/UA-1, made on the server by Typst: tagged, with bookmarks, charts as vectors and fonts embedded.

Texts are handed over as data and never as markup, so none of them is run.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime, time
from io import BytesIO
from pathlib import Path

from dashboard.render.card import Card, Edition, FactCard
from dashboard.render.document import Document, Section, document_of
from dashboard.render.palette import palette

MEDIA_TYPE = "application/pdf"
STANDARD = "ua-1"
TEMPLATE = Path(__file__).with_name("document.typ")
COLOURS = palette("light")
LONGEST_CODE = 1200
"""Characters of an address that a telephone still reads off paper as a code."""


def pdf_of(cards: Sequence[Card | FactCard], edition: Edition) -> bytes:
    """The cards in their order as one PDF on A4. The same cards and edition give the same bytes."""
    import typst
    from matplotlib import get_data_path

    document = document_of(cards, edition)
    return typst.compile(
        TEMPLATE.read_bytes(),
        format="pdf",
        font_paths=[str(Path(get_data_path()) / "fonts" / "ttf")],
        ignore_system_fonts=True,
        pdf_standards=[STANDARD],
        timestamp=int(datetime.combine(edition.made, time(), UTC).timestamp()),
        sys_inputs={"told": json.dumps(_told(document, edition), ensure_ascii=False)},
    )


def _told(document: Document, edition: Edition) -> dict[str, object]:
    """What the template reads."""
    t = document.reader.text
    code = document.link if 0 < len(document.link) <= LONGEST_CODE else ""
    return {
        "title": document.title,
        "brand": t("Flanders in the world"),
        "about": document.about,
        "way": [document.way.text, document.way.link],
        "code": {"svg": _code(code), "alt": t("Code that opens this view: {link}", link=code)}
        if code
        else None,
        "lang": document.reader.lang,
        "page": t("Page"),
        "foot": t("Data version {version}", version=edition.version),
        "ink": COLOURS.text,
        "muted": COLOURS.muted_text,
        "accent": COLOURS.flanders,
        "lead": COLOURS.partner,
        "compact": document.compact,
        "sections": [_section(section) for section in document.sections],
    }


def _section(section: Section) -> dict[str, object]:
    from dashboard.render.picture import alone

    return {
        "heading": section.heading,
        "above": section.above,
        "chart": {"svg": alone(section.chart, format="svg").decode("utf-8"), "alt": section.chart.alt}
        if section.chart
        else None,
        "below": section.below,
        "way": [section.way.text, section.way.link],
        "columns": section.table.columns,
        "widths": _widths(section),
        "rows": [[[cell.text, cell.link, cell.drawing] for cell in row] for row in section.table.rows],
        "points": [[point.lead, point.said.text, point.said.link] for point in section.points],
        "small": section.small,
        "more": section.table.more,
    }


def _widths(section: Section) -> list[float]:
    """How wide each column is beside the others: by the square root of the longest text in it, and by its longest word."""
    table = section.table
    columns = [[name, *(row[place].text for row in table.rows)] for place, name in enumerate(table.columns)]
    return [
        max(
            4.0,
            1.4 * max(map(len, texts)) ** 0.5,
            0.85 * max(len(word) for text in texts for word in text.split() or [""]),
        )
        for texts in columns
    ]


def _code(link: str) -> str:
    import segno

    out = BytesIO()
    segno.make(link, error="l", micro=False).save(out, kind="svg", border=2, xmldecl=False)
    return out.getvalue().decode("utf-8")
