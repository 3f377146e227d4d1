"""Trade in services with the United States: Belgium's figures, for there are none for Flanders."""

from functools import partial

from dashboard.charts import breakdown, change, paired, ranking, series
from dashboard.content import Outline, Page
from dashboard.findings import finding
from dashboard.locale import mark


def build(page: Page) -> None:
    """The page, from the top down."""
    by_partner = partial(ranking, label="counterpart_name", code="counterpart")
    us = partial(page.preferred, counterpart="usa", ref_area="bel")

    with page.tiles():
        page.tile("services-exports-bel-usa-2015", change="services-exports-growth-bel-usa-2015")
        page.tile("services-imports-bel-usa-2015", change="services-imports-growth-bel-usa-2015")
        page.tile("services-balance-bel-usa-2015")
        page.tile("services-exports-share-bel-usa-2015", rank="services-exports-rank-bel-usa-2015")

    page.section(mark("Services trade with the United States"))
    with page.row():
        page.card(
            "balance",
            us(
                indicator=["services-exports", "services-imports", "services-balance"],
                item="",
                time_period=["2013", "2014", "2015"],
            ),
            title=finding(
                mark("Belgium's services balance with the United States: {focus_value} in {focus_period}"),
                label="indicator_name",
                focus="services-balance",
            ),
            draw=partial(
                paired, exports="services-exports", imports="services-imports", balance="services-balance"
            ),
            context=("year",),
            note=mark(
                "The surplus of 2015 is shown as printed; by subtraction it is a hundredth of a billion higher."
            ),
        )
        page.card(
            "exports-over-time",
            us(indicator="services-exports", item=""),
            title=finding(
                mark(
                    "Services exports to the United States: {first_value} in {first_period}, {last_value} in {last_period}"
                )
            ),
            draw=partial(series, label="indicator_name"),
            context=("year",),
        )
        page.card(
            "growth",
            us(indicator=["services-exports-growth", "services-imports-growth"], item="", derived=False),
            title=finding(
                mark("Services exports grew by {focus_value} in {focus_period}"),
                label="indicator_name",
                focus="services-exports-growth",
            ),
            draw=partial(change, label="indicator_name", code="indicator", by=("time_period",)),
            context=("year",),
        )
        page.card(
            "categories",
            page.select(
                indicator="services-exports-category-share",
                item=["other-commercial-services", "transport-services", "remaining-service-categories"],
            ),
            title=finding(
                mark("{top}: {top_value} of services exports to the United States"), label="item_name"
            ),
            draw=partial(breakdown, label="item_name", code="item", rest="remaining-service-categories"),
            context=("theme",),
            marks="item",
            note=mark("Two categories are printed; the rest is not listed in the source."),
        )

    page.section(mark("Partners"))
    with page.row():
        page.card(
            "markets",
            page.select(indicator="services-exports-share", derived=False),
            title=finding(
                mark("{top}: {top_value} of Belgian services exports; {focus}: {focus_value}"), focus="usa"
            ),
            draw=by_partner,
            context=("region",),
            picks=True,
        )
        page.card(
            "suppliers",
            page.select(indicator="services-imports-share", derived=False),
            title=finding(
                mark("{top}: {top_value} of Belgian services imports; {focus}: {focus_value}"), focus="usa"
            ),
            draw=by_partner,
            context=("region",),
            picks=True,
        )

    page.section(
        mark("Flanders: goods and services together"),
        mark("In the regional accounts services do have a Flemish figure, for all partners together."),
    )
    with page.row():
        page.card(
            "accounts",
            page.select(
                indicator=["goods-services-exports", "goods-services-imports"],
                ref_area="be-vlg",
                item="",
                derived=False,
            ),
            title=finding(mark("{top}: {top_value} in {last_period}"), label="indicator_name"),
            draw=partial(ranking, label="indicator_name", code="indicator", by=("time_period",)),
            context=("year",),
        )
        page.card(
            "accounts-shares",
            page.select(indicator=["goods-services-exports-share", "goods-services-imports-share"]),
            title=finding(
                mark("Services are {last_value} of Flemish exports of goods and services in {last_period}")
            ),
            draw=partial(ranking, label="indicator_name", code="indicator", by=("time_period",)),
            context=("year",),
        )


PAGE = Outline(
    "services-balance",
    build,
    heading=mark("Services balance"),
    lede=mark("What Belgium sells and buys in services, above all with the United States."),
    warning=mark("These are Belgium's figures: the balance of payments is not split by region."),
)

if __name__ == "__main__":
    from dashboard.ui import draw_page

    draw_page(PAGE)
