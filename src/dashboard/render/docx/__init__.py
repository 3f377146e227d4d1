"""A document for word processors: headings, charts with their alternative text, and native tables whose head is repeated."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from dashboard.render.card import Card, Edition, FactCard
from dashboard.render.document import Cell, Point, Section, document_of
from dashboard.render.palette import palette
from dashboard.render.properties import LONGEST_PROPERTY, properties, shortened

if TYPE_CHECKING:
    from docx.document import Document as File
    from docx.text.paragraph import Paragraph

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
COLOURS = palette("light")
WIDE = 17.4
"""Centimetres of text on A4."""

SMALL = 7.5
"""Points of letters in tables."""


def docx_of(cards: Sequence[Card | FactCard], edition: Edition) -> bytes:
    """The cards in their order as one document on A4."""
    import docx
    from docx.shared import Cm, Pt

    told = document_of(cards, edition)
    file = docx.Document()
    said = properties(cards, edition)
    core = file.core_properties
    core.title, core.author, core.subject, core.comments, core.created = said
    core.modified, core.last_modified_by, core.language = said.created, said.author, told.reader.lang
    sheet = file.sections[0]
    sheet.page_width, sheet.page_height = Cm(21), Cm(29.7)
    sheet.left_margin = sheet.right_margin = Cm((21 - WIDE) / 2)
    sheet.top_margin = sheet.bottom_margin = Cm(1.8)
    file.styles["Normal"].font.size = Pt(10)
    file.styles["Normal"].font.name = "Arial"
    _speak(file, told.reader.lang)
    file.add_heading(told.title, level=0)
    for line in told.about:
        file.add_paragraph(line)
    _said(file.add_paragraph(), told.way, 10)
    for section in told.sections:
        _write(file, section)
    _number(sheet.footer.paragraphs[0], f"{edition.page_title} · {edition.version} · ")
    out = BytesIO()
    file.save(out)
    return out.getvalue()


def _write(file: File, section: Section) -> None:
    from docx.shared import Cm

    from dashboard.render.picture import alone

    file.add_heading(section.heading, level=1)
    if section.above:
        file.add_paragraph(section.above).paragraph_format.keep_with_next = True
    if section.chart:
        drawn = file.add_picture(BytesIO(alone(section.chart, format="png")), width=Cm(WIDE))
        drawn._inline.docPr.set("descr", section.chart.alt)
        drawn._inline.docPr.set("title", shortened(section.heading, LONGEST_PROPERTY))
    for point in section.points:
        _point(file, point, section.small)
    for line in section.below:
        file.add_paragraph(line)
    if section.way.text:
        _said(file.add_paragraph(), section.way, 10)
    if section.table.rows:
        _table(file, section)
    if section.table.more:
        file.add_paragraph(section.table.more)


def _point(file: File, point: Point, small: bool) -> None:
    from docx.shared import Pt

    size = SMALL if small else 9
    paragraph = file.add_paragraph(style="List Bullet")
    paragraph.paragraph_format.space_after = Pt(1)
    if point.lead:
        run = paragraph.add_run(f"{point.lead}: ")
        run.font.size, run.font.bold = Pt(size), True
    _said(paragraph, point.said, size)


def _table(file: File, section: Section) -> None:
    from docx.oxml import OxmlElement
    from docx.shared import Pt

    columns, rows = section.table.columns, section.table.rows
    table = file.add_table(rows=1 + len(rows), cols=len(columns), style="Table Grid")
    head = table.rows[0]._tr.get_or_add_trPr()
    head.append(OxmlElement("w:tblHeader"))
    cells = iter(
        table._cells
    )  # one walk over all: python-docx finds each row's cells by reading the whole table
    for name in columns:
        run = next(cells).paragraphs[0].add_run(name)
        run.font.size, run.font.bold = Pt(SMALL), True
    for row in rows:
        for cell in row:
            _said(next(cells).paragraphs[0], cell, SMALL)


def _said(paragraph: Paragraph, cell: Cell, size: float) -> None:
    """Writes what a cell says, leading where it leads: python-docx has no word for a link."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    run = paragraph.add_run(cell.text)
    run.font.size = Pt(size)
    if cell.link:
        run.font.color.rgb, run.font.underline = RGBColor.from_string(COLOURS.partner[1:]), True
        link = OxmlElement("w:hyperlink")
        link.set(
            qn("r:id"), paragraph.part.relate_to(cell.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        )
        run._r.addprevious(link)
        link.append(run._r)


def _number(paragraph: Paragraph, before: str) -> None:
    """The number of each page, as a field."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph.add_run(before)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def _speak(file: File, lang: str) -> None:
    """The language in which a reading program reads it aloud."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    properties = file.styles["Normal"].element.get_or_add_rPr()
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), {"nl": "nl-BE", "en": "en-GB"}.get(lang, lang))
    properties.append(spoken)
