"""Where Flanders sells its goods, what the United States buys, who supplies Flanders, and what tariffs may cost."""

from functools import partial

from dashboard.charts import breakdown, change, choropleth, paired, ranking, series
from dashboard.content import Outline, Page
from dashboard.findings import finding
from dashboard.locale import mark


def build(page: Page) -> None:
    """The page, from the top down."""
    by_partner = partial(ranking, label="counterpart_name", code="counterpart")
    by_item = partial(ranking, label="item_name", code="item")
    over_time = partial(series, label="counterpart_name")

    with page.tiles():
        page.tile("goods-exports-be-vlg-usa-2015", change="goods-exports-growth-be-vlg-usa-2015")
        page.tile("goods-exports-share-be-vlg-usa-2015", rank="goods-exports-rank-be-vlg-usa-2015")
        page.tile("goods-balance-be-vlg-usa-2015")
        page.tile("goods-exports-be-vlg-wld-2024", change="goods-exports-growth-be-vlg-wld-2024")

    page.section(mark("Markets and suppliers"))
    shares = page.select(indicator="goods-exports-share", time_period="2015", derived=False)
    with page.row():
        page.card(
            "markets",
            shares,
            title=finding(
                mark(
                    "{top}: {top_value} of Flemish goods exports; {focus}: number {focus_rank} with {focus_value}"
                ),
                focus="usa",
            ),
            draw=by_partner,
            context=("region",),
            picks=True,
            note=mark("The source names ten markets; the others together take the rest."),
        )
        page.card(
            "markets-map",
            shares,
            title=finding(mark("The {n} largest markets, from {top} with {top_value}")),
            draw=page.map(choropleth),
            context=("region",),
            picks=True,
        )
        page.card(
            "suppliers",
            page.select(indicator="goods-imports-share", time_period="2015", derived=False),
            title=finding(
                mark("{top}: {top_value} of Flemish goods imports; {focus}: {focus_value}"), focus="usa"
            ),
            draw=by_partner,
            context=("region",),
            picks=True,
        )
        page.card(
            "growth",
            page.of_year(indicator="goods-exports-growth", counterpart=page.countries(), derived=False),
            title=finding(mark("In {last_period} exports to {top} grew most, by {top_value}")),
            draw=partial(change, label="counterpart_name", code="counterpart"),
            context=("region",),
            picks=True,
        )
        page.card(
            "totals",
            page.preferred(
                indicator=["goods-exports", "goods-imports"], ref_area="be-vlg", counterpart="wld", item=""
            ),
            title=finding(
                mark("Goods exports stood at {focus_value} in {focus_period}"),
                label="indicator_name",
                focus="goods-exports",
            ),
            draw=partial(series, label="indicator_name"),
            context=("year",),
            note=mark("With transit trade. Years that are not adjacent are joined by a dashed line."),
        )
        page.card(
            "us-share",
            page.preferred(indicator="goods-exports-share", counterpart="usa"),
            title=finding(
                mark(
                    "The share of the United States: {first_value} in {first_period}, {last_value} in {last_period}"
                )
            ),
            draw=over_time,
            context=("year",),
        )

    page.section(mark("Trade with the United States"))
    with page.row():
        page.card(
            "products",
            page.select(
                indicator="goods-exports-product-share", counterpart="usa", time_period="2015"
            ).without(item="chemicals-pharmaceuticals"),
            title=finding(
                mark("{top}: {top_value} of Flemish goods exports to the United States"), label="item_name"
            ),
            draw=partial(breakdown, label="item_name", code="item", rest="other-products"),
            context=("theme",),
            marks="item",
            note=mark("Six product groups are printed; the rest is not listed in the source."),
        )
        page.card(
            "us-goods",
            page.select(
                indicator=["goods-exports", "goods-imports", "goods-balance"],
                counterpart="usa", time_period="2015", item="", ref_area="be-vlg",
            ),
            title=finding(
                mark("Flanders' goods balance with the United States: {focus_value} in {focus_period}"),
                label="indicator_name", focus="goods-balance",
            ),
            draw=partial(paired, exports="goods-exports", imports="goods-imports", balance="goods-balance"),
        )  # fmt: skip
        page.card(
            "weight-in-the-us",
            page.select(indicator=["partner-imports-share", "partner-exports-share"]),
            title=finding(
                mark("Flanders weighs at most {top_value} in US goods trade"), label="indicator_name"
            ),
            draw=partial(series, label="indicator_name"),
            context=("year",),
        )
        page.card(
            "ports",
            page.select(indicator="port-traffic-share"),
            title=finding(
                mark("{top}: {top_value} of the maritime traffic with the United States"),
                label="item_name",
            ),
            draw=partial(breakdown, label="item_name", code="item", rest="other-flemish-ports"),
            context=("theme",),
            marks="item",
        )

    page.section(mark("What counts as exports"))
    page.card(
        "concepts",
        page.select(
            indicator=["goods-exports", "goods-exports-national", "goods-exports-net-of-transit"],
            ref_area=["be-vlg", "bel"], counterpart="wld", time_period=["2015", "2016", "2024"], derived=False,
        ),
        title=mark("How much counts as exports depends on transit trade"),
        draw=partial(ranking, label="indicator_name", code="indicator", by=("ref_area_name", "time_period")),
    )  # fmt: skip

    page.section(
        mark("What US tariffs could cost"),
        mark("Estimates, not observations; most reached the public through the press."),
    )
    with page.row():
        page.card(
            "tariffs",
            page.select(indicator="tariff-cost", derived=False),
            title=finding(mark("{top}: {top_value} a year, the highest estimate"), label="item_name"),
            draw=by_item,
            context=("theme",),
            marks="item",
        )
        page.card(
            "tariff-sectors",
            page.select(indicator="tariff-impact-share"),
            title=finding(
                mark("{top}: {top_value} of the estimated impact of a 50% tariff"), label="item_name"
            ),
            draw=partial(breakdown, label="item_name", code="item", rest="tariff-50-other"),
            context=("theme",),
            marks="item",
        )


PAGE = Outline(
    "export-markets",
    build,
    heading=mark("Export markets"),
    lede=mark("Where Flanders sells its goods, what the United States buys, and who supplies Flanders."),
)

if __name__ == "__main__":
    from dashboard.ui import draw_page

    draw_page(PAGE)
