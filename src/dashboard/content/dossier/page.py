"""One dossier on the page: who it is about, its one-pager, and below it all else section by section; of several partners
the sections beside each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from dashboard.content import elsewhere, release
from dashboard.content.blocks import BriefFiles, Fragment, OnePagerCard, PageLink
from dashboard.content.dossier.asked import Asked
from dashboard.content.dossier.citing import Citations, Cited
from dashboard.content.dossier.compared import add_comparison, comparison_choices
from dashboard.content.dossier.figures import pictured, tables
from dashboard.content.dossier.head import Sections, head
from dashboard.content.dossier.onepager import Told, one_pager
from dashboard.content.dossier.parts import Body, Fold, Folded, Part, Section, Texts, Way
from dashboard.content.dossier.statements import listed, statements
from dashboard.content.dossier.words import SECTION_NAMES, SECTION_NOTES, SECTION_PAGES
from dashboard.content.links import BRIEF, permalink
from dashboard.content.mirror import MIRROR, answers
from dashboard.content.page import Page
from dashboard.content.peers import MOST, proposed
from dashboard.data import Package
from dashboard.data import dossier as data
from dashboard.data.comparison import lines
from dashboard.data.dossier import GROUPS, OF_TABLE, SECTIONS, dossier
from dashboard.locale import mark
from dashboard.view import Choice, query

DETAILS = {"short": mark("The main things"), "full": mark("Everything opened")}
FILES = ("pdf", "pptx", "docx")
"""In which a one-pager leaves by one button; the way to take the page away has the others."""

SMALL = 6  # what is said of a group stays open up to so many entries


@dataclass(frozen=True)
class Sources(Part):
    """What the references of a dossier mean; those in closed folds are in one themselves."""

    template = "sources"
    name: str
    seen: Cited
    folded: Fold | None


def dossier_choices(package: Package) -> tuple[Choice, ...]:
    """The page's own parameters: whether what is folded away at first is open, on screen and in print; and what the chart
    of several partners shows.
    """
    return (Choice("detail", tuple(DETAILS)), *comparison_choices(package))


def add_dossier(page: Page) -> None:
    """All that is known of the partners or the themes that the address asks for."""
    partners = page.view.regions[:MOST] or ("",)
    asked = Asked(page, partners, page.choice("detail") == "full", Citations(page.reader, page.package))
    every = {partner: read(page, partner) for partner in partners}
    own = {
        partner: {one.code: one for one in found if one.code != GROUPS} for partner, found in every.items()
    }
    groups = {partner: [one for one in found if one.code == GROUPS] for partner, found in every.items()}
    _say_left_out(page)
    if not any(own.values()):
        elsewhere.offer(page)
    with page.box("dossier", border=False):
        together = _add_comparison(asked, own) if len(partners) > 1 else ()
        _add(page, head(asked, own))
        found = {code for sections in own.values() for code in sections}
        found |= {GROUPS} if any(groups.values()) else set()
        found |= {MIRROR} if any(answers(page, partner) for partner in partners) else set()
        # In their order, for references are numbered in the order in which they are asked for.
        told = _one_pager(asked, own, groups) if len(partners) == 1 else None
        sections = [
            _groups(asked, groups) if code == GROUPS else _section(asked, code, own)
            for code in SECTIONS
            if code in found
        ]
        if told is not None:
            _add_one_pager(page, told)
        _add_peers(page)
        if not sections:
            return
        with page.line("dossier-ways"):
            _add_ways(page)
        sections = [_folded(asked, one, own, groups) for one in sections]
        for section in sections:
            _add(page, section)
        _add(page, _sources(asked, (*together, *sections), told))


def read(page: Page, partner: str) -> tuple[data.Section, ...]:
    """All that is known of one partner ("" for none) and of the themes and the year of the view, section by section."""
    lang = page.reader.lang
    return dossier(
        page.package,
        region=partner,
        themes=page.view.themes,
        year=page.view.year or "",
        lang=lang,
        figures=page.figures,
        said=release.facts(page.edition, lang),
    )


def _add(page: Page, part: Part) -> None:
    page.fragment("dossier/part.html", part=part)


def _say_left_out(page: Page) -> None:
    """Names the partners for whom there is no room, where there are such."""
    names = page.package.names("regions", page.reader.lang)
    left = [names[code] for code in page.view.regions[MOST:]]
    if left:
        page.notice(
            page.text(
                "At most {n} partners stand side by side; not shown: {names}.",
                n=page.reader.number(MOST),
                names=page.reader.join(left),
            ),
            icon=":material/view_column:",
        )


def _add_peers(page: Page) -> None:
    """Whom to set beside the partners, where there is room."""
    partners = page.view.regions
    kinds = proposed(page, partners) if partners else ()
    if kinds:
        label = page.text("Compare with") if len(partners) == 1 else page.text("Set beside them")
        page.fragment("dossier/peers.html", label=label, kinds=kinds)


def _add_ways(page: Page) -> None:
    """What opens all that is folded away, to look through or to print; and the way to the brief of this dossier."""
    details = {code: page.text(name) for code, name in DETAILS.items()}
    page.selector("detail", page.text("Shown, and printed"), details, look="segments")
    if page.site.listed(BRIEF):
        asked = query(replace(page.view.elsewhere(BRIEF), pins=(), notes=()))
        page.add(PageLink(BRIEF, page.text("Brief of this dossier"), asked, page.site.entry(BRIEF).icon))


def _one_pager(
    asked: Asked, own: Mapping[str, Sections], groups: Mapping[str, Sequence[data.Section]]
) -> Told:
    """The one-pager of the one partner, or of the themes."""
    ((partner, sections),) = own.items()
    themes = asked.page.package.names("themes", asked.reader.lang)
    about = [asked.region(partner)] if partner else []
    name = " · ".join([*about, *(themes[code] for code in asked.page.view.themes)])
    return one_pager(asked, partner, name, sections, groups[partner])


def _add_one_pager(page: Page, told: Told) -> None:
    """The one-pager with its files."""
    card = told.card
    pictures = {each.code: pictured(each.years, page.scheme) for each in card.figures if each.drawn}
    said = {"one": card, "cited": told.cited, "pictures": pictures, "level": 3}
    with page.line("one-pager-files"):
        page.add(BriefFiles(lambda: [replace(card, link=permalink(page))], FILES))
    page.add(OnePagerCard(card, Fragment("dossier/one_pager.html", said)))


def _folded(
    asked: Asked,
    section: Section,
    own: Mapping[str, Sections],
    groups: Mapping[str, Sequence[data.Section]],
) -> Folded:
    """A section behind its heading, open where all is, or where it holds the figure that a link asks for."""
    held = [sections[section.code] for sections in own.values() if section.code in sections]
    if section.code == GROUPS:
        held = [one for sections in groups.values() for one in sections]
    number = sum(map(len, held))
    wanted = any(asked.page.view.figure in set(one.figures["id"]) for one in held)
    return Folded(
        section.code,
        section.name,
        section.note,
        section.body,
        asked.reader.plural("{n} entry", "{n} entries", number) if number else "",
        asked.opened or wanted,
    )


def _section(asked: Asked, code: str, own: Mapping[str, Sections]) -> Section:
    facts = {partner: sections[code].facts for partner, sections in own.items() if code in sections}
    body = [*_answered(asked, code), *tables(asked, _frames(asked, code, own))]
    if any(len(some) for some in facts.values()):
        body += asked.beside(
            [
                statements(asked, code, facts.get(partner, pd.DataFrame()), partner)
                for partner in asked.partners
            ]
        )
        if code in SECTION_PAGES:
            way = asked.to_page(SECTION_PAGES[code], asked.text("Charts and tables of this"))
            body += [Way(way)] if way.to else []
    return _named(asked, code, body)


def _add_comparison(asked: Asked, own: Mapping[str, Sections]) -> Body:
    """What the partners share, above all that there is of each; the parts of it that name sources come back."""
    found = {code: lines(_frames(asked, code, own), asked.partners) for code in SECTIONS}
    part = add_comparison(asked, found)
    return () if part is None else (part,)


def _frames(asked: Asked, code: str, own: Mapping[str, Sections]) -> list[pd.DataFrame]:
    """The figures of each partner in a section."""
    nothing = asked.page.figures.head(0)
    return [sections[code].figures if code in sections else nothing for sections in own.values()]


def _answered(asked: Asked, code: str) -> Body:
    """What each partner says of the flows that both sides count, with the way to the figures behind it."""
    if code != MIRROR:
        return ()
    way = asked.to_page(SECTION_PAGES[MIRROR], asked.text("Charts and tables of this"))
    return (*asked.beside([(Texts(answers(asked.page, each)),) for each in asked.partners]), Way(way))


def _named(asked: Asked, code: str, body: Sequence[Part]) -> Section:
    note = asked.text(SECTION_NOTES[code]) if code in SECTION_NOTES else ""
    return Section(code, asked.text(SECTION_NAMES[code]), note, body)


def _sources(asked: Asked, sections: Sequence[Part], told: Told | None) -> Sources:
    """What references mean, without those that the one-pager explains itself."""
    seen, folded = asked.citations.listed(sections, but=told.numbers if told else ())
    more = asked.fold(asked.text("References in what is folded away"), folded) if folded else None
    return Sources(asked.text("Sources"), seen, more)


def _groups(asked: Asked, groups: Mapping[str, Sequence[data.Section]]) -> Section:
    """What is said of each group that any of the partners is in, and which of them that are."""
    found: dict[str, data.Section] = {}
    belong: dict[str, list[str]] = {}
    for partner, sections in groups.items():
        for one in sections:
            found.setdefault(one.about, one)
            belong.setdefault(one.about, []).append(partner)
    folds = []
    for code, section in sorted(found.items(), key=lambda one: len(one[1])):
        alone = replace(asked, partners=(code,))
        body = [*tables(alone, [section.figures])]
        for word, facts in _by_section(section.facts):
            items = [asked.statement(row) for row in facts.to_dict("records")]
            body.append(alone.titled(asked.text(SECTION_NAMES[word]), listed(asked, items, 8)))
        name = asked.region(code)
        if len(asked.partners) > 1:
            whose = asked.reader.join([asked.region(partner) for partner in belong[code]])
            name = f"{name} ({whose})"
        summary = f"{name}: {asked.reader.plural('{n} entry', '{n} entries', len(section))}"
        way = Way(asked.dossier_of(code, asked.text("Dossier: {name}", name=asked.region(code))))
        folds.append(asked.fold(summary, *body, way, opened=len(section) <= SMALL))
    return _named(asked, GROUPS, folds)


def _by_section(facts: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    """Some facts by the section that they would stand in, in the order of SECTIONS."""
    codes = facts["table"].map(lambda table: OF_TABLE.get(table, "further"))
    for code in SECTIONS:
        if (codes == code).any():
            yield code, facts[codes == code]
