"""What of Streamlit's own page in the browser stands in the shell, told and fetched before that asks for anything."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dashboard.ui.internals import file_util
from dashboard.ui.plot.assets import CARD, CHART, PLOTLY, TILE, address

FOLDER = Path(file_util.get_static_dir(), "static")
LETTERS_FILE, SIGNS_FILE = "letters.woff2", "signs.woff"
LETTERS = (
    "U+0020-007E, U+00A0-024F, U+1E00-1EFF, U+2000-206F, U+2070-209F, U+20A0-20CF, U+2100-214F, U+2190-21FF, "
    "U+2200-22FF"
)
"""The letters of European languages, and the signs of numbers and currencies: those of static/letters.woff2."""

ELEMENTS = (
    "BidiComponent", "Html", "Button", "ButtonGroup", "TextInput", "Multiselect", "Selectbox", "PageLink",
)  # fmt: skip
"""The elements that every page has, each a script that Streamlit's page asks for only when the first one comes."""

_ENTRY = re.compile(r'<script type="module" crossorigin src="\./static/js/([^"]+)"></script>')
_SHEET = re.compile(r'<link rel="stylesheet" crossorigin href="\./static/css/([^"]+)">')
_TAGS = re.compile(rf'\s*(?:<link\s+rel="(?:modulepreload|preload)"[^>]*>|{_ENTRY.pattern}|{_SHEET.pattern})')
_IMPORTED = re.compile(r'(?:from|import)"\./([^"]+\.js)"')
_RULE = re.compile(r"[^{}]+\{(?:[^{}]|\{[^{}]*\})*\}")
_ICON = re.compile(r":material/([a-z0-9_]+)")
ROOT = '<div id="root"></div>'
"""Where Streamlit puts its page."""


@dataclass(frozen=True)
class Frontend:
    """Streamlit's shell in parts: `html` without what it fetches; `letters` and `fetched` for its head, tags that fetch the
    font and all scripts; `style` and `script` for its body, around the place of the page.
    """

    html: str
    letters: str = ""
    fetched: str = ""
    style: str = ""
    script: str = ""


def frontend(html: str, below: str) -> Frontend:
    """The parts of Streamlit's shell, `below` the base path; whole where it is not the shell that this is made for.

    The script begins as soon as it is there, and not only when all of the answer is, so it belongs below the page's place.
    There is no style sheet to be fetched: a browser would paint nothing before.
    """
    script, sheet = _ENTRY.search(html), _SHEET.search(html)
    if script is None or sheet is None or ROOT not in html:
        return Frontend(html)
    letters = address(LETTERS_FILE, below)
    return Frontend(
        _TAGS.sub("", html),
        letters=f'<link rel="preload" as="font" type="font/woff2" crossorigin href="{letters}">',
        fetched=preloads(script[1], below),
        style=f"<style>{style(sheet[1], below)}</style>",
        script=script[0].strip().replace('type="module"', 'type="module" async'),
    )


def preloads(entry: str, below: str) -> str:
    """For the head of a page: the scripts that it needs, each with those that it imports, of Streamlit's page first."""
    elements = (path.name for name in ELEMENTS for path in sorted((FOLDER / "js").glob(f"{name}.*.js")))
    wanted = [
        *(f"{below}/static/js/{name}" for name in with_imports((entry, *elements))),
        *(address(file, below) for file in (CHART, CARD, TILE, PLOTLY)),
    ]
    return "".join(f'<link rel="modulepreload" crossorigin href="{path}">' for path in wanted)


def with_imports(names: Iterable[str]) -> tuple[str, ...]:
    """Scripts of Streamlit's page with those that they need to run, each once and before what it needs."""
    found: dict[str, None] = {}
    coming = list(names)
    while coming:
        name = coming.pop(0)
        if name not in found:
            found[name] = None
            coming += imported(name)
    return tuple(found)


@cache
def imported(name: str) -> tuple[str, ...]:
    """The scripts that one of Streamlit's page imports as it begins."""
    return tuple(_IMPORTED.findall((FOLDER / "js" / name).read_text(encoding="utf-8")))


def style(sheet: str, below: str) -> str:
    """Streamlit's style sheet without formulae, which no page has, and with our parts of its fonts in place of the whole
    (scripts/make_fonts.py): letters that are not in ours come from the whole one.
    """
    rules = _RULE.findall((FOLDER / "css" / sheet).read_text(encoding="utf-8"))
    kept = (rule for rule in rules if "katex" not in rule.lower() and "Material Symbols" not in rule)
    ours = (
        f"@font-face{{font-family:Source Sans;font-weight:400 700;font-style:normal;font-display:swap;"
        f'src:url({address(LETTERS_FILE, below)})format("woff2");unicode-range:{LETTERS}}}'
        f"@font-face{{font-family:Material Symbols Rounded;font-style:normal;font-weight:400;font-display:block;"
        f'src:url({address(SIGNS_FILE, below)})format("woff")}}'
    )
    return "".join(kept).replace("url(../", f"url({below}/static/") + ours


def icons_in(code: str) -> Iterator[str]:
    """The names of icons in Python or JavaScript."""
    return (found[1] for found in _ICON.finditer(code))
