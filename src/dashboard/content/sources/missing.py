"""What is not there: gaps in the documents themselves, and what was printed and yet left out, with the reasons."""

from __future__ import annotations

from dashboard.content import naming
from dashboard.content.facts_table import facts_table
from dashboard.content.page import Page
from dashboard.content.sources.parts import cell


def add_gaps(page: Page) -> None:
    """What the documents announce but do not print, leave undated or unnamed. Filters do not touch them."""
    t = page.text
    found = page.facts_left("gaps", every=True)
    if found.empty:
        page.notice(t("No gaps are known."))
        return
    caption = page.reader.plural("{n} known gap", "{n} known gaps", len(found))
    rows = [[row["name"], row["note"], naming.place(row)] for row in found.to_dict("records")]
    columns = [t("What is missing"), t("What is known"), t("Document and section")]
    page.fragment("facts_table.html", table=facts_table(caption, columns, rows))


def add_left_out(page: Page) -> None:
    """What a source prints and this dashboard does not take over. Filters do not touch it."""
    t = page.text
    found = page.package.table("left-out")
    if found.empty:
        page.notice(t("Nothing was left out."))
        return
    what = f"what_{page.reader.lang}"
    named = what in found.columns
    caption = page.reader.plural("{n} entry left out", "{n} entries left out", len(found))
    rows = [
        [
            row["as_printed"],
            *([row[what]] if named else []),
            row[f"reason_{page.reader.lang}"],
            cell(row["title"], row["publisher"]),
        ]
        for row in found.to_dict("records")
    ]
    columns = [t("As printed"), *([t("What")] if named else []), t("Reason"), t("Source")]
    page.fragment("facts_table.html", table=facts_table(caption, columns, rows))
