"""The document around what a page says: its head, the way to other pages and languages, and who says it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from dashboard.content.titles import NAME
from dashboard.locale import Reader, reader_for
from dashboard.service.contents import entries
from dashboard.service.notices import entry_link, page
from dashboard.service.views.words import Words
from dashboard.view import View, address, query


def document(words: Words, view: View, body: str, *, lede: str, live: str, others: dict[str, str]) -> str:
    """A whole page. `live` is the address of the same view with all that it can do, `others` that of this document in
    each language; the parts of the page are `body`.
    """
    reader = reader_for(words.lang)
    t = reader.text
    pages = "".join(f"<li>{entry_link(entry, view, reader)}</li>" for entry in entries())
    languages = "".join(
        f'<li><a href="{escape(to)}" hreflang="{lang}" lang="{lang}">{escape(reader_for(lang).own_name)}</a></li>'
        for lang, to in others.items()
        if lang != words.lang
    )
    filters = _filters(words, view, reader)
    top = (
        f'<a class="skip" href="#content">{escape(t("To the content"))}</a>'
        f'<header><p>{escape(t(NAME))}</p><nav aria-label="{escape(t("Pages"))}"><ul>{pages}</ul></nav>'
        f'<nav aria-label="{escape(t("Language"))}"><ul>{languages}</ul></nav></header>'
    )
    below = f'<p class="lede">{escape(lede)}</p>' if lede else ""
    main = (
        f'<main id="content"><h1>{escape(words.heading)}</h1>{below}{filters}'
        f'<p class="about"><a href="{escape(live)}">{escape(t("Open the live view"))}</a></p>\n{body}</main>'
    )
    return _whole(words, f"{top}\n{main}\n<footer>{_about(words)}</footer>", live)


def framed(words: Words, cards: Sequence[str], *, live: str) -> str:
    """Cards alone, to stand in a page of another site: with who says it and the way back to the full view."""
    reader = reader_for(words.lang)
    t = reader.text
    said = "".join(cards) or f"<p>{escape(t('No figure on this page matches these filters.'))}</p>"
    back = (
        f'<a href="{escape(live)}" target="_blank" rel="noopener">{escape(t("Open the live view"))}</a>'
        f" · {escape(t(NAME))} · {escape(words.heading)}"
    )
    heading = f"<h1>{escape(words.title)}</h1>" if len(cards) != 1 else ""
    body = f"<main>{heading}{said}</main><footer><p>{back}</p>{_about(words)}</footer>"
    return _whole(words, body, live)


def _filters(words: Words, view: View, reader: Reader) -> str:
    if not view.filtered:
        return ""
    to = address(view.page, query(view.without_filters()))
    clear = f'<a href="{escape(to)}">{escape(reader.text("Clear filters"))}</a>'
    return f'<p class="about">{escape(words.filters)} · {clear}</p>'


def _about(words: Words) -> str:
    return f"<p>{escape(words.told.state())}</p>"


def _whole(words: Words, body: str, live: str) -> str:
    head = (
        f"<title>{escape(words.page_title)}</title>"
        f'<meta name="description" content="{escape(words.description)}">'
        f'<link rel="canonical" href="{escape(live)}">'
    )
    return page(words.lang, head, body)
