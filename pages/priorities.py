"""The memorandum for the government term as a tree to walk in, and the objectives for the United States."""

from dashboard.content import Outline, Page
from dashboard.data.priorities import JOINS, TABLES
from dashboard.locale import mark
from dashboard.ui.priorities import (
    draw_amounts,
    draw_challenges,
    draw_commitments,
    draw_european,
    draw_objectives,
    draw_sheets,
    draw_walk,
    draw_web,
    own_choices,
    read_memorandum,
)


def build(page: Page) -> None:
    """The page, from the top down."""
    memo = read_memorandum(page)

    with page.tiles():
        page.tile("document-parts-memo-priorities-2024")
        page.tile("document-parts-memo-technical-sheets-2024")
        page.tile("document-parts-memo-eu-priorities-2024")
        page.tile("document-parts-us-objectives-2016")

    page.section(mark("The memorandum, section by section"))
    draw_walk(page, memo)
    draw_web(page, memo)

    page.section(
        mark("Commitments"),
        mark("What is to be done, set up, opened, raised or revised, as the memorandum asks."),
    )
    draw_commitments(page, memo)
    draw_amounts(page, memo)

    page.section(
        mark("Technical sheets"), mark("The memorandum lists them; the department has the sheets themselves.")
    )
    draw_sheets(page, memo)

    page.section(mark("For the European Union and for society"))
    draw_european(page)
    draw_challenges(page)

    page.section(mark("Objectives for the United States"), mark("From the strategy note of 2016."))
    draw_objectives(page)

    page.section(mark("Rules and norms in figures"))
    with page.tiles():
        page.tile("eu-obligations-be-vlg-eu27-2017-2022")
        page.tile("eu-regulation-pages-be-vlg-eu27-2017-2022")
        page.tile("eu-pages-per-obligation-be-vlg-eu27-2017-2022")
        page.tile("defence-spending-norm-nato-2024")


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
