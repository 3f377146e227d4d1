"""The memorandum as a list of contents to walk in, and all that is known of the section that the reader stands in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

import pandas as pd
import streamlit as st

from dashboard.content import listing
from dashboard.content import table as figures_table
from dashboard.content.headings import LIST, heading, heading_of
from dashboard.content.page import Page
from dashboard.data import Package
from dashboard.data.priorities import (
    Memorandum,
    Reference,
    Section,
    commitments,
    memorandum,
    section_codes,
    sheets,
)
from dashboard.ui import session
from dashboard.ui.priorities.words import COMMITMENTS, SECTIONS
from dashboard.ui.transitional import drawn
from dashboard.view import ALL, Choice

SECTION, KIND = "section", "commitment"
LISTED = 12  # commitments that stand open; more are folded away


def own_choices(package: Package) -> tuple[Choice, ...]:
    """The page's own parameters: the section that the reader stands in, and the kind of commitments listed."""
    return Choice(SECTION, section_codes(package) or (ALL,)), Choice(KIND, (ALL, *COMMITMENTS))


def read_memorandum(page: Page) -> Memorandum:
    """The whole tree: filters mark sections in it, they take none away."""
    return page.known_unfiltered.once(
        "memorandum", lambda: memorandum(page.facts_left("priority-tree", every=True), page.package)
    )


def matching(page: Page) -> frozenset[str]:
    """The sections that the theme and region filters leave; none without a filter."""
    if not (page.view.themes or page.view.regions):
        return frozenset()
    return page.once("matching", lambda: frozenset(page.facts_left("priority-tree")["id"]))


@drawn
def draw_walk(page: Page, memo: Memorandum) -> None:
    """The list of contents open on the chosen section, and under it that section. Nothing without a tree."""
    if not memo:
        return
    page.head()
    chosen = memo.sections[page.choice(SECTION)]
    with page.row():
        _contents(page, memo, chosen)
        _section(page, memo, chosen)


def _contents(page: Page, memo: Memorandum, chosen: Section) -> None:
    t = page.text
    marked = matching(page)
    with st.container(border=True, key="card-walk", gap="xsmall"):
        st.html(heading(page, t("Walk through the memorandum")))
        if marked:
            st.html(f'<p class="card-subtitle">{escape(t("● about what you filter for"))}</p>')
        with st.container(key="walk", gap=None):
            for section, label in page.once("walk", lambda: _walk(page, memo, chosen, marked)):
                _way(page, section, f"walk-{section.depth}-{section.id}", label)


def _walk(
    page: Page, memo: Memorandum, chosen: Section, marked: frozenset[str]
) -> Sequence[tuple[Section, str]]:
    """The sections in the list of contents, each with the label of its button."""
    found = []
    for section in memo.unfolded(chosen.id):
        sign = _sign(memo, section, chosen)
        label = plain(f"{sign} {section.label}") + _mark(page, memo, section, chosen, marked)
        found.append((section, f"**{label}**" if section == chosen else label))
    return found


def _mark(page: Page, memo: Memorandum, section: Section, chosen: Section, marked: frozenset[str]) -> str:
    """A dot where the filters leave a section, and how many they leave in one that is folded up."""
    if section.id in chosen.path or not memo.children(section.id):
        return " ●" if section.id in marked else ""
    inside = marked & memo.within(section.id)
    return f" ● {page.reader.number(len(inside))}" if inside else ""


def _sign(memo: Memorandum, section: Section, chosen: Section) -> str:
    """Whether a section is open, can be opened, or has nothing under it."""
    if not memo.children(section.id):
        return "·"
    return "▾" if section.id in chosen.path else "▸"


def _way(page: Page, section: Section, key: str, label: str) -> None:
    """A button that makes a section the chosen one; the address says so."""
    st.button(
        label, key=key, type="tertiary", on_click=page.choose, args=(SECTION, section.id), width="stretch"
    )


def plain(text: str) -> str:
    """Text as a button's label, without any of its signs taken for Markdown."""
    return "".join(f"\\{sign}" if sign in "\\`*_[]()#$:<>~|{}" else sign for sign in text)


def _section(page: Page, memo: Memorandum, chosen: Section) -> None:
    t = page.text
    if chosen.depth:
        page.chosen = chosen.label
    page.land(SECTION)
    with st.container(border=True, key="chosen-section", gap="small"):
        _path(page, memo, chosen)
        st.html(page.once("section", lambda: _known(page, memo, chosen)))
        _commitments(page, memo, chosen)
        if chosen.depth:
            leaving, arriving = memo.leaving(chosen.id), memo.arriving(chosen.id)
            _references(page, memo, t("Refers to"), leaving, [each.target for each in leaving], "to")
            _references(
                page, memo, t("Is referred to from"), arriving, [each.section for each in arriving], "from"
            )
            if not leaving and not arriving:
                st.caption(t("No section refers to it from elsewhere, and it refers to none."))


def _known(page: Page, memo: Memorandum, chosen: Section) -> str:
    """What is known of a section, as HTML."""
    t = page.text
    facts = [
        (t("Kind"), escape(t(SECTIONS[chosen.kind]))),
        (t("Themes"), listing.named(page, "themes", chosen.themes)),
        (t("Names as partners"), listing.named(page, "regions", chosen.regions)),
        (t("Technical sheets"), _sheets(page, memo, chosen)),
        (t("Note"), escape(chosen.note)),
        (t("Source"), listing.place(chosen.source)),
    ]
    listed = "".join(f"<dt>{escape(name)}</dt><dd>{said}</dd>" for name, said in facts if said)
    return f'{heading(page, chosen.label)}<dl class="facts">{listed}</dl>'


def _path(page: Page, memo: Memorandum, chosen: Section) -> None:
    """The way back up: all that the section lies in."""
    if chosen.depth:
        with st.container(horizontal=True, key="path", gap="small"):
            for code in chosen.path[:-1]:
                above = memo.sections[code]
                st.button(
                    plain(f"{above.label} ›"),
                    key=f"path-{code}",
                    type="tertiary",
                    on_click=page.choose,
                    args=(SECTION, code),
                )


def _sheets(page: Page, memo: Memorandum, chosen: Section) -> str:
    found = sheets(page.facts_left("technical-sheets", every=True), page.package)
    inside = memo.within(chosen.id)
    here = found[[not inside.isdisjoint(codes) for codes in found["explains"]]]
    if len(here) > LISTED:
        return escape(page.reader.plural("{n} sheet, listed below", "{n} sheets, listed below", len(here)))
    said = [
        f"{row['number']} {row['name']}"
        + (f" ({page.text('by its topic')})" if row["basis"] == "topic" else "")
        for row in here.to_dict("records")
    ]
    return "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in said) + "</ul>" if said else ""


def _commitments(page: Page, memo: Memorandum, chosen: Section) -> None:
    """What a section and those under it ask for, in each those with an amount first; of all only how many."""
    found = page.once("commitments of the section", lambda: _asked_for(page, memo, chosen))
    if found.empty:
        return
    said = page.reader.plural("{n} proposal", "{n} proposals", len(found))
    if not chosen.depth:
        st.markdown(page.text("**{commitments}**, listed by kind below.", commitments=said))
        return
    with st.expander(said, expanded=len(found) <= LISTED, key=f"commitments-{chosen.id}"):
        st.html(page.once(("list", "section"), lambda: commitments_list(page, memo, found, chosen.id)))


def _asked_for(page: Page, memo: Memorandum, chosen: Section) -> pd.DataFrame:
    """The commitments of a section and those under it, in the order of the document."""
    found = commitments(page.facts_left("commitments", every=True), page.package)
    found = found[found["section"].isin(memo.within(chosen.id))]
    order = {code: place for place, code in enumerate(memo.sections)}
    found = found.assign(place=found["section"].map(order), plain=found["figure"] == "")
    return found.sort_values(["place", "plain"], kind="stable")


def commitments_list(page: Page, memo: Memorandum, found: pd.DataFrame, beside: str = "") -> str:
    """Commitments under the section that asks for them, as HTML; the heading of the section `beside` is left out."""
    blocks = []
    for code, rows in found.groupby("section", sort=False):
        section = memo.sections.get(code)
        if section is not None and code != beside:
            blocks.append(heading_of(page, section_link(page, section), look=LIST, below=1))
        lines = "".join(_commitment(page, row) for row in rows.to_dict("records"))
        blocks.append(f'<ul class="plain">{lines}</ul>')
    return "".join(blocks)


def _commitment(page: Page, row: Mapping[str, str]) -> str:
    kind = f' <span class="badge">{escape(page.text(COMMITMENTS[row["kind"]]))}</span>'
    much = f" {amount(page, row['figure'])}" if row["figure"] else ""
    note = f'<br><small class="quiet">{escape(row["note"])}</small>' if row["note"] else ""
    return f"<li>{escape(row['name'])}{kind}{much}{note}</li>"


def amount(page: Page, figure: str) -> str:
    """A figure as HTML, with the way to it; "" for one that cannot be shown."""
    row = session.figure(figure, page.reader.lang)
    if row is None:
        return ""
    said = figures_table.short(row, page.reader)
    unit = figures_table.unit(row)
    return f"<b>{listing.link(page.figure_address(figure), f'{said} {unit}'.strip())}</b>"


def section_link(page: Page, section: Section) -> str:
    """A section as HTML, with the link that chooses it."""
    return listing.link(listing.here(page, section=section.id), section.label)


def _references(
    page: Page, memo: Memorandum, title: str, found: Sequence[Reference], ends: Iterable[str], way: str
) -> None:
    """The other ends of references, each once, as buttons that choose them; beside them the words of the source."""
    words: dict[str, dict[str, None]] = {}
    for reference, end in zip(found, ends, strict=True):
        words.setdefault(end, {})[reference.as_printed] = None
    if not words:
        return
    st.html(heading(page, f"{title} ({page.reader.number(len(words))})", look=LIST, below=1))
    with st.container(key=f"references-{way}", gap=None):
        for code, printed in words.items():
            quoted = ", ".join(f"“{each}”" for each in printed)
            label = f"{plain(memo.sections[code].label)} :gray[{plain(quoted)}]"
            _way(page, memo.sections[code], f"{way}-{code}", label)
