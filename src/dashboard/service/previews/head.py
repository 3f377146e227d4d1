"""The shell that Streamlit sends for every page, with a head that tells of one view."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from unicodedata import category

from dashboard.content.titles import NAME
from dashboard.locale import LANGUAGES, mark, reader_for
from dashboard.service.views.words import Words

_LANG = re.compile(r'<html lang="[^"]*">')
_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_NOSCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)

WIDTH, HEIGHT = 1200, 630
PLAIN = mark("This page without JavaScript")
LATE = mark("This page cannot be connected with the dashboard; something on the way may not let it through.")
LATE_SCRIPT, HEARD_SCRIPT = (
    Path(__file__).with_name(name).read_text(encoding="utf-8") for name in ("late.js", "heard.js")
)
LATE_STYLE = (
    "position: fixed; inset: auto 1rem 1rem; z-index: 1000001; padding: 1rem; border-radius: 0.4rem; "
    "font: 1rem/1.5 sans-serif; background: #1b2430; color: #fff"
)


@dataclass(frozen=True)
class Ways:
    """Addresses that lead to and from a view: its own in this language and the others, its picture, its plain twin."""

    canonical: str
    languages: dict[str, str]
    image: str
    plain: str


def shell_of(html: str, words: Words, ways: Ways) -> str:
    """The shell with title, language, description, addresses and the tags of OpenGraph and Twitter of one view.

    Raises ValueError where this is not the shell that it is made for: Streamlit has changed it then.
    """
    reader = reader_for(words.lang)
    name = reader.text(NAME)
    tags = [
        f"<title>{_safe(words.page_title)}</title>",
        _meta("name", "description", words.description),
        _link("canonical", ways.canonical),
        *(_link("alternate", to, f'hreflang="{_safe(lang)}"') for lang, to in ways.languages.items()),
        _link("alternate", ways.plain, f'type="text/html" title="{_safe(reader.text(PLAIN))}"'),
        *_cards(words, ways, name, str(reader.locale)),
    ]
    return _put(html, words.lang, "\n    ".join(tags), _without_scripts(words, ways) + _late(words, ways))


def bare_shell_of(html: str, lang: str) -> str:
    """The shell of an address at which no page stands: the dashboard's name, and nothing for search engines."""
    name = reader_for(lang).text(NAME)
    head = f'<title>{_safe(name)}</title>\n    <meta name="robots" content="noindex">'
    said = reader_for(lang).text("This dashboard needs JavaScript.")
    return _put(html, lang, head, f"<noscript><p>{_safe(said)}</p></noscript>")


def _put(html: str, lang: str, head: str, noscript: str) -> str:
    for form, instead in (
        (_LANG, f'<html lang="{_safe(lang)}">'),
        (_TITLE, head),
        (_NOSCRIPT, noscript),
    ):
        html, found = form.subn(lambda _, instead=instead: instead, html)
        if found != 1:
            raise ValueError(f"the shell has {form.pattern} {found} times; once was expected")
    return html


def _cards(words: Words, ways: Ways, name: str, locale: str) -> Sequence[str]:
    open_graph = {
        "og:type": "website",
        "og:site_name": name,
        "og:title": words.title,
        "og:description": words.description,
        "og:url": ways.canonical,
        "og:locale": locale,
        "og:image": ways.image,
        "og:image:type": "image/png",
        "og:image:width": str(WIDTH),
        "og:image:height": str(HEIGHT),
        "og:image:alt": words.alt,
    }
    twitter = {
        "twitter:card": "summary_large_image",
        "twitter:title": words.title,
        "twitter:description": words.description,
        "twitter:image": ways.image,
        "twitter:image:alt": words.alt,
    }
    others = [str(reader_for(lang).locale) for lang in LANGUAGES if lang != words.lang]
    return [
        *(_meta("property", key, said) for key, said in open_graph.items()),
        *(_meta("property", "og:locale:alternate", other) for other in others),
        *(_meta("name", key, said) for key, said in twitter.items()),
    ]


def _without_scripts(words: Words, ways: Ways) -> str:
    t = reader_for(words.lang).text
    return (
        f"<noscript><h1>{_safe(words.title)}</h1><p>{_safe(words.description)}</p>"
        f"<p>{_safe(t('This dashboard needs JavaScript.'))} "
        f'<a href="{_safe(ways.plain)}">{_safe(t(PLAIN))}</a></p></noscript>'
    )


def _late(words: Words, ways: Ways) -> str:
    """What is shown where the connection does not come about (late.js), which the first answer has with it."""
    t = reader_for(words.lang).text
    return (
        f'<div id="late" role="alert" hidden style="{LATE_STYLE}">{_safe(t(LATE))} '
        f'<a href="{_safe(ways.plain)}" style="color: inherit">{_safe(t(PLAIN))}</a></div>'
        f"<script>{LATE_SCRIPT}</script>"
    )


def _meta(kind: str, name: str, said: str) -> str:
    return f'<meta {kind}="{name}" content="{_safe(said)}">'


def _link(kind: str, to: str, more: str = "") -> str:
    return f'<link rel="{kind}" href="{_safe(to)}"{f" {more}" if more else ""}>'


def _safe(said: str) -> str:
    """Text for HTML, in one line and without signs that steer."""
    return escape("".join(" " if category(sign) in _STEERING else sign for sign in said))


_STEERING = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
