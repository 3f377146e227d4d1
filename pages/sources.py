"""Every source and how far to trust it, every check with its result, what is missing, and what each column means."""

from dashboard.content import Outline, Page
from dashboard.content.sources import (
    draw_checks,
    draw_counts,
    draw_dictionary,
    draw_documents,
    draw_feeds,
    draw_gaps,
    draw_left_out,
    draw_parts,
    draw_trust,
    source_choices,
)
from dashboard.locale import mark


def build(page: Page) -> None:
    """The page, from the top down."""
    part = draw_parts(page)

    if part == "documents":
        draw_trust(page)
        draw_documents(page)
    if part == "feeds":
        draw_feeds(page)
    if part == "checks":
        draw_checks(page)
        draw_counts(page)
    if part == "gaps":
        draw_gaps(page)
    if part == "left-out":
        draw_left_out(page)
    if part == "dictionary":
        draw_dictionary(page)


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
