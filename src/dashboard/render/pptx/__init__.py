"""A deck: one slide for each card, with a native chart that PowerPoint edits, and its sources in the speaker's notes."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

import pandas as pd
from babel.dates import format_date

from dashboard.render import background
from dashboard.render.card import Card, Edition, FactCard
from dashboard.render.one_pager import OnePager
from dashboard.render.palette import palette
from dashboard.render.pptx.parts import MARGIN, ROOM, Place
from dashboard.render.properties import LONGEST_TARGET, properties

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import Slide

COLOURS = palette("light")
WIDE, HIGH = 13.333, 7.5  # inches
CHART = Place(1.72, 4.62)
LEFT, RIGHT = CHART._replace(width=4.7), CHART._replace(left=MARGIN + 4.8, width=ROOM - 4.8)
"""Where a chart stands beside the table that goes with it."""

LETTER = 0.56  # sizes that a letter is wide, rather too much than too little
TITLE_ONLY = 5  # the place of that layout in python-pptx's own template
LONGEST_LINK = 260  # characters of an address that find room on a slide; a longer one stands behind words


def pptx_of(cards: Sequence[Card | FactCard], edition: Edition) -> bytes:
    """A 16:9 presentation of the cards in their order; tables of facts go on over as many slides as they need."""
    from pptx import Presentation
    from pptx.util import Inches

    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDE), Inches(HIGH)
    told, said = deck.core_properties, properties(cards, edition)
    told.title, told.author, told.subject, told.comments, told.created = said
    told.version, told.language = edition.version, edition.reader.lang
    told.modified, told.last_modified_by = said.created, said.author
    for card in cards:
        if isinstance(card, OnePager):
            _one_pager_slides(deck, card, edition)
        elif isinstance(card, FactCard):
            _fact_slides(deck, card, edition)
        else:
            _chart_slide(deck, card, edition)
    out = BytesIO()
    deck.save(out)
    return out.getvalue()


def fitted(said: str, width: float, lines: int, most: float, least: float) -> float:
    """The largest size in points at which a text surely takes no more than so many lines of `width` inches."""
    size = most
    while size > least and len(said) * LETTER * size / 72 > width * (lines - 0.15 * (lines > 1)):
        size -= 0.5
    return size


def write(
    slide: Slide,
    parts: Sequence[tuple[str, str, str]],
    top: float,
    height: float,
    size: float,
    *,
    bold: bool = False,
) -> None:
    """A text box over the width of the slide: each part a paragraph of text, its colour, and a link ("" without)."""
    from pptx.dml.color import RGBColor
    from pptx.util import Inches, Pt

    frame = slide.shapes.add_textbox(Inches(MARGIN), Inches(top), Inches(ROOM), Inches(height)).text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for place, (said, colour, link) in enumerate(parts):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = said
        run.font.size, run.font.bold = Pt(size), bold
        run.font.color.rgb = RGBColor.from_string(colour[1:])
        if link:
            run.hyperlink.address = link


def _framed(deck: Presentation, card: Card | FactCard, edition: Edition, *, part: str = "") -> Slide:
    """A new slide with title, subtitle, source, date and link."""
    from pptx.dml.color import RGBColor
    from pptx.enum.shapes import MSO_SHAPE
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
    from pptx.util import Inches, Pt

    slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
    strip = slide.shapes.add_shape(
        MSO_SHAPE.RECTANGLE, Inches(MARGIN), Inches(0.3), Inches(0.7), Inches(0.06)
    )
    strip.fill.solid()
    strip.fill.fore_color.rgb = RGBColor.from_string(COLOURS.flanders[1:])
    strip.line.fill.background()
    title = slide.shapes.title
    title.left, title.top, title.width, title.height = (Inches(each) for each in (MARGIN, 0.42, ROOM, 0.86))
    frame = title.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    heading = f"{card.heading} {part}".strip()
    paragraph = frame.paragraphs[0]
    paragraph.text = heading
    paragraph.alignment = PP_ALIGN.LEFT
    paragraph.font.size, paragraph.font.bold = Pt(fitted(heading, ROOM, 2, 26, 10)), True
    paragraph.font.color.rgb = RGBColor.from_string(COLOURS.text[1:])
    size = fitted(card.subtitle, ROOM, 1, 14, 8)
    write(slide, [(card.subtitle, COLOURS.muted_text, "")], 1.3, 0.35, size)
    _foot(slide, card, edition)
    _notes(slide, card, edition)
    return slide


def _foot(slide: Slide, card: Card | FactCard, edition: Edition) -> None:
    reader, link = edition.reader, edition.link_of(card)
    made = format_date(edition.made, "d MMMM y", locale=reader.locale)
    version = reader.text("Data version {version}", version=edition.version)
    about = " · ".join(part for part in (edition.page_title, edition.filters, version, made) if part)
    address = link if len(link) <= LONGEST_LINK else reader.text("Open this view in the dashboard")
    if len(link) > LONGEST_TARGET:
        address = reader.text("The address of this view is too long for a link; it stands in the notes.")
    parts = [(note, COLOURS.text, "") for note in card.notes if note]
    parts += [
        (card.source_line, COLOURS.muted_text, ""),
        (about, COLOURS.muted_text, ""),
        (address, COLOURS.partner, link if len(link) <= LONGEST_TARGET else ""),
    ]
    size = 10.0
    while size > 6 and _lines(parts, size) * size * 1.22 / 72 > 0.98:
        size -= 0.5
    write(slide, parts, 6.4, 1.0, size)


def _lines(parts: Sequence[tuple[str, str, str]], size: float) -> int:
    return sum(-int(-len(said) * LETTER * size / 72 // ROOM) or 1 for said, _, _ in parts)


def _notes(slide: Slide, card: Card | FactCard, edition: Edition) -> None:
    """What a speaker may be asked: notes, definitions, every source, the whole address."""
    lines = [card.heading, card.subtitle, "", *card.notes]
    if isinstance(card, OnePager):
        lines += [each.said for each in card.sources]
    if card.shown is not None:
        lines += ["", *background.definitions(card.shown)]
        lines += ["", edition.reader.text("Sources"), *background.sources(card.shown, edition.reader)]
    else:
        lines += ["", card.source_line]
    lines += ["", edition.rights(), edition.link_of(card)]
    slide.notes_slide.notes_text_frame.text = "\n".join(lines)


def _chart_slide(deck: Presentation, card: Card, edition: Edition) -> None:
    from dashboard.render.pptx.chart import add_chart
    from dashboard.render.pptx.table import add_table

    slide = _framed(deck, card, edition)
    if card.table is None:
        add_chart(slide, card, CHART)
        return
    add_chart(slide, card, LEFT)
    left, place = _rows(card.table), RIGHT
    while left := add_table(slide, list(card.table.columns), left, place, alt=card.heading, whole=True):
        slide, place = _framed(deck, card, edition, part=edition.reader.text("(continued)")), CHART


def _one_pager_slides(deck: Presentation, card: OnePager, edition: Edition) -> None:
    from dashboard.render.pptx.one_pager import add_figures, add_lists

    add_figures(_framed(deck, card, edition), card, edition.reader)
    add_lists(_framed(deck, card, edition, part=edition.reader.text("(continued)")), card)


def _fact_slides(deck: Presentation, card: FactCard, edition: Edition) -> None:
    from dashboard.render.pptx.table import add_table

    heads = [str(name) for name in card.table.columns]
    left = _rows(card.table)
    part = ""
    while True:
        slide = _framed(deck, card, edition, part=part)
        left = add_table(slide, heads, left, CHART, alt=card.alt)
        if not left:
            return
        part = edition.reader.text("(continued)")


def _rows(table: pd.DataFrame) -> list[tuple[str, ...]]:
    return [tuple(str(cell) for cell in row) for row in table.itertuples(index=False)]
