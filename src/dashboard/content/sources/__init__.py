"""What only the sources page has: documents, tables, checks, gaps, what was left out, and the data dictionary."""

from dashboard.content.sources.checks import draw_checks
from dashboard.content.sources.counts import draw_counts
from dashboard.content.sources.dictionary import draw_dictionary
from dashboard.content.sources.documents import draw_documents, draw_trust
from dashboard.content.sources.feeds import draw_feeds
from dashboard.content.sources.missing import draw_gaps, draw_left_out
from dashboard.content.sources.parts import draw_parts, source_choices

__all__ = [
    "draw_checks",
    "draw_counts",
    "draw_dictionary",
    "draw_documents",
    "draw_feeds",
    "draw_gaps",
    "draw_left_out",
    "draw_parts",
    "draw_trust",
    "source_choices",
]
