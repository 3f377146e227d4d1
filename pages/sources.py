"""Every source and how far to trust it, every check with its result, what is missing, and what each column means."""

from dashboard.content import Outline, Page
from dashboard.content.sources import (
    add_checks,
    add_counts,
    add_dictionary,
    add_documents,
    add_feeds,
    add_gaps,
    add_left_out,
    add_parts,
    add_trust,
    source_choices,
)
from dashboard.locale import mark


def build(page: Page) -> None:
    """The page, from the top down."""
    part = add_parts(page)

    if part == "documents":
        add_trust(page)
        add_documents(page)
    if part == "feeds":
        add_feeds(page)
    if part == "checks":
        add_checks(page)
        add_counts(page)
    if part == "gaps":
        add_gaps(page)
    if part == "left-out":
        add_left_out(page)
    if part == "dictionary":
        add_dictionary(page)


PAGE = Outline(
    "sources",
    build,
    heading=mark("Sources"),
    lede=mark("Where everything on this dashboard comes from, how far to trust it, and what is missing."),
    choices=source_choices,
    whole=True,
)

if __name__ == "__main__":
    from dashboard.ui import draw_page

    draw_page(PAGE)
