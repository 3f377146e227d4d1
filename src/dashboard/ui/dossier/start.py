"""The beginning: which dossiers there are, with how much stands behind each, to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from dashboard.content import headings, listing
from dashboard.content.page import Page
from dashboard.data import home, members
from dashboard.locale import mark
from dashboard.render.plotly.facts.tallies import tallies
from dashboard.ui import session
from dashboard.ui.dossier.head import entries_behind
from dashboard.ui.fact_card import draw_fact_card
from dashboard.ui.transitional import drawn
from dashboard.view import View, address, query

BARS, NAMED = 12, 3
"""So many of the largest partners are drawn, and named in the heading; the lists have them all."""

_KINDS = (
    ("country", mark("Countries")),
    ("group", mark("Groups of countries")),
    ("subdivision", mark("Parts of countries")),
    ("home", mark("Belgium and its parts")),
)


@drawn
def draw_start(page: Page) -> None:
    """The largest partners as bars, and all partners and themes as links."""
    largest = page.once("largest", lambda: _largest(page))
    if largest:
        _draw_largest(page, largest)
    _draw_lists(page)


def _largest(page: Page) -> dict[str, int]:
    """The largest partners with how many entries each has."""
    partners = entries_behind("region")
    return {code: partners[code] for code in _by_kind(page, partners)["country"][:BARS]}


def _draw_largest(page: Page, largest: dict[str, int]) -> None:
    names = page.package.names("regions", page.reader.lang)
    spoken = page.package.names_in_sentences(page.reader.lang)
    most = page.reader.join([spoken[code] for code in list(largest)[:NAMED]])
    heading = page.text("Most is known about {names}", names=most)
    subtitle = page.text("Figures and statements by partner; a click opens the dossier")
    number = page.reader.number
    said = [f"{names[code]} ({number(count)})" for code, count in largest.items()]
    rows = [[escape(names[code]), number(count)] for code, count in largest.items()]
    draw_fact_card(
        page,
        "largest",
        None,
        heading=heading,
        subtitle=subtitle,
        figure=lambda: tallies(largest, names, reader=page.reader, scheme=page.scheme),
        alt=f"{page.reader.join(said)}.",
        table=lambda: listing.facts_table(heading, [page.text("Partner"), page.text("Entries")], rows),
        pick=lambda point: session.change(region=[point[0]]),
    )


@drawn
def draw_others(page: Page) -> None:
    """Under a dossier: the way to every other one. Not printed."""
    with st.container(key="other-dossiers"):
        st.header(page.text("Other dossiers"), anchor=False)
        page.level = 3
        _draw_lists(page)


def _draw_lists(page: Page) -> None:
    """All dossiers as links: themes, and partners by kind, the largest first."""
    st.html(page.once(("list", "dossiers"), lambda: _lists(page)))


def _lists(page: Page) -> str:
    partners, themes = entries_behind("region"), entries_behind("theme")
    by_kind = _by_kind(page, partners)
    parts = [
        _list(
            page,
            "themes",
            mark("Themes"),
            sorted(filter(themes.get, themes), key=lambda one: -themes[one]),
            themes,
        )
    ]
    parts += [_list(page, "regions", name, by_kind[kind], partners) for kind, name in _KINDS if by_kind[kind]]
    name = escape(page.text("All dossiers"))
    return f'<nav class="dossiers" aria-label="{name}">{"".join(parts)}</nav>'


def _by_kind(page: Page, sizes: dict[str, int]) -> dict[str, list[str]]:
    """The regions that have entries, the largest first; Belgium and what lies in it are no partners.

    A group of parts of a country stands with them; one without members, place or statements (`countries not listed`) is
    no partner at all, only what a table of a source leaves over.
    """
    said = session.fact_counts((), "region")
    own = home(page.package)
    found: dict[str, list[str]] = {kind: [] for kind, _ in _KINDS}
    table = page.package.table("regions").set_index("id")
    kinds, placed = table["kind"].to_dict(), table["latitude"].notna().to_dict()
    for code, kind in kinds.items():
        held = {kinds[one] for one in members(code, page.package)}
        rest = kind == "group" and not held and not placed[code] and not said.get(code)
        if not sizes.get(code) or kind == "world" or rest:
            continue
        part = kind == "group" and held == {"subdivision"}
        found["home" if code in own else "subdivision" if part else kind].append(code)
    return {kind: sorted(codes, key=lambda code: -sizes[code]) for kind, codes in found.items()}


def _list(page: Page, table: str, heading: str, codes: Sequence[str], sizes: dict[str, int]) -> str:
    names = page.package.names(table, page.reader.lang)

    def line(code: str) -> str:
        about = {"themes": (code,)} if table == "themes" else {"regions": (code,)}
        way = listing.link(address("", query(View(lang=page.view.lang, **about))), names[code])
        return f"<li>{way} <small>{page.reader.number(sizes[code])}</small></li>"

    name = headings.heading(page, page.text(heading))
    return f"<section>{name}<ul>{''.join(map(line, codes))}</ul></section>"
