"""Short pages that say why there is none, and the frame of every plain document."""

from __future__ import annotations

from html import escape
from pathlib import Path

from dashboard.content import Entry
from dashboard.locale import LANGUAGES, Reader, reader_for
from dashboard.render.html import style
from dashboard.service.contents import entries, path_of
from dashboard.view import View, address, query

STYLE = style(Path(__file__).with_name("plain.css"))


def notice(lang: str, heading: str, said: str, *, first: Entry | None = None, live: str | None = None) -> str:
    """A short page that says why there is none, with the way to those there are: plain ones beside it, or below `live`,
    where that is given, the pages themselves. The one that may be meant comes `first`.
    """
    reader = reader_for(lang)
    view = View(lang=lang)
    pages = "".join(f"<li>{entry_link(entry, view, reader, live)}</li>" for entry in entries())
    meant = ""
    if first is not None:
        meant = f"<p>{escape(reader.text('Perhaps you mean:'))} <b>{entry_link(first, view, reader, live)}</b></p>"
    body = f"<main><h1>{escape(heading)}</h1>{meant}<p>{escape(said)}</p><ul>{pages}</ul></main>"
    return page(lang, f'<title>{escape(heading)}</title><meta name="robots" content="noindex">', body)


def no_page(lang: str, meant: Entry | None, live: str | None = None) -> str:
    """The notice that no page stands at an address, with the one that is nearest to it."""
    t = reader_for(lang).text
    return notice(lang, t("There is no such page."), t("These there are:"), first=meant, live=live)


def entry_link(entry: Entry, view: View, reader: Reader, live: str | None = None) -> str:
    """The way to a page with the filters of a view, as HTML: beside the document, or below `live`; the page itself has none."""
    name = escape(reader.text(entry.title))
    if entry.slug == view.page:
        return f'<span aria-current="page">{name}</span>'
    path = entry.slug if live is None else path_of(entry.slug, live)
    to = address(path, query(view.elsewhere(entry.slug)))
    return f'<a href="{escape(to)}">{name}</a>'


def page(lang: str, head: str, body: str) -> str:
    """A plain document in the style of all of them."""
    assert lang in LANGUAGES
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"{head}<style>{STYLE}</style></head>\n<body>{body}</body></html>\n"
    )
