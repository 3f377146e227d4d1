"""American visitors to Flanders, the nights that tourists spend, the markets they come from, and the fall of 2016."""

from functools import partial

from dashboard.charts import breakdown, change, choropleth, ranking, series
from dashboard.content import Outline, Page
from dashboard.content.partner import newest_of
from dashboard.findings import finding
from dashboard.locale import mark

NIGHTS = ("nights", "nights-unstated")
"""Nights of guests, of which a headline takes the newest figure: its name says by which concept."""

MOST = 20
"""So many countries of origin stand in the ranking."""


def build(page: Page) -> None:
    """The page, from the top down."""
    over_time = partial(series, label="ref_area_name")
    regions = ["be-vlg", "be-wal", "be-bru"]

    with page.headlines():
        page.headline(
            "arrivals-eurostat", ref_area="bel", counterpart=page.about, change="arrivals-eurostat-growth"
        )
        if page.one_partner:
            newest_of(page, NIGHTS)
        page.headline("visitors", counterpart=page.partner, rank="market-rank")
        page.headline("spending-per-day", counterpart=page.partner)
        page.headline("stay-length", counterpart=page.partner)
        page.headline("market-growth", counterpart=page.partner)

    page.section(mark("Visitors from {partner}"), partner=page.named(page.partner))
    with page.row():
        if page.one_partner:
            _arrivals(page)
        page.card(
            "purpose",
            page.cross_section("visitors-share-by-purpose", over="item", counterpart=page.partner),
            title=finding(
                mark("{top}: {top_value} of visitors from {partner} in {last_period}"), label="item_name"
            ),
            draw=partial(breakdown, label="item_name", code="item"),
            context=("theme",),
            marks="item",
        )
        page.card(
            "art-cities",
            page.cross_section("visitors-share-by-destination", over="item", counterpart=page.partner),
            title=finding(
                mark("{focus_value} of visitors from {partner} stay in the art cities in {focus_period}"),
                label="item_name",
                focus="art-cities",
            ),
            draw=partial(breakdown, label="item_name", code="item", rest="outside-art-cities"),
            context=("theme",),
            marks="item",
        )
        page.card(
            "american-nights",
            page.series("nights", counterpart=page.partner, ref_area=regions),
            title=finding(
                mark("{top} counts most nights of guests from {partner}: up to {top_value} in a year"),
                label="ref_area_name",
            ),
            draw=over_time,
            context=("year",),
        )
        page.card(
            "american-growth",
            page.series("nights-destination-growth", counterpart=page.partner).at_least(2),
            title=finding(
                mark(
                    "Nights of guests from {partner}: {first_value} in {first_period}, {last_value} in {last_period}"
                )
            ),
            draw=partial(change, label="indicator_name", code="time_period", by=("time_period",)),
            context=("year",),
        )

    page.section(mark("Overnight stays"))
    with page.row():
        page.card(
            "nights",
            page.series("nights", counterpart="wld", ref_area=regions),
            title=finding(
                mark("{top} counts most nights: up to {top_value} in a year"), label="ref_area_name"
            ),
            draw=over_time,
            context=("year",),
            note=mark(
                "The Flemish Region is without Brussels here. Years that are not adjacent are joined by a dashed line."
            ),
        )
        if not page.one_partner:
            _arrivals(page)
        page.card(
            "arrivals-regions",
            page.series("arrivals-eurostat", counterpart="wld", ref_area=regions),
            title=finding(
                mark("{top} receives most guests: up to {top_value} arrivals in a year"),
                label="ref_area_name",
            ),
            draw=over_time,
            context=("year",),
        )
        page.card(
            "seasons",
            page.months("nights-eurostat", ref_area="be-vlg", counterpart=["bel", "non-residents"]),
            title=finding(
                mark("Foreign guests spent {focus_value} nights in Flanders in {focus_period}"),
                focus="non-residents",
            ),
            draw=partial(series, label="counterpart_name", frequency="month"),
            context=("year",),
        )
        page.card(
            "fall-2016",
            page.select(indicator="nights-growth", counterpart="wld", time_period="2016", ref_area=regions),
            title=finding(
                mark("After the attacks of 22 March 2016 the nights fell most in {bottom}: {bottom_value}"),
                label="ref_area_name",
            ),
            draw=partial(change, label="ref_area_name", code="ref_area"),
            context=("region",),
        )

    page.section(
        mark("Nights by other counts"),
        mark("With Brussels, or in hotels alone: neither is to be compared with the nights above."),
    )
    with page.row():
        page.card(
            "destination",
            page.series("nights-destination", counterpart="wld", derived=False),
            title=finding(mark("With Brussels: {last_value} nights in {last_period}")),
            draw=partial(series, label="indicator_name"),
            context=("year",),
            note=mark(
                "The destination Flanders includes Brussels; this is not the Flemish Region of the other charts."
            ),
        )
        page.card(
            "hotels",
            page.series("nights-hotels", ref_area="bel", counterpart="non-residents"),
            title=finding(mark("Hotel nights of foreign guests in Belgium: {last_value} in {last_period}")),
            draw=partial(series, label="indicator_name"),
            context=("year",),
        )

    page.section(mark("Markets"))
    arrivals = page.cross_section("arrivals-eurostat", ref_area="bel", at_least=20)
    with page.row():
        page.card(
            "origins",
            arrivals.largest(MOST, keep=page.view.regions),
            title=finding(
                mark("Most guests in Belgium come from {top}: {top_value} arrivals in {last_period}")
            ),
            draw=partial(ranking, label="counterpart_name", code="counterpart"),
            context=("region",),
            picks=True,
            note=mark(
                "Belgium’s figures: the countries of residence with most arrivals. The map shows all that Eurostat tells apart."
            ),
        )
        page.card(
            "origins-map",
            arrivals,
            title=finding(
                mark("Where guests in Belgium come from: {n} countries with a figure for {last_period}")
            ),
            draw=page.map(choropleth),
            context=("region",),
            picks=True,
        )

        page.card(
            "markets",
            page.cross_section("nights", ref_area="be-vlg", at_least=5),
            title=finding(
                mark("Of {n} countries most nights in Flanders are from {top}: {top_value} in {last_period}")
            ),
            draw=partial(ranking, label="counterpart_name", code="counterpart"),
            context=("region",),
            picks=True,
        )

    page.section(mark("Tourism in the economy"))
    by_year = partial(ranking, label="time_period", code="time_period", by=("time_period",))
    with page.row():
        page.card(
            "jobs",
            page.series("tourism-jobs", counterpart="wld"),
            title=finding(mark("{last_value} people work in tourism in {last_period}")),
            draw=by_year,
            context=("year",),
        )
        page.card(
            "spending-per-night",
            page.series("spending-per-night", counterpart="wld", item="art-cities"),
            title=finding(
                mark("Leisure tourists in the art cities spend {last_value} per night in {last_period}")
            ),
            draw=by_year,
            context=("year",),
        )
    page.also()


def _arrivals(page: Page) -> None:
    """Arrivals by year, of guests from the chosen partner or of all."""
    page.card(
        "arrivals",
        page.series("arrivals-eurostat", ref_area="bel", counterpart=page.about),
        title=finding(
            mark(
                "Arrivals in Belgium: {last_value} in {last_period}, against {first_value} in {first_period}"
            )
            if page.about == "wld"
            else mark(
                "Arrivals in Belgium from {partner}: {last_value} in {last_period}, "
                "against {first_value} in {first_period}"
            )
        ),
        draw=partial(series, label="ref_area_name"),
        context=("year",),
        note=mark(
            "Belgium’s figures, for there are none for Flanders by country of residence in this series."
        ),
    )


PAGE = Outline(
    "tourism",
    build,
    heading=mark("Tourism"),
    lede=mark("Who visits Flanders, how long, what they spend, and what happened in 2016."),
    renamed={"markets-map": "markets"},
)

if __name__ == "__main__":
    from dashboard.ui import draw_page

    draw_page(PAGE)
