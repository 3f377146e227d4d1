"""The reader's language: messages from gettext catalogues, numbers and periods by CLDR.

Everything that stands on screen, in a chart or in an export passes through a `Reader`. A language is a folder with
a catalogue (`<lang>/LC_MESSAGES/dashboard.po`) whose header names its CLDR locale; no code knows which ones exist.
This room knows nothing of figures, links or Streamlit.
"""

from dashboard.locale.aloud import aloud
from dashboard.locale.casing import mid_sentence, sentence_start
from dashboard.locale.catalogues import FALLBACK, LANGUAGES
from dashboard.locale.days import today
from dashboard.locale.preferred import preferred
from dashboard.locale.reader import Reader, mark, reader_for

__all__ = [
    "FALLBACK", "LANGUAGES", "Reader", "aloud", "mark", "mid_sentence", "preferred", "reader_for",
    "sentence_start", "today",
]  # fmt: skip
