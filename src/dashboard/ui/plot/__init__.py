"""Cards and Plotly figures on the page, drawn by a component of our own that keeps what it drew from run to run."""

from dashboard.ui.plot.assets import FOLDER, SERVED, address, names_content, preloads
from dashboard.ui.plot.component import Pick, draw_card_body, opened
from dashboard.ui.plot.drawn import Drawn, card_message, drawn

__all__ = [
    "FOLDER",
    "SERVED",
    "Drawn",
    "Pick",
    "address",
    "card_message",
    "draw_card_body",
    "drawn",
    "names_content",
    "opened",
    "preloads",
]
