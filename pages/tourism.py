"""American visitors to Flanders, the nights that tourists spend, the markets they come from, and the fall of 2016."""

from functools import partial

from dashboard.charts import breakdown, change, choropleth, ranking, series
from dashboard.content import Outline, Page
from dashboard.findings import finding
from dashboard.locale import mark


def build(page: Page) -> None:
    """The page, from the top down."""
    over_time = partial(series, label="ref_area_name")

    with page.tiles():
        page.tile("visitors-be-vlg-usa-2015", rank="market-rank-be-vlg-usa-2015")
        page.tile("spending-per-day-be-vlg-usa-2015")
        page.tile("stay-length-be-vlg-usa-2015")
        page.tile("market-growth-be-vlg-usa-2016-s1")

    page.section(mark("American visitors"))
    with page.row():
        page.card(
            "purpose",
            page.select(indicator="visitors-share-by-purpose"),
            title=finding(mark("{top}: {top_value} of American visitors"), label="item_name"),
            draw=partial(breakdown, label="item_name", code="item"),
            context=("theme",),
            marks="item",
        )
        page.card(
            "art-cities",
            page.select(indicator="visitors-share-by-destination"),
            title=finding(mark("{top_value} of American visitors stay in the art cities"), label="item_name"),
            draw=partial(breakdown, label="item_name", code="item", rest="outside-art-cities"),
            context=("theme",),
            marks="item",
        )
        page.card(
            "american-nights",
            page.select(indicator="nights", counterpart="usa", ref_area=["be-vlg", "be-bru", "be-wal"]),
            title=finding(
                mark("{top} counts most American nights: up to {top_value} in a year"), label="ref_area_name"
            ),
            draw=over_time,
            context=("year",),
        )
        page.card(
            "american-growth",
            page.preferred(indicator="nights-destination-growth", counterpart="usa"),
            title=finding(
                mark("American nights: {first_value} in {first_period}, {last_value} in {last_period}")
            ),
            draw=partial(change, label="indicator_name", code="time_period", by=("time_period",)),
            context=("year",),
        )

    page.section(mark("Overnight stays"))
    with page.row():
        page.card(
            "nights",
            page.preferred(indicator="nights", counterpart="wld", ref_area=["be-vlg", "be-wal", "be-bru"]),
            title=finding(
                mark("{top} counts most nights: up to {top_value} in a year"), label="ref_area_name"
            ),
            draw=over_time,
            context=("year",),
            note=mark(
                "The Flemish Region is without Brussels here. Years that are not adjacent are joined by a dashed line."
            ),
        )
        page.card(
            "fall-2016",
            page.select(
                indicator="nights-growth",
                counterpart="wld",
                time_period="2016",
                ref_area=["be-vlg", "be-wal", "be-bru"],
            ),
            title=finding(
                mark("After the attacks of 22 March 2016 the nights fell most in {bottom}: {bottom_value}"),
                label="ref_area_name",
            ),
            draw=partial(change, label="ref_area_name", code="ref_area"),
            context=("region",),
        )
        page.card(
            "destination",
            page.preferred(indicator="nights-destination", counterpart="wld", derived=False),
            title=finding(mark("With Brussels: {last_value} nights in {last_period}")),
            draw=partial(series, label="indicator_name"),
            context=("year",),
            note=mark(
                "The destination Flanders includes Brussels; this is not the Flemish Region of the other charts."
            ),
        )
        page.card(
            "hotels",
            page.select(indicator="nights-hotels"),
            title=finding(mark("Hotel nights of foreign guests in Belgium: {last_value} in {last_period}")),
            draw=partial(series, label="indicator_name"),
            context=("year",),
        )

    page.section(mark("Markets"))
    origins = page.of_year(indicator="nights", ref_area="be-vlg", counterpart=page.foreign(), derived=False)
    with page.row():
        page.card(
            "markets",
            origins,
            title=finding(
                mark("Most foreign nights in Flanders are from {top}: {top_value} in {last_period}")
            ),
            draw=partial(ranking, label="counterpart_name", code="counterpart"),
            context=("region",),
            picks=True,
        )
        page.card(
            "markets-map",
            origins,
            title=finding(mark("Where guests come from, and the focus markets of Toerisme Vlaanderen")),
            draw=page.map(choropleth, outlined=page.members("tourism-focus-markets")),
            context=("region",),
            picks=True,
            note=mark(
                "Outlined: the focus markets that the strategy of 2016 names by country; its “region Asia” is not drawn."
            ),
        )

    page.section(mark("Tourism in the economy"))
    with page.row():
        page.card(
            "jobs",
            page.select(indicator="tourism-jobs"),
            title=finding(mark("{last_value} people work in tourism in {last_period}")),
            draw=partial(ranking, label="time_period", code="time_period", by=("time_period",)),
            context=("year",),
        )
        page.card(
            "spending-per-night",
            page.select(indicator="spending-per-night"),
            title=finding(mark("Leisure tourists in the art cities spend {last_value} per night")),
            draw=partial(ranking, label="time_period", code="time_period", by=("time_period",)),
            context=("year",),
        )


PAGE = Outline(
    "tourism",
    build,
    heading=mark("Tourism"),
    lede=mark("Who visits Flanders, how long, what they spend, and what happened in 2016."),
)

if __name__ == "__main__":
    from dashboard.ui import draw_page

    draw_page(PAGE)
