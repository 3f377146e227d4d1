"""The shell that Streamlit sends for every page, with a head that tells of one view."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup

from dashboard.content.titles import NAME
from dashboard.locale import LANGUAGES, mark, reader_for
from dashboard.render.html import document
from dashboard.render.palette import palette
from dashboard.service.views.words import Words
from dashboard.ui.words import PLAIN

_LANG = re.compile(r'<html lang="[^"]*">')
_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_NOSCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)

WIDTH, HEIGHT = 1200, 630
SCRIPTS = mark("This dashboard needs JavaScript.")
LATE = mark("This page cannot be connected with the dashboard; something on the way may not let it through.")
"""What is shown where the connection does not come about, which the first answer has with it."""

LATE_SCRIPT, HEARD_SCRIPT, LATER_SCRIPT = (
    Markup(Path(__file__).with_name(name).read_text(encoding="utf-8"))
    for name in ("late.js", "heard.js", "later.js")
)
_LIGHT = palette("light")
LATE_STYLE = (
    "position: fixed; inset: auto 1rem 1rem; z-index: 1000001; padding: 1rem; border-radius: 0.4rem; "
    f"font: 1rem/1.5 sans-serif; background: {_LIGHT.text}; color: {_LIGHT.background}"
)


@dataclass(frozen=True)
class Ways:
    """Addresses that lead to and from a view: its own in this language and the others, its picture, its plain twin."""

    canonical: str
    languages: dict[str, str]
    image: str
    plain: str


def shell_of(html: str, words: Words, ways: Ways, dataset: Mapping[str, Any] | None = None) -> str:
    """The shell with title, language, description, addresses and the tags of OpenGraph and Twitter of one view; where it
    tells of all data, with what search engines read of that.

    Raises ValueError where this is not the shell that it is made for: Streamlit has changed it then.
    """
    t = reader_for(words.lang).text
    tags = document(
        "shell/head.html",
        words=words,
        ways=ways,
        plain=t(PLAIN),
        dataset=_data(dataset) if dataset else "",
        open_graph=_open_graph(words, ways),
        twitter=_twitter(words, ways),
    )
    below = document(
        "shell/below.html",
        words=words,
        scripts=t(SCRIPTS),
        plain={"to": ways.plain, "name": t(PLAIN)},
        late={"style": LATE_STYLE, "said": t(LATE), "script": LATE_SCRIPT},
    )
    return _put(html, words.lang, tags, below)


def _data(said: Mapping[str, Any]) -> Markup:
    """Data in a page: no script, and nothing in it ends what it stands in."""
    return Markup(json.dumps(said, ensure_ascii=False).replace("<", "\\u003c"))


def bare_shell_of(html: str, lang: str) -> str:
    """The shell of an address at which no page stands: the dashboard's name, and nothing for search engines."""
    t = reader_for(lang).text
    below = document("shell/below.html", words=None, scripts=t(SCRIPTS), plain=None, late=None)
    return _put(html, lang, document("shell/bare.html", title=t(NAME)), below)


def _put(html: str, lang: str, head: str, noscript: str) -> str:
    for form, instead in (
        (_LANG, f'<html lang="{lang}">'),
        (_TITLE, head),
        (_NOSCRIPT, noscript),
    ):
        html, found = form.subn(lambda _, instead=instead: instead, html)
        if found != 1:
            raise ValueError(f"the shell has {form.pattern} {found} times; once was expected")
    return html


def _open_graph(words: Words, ways: Ways) -> list[tuple[str, str]]:
    reader = reader_for(words.lang)
    others = [str(reader_for(lang).locale) for lang in LANGUAGES if lang != words.lang]
    return [
        ("og:type", "website"),
        ("og:site_name", reader.text(NAME)),
        ("og:title", words.title),
        ("og:description", words.description),
        ("og:url", ways.canonical),
        ("og:locale", str(reader.locale)),
        ("og:image", ways.image),
        ("og:image:type", "image/png"),
        ("og:image:width", str(WIDTH)),
        ("og:image:height", str(HEIGHT)),
        ("og:image:alt", words.alt),
        *(("og:locale:alternate", other) for other in others),
    ]


def _twitter(words: Words, ways: Ways) -> list[tuple[str, str]]:
    return [
        ("twitter:card", "summary_large_image"),
        ("twitter:title", words.title),
        ("twitter:description", words.description),
        ("twitter:image", ways.image),
        ("twitter:image:alt", words.alt),
    ]
