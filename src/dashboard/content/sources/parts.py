"""The parts of the sources page and its own parameters: which part is shown, and what of it."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from markupsafe import Markup

from dashboard.content import elsewhere
from dashboard.content.inline import Inline
from dashboard.content.page import Page
from dashboard.data import Package
from dashboard.data.dictionary import TableEntry
from dashboard.data.provenance import DERIVED, OFFICIAL, PRESS, RESULTS
from dashboard.locale import mark
from dashboard.render.html import html
from dashboard.view import ALL, Choice

PARTS: Mapping[str, str] = {
    "documents": mark("Documents and tables"),
    "feeds": mark("Feeds"),
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


def add_parts(page: Page) -> str:
    """The parts of the page to choose from; answers with the code of the chosen one, "" where nothing is left to show."""
    if not (len(page.matching(page.figures)) or len(page.facts_left())):
        elsewhere.offer(page)
        return ""
    names = {code: page.text(name) for code, name in PARTS.items()}
    page.selector("part", page.text("Part of this page"), names, look="segments", hidden=True)
    part = page.choice("part")
    if part != next(iter(PARTS)):
        page.chosen = names[part]
    return part


def described(page: Page) -> tuple[TableEntry, ...]:
    """The data dictionary of the package in its present state."""
    return page.edition.dictionary


def subject_names(page: Page) -> dict[str, str]:
    """What each subject is called: as its page, where it has one."""
    titles = {entry.name: entry.title.text(page.reader.lang) for entry in described(page)}
    return {
        code: page.text(page.site.entry(code).title) if page.site.listed(code) else titles.get(code, code)
        for code in page.package.subjects
    }


def years(row: Mapping | pd.Series) -> str:
    """The years that something covers: `2005–2024`, `2016`, or nothing."""
    return row["first"] if row["first"] == row["last"] else f"{row['first']}–{row['last']}"


def cell(
    said: Inline, small: str = "", *, wide: bool = False, strong: bool = False, badge: Inline = ""
) -> Markup:
    """A cell of a table with small print below its words; `wide` where these must not be squeezed into a narrow column."""
    return html("sources/cell.html", said=said, small=small, wide=wide, strong=strong, badge=badge)
