"""The memorandum for the government term as a tree to walk in, and the objectives for the United States."""

from dashboard.content import Outline, Page
from dashboard.content.priorities import (
    add_amounts,
    add_challenges,
    add_commitments,
    add_european,
    add_objectives,
    add_sheets,
    add_walk,
    add_web,
    own_choices,
    read_memorandum,
)
from dashboard.data.priorities import JOINS, TABLES
from dashboard.locale import mark


def build(page: Page) -> None:
    """The page, from the top down."""
    memo = read_memorandum(page)

    with page.headlines():
        page.headline("document-parts", item="memo-priorities")
        page.headline("document-parts", item="memo-technical-sheets")
        page.headline("document-parts", item="memo-eu-priorities")
        page.headline("document-parts", item="us-objectives")

    page.section(mark("The memorandum, section by section"))
    add_walk(page, memo)
    add_web(page, memo)

    page.section(
        mark("Proposals"),
        mark("What is to be done, set up, opened, raised or revised, as the memorandum asks."),
    )
    add_commitments(page, memo)
    add_amounts(page, memo)

    page.section(
        mark("Technical sheets"), mark("The memorandum lists them; the department has the sheets themselves.")
    )
    add_sheets(page, memo)

    page.section(mark("For the European Union and for society"))
    add_european(page)
    add_challenges(page)

    page.section(mark("Objectives for the United States"), mark("From the strategy note of 2016."))
    add_objectives(page)

    page.section(mark("Rules and norms in figures"))
    with page.headlines():
        page.headline("eu-obligations", ref_area="be-vlg", counterpart="eu27")
        page.headline("eu-regulation-pages", ref_area="be-vlg", counterpart="eu27")
        page.headline("eu-pages-per-obligation", ref_area="be-vlg", counterpart="eu27")
        page.headline("defence-spending-norm", ref_area="nato")


PAGE = Outline(
    "priorities",
    build,
    heading=mark("Priorities"),
    lede=mark(
        "What the memorandum of 2024 asks of the Flemish government, and what Flanders wants in the United States."
    ),
    tables=TABLES,
    joins=JOINS,
    choices=own_choices,
)

if __name__ == "__main__":
    from dashboard.ui import draw_page

    draw_page(PAGE)
