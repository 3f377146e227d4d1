"""What only the dossier page has: everything about one partner or theme, up to four partners side by side."""

from dashboard.content.dossier.onepager import KEY as ONE_PAGER
from dashboard.content.dossier.page import add_dossier, dossier_choices
from dashboard.content.dossier.start import add_others, add_start

__all__ = ["ONE_PAGER", "add_dossier", "add_others", "add_start", "dossier_choices"]
