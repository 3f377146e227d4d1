"""Short pages that say why there is none, and the way from a plain document to every page."""

from __future__ import annotations

from pathlib import Path

from dashboard.content import Entry
from dashboard.locale import Reader, reader_for
from dashboard.render.html import document, style
from dashboard.service.contents import entries, path_of
from dashboard.view import View, address, query

STYLE = style(Path(__file__).with_name("plain.css"))
"""That of every plain document."""


def notice(lang: str, heading: str, said: str, *, first: Entry | None = None, live: str | None = None) -> str:
    """A short page that says why there is none, with the way to those there are: plain ones beside it, or below `live`,
    where that is given, the pages themselves. The one that may be meant comes `first`.
    """
    reader, view = reader_for(lang), View(lang=lang)
    meant = first and {"said": reader.text("Perhaps you mean:"), "page": way_to(first, view, reader, live)}
    pages = [way_to(entry, view, reader, live) for entry in entries()]
    return document("notice.html", lang=lang, title=heading, style=STYLE, said=said, meant=meant, pages=pages)


def no_page(lang: str, meant: Entry | None, live: str | None = None) -> str:
    """The notice that no page stands at an address, with the one that is nearest to it."""
    t = reader_for(lang).text
    return notice(lang, t("There is no such page."), t("These there are:"), first=meant, live=live)


def way_to(entry: Entry, view: View, reader: Reader, live: str | None = None) -> dict[str, object]:
    """The way to a page with the filters of a view, as `way_to_page.html` writes it: beside the document, or below
    `live`. The page itself is `here`.
    """
    path = entry.slug if live is None else path_of(entry.slug, live)
    to = address(path, query(view.elsewhere(entry.slug)))
    return {"name": reader.text(entry.title), "here": entry.slug == view.page, "to": to}
