"""The head of a dossier: whom it is about, where that belongs, and how much there is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.content import release
from dashboard.content.dossier.asked import Asked
from dashboard.content.dossier.parts import Fold, Part
from dashboard.content.dossier.words import REGION_KINDS
from dashboard.content.inline import Words, joined, words
from dashboard.content.page import Page
from dashboard.data import expand, home, is_group, members
from dashboard.data.dossier import Section, countries_of, groups_of

PARTS = 8  # dossiers of parts or members that are named at once

Sections = Mapping[str, Section]
"""The sections of one partner by their codes."""


@dataclass(frozen=True)
class Members:
    """The parts or members of a partner that have dossiers of their own: what they are called together, the largest, the
    rest, and what is to be known of their figures.
    """

    word: str
    first: Words
    rest: Fold | None
    said: str


@dataclass(frozen=True)
class Place:
    """What kind of partner one is, with what it belongs to, and what belongs to it."""

    kind: str
    belongs: str
    above: Words
    members: Members | None


@dataclass(frozen=True)
class Who:
    """One that a dossier is about; `counts` says how much there is, or `nothing` that there is none."""

    name: str
    counts: str
    nothing: str
    place: Place | None


@dataclass(frozen=True)
class Head(Part):
    """All that a dossier is about, and what they share."""

    template = "head"
    columns: Sequence[Who]
    shared: str


def head(asked: Asked, own: Mapping[str, Sections]) -> Head:
    """Who the dossier is about, one column each: name, kind, groups, parts with dossiers, and how much there is.

    What is said of the groups that a partner belongs to is not among `own`, and not counted.
    """
    return Head([_who(asked, partner, sections) for partner, sections in own.items()], _shared(asked, own))


def _who(asked: Asked, partner: str, sections: Sections) -> Who:
    package, reader = asked.page.package, asked.reader
    themes = package.names("themes", reader.lang)
    about = " · ".join(themes[code] for code in asked.page.view.themes)
    figures = sum(len(one.figures) for one in sections.values())
    said = sum(len(one.facts) for one in sections.values())
    counts = (
        reader.plural("{n} figure", "{n} figures", figures),
        reader.plural("{n} statement", "{n} statements", said),
    )
    nothing = ""
    if not sections:
        spoken = package.names_in_sentences(reader.lang).get(partner, "")
        name = " · ".join(filter(None, (spoken, about)))
        nothing = asked.text("The dashboard holds nothing about {name}.", name=name)
    return Who(
        name=" · ".join(filter(None, (asked.region(partner) if partner else "", about))),
        counts=" · ".join(counts),
        nothing=nothing,
        place=_place(asked, partner) if partner else None,
    )


def _shared(asked: Asked, own: Mapping[str, Sections]) -> str:
    """That entries about several of the partners stand with each, and how many there are in all; "" where none do."""
    each = [_ids(sections) for sections in own.values()]
    together = frozenset[str]().union(*each)
    if sum(map(len, each)) == len(together):
        return ""
    return asked.reader.plural(
        "{n} entry in all; what is about several of them stands with each.",
        "{n} entries in all; what is about several of them stands with each.",
        len(together),
    )


def _ids(sections: Sections) -> frozenset[str]:
    """What stands in some sections: figures by id, facts by table and id."""
    found = {code for one in sections.values() for code in one.figures["id"]}
    for one in sections.values():
        found.update(one.facts["table"] + "/" + one.facts["id"])
    return frozenset(found)


def _place(asked: Asked, partner: str) -> Place:
    package = asked.page.package
    kind = package.links("regions", "id", "kind")[partner][0]
    above = [*countries_of(partner, package), *groups_of(partner, package)]
    return Place(
        asked.text(REGION_KINDS[kind]),
        asked.text("belongs to"),
        joined(map(asked.dossier_of, above)),
        _members(asked, partner),
    )


def _members(asked: Asked, partner: str) -> Members | None:
    package = asked.page.package
    sizes = entries_behind(asked.page, "region")
    found = sorted(
        (code for code in members(partner, package) if sizes.get(code)), key=lambda code: -sizes[code]
    )
    if not found:
        return None
    group = is_group(partner, package)
    own = group and not home(package).isdisjoint(expand([partner], package))
    each = [words(asked.dossier_of(code), f" ({asked.reader.number(sizes[code])})") for code in found]
    first, rest = each[:PARTS], each[PARTS:]
    return Members(
        word=asked.text("Members") if group else asked.text("Parts"),
        first=joined(first),
        rest=asked.fold(asked.more(len(rest)), joined(rest)) if rest else None,
        said=asked.text("What Belgium and its parts report themselves is counted with them only.")
        if own
        else "",
    )


def entries_behind(page: Page, by: str) -> dict[str, int]:
    """How many figures and facts there are of each region or theme."""
    found = dict(release.counts(page.edition, None, by))
    for code, number in release.fact_counts(page.edition, (), by).items():
        found[code] = found.get(code, 0) + number
    return found
