"""Draws what stands on a page with Streamlit, block by block: what a page says is decided in dashboard.content."""

from dashboard.ui.draw.cards import draw_card
from dashboard.ui.draw.screen import Screen

__all__ = ["Screen", "draw_card"]
