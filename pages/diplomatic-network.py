"""Where Flanders is present abroad, whom its posts serve, who works there, and what is to be reinforced or opened."""

from functools import partial

from dashboard.charts import ranking
from dashboard.content import Outline, Page
from dashboard.findings import finding
from dashboard.locale import mark
from dashboard.ui.offices import draw_network, draw_plans, office_choice


def build(page: Page) -> None:
    """The page, from the top down."""
    by_item = partial(ranking, label="item_name", code="item")

    with page.tiles():
        page.tile("network-representations-be-vlg-wld-2024")
        page.tile("network-countries-be-vlg-wld-2024")
        page.tile("network-fit-offices-be-vlg-wld-2024")
        page.tile("network-tourism-offices-be-vlg-wld-2024")

    draw_network(page)
    draw_plans(page)

    page.section(mark("People and cost"))
    with page.tiles():
        page.tile("network-staff-be-vlg-wld-2022")
        page.tile("network-staff-abroad-be-vlg-wld-2022")
        page.tile("network-diplomats-be-vlg-wld-2022")
        page.tile("network-cost-be-vlg-wld-2022")
    with page.row():
        page.card(
            "staff",
            page.select(
                indicator="network-staff",
                item=["network-brussels", "network-diplomats", "network-other-staff"],
            ),
            title=finding(mark("{top}: {top_value} of the department's people"), label="item_name"),
            draw=by_item,
            context=("theme",),
            marks="item",
        )
        page.card(
            "team-flanders-usa",
            page.select(
                indicator="office-staff", counterpart="usa", item=page.items("office"), derived=False
            ),
            title=finding(
                mark("Largest office of Team Flanders USA: {top}, {top_value} staff"), label="item_name"
            ),
            draw=by_item,
            context=("theme",),
            marks="item",
            note=mark(
                "The table in the source has merged cells in the rows of New York; see the notes of these figures."
            ),
        )


PAGE = Outline(
    "diplomatic-network",
    build,
    heading=mark("Diplomatic network"),
    lede=mark("Where Flanders is present abroad, which countries its posts serve, and what is to change."),
    choices=office_choice,
    tables=("offices",),
)

if __name__ == "__main__":
    from dashboard.ui import draw_page

    draw_page(PAGE)
