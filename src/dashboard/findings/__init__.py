"""Sentences worked out from the figures in view: headlines of charts, and later of previews and briefs.

A finding is a message with {fields}; this room fills them in from the observations, so a headline can never say
what the figures do not. It draws nothing and knows no Streamlit.
"""

from dashboard.findings.comparable import comparable
from dashboard.findings.dated import Dated, dated
from dashboard.findings.finding import AMONG, FEW, Finding, facts, finding, of_indicator, of_newest
from dashboard.findings.leading import OPENINGS, Leading, is_move, leading, moved

__all__ = [
    "AMONG", "FEW", "OPENINGS", "Dated", "Finding", "Leading", "comparable", "dated", "facts", "finding", "is_move",
    "leading", "moved", "of_indicator", "of_newest",
]  # fmt: skip
