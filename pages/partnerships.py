"""Who Flanders works with on what: partners on a map, by kind of tie, and by theme, with all that stands behind it."""

from dashboard.content import Outline, Page
from dashboard.content.partnerships import (
    draw_behind,
    draw_kinds,
    draw_list,
    draw_map,
    draw_matrix,
    partnership_choices,
)
from dashboard.locale import mark


def build(page: Page) -> None:
    """The page, from the top down."""
    page.section(mark("Who and how"))
    with page.row():
        draw_map(page)
        draw_kinds(page)

    page.section(mark("Who on what"))
    draw_matrix(page)
    draw_behind(page)

    page.section(mark("Who stands apart"))
    with page.row():
        draw_list(
            page,
            "followed",
            title=mark("International organisations that the Flemish posts follow"),
            kinds=["followed"],
            families=["international"],
            themes=["multilateralism"],
        )
        draw_list(
            page,
            "tourism-markets",
            title=mark("Focus markets of tourism"),
            kinds=["focus", "market"],
            themes=["tourism"],
        )
        draw_list(
            page,
            "candidates",
            title=mark("Candidates: co-operation that is possible or sought"),
            kinds=["candidate"],
        )
        draw_list(
            page,
            "rivals",
            title=mark("Rivals and competitors"),
            kinds=["competitor-rival"],
            note=mark(
                "Named as competing with the United States, with Flanders or with Europe; no partners."
            ),
        )


PAGE = Outline(
    "partnerships",
    build,
    heading=mark("Partnerships"),
    lede=mark(
        "Who Flanders works with on what, as the strategy note on the United States and the memorandum for 2024–2029 name it."
    ),
    tables=("partnerships",),
    joins=("organisations", "organisation-themes"),
    choices=partnership_choices,
)

if __name__ == "__main__":
    from dashboard.ui import draw_page

    draw_page(PAGE)
