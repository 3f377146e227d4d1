"""HTML, written by templates and by nothing else: whatever is put into one is escaped, unless it is HTML already.

The words in a template's values are in the reader's language already: templates hold no message and work nothing out.
"""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from unicodedata import category

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from dashboard.locale import aloud
from dashboard.locale.reader import MINUS, NO_BREAK
from dashboard.render.palette import channels, palette

FOLDER = Path(__file__).with_name("templates")
ALOUD = Path(__file__).with_name("aloud.css").read_text(encoding="utf-8")

COLOURS = {
    "ink": "text", "paper": "background", "bar": "partner",
    **{name: name for name in ("quiet", "link", "focus", "panel", "line", "flag", "marked", "right", "wrong")},
}  # fmt: skip
"""The custom properties that every style sheet has its colours from, each with its name in the palette."""


_SIGNED = re.compile(rf'(?<!class="whole">)[{MINUS}+±][$£¤¥\u20a0-\u20c0](?:[\d.,]*\d)?')
"""An amount with its sign: browsers would break the line between that and the euro."""

_TAG = re.compile(r"(<(textarea|option|title|script|style)\b.*?</\2>|<[^<>]*>)", re.DOTALL)
"""A tag, or an element that holds no tags."""

_READ_OUT = re.compile(r'(?<=\s)(?:alt|aria-label|title)="[^"]*"')


def html(template: str, /, **values: object) -> Markup:
    """What a template says of these values; what is abbreviated is read out as words, and no amount is broken.

    Raises jinja2.UndefinedError where the template names a value that is not given.
    """
    return Markup(_read_out(_ENVIRONMENT.get_template(template).render(values)))


def document(template: str, /, **values: object) -> str:
    """A whole document, or the head of one: its parts are HTML, of which `html` has said how it is read out.

    Raises jinja2.UndefinedError where the template names a value that is not given.
    """
    return _ENVIRONMENT.get_template(template).render(values)


def _read_out(markup: str) -> str:
    """HTML in which screen readers find words for abbreviations: `<span aria-hidden>m</span>`, then a hidden `million`.

    The word is generated content (aloud.css): it is read, and neither copied nor found where text is looked for.
    """
    if NO_BREAK not in markup and not _SIGNED.search(markup):
        return markup
    found, end = [], 0
    for tag in _TAG.finditer(markup):
        found += [_told(markup[end : tag.start()]), _READ_OUT.sub(lambda name: aloud(name[0]), tag[0])]
        end = tag.end()
    return "".join([*found, _told(markup[end:])])


def _told(text: str) -> str:
    """A text between tags as it is read out, and with no amount broken over two lines."""
    return aloud(_SIGNED.sub(r'<span class="whole">\g<0></span>', text), _SAID.format)


_SAID = '<span aria-hidden="true">{}</span><span class="aloud" data-said="{}"></span>'


def style(sheet: Path) -> Markup:
    """A style sheet with the properties that it uses, as it stands in a document. One that is always light says
    `color-scheme: light`.
    """
    return Markup(tokens() + ALOUD + sheet.read_text(encoding="utf-8"))


def tokens() -> str:
    """The colours of the palette as custom properties, for light and dark pages."""
    light, dark = palette("light"), palette("dark")
    pairs = {name: (light.of(role), dark.of(role)) for name, role in COLOURS.items()}
    said = (
        f"--{name}: {one if one == other else f'light-dark({one}, {other})'};"
        for name, (one, other) in pairs.items()
    )
    return f":root {{ {' '.join(said)} }}\n"


def on_paper(dark: str) -> Markup:
    """Rules that print charts in the colours of the light scheme, though they were drawn for a page as `dark` selects it.

    Plotly writes each colour at its mark, in whichever way of writing it. Where one dark colour has several roles, the
    first of them gives the light one.
    """
    pairs: dict[str, str] = {}
    for role in fields(palette("dark")):
        one, other = getattr(palette("dark"), role.name), getattr(palette("light"), role.name)
        drawn, printed = ((one,), (other,)) if isinstance(one, str) else (one, other)
        for colour, paper in zip(drawn, printed, strict=True):
            pairs.setdefault(colour, paper)
    rules = [
        f":is({_painted(way, colour)}) {{ {way}: {paper} !important; }}"
        for colour, paper in pairs.items()
        for way in ("fill", "stroke")
    ]
    return Markup("\n".join([f"@media print {{ {dark} .main-svg {{", *rules, "} }\n"]))


def _painted(way: str, colour: str) -> str:
    """Selects what is painted in a colour, as browsers write it in a style, as Plotly does in one and in an attribute."""
    rgb = f"rgb({', '.join(map(str, channels(colour)[:3]))})"
    return f'[style*="{way}: {rgb}"], [style*="{way}:{colour}" i], [{way}="{rgb}"]'


def line(text: str) -> str:
    """A text in one line and without signs that steer, for those who show it with no regard for what is in it."""
    return "".join(" " if category(sign) in _STEERING else sign for sign in text)


_STEERING = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})


_ENVIRONMENT = Environment(
    loader=FileSystemLoader(FOLDER),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)
_ENVIRONMENT.filters["line"] = line
