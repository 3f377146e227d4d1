"""The only room beside app.py and pages/ that knows Streamlit: frame, filters, links, tiles and figure cards.

Streamlit's widgets only project what the address says (see dashboard.view): nothing a reader chooses lives anywhere
but in the URL.
"""

from dashboard.ui.contents import Entry
from dashboard.ui.frame import run
from dashboard.ui.opening import Outline, draw_page
from dashboard.ui.page import Page

__all__ = ["Entry", "Outline", "Page", "draw_page", "run"]
