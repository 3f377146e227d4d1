"""The beginning: which dossiers there are, with how much stands behind each, to choose from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dashboard.content import release
from dashboard.content.blocks import Changes, Section
from dashboard.content.dossier.head import entries_behind
from dashboard.content.facts_card import add_card
from dashboard.content.facts_table import facts_table
from dashboard.content.inline import Link
from dashboard.content.page import Page
from dashboard.data import home, members
from dashboard.locale import mark
from dashboard.render.plotly.facts.tallies import tallies
from dashboard.view import View, address, query

BARS, NAMED = 12, 3
"""So many of the largest partners are drawn, and named in the heading; the lists have them all."""

_KINDS = (
    ("country", mark("Countries")),
    ("group", mark("Groups of countries")),
    ("subdivision", mark("Parts of countries")),
    ("home", mark("Belgium and its parts")),
)


def add_start(page: Page) -> None:
    """The largest partners as bars, and all partners and themes as links."""
    partners = entries_behind(page, "region")
    by_kind = _by_kind(page, partners)
    largest = {code: partners[code] for code in by_kind["country"][:BARS]}
    if largest:
        _add_largest(page, largest)
    _add_lists(page, by_kind, partners)


def _add_largest(page: Page, largest: Mapping[str, int]) -> None:
    """The largest partners, with how many entries each has."""
    names = page.package.names("regions", page.reader.lang)
    spoken = page.package.names_in_sentences(page.reader.lang)
    most = page.reader.join([spoken[code] for code in list(largest)[:NAMED]])
    heading = page.text("Most is known about {names}", names=most)
    number = page.reader.number
    said = [f"{names[code]} ({number(count)})" for code, count in largest.items()]
    rows = [[names[code], number(count)] for code, count in largest.items()]

    def pick(mark: Sequence[str]) -> Changes:
        return {"region": [mark[0]]}

    add_card(
        page,
        "largest",
        heading=heading,
        subtitle=page.text("Figures and statements by partner; a click opens the dossier"),
        figure=lambda: tallies(largest, names, reader=page.reader, scheme=page.scheme),
        alt=f"{page.reader.join(said)}.",
        make_table=lambda: facts_table(heading, [page.text("Partner"), page.text("Entries")], rows),
        pick=pick,
    )


def add_others(page: Page) -> None:
    """Under a dossier: the way to every other one. Not printed."""
    page.begin(None)
    with page.box("other-dossiers", border=False):
        page.add(Section(page.text(mark("Other dossiers"))))
        page.level = 3
        partners = entries_behind(page, "region")
        nothing = not (page.figures_left() or len(page.facts_left()))
        with page.fold(page.text("All dossiers"), opened=nothing, key="every-dossier"):
            _add_lists(page, _by_kind(page, partners), partners)


def _add_lists(page: Page, by_kind: Mapping[str, Sequence[str]], partners: Mapping[str, int]) -> None:
    """All dossiers as links: themes, and partners by kind, the largest first."""
    themes = entries_behind(page, "theme")
    ordered = sorted(filter(themes.get, themes), key=lambda one: -themes[one])
    lists = [
        (page.text(mark("Themes")), _list(page, "themes", ordered, themes)),
        *(
            (page.text(name), _list(page, "regions", by_kind[kind], partners))
            for kind, name in _KINDS
            if by_kind[kind]
        ),
    ]
    page.fragment("dossier/others.html", name=page.text("All dossiers"), lists=lists, level=page.level)


def _by_kind(page: Page, sizes: Mapping[str, int]) -> dict[str, list[str]]:
    """The regions that have entries, the largest first; Belgium and what lies in it are no partners.

    A group of parts of a country stands with them; one without members, place or statements (`countries not listed`) is
    no partner at all, only what a table of a source leaves over.
    """
    said = release.fact_counts(page.edition, (), "region")
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


def _list(
    page: Page, table: str, codes: Sequence[str], sizes: Mapping[str, int]
) -> Sequence[tuple[Link, str]]:
    """Dossiers of themes or regions, each with how many entries it has."""
    names = page.package.names(table, page.reader.lang)
    view = View(lang=page.view.lang)
    return [
        (
            Link(names[code], address("", query(replace(view, **{table: (code,)})))),
            page.reader.number(sizes[code]),
        )
        for code in codes
    ]
