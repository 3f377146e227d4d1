"""HTML, written by templates and by nothing else: whatever is put into one is escaped, unless it is HTML already.

The words in a template's values are in the reader's language already: templates hold no message and work nothing out.
"""

from __future__ import annotations

import re
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from dashboard.locale.reader import MINUS

FOLDER = Path(__file__).with_name("templates")
TOKENS = Path(__file__).with_name("tokens.css").read_text(encoding="utf-8")
"""The custom properties that every style sheet has its colours from."""


_BELOW_ZERO = re.compile(f"{MINUS}[^\\s]+")
"""An amount below zero: browsers would break the line between its sign and the euro."""


def html(template: str, /, **values: object) -> Markup:
    """What a template says of these values.

    Raises jinja2.UndefinedError where the template names a value that is not given.
    """
    return Markup(_ENVIRONMENT.get_template(template).render(values))


def style(sheet: Path) -> str:
    """A style sheet with the properties that it uses."""
    return TOKENS + sheet.read_text(encoding="utf-8")


def whole(text: object) -> Markup:
    """A text whose amounts below zero are not broken over two lines."""
    return Markup(_BELOW_ZERO.sub(r'<span class="whole">\g<0></span>', str(escape(text))))


_ENVIRONMENT = Environment(
    loader=FileSystemLoader(FOLDER),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)
_ENVIRONMENT.filters["whole"] = whole
