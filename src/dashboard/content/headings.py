"""Headings at the level where they stand, so that no level is left out: readers of screens walk a page by them.

The page's title is the first level, its sections the second. A card stands below its section, or below the title
where there is no section yet. For functions that still write HTML themselves; templates write their own.
"""

from __future__ import annotations

from dashboard.content.page import Page
from dashboard.render.html import whole

CARD, LIST = "card-title", "list-title"
"""How a heading looks, which its level does not say."""


def heading(page: Page, text: str, *, look: str = CARD, below: int = 0) -> str:
    """A heading as HTML: that of a card, or `below` it by so many levels."""
    return heading_of(page, str(whole(text)), look=look, below=below)


def heading_of(page: Page, html: str, *, look: str = CARD, below: int = 0) -> str:
    """As `heading`, of what is HTML already."""
    level = page.level + below
    return f'<h{level} class="{look}">{html}</h{level}>'
