"""Where Flanders is present abroad, whom its posts serve, who works there, and what is to be reinforced or opened."""

from functools import partial

from dashboard.charts import ranking
from dashboard.content import Outline, Page
from dashboard.content.offices import add_network, add_plans, office_choice
from dashboard.findings import finding
from dashboard.locale import mark


def build(page: Page) -> None:
    """The page, from the top down."""
    by_item = partial(ranking, label="item_name", code="item")

    with page.headlines():
        page.headline("network-offices", counterpart="wld", item="network-representations")
        page.headline("network-countries", counterpart="wld")
        page.headline("network-offices", counterpart="wld", item="network-fit")
        page.headline("network-offices", counterpart="wld", item="network-visitflanders")

    add_network(page)
    add_plans(page)

    page.section(mark("People and cost"))
    with page.headlines():
        page.headline("network-staff", counterpart="wld")
        page.headline("network-staff", counterpart="wld", item="network-abroad")
        page.headline("network-staff", counterpart="wld", item="network-diplomats")
        page.headline("network-cost", counterpart="wld")
    with page.row():
        page.card(
            "staff",
            page.cross_section(
                "network-staff",
                over="item",
                item=["network-brussels", "network-diplomats", "network-other-staff"],
            ),
            title=finding(mark("{top}: {top_value} of the department's people"), label="item_name"),
            draw=by_item,
            context=("theme",),
            marks="item",
        )
        page.card(
            "team-flanders-usa",
            page.cross_section(
                "office-staff",
                over="item",
                counterpart=page.partner,
                item=page.items("office"),
                derived=False,
            ),
            title=finding(
                mark("Largest office of Flanders in {partner}: {top}, {top_value} staff in {last_period}"),
                label="item_name",
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
