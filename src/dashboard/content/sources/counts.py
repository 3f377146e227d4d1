"""What the documents say of their own parts, beside what they list: bookkeeping that backs the checks."""

from __future__ import annotations

from functools import partial

from dashboard.charts import ranking, stacked
from dashboard.content.page import Page
from dashboard.findings import finding
from dashboard.locale import mark

SHEETS = "-sheets-"
"""In the codes of items that are technical sheets of one priority."""


def add_counts(page: Page) -> None:
    """Two cards under the checks: how many parts the documents say and list, and the technical sheets by priority."""
    items = page.items("document-part")
    page.section(mark("What the documents count of themselves"))
    with page.row():
        page.card(
            "counts",
            page.newest(
                ["document-parts", "document-parts-listed"],
                item=[code for code in items if SHEETS not in code],
            ),
            title=mark("What the documents say they hold, and what they list"),
            draw=partial(stacked, label="item_name", code="item", side_by_side=True),
        )
        page.card(
            "sheets-counted",
            page.cross_section(
                "document-parts-listed", over="item", item=[code for code in items if SHEETS in code]
            ),
            title=finding(mark("Most sheets under “{top}”: {top_value}"), label="item_name"),
            draw=partial(ranking, label="item_name", code="item"),
        )
