"""What stands on a page, block by block, in words and figures that are ready to be written: nothing here is drawn.

Every renderer walks the same blocks: the screen (ui/draw), pages without JavaScript, the first paint, previews, briefs
and files. A block that only a screen can use (a list to choose from, a button) says what address it leads to, so that
another renderer may make a link of it or leave it out.
"""

from dashboard.content.blocks.block import Block, Changes, Pick, Row
from dashboard.content.blocks.cards import FactsCard, FewFigures, FigureCard, ListCard, OnePagerCard
from dashboard.content.blocks.choices import Button, Elsewhere, PageLink, Selector, Switch, TextField
from dashboard.content.blocks.headlines import Headline, Headlines, Way
from dashboard.content.blocks.pinned import AskedFigure, BriefFiles, PinControls, PinnedCard
from dashboard.content.blocks.places import Box, Fold, Grid, Line, Part
from dashboard.content.blocks.words import Failure, Fragment, Landing, LeftOut, Notice, Section, Text

__all__ = [
    "AskedFigure",
    "Block",
    "Box",
    "BriefFiles",
    "Button",
    "Changes",
    "Elsewhere",
    "FactsCard",
    "Failure",
    "FewFigures",
    "FigureCard",
    "Fold",
    "Fragment",
    "Grid",
    "Headline",
    "Headlines",
    "Landing",
    "LeftOut",
    "Line",
    "ListCard",
    "Notice",
    "OnePagerCard",
    "PageLink",
    "Part",
    "Pick",
    "PinControls",
    "PinnedCard",
    "Row",
    "Section",
    "Selector",
    "Switch",
    "Text",
    "TextField",
    "Way",
]
