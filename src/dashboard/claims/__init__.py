"""Claim check: a pasted sentence beside the figures, with a verdict from a closed list; and sentences that are true.

Deterministic and local: words of words.csv and the package's own names, no model, and no text is kept or logged. It draws
nothing and knows no Streamlit.
"""

from .checking import check, true_sentences
from .claim import Claim, Form, Judged, Quantity, Reason, Verdict, Verdicts
from .saying import VERDICTS

__all__ = [
    "VERDICTS", "Claim", "Form", "Judged", "Quantity", "Reason", "Verdict", "Verdicts", "check", "true_sentences",
]  # fmt: skip
