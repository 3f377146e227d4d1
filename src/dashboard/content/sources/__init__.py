"""What only the sources page has: documents, tables, checks, gaps, what was left out, and the data dictionary."""

from dashboard.content.sources.checks import add_checks
from dashboard.content.sources.counts import add_counts
from dashboard.content.sources.dictionary import add_dictionary
from dashboard.content.sources.documents import add_documents, add_trust
from dashboard.content.sources.feeds import add_feeds
from dashboard.content.sources.missing import add_gaps, add_left_out
from dashboard.content.sources.parts import add_parts, source_choices

__all__ = [
    "add_checks",
    "add_counts",
    "add_dictionary",
    "add_documents",
    "add_feeds",
    "add_gaps",
    "add_left_out",
    "add_parts",
    "add_trust",
    "source_choices",
]
