"""What only the sources page has: documents, tables, checks, gaps, what was left out, and the data dictionary."""

from dashboard.ui.sources.checks import draw_checks
from dashboard.ui.sources.counts import draw_counts
from dashboard.ui.sources.dictionary import draw_dictionary
from dashboard.ui.sources.documents import draw_documents, draw_trust
from dashboard.ui.sources.missing import draw_gaps, draw_left_out
from dashboard.ui.sources.parts import draw_parts, source_choices

__all__ = [
    "draw_checks",
    "draw_counts",
    "draw_dictionary",
    "draw_documents",
    "draw_gaps",
    "draw_left_out",
    "draw_parts",
    "draw_trust",
    "source_choices",
]
