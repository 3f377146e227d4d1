"""Headings at the level where they stand, so that no level is left out: readers of screens walk a page by them.

The page's title is the first level, its sections the second. A card stands below its section, or below the title
where there is no section yet.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from dashboard.locale.reader import MINUS

if TYPE_CHECKING:
    from dashboard.ui.page import Page

_BELOW_ZERO = re.compile(f"{MINUS}[^\\s]+")
"""An amount below zero: browsers would break the line between its sign and the euro."""

CARD, LIST = "card-title", "list-title"
"""How a heading looks, which its level does not say."""


def heading(page: Page, text: str, *, look: str = CARD, below: int = 0) -> str:
    """A heading as HTML: that of a card, or `below` it by so many levels."""
    whole = _BELOW_ZERO.sub(r'<span class="whole">\g<0></span>', escape(text))
    return heading_of(page, whole, look=look, below=below)


def heading_of(page: Page, html: str, *, look: str = CARD, below: int = 0) -> str:
    """As `heading`, of what is HTML already."""
    level = page.level + below
    return f'<h{level} class="{look}">{html}</h{level}>'
