"""About how tall a card comes out in a row, from its words and its chart, before a browser has laid it out. Good enough to
say what stands beside what (rows.py); what is left over the browser levels.
"""

from __future__ import annotations

import math
import re

from dashboard.content import blocks
from dashboard.content.blocks import Block
from dashboard.content.page import Page
from dashboard.render.network import HEIGHT
from dashboard.ui.draw.cards import chart_of
from dashboard.ui.draw.rows import Tall
from dashboard.ui.plot.drawn import FIXED, GROWS, KEEPS_SHAPE

LETTERS, HEADING = 78, 56
"""Letters on a line of small print, and of a heading, in half a row."""

LINE = 21
TABS, EDGES = 76, 50
TILE, IN_HALF, ACROSS = 150, 2, 5
"""How tall a tile is in a card, and how many stand side by side in half a row and in a whole one."""

COLUMNS = 3
"""Columns of a list across a row (style.css)."""

FURTHEST = 2.0
"""How many times its own height a chart may have."""

LONG = 500
"""Pixels: a list longer than that stands across the row."""

_END = re.compile(r"</(?:p|li|h\d|dd|small|b|summary)>|<br")
_TAG = re.compile(r"<[^>]*>")


def height_of(page: Page, block: Block) -> Tall | None:
    """The height of a card, None for what is no card."""
    if isinstance(block, blocks.FewFigures):
        return _few(block)
    if isinstance(block, blocks.ListCard):
        return _list(block)
    if isinstance(block, (blocks.FigureCard, blocks.FactsCard)):
        return _chart(page, block)
    return None


def _chart(page: Page, block: blocks.FigureCard | blocks.FactsCard) -> Tall:
    words = block.card if isinstance(block, blocks.FigureCard) else block
    around = _words(words.heading, words.subtitle, words.source_line, *words.notes) + TABS + EDGES
    chart = chart_of(page, block)
    if chart is None:  # a map of deck.gl, or a table
        deck = isinstance(block, blocks.FactsCard) and block.decks is not None
        high = around + (HEIGHT if deck else LINE * 2 * len(block.table.rows))
        return Tall(high, high, high)
    high = around + chart.height
    if chart.width:  # wider than a row: it has one for itself
        return Tall(high, high, high, alone=0)
    return {
        FIXED: Tall(high, high, high),
        GROWS: Tall(high, around + int(chart.height * FURTHEST), high, alone=90),
        KEEPS_SHAPE: Tall(high, high, around + 2 * chart.height, alone=50),
    }[chart.fit]


def _few(block: blocks.FewFigures) -> Tall:
    words, number = block.card, len(block.tiles)
    around = _words(words.heading, words.subtitle, block.rest, words.source_line, *words.notes) + EDGES
    half = math.ceil(number / IN_HALF) * TILE
    return Tall(
        around + half, around + half + half // 3, around + math.ceil(number / ACROSS) * TILE, alone=40
    )


def _list(block: blocks.ListCard) -> Tall:
    said = [_TAG.sub("", part).strip() for part in _END.split(str(block.body.markup))]
    lines = sum(math.ceil(len(part) / LETTERS) for part in said)
    around = _words(block.heading, "", block.source_line, block.note) + EDGES
    body = lines * (LINE + 3)
    high = around + body
    return Tall(high, high, around + body // COLUMNS, alone=20 if high > LONG else 100)


def _words(heading: str, *others: str) -> int:
    lines = sum(math.ceil(len(text) / LETTERS) for text in others)
    return math.ceil(len(heading) / HEADING) * 24 + lines * LINE
