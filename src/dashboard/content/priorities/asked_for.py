"""What the sections of the memorandum ask for, in words, and the ways to sections and to the figures of amounts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard.content import naming, table
from dashboard.content.blocks import Fragment
from dashboard.content.inline import Badge, Inline, Link
from dashboard.content.page import Page
from dashboard.content.priorities.words import COMMITMENTS
from dashboard.data.priorities import Memorandum, Section

Group = tuple[Inline, Sequence[Mapping[str, Inline]]]
"""The section that asks for something, and what it asks for."""


def section_link(page: Page, section: Section) -> Link:
    """A section with the way that chooses it."""
    return Link(section.label, naming.here(page, section=section.id))


def amount(page: Page, figure: str) -> Inline:
    """A figure with the way to it; "" for one that cannot be shown."""
    row = page.observation(figure) if figure else None
    if row is None:
        return ""
    said = f"{table.short(row, page.reader)} {table.unit(row)}".strip()
    return Link(said, page.figure_address(figure))


def groups(page: Page, memo: Memorandum, found: pd.DataFrame, *, beside: str = "") -> list[Group]:
    """Commitments under the section that asks for them; that of the section `beside` is not named."""
    return [
        (
            section_link(page, memo.sections[code]) if code in memo.sections and code != beside else "",
            [_said(page, row) for row in rows.to_dict("records")],
        )
        for code, rows in found.groupby("section", sort=False)
    ]


def asked_for(page: Page, found: Sequence[Group]) -> Fragment:
    """These commitments as lists."""
    return Fragment("priorities/asked_for.html", {"groups": found, "level": page.level + 1})


def _said(page: Page, row: Mapping[str, str]) -> Mapping[str, Inline]:
    return {
        "name": row["name"],
        "kind": Badge(page.text(COMMITMENTS[row["kind"]])),
        "amount": amount(page, row["figure"]),
        "note": row["note"],
    }
