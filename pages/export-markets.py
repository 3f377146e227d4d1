"""Where Flanders sells its goods, what a partner buys, who supplies Flanders, and what tariffs may cost."""

from functools import partial

from dashboard.charts import breakdown, change, paired, ranking, series
from dashboard.content import Outline, Page
from dashboard.content.in_force import tariffs_at
from dashboard.content.mirror import note_at
from dashboard.content.partner import newest_of
from dashboard.findings import finding
from dashboard.locale import mark

EXPORTS = ("goods-exports", "goods-exports-national", "goods-exports-unstated")
IMPORTS = ("goods-imports", "goods-imports-national", "goods-imports-unstated")
"""The same by other concepts, of which a headline takes the newest figure: its name says by which."""

MIRRORS = (
    ("mirror", "mirror-goods-exports", "mirror-goods-imports"),
    ("mirror-usd", "mirror-goods-exports-usd", "mirror-goods-imports-usd"),
    ("mirror-us", "goods-exports-us-statistics", "goods-imports-us-statistics"),
)
"""Charts of what partners count themselves: each with the partner's exports and imports in one currency."""

DRAWN = 4
"""Fewer figures than these are better said than drawn."""


def build(page: Page) -> None:
    """The page, from the top down: with a partner chosen, what is about it comes first."""
    with page.headlines():
        if page.one_partner:
            newest_of(page, EXPORTS)
            newest_of(page, IMPORTS)
        page.headline("goods-exports", counterpart=page.partner, change="goods-exports-growth")
        page.headline("goods-exports-share", counterpart=page.partner, rank="goods-exports-rank")
        page.headline("goods-balance", counterpart=page.partner)
        page.headline("goods-exports", counterpart="wld", change="goods-exports-growth")
    note_at(page)
    tariffs_at(page)

    _tariffs(page)
    _markets(page)
    _trade(page)
    _concepts(page)
    page.also()


def _markets(page: Page) -> None:
    by_partner = partial(ranking, label="counterpart_name", code="counterpart")
    page.section(mark("Markets and suppliers"))
    with page.row():
        page.card(
            "markets",
            page.cross_section("goods-exports-share", at_least=5),
            title=finding(
                mark(
                    "Of {n} markets with a figure for {last_period}, {top} takes most: {top_value} of goods exports"
                )
            ),
            draw=by_partner,
            context=("region",),
            picks=True,
            note=mark("Markets that the sources name for that year; the others together take the rest."),
        )
        page.card(
            "suppliers",
            page.cross_section("goods-imports-share", at_least=3),
            title=finding(
                mark("{top}: {top_value} of goods imports in {last_period}; {focus}: {focus_value}"),
                focus=page.partner,
            ),
            draw=by_partner,
            context=("region",),
            picks=True,
        )
        page.card(
            "growth",
            page.cross_section("goods-exports-growth", at_least=5),
            title=finding(
                mark("In {last_period} exports to {top} grew most of {n} countries, by {top_value}")
            ),
            draw=partial(change, label="counterpart_name", code="counterpart"),
            context=("region",),
            picks=True,
        )
        page.card(
            "markets-of-belgium",
            page.cross_section("goods-exports-share-unstated", ref_area="bel", at_least=5),
            title=finding(
                mark(
                    "Of {n} markets with a figure for {last_period}, {top} takes most: {top_value} of Belgium’s goods exports"
                )
            ),
            draw=by_partner,
            context=("region",),
            picks=True,
            optional=True,
            note=mark(
                "Belgium’s figures, in which Flanders is not split; the source names the largest markets."
            ),
        )
        if not page.one_partner:
            _over_time(page)


def _over_time(page: Page) -> None:
    """Exports and imports by year, with the chosen partner or with all together."""
    page.card(
        "totals",
        page.series(["goods-exports", "goods-imports"], counterpart=page.about).at_least(2, periods=2),
        title=finding(
            mark("Goods exports stood at {focus_value} in {focus_period}")
            if page.about == "wld"
            else mark("Goods exports to {partner} stood at {focus_value} in {focus_period}"),
            label="indicator_name",
            focus="goods-exports",
        ),
        draw=partial(series, label="indicator_name"),
        context=("year",),
        note=mark("With transit trade. Years that are not adjacent are joined by a dashed line."),
    )
    page.card(
        "us-share",
        page.series("goods-exports-share", counterpart=page.partner).at_least(2),
        title=finding(
            mark("The share of {partner}: {first_value} in {first_period}, {last_value} in {last_period}")
        ),
        draw=partial(series, label="counterpart_name"),
        context=("year",),
    )


def _trade(page: Page) -> None:
    partner = page.named(page.partner)
    page.section(mark("Trade with {partner}"), leads=page.one_partner, partner=partner)
    with page.row():
        if page.one_partner:
            _over_time(page)
        page.card(
            "trade-of-belgium",
            page.series(
                ["goods-exports", "goods-imports"], ref_area="bel", counterpart=page.partner
            ).at_least(DRAWN),
            title=finding(
                mark("Belgium’s goods exports to {partner}: {focus_value} in {focus_period}"),
                label="indicator_name",
                focus="goods-exports",
            ),
            draw=partial(series, label="indicator_name"),
            context=("year",),
            optional=True,
        )
        page.card(
            "trade-of-belgium-unstated",
            page.series(
                ["goods-exports-unstated", "goods-imports-unstated"], ref_area="bel", counterpart=page.partner
            ).at_least(DRAWN),
            title=finding(
                mark("Belgium’s goods exports to {partner}: {focus_value} in {focus_period}"),
                label="indicator_name",
                focus="goods-exports-unstated",
            ),
            draw=partial(series, label="indicator_name"),
            context=("year",),
            optional=True,
            note=mark("The sources do not say whether transit trade counts."),
        )
        page.card(
            "products",
            page.cross_section("goods-exports-product-share", over="item", counterpart=page.partner).without(
                item="chemicals-pharmaceuticals"
            ),
            title=finding(
                mark("{top}: {top_value} of goods exports to {partner} in {last_period}"), label="item_name"
            ),
            draw=partial(breakdown, label="item_name", code="item", rest="other-products"),
            context=("theme",),
            marks="item",
            note=mark("The product groups that the source names; the rest is not listed there."),
        )
        page.card(
            "us-goods",
            page.cross_section(
                ["goods-exports", "goods-imports", "goods-balance"],
                over="indicator",
                counterpart=page.partner,
            )
            .with_any("goods-exports", "goods-imports")
            .at_least(2),
            title=finding(
                mark("Goods balance of {whose} with {partner}: {focus_value} in {focus_period}"),
                label="indicator_name",
                focus="goods-balance",
            ),
            draw=partial(paired, exports="goods-exports", imports="goods-imports", balance="goods-balance"),
        )
        page.card(
            "balance",
            page.series("goods-balance-unstated", ref_area="bel", counterpart=page.partner).at_least(DRAWN),
            title=finding(
                mark(
                    "Goods balance of {whose} with {partner}: {first_value} in {first_period}, {last_value} in {last_period}"
                ),
            ),
            draw=partial(change, label="time_period", code="time_period"),
            context=("year",),
            marks="time_period",
            optional=True,
            note=mark("Parts of years, as the press gives them; compare those of the same months."),
        )
        page.card(
            "weight-in-the-us",
            page.series(
                ["partner-imports-share", "partner-exports-share"], counterpart=page.partner
            ).at_least(2),
            title=finding(
                mark("{whose} weighs at most {top_value} in the goods trade of {partner}"),
                label="indicator_name",
            ),
            draw=partial(series, label="indicator_name"),
            context=("year",),
        )
        page.card(
            "ports",
            page.cross_section("port-traffic-share", over="item", counterpart=page.partner),
            title=finding(
                mark("{top}: {top_value} of the maritime traffic with {partner} in {last_period}"),
                label="item_name",
            ),
            draw=partial(breakdown, label="item_name", code="item", rest="other-flemish-ports"),
            context=("theme",),
            marks="item",
        )

    page.section(
        mark("By the statistics of {partner}"),
        mark(
            "What a partner counts itself is the mirror of Belgium’s figures: the two differ, and no chart mixes them."
        ),
        leads=page.one_partner,
        partner=partner,
    )
    with page.row():
        for key, exports, imports in MIRRORS:
            page.card(
                key,
                page.series([exports, imports], ref_area=page.partner).at_least(DRAWN),
                title=finding(
                    mark("{whose} counts {focus_value} of goods from Belgium in {focus_period}"),
                    label="indicator_name",
                    focus=imports,
                ),
                draw=partial(series, label="indicator_name"),
                context=("year",),
                optional=True,
            )


def _concepts(page: Page) -> None:
    page.section(mark("What counts as exports"))
    page.card(
        "concepts",
        page.side_by_side(
            "goods-exports", "goods-exports-national", "goods-exports-net-of-transit",
            ref_area=["be-vlg", "bel"], counterpart=page.about, derived=False,
        ),
        title=mark("How much counts as exports depends on transit trade"),
        draw=partial(ranking, label="indicator_name", code="indicator", by=("ref_area_name", "time_period")),
        optional=True,
    )  # fmt: skip


def _tariffs(page: Page) -> None:
    page.section(
        mark("What tariffs of {partner} could cost"),
        mark("Estimates, not observations; most reached the public through the press."),
        partner=page.named(page.partner),
    )
    with page.row():
        page.card(
            "tariffs",
            page.cross_section("tariff-cost", over="item", counterpart=page.partner, derived=False),
            title=finding(
                mark("{top}: {top_value} a year, the highest estimate of {last_period}"), label="item_name"
            ),
            draw=partial(ranking, label="item_name", code="item"),
            context=("theme",),
            marks="item",
            optional=True,
        )
        page.card(
            "tariff-sectors",
            page.cross_section("tariff-cost-sector", over="item", counterpart=page.partner),
            title=finding(
                mark("{top}: {top_value} of what a 50% tariff could cost in a year"), label="item_name"
            ),
            draw=partial(breakdown, label="item_name", code="item", rest="tariff-50-other"),
            context=("theme",),
            marks="item",
            optional=True,
        )


PAGE = Outline(
    "export-markets",
    build,
    heading=mark("Export markets"),
    lede=mark("Where Flanders sells its goods, what a partner buys, and who supplies Flanders."),
    renamed={"markets-map": "markets"},
)

if __name__ == "__main__":
    from dashboard.ui import draw_page

    draw_page(PAGE)
