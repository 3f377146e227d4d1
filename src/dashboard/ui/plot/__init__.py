"""A Plotly figure on the page, drawn by a component of our own that keeps its drawing from one run to the next."""

from dashboard.ui.plot.assets import FOLDER, SERVED, address, names_content, preloads
from dashboard.ui.plot.component import Pick, draw_plot
from dashboard.ui.plot.drawn import Drawn, drawn

__all__ = ["FOLDER", "SERVED", "Drawn", "Pick", "address", "draw_plot", "drawn", "names_content", "preloads"]
