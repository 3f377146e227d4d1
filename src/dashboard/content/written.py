"""Blocks that are HTML on every page: how the screen, plain pages and the first paint write them."""

from __future__ import annotations

from markupsafe import Markup

from dashboard.content.blocks import Fragment, Html


def written(block: Fragment | Html) -> Markup:
    """Facts in a form of their own, as HTML."""
    return Markup(block.markup)
