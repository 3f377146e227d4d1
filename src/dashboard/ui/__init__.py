"""Draws pages with Streamlit: frame, filters, links, headline numbers and cards. What a page says is none of its business.

Streamlit's widgets only project what the address says (see dashboard.view): nothing a reader chooses lives anywhere
but in the URL.
"""

from dashboard.ui.frame import run
from dashboard.ui.opening import draw_page

__all__ = ["draw_page", "run"]
