"""The document around what a page says: its head, the way to other pages and languages, and who says it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.content.titles import NAME
from dashboard.locale import reader_for
from dashboard.render import html
from dashboard.service.contents import entries
from dashboard.service.notices import STYLE, way_to
from dashboard.service.views.words import Words
from dashboard.view import View, address, query


def document(words: Words, view: View, body: str, *, lede: str, live: str, others: Mapping[str, str]) -> str:
    """A whole page. `live` is the address of the same view with all that it can do, `others` that of this document in
    each language; the parts of the page are `body`, which is HTML.
    """
    reader = reader_for(words.lang)
    t = reader.text
    clear = address(view.page, query(view.without_filters())) if view.filtered else ""
    return html.document(
        "plain/document.html",
        **_common(words, live),
        skip=t("To the content"),
        pages={"label": t("Pages"), "all": [way_to(entry, view, reader) for entry in entries()]},
        languages={
            "label": t("Language"),
            "others": [
                {"to": to, "lang": lang, "name": reader_for(lang).own_name}
                for lang, to in others.items()
                if lang != words.lang
            ],
        },
        lede=lede,
        clear=clear and {"to": clear, "name": t("Clear filters")},
        body=body,
    )


def framed(words: Words, cards: Sequence[str], *, live: str) -> str:
    """Cards alone, which are HTML, to stand in a page of another site: with who says it and the way back to the full
    view.
    """
    none = reader_for(words.lang).text("No figure on this page matches these filters.")
    return html.document("plain/framed.html", **_common(words, live), cards=cards, none=none)


def _common(words: Words, live: str) -> dict[str, object]:
    t = reader_for(words.lang).text
    return {
        "lang": words.lang,
        "title": words.page_title,
        "style": STYLE,
        "name": t(NAME),
        "words": words,
        "live": {"to": live, "name": t("Open the live view")},
    }
