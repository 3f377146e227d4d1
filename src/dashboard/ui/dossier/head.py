"""The head of a dossier: whom it is about, where that belongs, and how much there is."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from dashboard.data import expand, home, is_group, members
from dashboard.data.dossier import Section, countries_of, groups_of
from dashboard.ui import session
from dashboard.ui.dossier.pen import Pen
from dashboard.ui.dossier.words import REGION_KINDS

PARTS = 8  # dossiers of parts or members that are named at once

Sections = Mapping[str, Section]
"""The sections of one partner by their codes."""


def head(pen: Pen, own: Mapping[str, Sections]) -> str:
    """Who the dossier is about, one column each: name, kind, groups, parts with dossiers, and how much there is.

    As HTML. What is said of the groups that a partner belongs to is not among `own`, and not counted.
    """
    themes = pen.page.package.names("themes", pen.reader.lang)
    spoken = pen.page.package.names_in_sentences(pen.reader.lang)
    about = " · ".join(themes[code] for code in pen.page.view.themes)
    columns = []
    for partner, sections in own.items():
        name = " · ".join(filter(None, (pen.region(partner) if partner else "", about)))
        figures = sum(len(one.figures) for one in sections.values())
        said = sum(len(one.facts) for one in sections.values())
        counts = (
            pen.reader.plural("{n} figure", "{n} figures", figures),
            pen.reader.plural("{n} statement", "{n} statements", said),
        )
        lines = [f"<p>{escape(' · '.join(counts))}</p>"]
        if not sections:
            said = " · ".join(filter(None, (spoken.get(partner, ""), about)))
            nothing = pen.text("The dashboard holds nothing about {name}.", name=said)
            lines = [f'<p class="nothing">{nothing}</p>']
        if partner:
            lines += _place(pen, partner)
        columns.append(f"<div><h2>{escape(name)}</h2>{''.join(lines)}</div>")
    shared = _shared(pen, own)
    return f'<div class="dossier-head beside n{len(columns)}">{"".join(columns)}</div>{shared}'


def _shared(pen: Pen, own: Mapping[str, Sections]) -> str:
    """That entries about several of the partners stand with each, and how many there are in all; "" where none do."""
    each = [_ids(sections) for sections in own.values()]
    together = frozenset[str]().union(*each)
    if sum(map(len, each)) == len(together):
        return ""
    said = pen.reader.plural(
        "{n} entry in all; what is about several of them stands with each.",
        "{n} entries in all; what is about several of them stands with each.",
        len(together),
    )
    return f'<p class="about">{escape(said)}</p>'


def _ids(sections: Sections) -> frozenset[str]:
    """What stands in some sections: figures by id, facts by table and id."""
    found = {code for one in sections.values() for code in one.figures["id"]}
    for one in sections.values():
        found.update(one.facts["table"] + "/" + one.facts["id"])
    return frozenset(found)


def _place(pen: Pen, partner: str) -> list[str]:
    """What kind of partner it is, what it belongs to, and which of its parts or members have dossiers of their own."""
    package = pen.page.package
    kind = package.links("regions", "id", "kind")[partner][0]
    above = [*countries_of(partner, package), *groups_of(partner, package)]
    place = pen.text(REGION_KINDS[kind])
    if above:
        groups = " · ".join(map(pen.dossier_of, above))
        place += "; " + pen.text("belongs to") + f": {groups}"
    lines = [f'<p class="place">{place}</p>']
    sizes = entries_behind("region")
    parts = sorted(
        (code for code in members(partner, package) if sizes.get(code)), key=lambda code: -sizes[code]
    )
    if parts:
        each = [f"{pen.dossier_of(code)} ({pen.reader.number(sizes[code])})" for code in parts]
        word = pen.text("Members") if is_group(partner, package) else pen.text("Parts")
        rest = (
            f" {pen.fold(pen.more(len(each) - PARTS), ' · '.join(each[PARTS:]))}" if len(each) > PARTS else ""
        )
        own = is_group(partner, package) and not home(package).isdisjoint(expand([partner], package))
        said = (
            f" {pen.text('What Belgium and its parts report themselves is counted with them only.')}"
            if own
            else ""
        )
        lines.append(f'<div class="place">{word}: {" · ".join(each[:PARTS])}{rest}{said}</div>')
    return lines


def entries_behind(by: str) -> dict[str, int]:
    """How many figures and facts there are of each region or theme."""
    found = dict(session.figure_counts(None, by))
    for code, number in session.fact_counts((), by).items():
        found[code] = found.get(code, 0) + number
    return found
