"""The card with the web of cross-references."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.charts import CONFIG
from dashboard.charts.references import Node, describe, references
from dashboard.data.priorities import Memorandum, Reference
from dashboard.ui import listing
from dashboard.ui.card import draw_tabs
from dashboard.ui.priorities.walk import SECTION, matching, section_link

if TYPE_CHECKING:
    from dashboard.ui.page import Page


def draw_web(page: Page, memo: Memorandum) -> None:
    """What refers to what, with the references of the chosen section in front; a click on a name chooses it.

    The table and the sources are of the chosen section; of all references while the whole document is chosen.
    """
    if not memo or not memo.references:
        return
    page.draw_heading()
    t = page.text
    chosen = page.choice(SECTION)
    whole = chosen == memo.root.id
    shown = memo.references if whole else (*memo.leaving(chosen), *memo.arriving(chosen), *memo.inner(chosen))
    finding = _finding(page, memo, chosen)
    sources = [dict(memo.sections[each.section].source, locator=each.locator) for each in shown or memo.references]
    draw_tabs(
        page.reader,
        "web",
        heading=finding,
        subtitle=t("{n} references between the sections", n=page.reader.number(len(memo.references))),
        chart=lambda: _chart(page, memo, chosen, finding),
        rows=lambda: st.html(_table(page, memo, shown, finding)),
        sources=lambda: listing.draw_sources(sources),
        source_line=listing.publishers(sources, page.reader),
        note=t("Each arc has the colour of the priority that it starts from.") if whole else "",
    )


def _finding(page: Page, memo: Memorandum, chosen: str) -> str:
    number = page.reader.number
    if chosen == memo.root.id:
        ends = Counter(each.target for each in memo.references if each.section != each.target)
        code, times = ends.most_common(1)[0]
        return page.text(
            "“{section}” is referred to most: {times} times", section=memo.sections[code].label, times=number(times)
        )
    section = memo.sections[chosen].label
    out = len({each.target for each in memo.leaving(chosen)})
    back = len({each.section for each in memo.arriving(chosen)})
    if not out and not back:
        return page.text("“{section}” stands alone: no reference leads out of it or to it", section=section)
    return page.text(
        "“{section}” refers to {out} other sections and is referred to from {back}",
        section=section, out=number(out), back=number(back),
    )  # fmt: skip


def _chart(page: Page, memo: Memorandum, chosen: str, finding: str) -> None:
    below = [section for section in memo.sections.values() if section.depth]
    nodes = [Node(section.id, section.label, section.branch, section.depth) for section in below]
    links = [
        (each.section, each.target)
        for each in memo.references
        if memo.sections[each.section].depth and memo.sections[each.target].depth
    ]
    figure = references(
        nodes,
        links,
        reader=page.reader,
        scheme=page.scheme,
        chosen=() if chosen == memo.root.id else memo.within(chosen),
        marked=matching(page),
    )
    # The view is part of the key, as on every card: what is chosen in the chart is carried by the address alone.
    widget = f"chart-web-{chosen}"

    def pick() -> None:
        points = st.session_state[widget]["selection"]["points"]
        codes = [point["customdata"][0] for point in points if point.get("customdata")]
        if codes:
            page.choose(SECTION, memo.root.id if codes[0] == chosen else codes[0])

    st.plotly_chart(
        figure,
        theme=None,
        key=widget,
        config=dict(CONFIG),
        alt=f"{finding}. {describe(nodes, links, reader=page.reader)}",
        on_select=pick,
        selection_mode="points",
    )


def _table(page: Page, memo: Memorandum, shown: Sequence[Reference], caption: str) -> str:
    t = page.text
    rows = [
        (
            section_link(page, memo.sections[each.section]),
            section_link(page, memo.sections[each.target]),
            escape(each.as_printed),
            listing.place(dict(memo.sections[each.section].source, locator=each.locator)),
        )
        for each in shown
    ]
    return listing.facts_table(caption, [t("Section"), t("Refers to"), t("As printed"), t("Source")], rows)
