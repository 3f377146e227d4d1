"""Cards and headline numbers on the page, drawn by components of our own that keep what they drew from run to run."""

from dashboard.ui.plot.assets import FOLDER, SERVED, address, names_content
from dashboard.ui.plot.component import Pick, asked, draw_card_body, draw_tiles_body, opened, wanted
from dashboard.ui.plot.drawn import Drawn, Tile, card_message, drawn, tiles_message, with_file

__all__ = [
    "FOLDER",
    "SERVED",
    "Drawn",
    "Pick",
    "Tile",
    "address",
    "asked",
    "card_message",
    "draw_card_body",
    "draw_tiles_body",
    "drawn",
    "names_content",
    "opened",
    "tiles_message",
    "wanted",
    "with_file",
]
