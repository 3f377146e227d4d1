"""The parts of the sources page and its own parameters: which part is shown, and what of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from dashboard.data import Package
from dashboard.data.dictionary import TableEntry
from dashboard.data.provenance import DERIVED, OFFICIAL, PRESS, RESULTS
from dashboard.locale import mark
from dashboard.ui import contents, links, session, titles
from dashboard.view import ALL, Choice

if TYPE_CHECKING:
    from dashboard.ui.page import Page

PARTS: Mapping[str, str] = {
    "documents": mark("Documents and tables"),
    "checks": mark("Checks"),
    "gaps": mark("Known gaps"),
    "left-out": mark("Left out"),
    "dictionary": mark("Data dictionary"),
}
"""By the code that stands in links; the first is the default."""

TRUST_NAMES: Mapping[str, str] = {
    OFFICIAL: mark("official"),
    PRESS: mark("press"),
    DERIVED: mark("worked out by this dashboard"),
}


def source_choices(package: Package) -> tuple[Choice, ...]:
    """The page's own parameters: its part, the subject and result of checks, how a source is trusted, an open table."""
    return (
        Choice("part", tuple(PARTS)),
        Choice("subject", (ALL, *package.subjects)),
        Choice("result", (ALL, *RESULTS)),
        Choice("authority", (ALL, OFFICIAL, PRESS)),
        Choice("table", (ALL, *package.sizes)),
    )


def draw_parts(page: Page) -> str:
    """Lets the reader choose a part of the page; answers with its code. Stops the run where nothing is left to show."""
    if not page.once("anything", lambda: len(page.matching(page.figures)) or len(page.facts_left())):
        links.offer_elsewhere(page)
        page.close()
        st.stop()
    st.session_state["part"] = page.choice("part")
    st.segmented_control(
        page.text("Part of this page"),
        list(PARTS),
        format_func=lambda code: page.text(PARTS[code]),
        key="part",
        required=True,
        label_visibility="collapsed",
        on_change=lambda: page.choose("part", st.session_state["part"]),
    )
    part = page.choice("part")
    if part != next(iter(PARTS)):
        titles.draw_title(page, page.text(PARTS[part]))
    return part


@st.cache_resource(max_entries=2, show_spinner=False)
def _dictionary(state: session.Stamp) -> tuple[TableEntry, ...]:
    return session.edition(state).dictionary


def described() -> tuple[TableEntry, ...]:
    """The data dictionary of the package in its present state."""
    return _dictionary(session.stamp())


def subject_names(page: Page) -> dict[str, str]:
    """What each subject is called: as its page, where it has one."""
    titles = {entry.name: entry.title.text(page.reader.lang) for entry in described()}
    return {
        code: page.text(contents.entry(code).title) if contents.listed(code) else titles.get(code, code)
        for code in page.package.subjects
    }


def years(row: Mapping | pd.Series) -> str:
    """The years that something covers: `2005–2024`, `2016`, or nothing."""
    return row["first"] if row["first"] == row["last"] else f"{row['first']}–{row['last']}"
