"""Whom to compare a partner with, as ways that open the comparison: from its dossier, from a comparison, from any page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.content import release
from dashboard.content.blocks import PageLink
from dashboard.content.inline import Link, Words, joined
from dashboard.content.naming import DOSSIER
from dashboard.content.page import Page
from dashboard.data.peers import NEAREST, Peers, borders, peers
from dashboard.view import address, query

MOST = 4
"""So many partners stand side by side."""

AT_ONCE = 3
"""So many partners a comparison is opened with at one click."""


@dataclass(frozen=True)
class Proposed:
    """Some peers of a kind: what they are, a way for each, and one for several at once ("" where one is all there is)."""

    kind: str
    each: Words
    together: Link | str = ""


def peers_of(page: Page, partner: str) -> Peers:
    """The peers of a partner in the data of a page."""
    edition = page.edition

    def made() -> Peers:
        shapes = edition.once("borders", lambda: borders(page.geometry()))
        return peers(partner, page.package, known=release.counts(edition, None, "region"), shapes=shapes)

    return edition.once(("peers", partner), made)


def proposed(page: Page, partners: Sequence[str]) -> tuple[Proposed, ...]:
    """The peers of the first partner that do not stand beside it yet, kind by kind; nothing where there is no room."""
    room = MOST - len(partners)
    if room < 1:
        return ()
    found, t = peers_of(page, partners[0]), page.text
    size = page.package.names("indicators", page.reader.lang).get(found.indicator, "")
    kinds = (
        (t("Neighbours"), found.neighbours),
        (t("European Union"), (found.union,) if found.union else ()),
        (t("Nearest in size ({what}, {period})", what=size, period=found.period), found.nearest),
    )
    made = []
    for kind, codes in kinds:
        others = [code for code in codes if code not in partners][:NEAREST]
        several = others[: min(room, AT_ONCE - 1)]
        if others:
            each = joined([_way(page, [*partners, code], code) for code in others])
            beside = t("with {names}", names=page.reader.join([page.named(code) for code in several]))
            together = Link(beside, _address(page, [*partners, *several])) if len(several) > 1 else ""
            made.append(Proposed(kind, each, together))
    return tuple(made)


def link_from(page: Page) -> PageLink | None:
    """The way from another page to its partner beside two peers; None where it is not about one partner."""
    partners = [code for code in page.view.regions if code == page.about]
    if not page.one_partner or len(page.view.regions) != len(partners) or not page.site.listed(DOSSIER):
        return None
    found = peers_of(page, partners[0])
    beside = [*found.neighbours, *found.nearest, found.union][: AT_ONCE - 1]
    if not all(beside):
        return None
    names = page.reader.join([page.named(code) for code in beside])
    label = page.text("Compare {partner} with {names}", partner=page.named(partners[0]), names=names)
    view = replace(page.view.elsewhere(DOSSIER), regions=(*partners, *beside), year=None)
    return PageLink(DOSSIER, label, query(view), page.site.entry(DOSSIER).icon)


def _way(page: Page, partners: Sequence[str], code: str) -> Link:
    name = page.package.names("regions", page.reader.lang)[code]
    return Link(name, _address(page, partners))


def _address(page: Page, partners: Sequence[str]) -> str:
    return address("", query(replace(page.view, regions=tuple(partners), figure=None)))
