"""The card with the web of cross-references."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.content import naming
from dashboard.content.facts_card import add_card
from dashboard.content.facts_table import Table, facts_table
from dashboard.content.page import Page
from dashboard.content.priorities.asked_for import section_link
from dashboard.content.priorities.walk import SECTION, matching
from dashboard.data.priorities import Memorandum, Reference
from dashboard.render.plotly.facts.reference_totals import describe_totals, reference_totals
from dashboard.render.plotly.facts.references import Node, describe, references


def add_web(page: Page, memo: Memorandum) -> None:
    """How many references there are between the priorities; of a chosen section all of them, and it in front. A click on
    a name chooses it.

    The table and the sources are of the chosen section; of all references while the whole document is chosen.
    """
    if not memo or not memo.references:
        return
    chosen = page.choice(SECTION)
    whole = chosen == memo.root.id
    web = _web(page, memo, chosen)
    nodes, links = web.nodes, web.links
    add_card(
        page,
        "web",
        web.places,
        heading=web.finding,
        subtitle=page.reader.plural(
            "{n} reference between the sections", "{n} references between the sections", len(memo.references)
        ),
        figure=lambda: (
            reference_totals(nodes, links, reader=page.reader, scheme=page.scheme)
            if whole
            else references(
                nodes,
                links,
                reader=page.reader,
                scheme=page.scheme,
                chosen=memo.within(chosen),
                marked=matching(page),
            )
        ),
        alt=web.alt,
        make_table=lambda: _table(page, memo, web.shown, web.finding),
        pick=lambda codes: page.choose(SECTION, memo.root.id if codes[0] == chosen else codes[0]),
        notes=(
            page.text(
                "The wider the arc, the more references between two priorities, either way. Choose a priority or a section "
                "to see each of its references."
            ),
        )
        if whole
        else (),
    )


@dataclass(frozen=True)
class _Web:
    """All sections and references as the chart takes them; those that are `shown` in the table, with their places."""

    nodes: Sequence[Node]
    links: Sequence[tuple[str, str]]
    shown: Sequence[Reference]
    places: pd.DataFrame
    finding: str
    alt: str


def _web(page: Page, memo: Memorandum, chosen: str) -> _Web:
    whole = chosen == memo.root.id
    shown = memo.references if whole else (*memo.leaving(chosen), *memo.arriving(chosen), *memo.inner(chosen))
    below = [section for section in memo.sections.values() if section.depth]
    nodes = [Node(section.id, section.label, section.branch, section.depth) for section in below]
    links = [
        (each.section, each.target)
        for each in memo.references
        if memo.sections[each.section].depth and memo.sections[each.target].depth
    ]
    return _Web(
        nodes=nodes,
        links=links,
        shown=shown,
        places=pd.DataFrame([_place(memo, each) for each in shown or memo.references]),
        finding=_finding(page, memo, chosen),
        alt=(describe_totals if whole else describe)(nodes, links, reader=page.reader),
    )


def _place(memo: Memorandum, reference: Reference) -> dict[str, str]:
    """Where a reference stands: in the source of its section, at its own place."""
    return {**memo.sections[reference.section].source, "locator": reference.locator}


def _finding(page: Page, memo: Memorandum, chosen: str) -> str:
    number = page.reader.number
    if chosen == memo.root.id:
        ends = Counter(each.target for each in memo.references if each.section != each.target)
        code, times = ends.most_common(1)[0]
        return page.text(
            "Most references lead to “{section}”: {times}",
            section=memo.sections[code].label,
            times=number(times),
        )
    section = memo.sections[chosen].label
    out = len({each.target for each in memo.leaving(chosen)})
    back = len({each.section for each in memo.arriving(chosen)})
    if not out and not back:
        return page.text("“{section}” stands alone: no reference leads out of it or to it", section=section)
    return page.text(
        "“{section}” {refers} and is referred to from {back}",
        section=section,
        refers=page.reader.plural("refers to {n} other section", "refers to {n} other sections", out),
        back=number(back),
    )


def _table(page: Page, memo: Memorandum, shown: Sequence[Reference], caption: str) -> Table:
    t = page.text
    rows = [
        (
            section_link(page, memo.sections[each.section]),
            section_link(page, memo.sections[each.target]),
            each.as_printed,
            naming.place(_place(memo, each)),
        )
        for each in shown
    ]
    return facts_table(caption, [t("Section"), t("Refers to"), t("As printed"), t("Source")], rows)
