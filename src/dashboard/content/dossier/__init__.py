"""What only the dossier page has: everything about one partner or theme, up to three partners side by side."""

from dashboard.content.dossier.page import dossier_choices, draw_dossier
from dashboard.content.dossier.start import draw_others, draw_start

__all__ = ["dossier_choices", "draw_dossier", "draw_others", "draw_start"]
