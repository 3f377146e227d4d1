"""Blocks that are HTML on every page: how the screen, plain pages and the first paint write them."""

from __future__ import annotations

from markupsafe import Markup

from dashboard.content.blocks import Fragment, Html
from dashboard.render.html import html


def written(block: Fragment | Html) -> Markup:
    """Facts in a form of their own, as HTML."""
    return Markup(block.markup) if isinstance(block, Html) else html(block.template, **block.values)
