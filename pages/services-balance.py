"""Trade in services with a partner: Belgium's figures, for there are none for Flanders."""

from functools import partial

from dashboard.charts import breakdown, change, paired, ranking, series, stacked
from dashboard.content import Outline, Page
from dashboard.content.partner import newest_of
from dashboard.findings import finding, of_indicator
from dashboard.locale import mark

SHARES = ("services-exports-share", "services-imports-share")
"""What each partner takes and brings: one ranking, for the largest are nearly the same."""

DRAWN = 4
"""Fewer figures than these are better said than drawn."""


def build(page: Page) -> None:
    """The page, from the top down."""
    over_time = partial(page.series, counterpart=page.partner)

    with page.headlines():
        if page.one_partner:
            newest_of(page, ["services-exports"])
            newest_of(page, ["services-imports"])
        page.headline("services-exports", counterpart=page.partner, change="services-exports-growth")
        page.headline("services-imports", counterpart=page.partner, change="services-imports-growth")
        page.headline("services-balance", counterpart=page.partner)
        page.headline("services-exports-share", counterpart=page.partner, rank="services-exports-rank")

    page.section(mark("Services trade with {partner}"), partner=page.named(page.partner))
    with page.row():
        page.card(
            "balance",
            over_time(["services-exports", "services-imports", "services-balance"], together=True),
            title=finding(
                mark("Services balance of {whose} with {partner}: {focus_value} in {focus_period}"),
                label="indicator_name",
                focus="services-balance",
            ),
            draw=partial(
                paired, exports="services-exports", imports="services-imports", balance="services-balance"
            ),
            context=("year",),
            note=mark("A balance that a source prints can differ from the subtraction by its last digit."),
        )
        page.card(
            "exports-over-time",
            over_time("services-exports"),
            title=finding(
                mark(
                    "Services exports to {partner}: {first_value} in {first_period}, {last_value} in {last_period}"
                )
            ),
            draw=partial(series, label="indicator_name"),
            context=("year",),
        )
        page.card(
            "growth",
            over_time(["services-exports-growth", "services-imports-growth"], derived=False),
            title=finding(
                mark("Services exports to {partner} grew by {focus_value} in {focus_period}"),
                label="indicator_name",
                focus="services-exports-growth",
            ),
            draw=partial(change, label="indicator_name", code="indicator", by=("time_period",)),
            context=("year",),
        )
        page.card(
            "categories",
            page.cross_section(
                "services-exports-category-share", over="item", counterpart=page.partner
            ).without(item="other-commercial-and-transport-services"),
            title=finding(
                mark("{top}: {top_value} of services exports to {partner} in {last_period}"),
                label="item_name",
            ),
            draw=partial(breakdown, label="item_name", code="item", rest="remaining-service-categories"),
            context=("theme",),
            marks="item",
            note=mark("The categories that the source names; the rest is not listed there."),
        )

    page.section(mark("Partners"))
    page.card(
        "markets",
        page.cross_section(SHARES, over=("counterpart", "indicator"), ref_area="bel", at_least=DRAWN),
        title=of_indicator(
            SHARES[0],
            finding(
                mark(
                    "{top}: {top_value} of Belgian services exports in {last_period}; {focus}: {focus_value}"
                ),
                focus=page.partner,
            ),
        ),
        draw=partial(
            stacked, label="counterpart_name", code="counterpart", stack="indicator", side_by_side=True
        ),
        context=("region",),
        picks=True,
        note=mark("Of each direction the partners that the source names; the others take the rest."),
    )

    page.section(
        mark("Flanders: goods and services together"),
        mark("In the regional accounts services do have a Flemish figure, for all partners together."),
    )
    accounts = partial(page.series, ref_area="be-vlg", counterpart="wld")
    by_year = partial(ranking, label="indicator_name", code="indicator", by=("time_period",))
    with page.row():
        page.card(
            "accounts",
            accounts(["goods-services-exports", "goods-services-imports"], derived=False),
            title=finding(
                mark("Exports of goods and services: {focus_value} in {focus_period}"),
                label="indicator_name",
                focus="goods-services-exports",
            ),
            draw=by_year,
            context=("year",),
        )
        page.card(
            "accounts-shares",
            accounts(["goods-services-exports-share", "goods-services-imports-share"], item="services"),
            title=finding(
                mark("Services are {focus_value} of Flemish exports of goods and services in {focus_period}"),
                label="indicator_name",
                focus="goods-services-exports-share",
            ),
            draw=by_year,
            context=("year",),
        )
    page.also()


PAGE = Outline(
    "services-balance",
    build,
    heading=mark("Services balance"),
    lede=mark("What Belgium sells and buys in services, above all with the United States."),
    renamed={"suppliers": "markets"},
    warning=mark("These are Belgium's figures: the balance of payments is not split by region."),
)

if __name__ == "__main__":
    from dashboard.ui import draw_page

    draw_page(PAGE)
