"""One dossier on the page: who it is about, its sections beside each other, what is said of groups, its sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from dashboard.content.page import Page
from dashboard.data import Package
from dashboard.data.dossier import GROUPS, OF_TABLE, SECTIONS, Section, dossier
from dashboard.locale import mark
from dashboard.ui import contents, links, session
from dashboard.ui.dossier.citing import Citations
from dashboard.ui.dossier.figures import tables
from dashboard.ui.dossier.head import Sections, head
from dashboard.ui.dossier.pen import Pen
from dashboard.ui.dossier.statements import statements
from dashboard.ui.dossier.words import SECTION_NAMES, SECTION_NOTES, SECTION_PAGES
from dashboard.ui.transitional import drawn
from dashboard.view import Choice, query

MOST = 3
"""So many partners stand side by side."""

DETAILS = {"short": mark("The main things"), "full": mark("Everything opened")}
SMALL = 6  # what is said of a group stays open up to so many entries


def dossier_choices(package: Package) -> tuple[Choice, ...]:
    """The page's own parameter: whether what is folded away at first is open, on screen and in print."""
    return (Choice("detail", tuple(DETAILS)),)


@drawn
def draw_dossier(page: Page) -> None:
    """All that is known of the partners or the themes that the address asks for."""
    view = page.view
    written = page.once("dossier", lambda: _written(page))
    if len(view.regions) > MOST:
        names = page.package.names("regions", page.reader.lang)
        left = [names[code] for code in view.regions[MOST:]]
        st.info(
            page.text(
                "At most {n} partners stand side by side; not shown: {names}.",
                n=page.reader.number(MOST),
                names=page.reader.join(left),
            ),
            icon=":material/view_column:",
        )
    if not written.own:
        links.offer_elsewhere(page)
    with st.container(key="dossier"):
        st.html(written.head)
        if written.sections:
            with st.container(horizontal=True, vertical_alignment="bottom", key="dossier-ways"):
                _draw_detail(page)
                _draw_brief(page)
        for part in (written.contents, *written.sections, written.sources):
            if part:
                st.html(part)


@dataclass(frozen=True)
class _Written:
    """A dossier as HTML. `own` is whether anything is said of the partners themselves, and not of their groups alone."""

    own: bool
    head: str
    contents: str
    sections: Sequence[str]
    sources: str


def _written(page: Page) -> _Written:
    partners = page.view.regions[:MOST] or ("",)
    every = {partner: _read(page, partner) for partner in partners}
    own = {
        partner: {one.code: one for one in found if one.code != GROUPS} for partner, found in every.items()
    }
    groups = {partner: [one for one in found if one.code == GROUPS] for partner, found in every.items()}
    pen = Pen(page, partners, page.choice("detail") == "full", Citations(page.reader, page.package))
    found = [code for code in SECTIONS if any(code in sections for sections in own.values())]
    codes = sorted([*found, GROUPS], key=SECTIONS.index) if any(groups.values()) else found
    title = head(pen, own)  # first, for references are numbered in the order in which they are asked for
    sections = [_groups(pen, groups) if code == GROUPS else _section(pen, code, own) for code in codes]
    return _Written(
        own=bool(found),
        head=title,
        contents=_contents(pen, codes) if len(codes) > 1 else "",
        sections=sections,
        sources=_sources(pen, "".join(sections)) if sections else "",
    )


def _read(page: Page, partner: str) -> tuple[Section, ...]:
    lang = page.reader.lang
    return dossier(
        page.package,
        region=partner,
        themes=page.view.themes,
        year=page.view.year or "",
        lang=lang,
        figures=page.figures,
        said=session.facts(lang),
    )


def _draw_detail(page: Page) -> None:
    """Lets the reader open all that is folded away, to look through or to print."""
    st.session_state["detail"] = page.choice("detail")
    st.segmented_control(
        page.text("Shown, and printed"),
        list(DETAILS),
        format_func=lambda code: page.text(DETAILS[code]),
        key="detail",
        required=True,
        on_change=lambda: page.choose("detail", st.session_state["detail"]),
    )


def _draw_brief(page: Page) -> None:
    """The way to the brief of this dossier: its charts, to be printed or taken away."""
    if contents.listed(links.BRIEF):
        entry = contents.entry(links.BRIEF)
        asked = query(replace(page.view.elsewhere(links.BRIEF), pins=(), notes=()))
        st.page_link(
            entry.file, label=page.text("Brief of this dossier"), icon=entry.icon, query_params=asked
        )


def _contents(pen: Pen, found: Sequence[str]) -> str:
    each = " · ".join(
        f'<a href="#{code}" target="_self">{pen.text(SECTION_NAMES[code])}</a>' for code in found
    )
    name = pen.text("On this page")
    return f'<nav class="dossier-contents" aria-label="{name}">{each}</nav>'


def _section(pen: Pen, code: str, own: Mapping[str, Sections]) -> str:
    nothing = pen.page.figures.head(0)
    figures = [sections[code].figures if code in sections else nothing for sections in own.values()]
    facts = {partner: sections[code].facts for partner, sections in own.items() if code in sections}
    said = tables(pen, figures)
    if any(len(some) for some in facts.values()):
        columns = [
            statements(pen, code, facts.get(partner, pd.DataFrame()), partner) for partner in pen.partners
        ]
        said += pen.beside(columns)
        if code in SECTION_PAGES:
            way = pen.to_page(SECTION_PAGES[code], pen.reader.text("Charts and tables of this"))
            said += f'<p class="way">{way}</p>' if way.startswith("<a") else ""
    return _framed(pen, code, said)


def _sources(pen: Pen, body: str) -> str:
    """What the references mean; those in closed folds are in one themselves."""
    seen, folded = pen.citations.listed(body)
    more = pen.fold(pen.reader.text("References in what is folded away"), folded) if folded else ""
    name = pen.text("Sources")
    box = f'<div class="scroll tall" tabindex="0" role="region" aria-label="{name}">{seen}{more}</div>'
    return f'<section class="part"><h3 id="sources">{name}</h3>{box}</section>'


def _framed(pen: Pen, code: str, body: str) -> str:
    note = f'<p class="about">{pen.text(SECTION_NOTES[code])}</p>' if code in SECTION_NOTES else ""
    return f'<section class="part"><h3 id="{code}">{pen.text(SECTION_NAMES[code])}</h3>{note}{_without_gaps(body)}</section>'


def _without_gaps(body: str) -> str:
    """A part whose headings leave no level out: small ones before any larger one are of the level of that."""
    before, larger, after = body.partition("<h4")
    return before.replace("<h5>", '<h4 class="minor">').replace("</h5>", "</h4>") + larger + after


def _groups(pen: Pen, groups: Mapping[str, Sequence[Section]]) -> str:
    """What is said of each group that any of the partners is in, and which of them that are."""
    found: dict[str, Section] = {}
    belong: dict[str, list[str]] = {}
    for partner, sections in groups.items():
        for one in sections:
            found.setdefault(one.about, one)
            belong.setdefault(one.about, []).append(partner)
    parts = []
    for code, section in sorted(found.items(), key=lambda one: len(one[1])):
        alone = replace(pen, partners=(code,))
        body = tables(alone, [section.figures])
        for word, facts in _by_section(section.facts):
            items = [pen.fact(row) for row in facts.to_dict("records")]
            body += f"<h5>{pen.text(SECTION_NAMES[word])}</h5>"
            body += pen.folded(items, 8, lambda inner: f'<ul class="statements">{inner}</ul>')
        name = pen.region(code)
        if len(pen.partners) > 1:
            whose = pen.reader.join([pen.region(partner) for partner in belong[code]])
            name = f"{name} ({whose})"
        summary = f"{name}: {pen.reader.plural('{n} entry', '{n} entries', len(section))}"
        way = pen.dossier_of(code, pen.reader.text("Dossier: {name}", name=pen.region(code)))
        parts.append(pen.fold(summary, f'{body}<p class="way">{way}</p>', opened=len(section) <= SMALL))
    return _framed(pen, GROUPS, "".join(parts))


def _by_section(facts: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    """Some facts by the section that they would stand in, in the order of SECTIONS."""
    codes = facts["table"].map(lambda table: OF_TABLE.get(table, "further"))
    for code in SECTIONS:
        if (codes == code).any():
            yield code, facts[codes == code]
