"""What the Flemish government spends, and proposes to spend, on its foreign policy."""

from functools import partial

from dashboard.charts import change, ranking, series, stacked
from dashboard.content import Outline, Page
from dashboard.findings import finding
from dashboard.locale import mark


def build(page: Page) -> None:
    """The page, from the top down."""
    by_item = partial(ranking, label="item_name", code="item")

    with page.tiles():
        page.tile("us-cooperation-spending-2015")
        page.tile("proposed-yearly-budget-2024-2029")
        page.tile("oda-be-vlg-wld-2023", change="oda-growth-be-vlg-wld-2023")
        page.tile("climate-finance-be-vlg-wld-2018")

    page.section(mark("Co-operation with the United States"))
    domains = page.select(
        indicator=["us-cooperation-staff-costs", "us-cooperation-activity-costs"],
        item=page.items("policy-domain"),
        derived=False,
    )
    with page.row():
        page.card(
            "spending",
            domains,
            title=finding(mark("{top} spent most on co-operation with the United States"), label="item_name"),
            draw=partial(stacked, label="item_name", code="item", stack="indicator"),
            context=("theme",),
            marks="item",
            note=mark(
                "Amounts spent in 2015, except those of International Flanders, which are for 2014. "
                "Two of the three totals in the source are 53 cents lower than the sum of their parts."
            ),
        )
        page.card(
            "footnotes",
            page.select(indicator="us-cooperation-spending-line", derived=False),
            title=finding(mark("Within these amounts: {top_value} for “{top}”"), label="item_name"),
            draw=by_item,
            context=("theme",),
            marks="item",
            note=mark(
                "The footnotes of the same table; these amounts are part of those of the previous chart."
            ),
        )

    page.section(mark("Proposed for 2024–2029"))
    with page.row():
        page.card(
            "proposed",
            page.select(indicator="proposed-yearly-budget", derived=False),
            title=finding(
                mark("Each year {top_value} for “{top}” and {second_value} for “{second}”"), label="item_name"
            ),
            draw=by_item,
            context=("theme",),
            marks="item",
            note=mark("Proposals of the department to the negotiators, not decided budgets."),
        )

        page.card(
            "proposed-term",
            page.parts(indicator="proposed-term-budget"),
            title=finding(mark("Over five years {top_value} for “{top}”"), label="item_name"),
            draw=by_item,
            context=("theme",),
            marks="item",
            note=mark(
                "Five times the yearly amount; for humanitarian aid that is the level to be reached, not all new money."
            ),
        )

    page.section(mark("What the diplomatic network costs"))
    with page.tiles():
        page.tile("network-cost-be-vlg-wld-2022")
        page.tile("network-cost-per-post-be-vlg-wld-2022")
        page.tile("network-cost-per-head-be-vlg-wld-2022")
        page.tile("team-flanders-usa-budget-2016")

    page.section(mark("Development aid and climate finance"))
    with page.row():
        page.card(
            "oda",
            page.preferred(indicator="oda", ref_area="be-vlg", counterpart="wld", item=""),
            title=finding(
                mark(
                    "Development aid: {last_value} in {last_period}, against {first_value} in {first_period}"
                )
            ),
            draw=partial(series, label="indicator_name"),
            context=("year",),
            note=mark(
                "2022 includes the reception of Ukrainian refugees and is worked out "
                "from the fall that the source prints for 2023."
            ),
        )
        page.card(
            "oda-shares",
            page.preferred(indicator="oda-share", counterpart="southern-africa", derived=False),
            title=finding(
                mark(
                    "Southern Africa receives {last_value} of Flemish aid in {last_period}, "
                    "against {first_value} in {first_period}"
                )
            ),
            draw=partial(series, label="counterpart_name"),
            context=("year",),
        )
        page.card(
            "climate",
            page.preferred(
                indicator=["climate-finance", "climate-finance-announced"], item="", derived=False
            ),
            title=finding(mark("Climate finance: {last_value} in {last_period}")),
            draw=partial(ranking, label="indicator_name", code="indicator", by=("time_period",)),
            context=("year",),
            note=mark(
                "Sources differ in what they count: what was announced and what was paid are not joined."
            ),
        )
        page.card(
            "oda-of-belgium",
            page.preferred(indicator="oda-share-of-belgium", derived=False),
            title=finding(mark("Flanders gives {last_value} of Belgian development aid in {last_period}")),
            draw=partial(series, label="indicator_name"),
            context=("year",),
        )

    page.section(mark("Promoting tourism with the neighbours"))
    with page.row():
        page.card(
            "promotion",
            page.select(
                indicator="tourism-promotion-budget",
                counterpart=["deu", "fra", "nld"],
                item="",
                derived=False,
            ),
            title=finding(mark("The largest promotion budget was for {top}: {top_value}")),
            draw=partial(
                stacked, label="counterpart_name", code="counterpart", stack="time_period", side_by_side=True
            ),
            context=("region",),
            picks=True,
        )
        page.card(
            "promotion-change",
            page.select(indicator="tourism-promotion-budget-change"),
            title=finding(mark("The budget fell most in {bottom}: {bottom_value} between 2019 and 2023")),
            draw=partial(change, label="counterpart_name", code="counterpart"),
            context=("region",),
            picks=True,
        )


PAGE = Outline(
    "budget",
    build,
    heading=mark("Budget"),
    lede=mark("What Flanders spends, and proposes to spend, on its foreign policy."),
)

if __name__ == "__main__":
    from dashboard.ui import draw_page

    draw_page(PAGE)
