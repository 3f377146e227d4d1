"""The memorandum as a list of contents to walk in, and all that is known of the section that the reader stands in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from dashboard.content import naming
from dashboard.content.blocks import Button, Text
from dashboard.content.inline import Inline
from dashboard.content.page import Page
from dashboard.content.priorities.asked_for import asked_for, groups
from dashboard.content.priorities.words import COMMITMENTS, SECTIONS
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
from dashboard.render.html import html
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
    return frozenset(page.facts_left("priority-tree")["id"])


def add_walk(page: Page, memo: Memorandum) -> None:
    """The list of contents open on the chosen section, and under it that section. Nothing without a tree."""
    if not memo:
        return
    page.head()
    chosen = memo.sections[page.choice(SECTION)]
    with page.row():
        _contents(page, memo, chosen)
        _section(page, memo, chosen)


def _contents(page: Page, memo: Memorandum, chosen: Section) -> None:
    marked = matching(page)
    with page.box("card-walk", gap="xsmall"):
        about = page.text("● about what you filter for") if marked else ""
        page.title(page.text("Walk through the memorandum"), about)
        with page.box("walk", border=False, gap=None):
            for section in memo.unfolded(chosen.id):
                label = f"{_sign(memo, section, chosen)} {section.label}"
                label += _mark(page, memo, section, chosen, marked)
                page.add(_way(page, section, f"walk-{section.depth}-{section.id}", label, section == chosen))


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


def _way(
    page: Page, section: Section, key: str, label: str, strong: bool = False, quoted: str = ""
) -> Button:
    """A button that makes a section the chosen one; the address says so."""
    changes = page.choose(SECTION, section.id)
    return Button(key, label, changes, look="plain", stretch=True, strong=strong, more=quoted)


def _section(page: Page, memo: Memorandum, chosen: Section) -> None:
    t = page.text
    if chosen.depth:
        page.chosen = chosen.label
    with page.box("chosen-section"):
        page.land(SECTION)  # within, for beside the box it would take a place of the row
        with page.line("path"):
            for code in chosen.path[:-1]:
                label = f"{memo.sections[code].label} ›"
                page.add(Button(f"path-{code}", label, page.choose(SECTION, code), look="plain"))
        page.fragment("titled.html", heading=chosen.label, facts=known(page, memo, chosen), level=page.level)
        _commitments(page, memo, chosen)
        if chosen.depth:
            leaving, arriving = memo.leaving(chosen.id), memo.arriving(chosen.id)
            _references(page, memo, t("Refers to"), leaving, [each.target for each in leaving], "to")
            _references(
                page, memo, t("Is referred to from"), arriving, [each.section for each in arriving], "from"
            )
            if not leaving and not arriving:
                none = t("No section refers to it from elsewhere, and it refers to none.")
                page.add(Text(none, look="quiet"))


def known(page: Page, memo: Memorandum, section: Section) -> list[tuple[str, Inline]]:
    """All that is known of a section: names, and what there is to say under each."""
    t = page.text
    facts = [
        (t("Kind"), t(SECTIONS[section.kind])),
        (t("Themes"), naming.dossiers(page, "themes", section.themes)),
        (t("Names as partners"), naming.dossiers(page, "regions", section.regions)),
        (t("Technical sheets"), _sheets(page, memo, section)),
        (t("Note"), section.note),
        (t("Source"), naming.place(section.source)),
    ]
    return [(name, told) for name, told in facts if told]


def _sheets(page: Page, memo: Memorandum, chosen: Section) -> Inline:
    found = sheets(page.facts_left("technical-sheets", every=True), page.package)
    inside = memo.within(chosen.id)
    here = found[[not inside.isdisjoint(codes) for codes in found["explains"]]]
    if len(here) > LISTED:
        return page.reader.plural("{n} sheet, listed below", "{n} sheets, listed below", len(here))
    said = [
        f"{row['number']} {row['name']}"
        + (f" ({page.text('by its topic')})" if row["basis"] == "topic" else "")
        for row in here.to_dict("records")
    ]
    return html("texts.html", texts=said) if said else ""


def _commitments(page: Page, memo: Memorandum, chosen: Section) -> None:
    """What a section and those under it ask for, in each those with an amount first; of all only how many."""
    found = _within(page, memo, chosen)
    if found.empty:
        return
    said = page.reader.plural("{n} proposal", "{n} proposals", len(found))
    if not chosen.depth:
        page.add(Text(page.text("**{commitments}**, listed by kind below.", commitments=said)))
        return
    with page.fold(said, opened=len(found) <= LISTED, key=f"commitments-{chosen.id}"):
        page.add(asked_for(page, groups(page, memo, found, beside=chosen.id)))


def _within(page: Page, memo: Memorandum, chosen: Section) -> pd.DataFrame:
    """The commitments of a section and those under it, in the order of the document."""
    found = commitments(page.facts_left("commitments", every=True), page.package)
    found = found[found["section"].isin(memo.within(chosen.id))]
    order = {code: place for place, code in enumerate(memo.sections)}
    found = found.assign(place=found["section"].map(order), plain=found["figure"] == "")
    return found.sort_values(["place", "plain"], kind="stable")


def _references(
    page: Page, memo: Memorandum, title: str, found: Sequence[Reference], ends: Iterable[str], way: str
) -> None:
    """The other ends of references, each once, as buttons that choose them; beside them the words of the source."""
    words: dict[str, dict[str, None]] = {}
    for reference, end in zip(found, ends, strict=True):
        words.setdefault(end, {})[reference.as_printed] = None
    if not words:
        return
    page.title(f"{title} ({page.reader.number(len(words))})", below=1)
    with page.box(f"references-{way}", border=False, gap=None):
        for code, printed in words.items():
            section, quoted = memo.sections[code], ", ".join(f"“{each}”" for each in printed)
            page.add(_way(page, section, f"{way}-{code}", section.label, quoted=quoted))
