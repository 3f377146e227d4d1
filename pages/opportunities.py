"""Where in the United States Flanders sees what, sector by sector, with the figures that the sources give of each."""

from functools import partial

from dashboard.charts import breakdown, change, ranking, series
from dashboard.content import Outline, Page
from dashboard.findings import finding
from dashboard.locale import mark
from dashboard.ui.opportunities import (
    draw_interests,
    draw_ports,
    draw_rest,
    draw_sector,
    draw_sectors,
    draw_where,
    place_choice,
)


def build(page: Page) -> None:
    """The page, from the top down."""
    by_item = partial(ranking, label="item_name", code="item")
    over_time = partial(series, label="counterpart_name")

    by_partner = partial(ranking, label="counterpart_name", code="counterpart")
    by_year = partial(ranking, label="item_name", code="item", by=("time_period",))
    growth = partial(change, label="item_name", code="item")
    of_item = partial(page.card, context=("theme",), marks="item")
    of_year = partial(page.card, context=("year",))
    misprint = mark(
        "Misprinted in the source: a factor of a thousand is missing. The growth beside it is right."
    )
    forecast = mark("2016 is a forecast: the source was written during that year.")
    projects = partial(page.preferred, indicator="fdi-projects", item="")

    with page.tiles():
        page.tile("partner-rank-outside-europe-be-vlg-usa-2016")
        page.tile("fdi-projects-be-vlg-usa-2025", change="fdi-projects-growth-be-vlg-usa-2025")
        page.tile("fdi-projects-share-be-vlg-usa-2025")
        page.tile("world-gdp-share-usa-2016", rank="world-rank-usa-economy-size-2016")
    draw_sectors(page)
    page.section(mark("Where in the United States"))
    draw_where(page)

    page.section(
        mark("Interests in a trade agreement"),
        mark("As the strategy note of 2016 names them for TTIP, the agreement that was then negotiated."),
    )
    with page.row():
        draw_interests(page)

    page.section(mark("Health, chemistry and food"))
    with page.tiles():
        page.tile("biotech-cluster-rank-us-ma-boston-2016")
        page.tile("biotech-cluster-rank-be-vlg-europe-2016")
        page.tile("world-rank-usa-chemical-producers-2016")
        page.tile(
            "sector-market-value-usa-speciality-food-2014",
            change="sector-market-growth-usa-speciality-food-2014",
        )
    with page.row():
        draw_sector(page, "health")
        draw_sector(page, "chemistry")
        draw_sector(page, "food")

    page.section(mark("Energy, climate and water"))
    with page.tiles():
        page.tile("world-rank-usa-oil-producers-2013")
        page.tile("world-rank-usa-gas-producers-2011")
        page.tile("paris-agreement-countries-wld-2015")
    with page.row():
        draw_sector(page, "energy")
        for key, title in (
            (
                "oil-production",
                mark(
                    "Oil production, as printed: {last_value} in {last_period}, {first_value} in {first_period}"
                ),
            ),
            (
                "gas-production",
                mark(
                    "Gas production, as printed: {last_value} in {last_period}, {first_value} in {first_period}"
                ),
            ),
        ):
            of_year(
                key,
                page.select(indicator=key),
                title=finding(title),
                draw=partial(ranking, label="time_period", code="time_period"),
                marks="time_period",
                note=misprint,
            )
        of_item(
            "oil-gas-growth",
            page.select(indicator="oil-gas-production-growth", derived=False),
            title=finding(
                mark("Growth over {last_period}: {top} {top_value}, {bottom} {bottom_value}"),
                label="item_name",
            ),
            draw=growth,
        )
        of_item(
            "lng",
            page.select(indicator="lng-export-terminals", derived=False),
            title=finding(
                mark("LNG export terminals: “{top}” for {top_value}, “{bottom}” for {bottom_value}"),
                label="item_name",
            ),
            draw=by_item,
        )

    page.section(mark("Digital technology, aerospace and construction"))
    with page.tiles():
        page.tile("technology-hotspots-usa-2016")
        page.tile("ict-track-record-be-vlg-usa-2016")
        page.tile("world-rank-usa-construction-markets-2016")
    with page.row():
        draw_sector(page, "digital")
        draw_sector(page, "aerospace")
        of_item(
            "aerospace-customers",
            page.select(indicator="aerospace-output-share"),
            title=finding(
                mark("{focus}: {focus_value} of aerospace output"),
                label="item_name",
                focus="aerospace-defence-department",
            ),
            draw=partial(breakdown, label="item_name", code="item", rest="aerospace-other-customers"),
        )
        of_item(
            "aerospace-firms",
            page.select(indicator="aerospace-market-share"),
            title=finding(mark("{top}: {top_value} of the aerospace market"), label="item_name"),
            draw=partial(breakdown, label="item_name", code="item", rest="aerospace-other-firms"),
        )
        draw_sector(page, "construction")
        of_year(
            "housing",
            page.select(indicator="housing-units"),
            title=finding(mark("{top}: {top_value} in {last_period}"), label="item_name"),
            draw=by_year,
            marks="item",
            note=forecast,
        )
        of_year(
            "housing-growth",
            page.select(indicator="housing-units-growth"),
            title=finding(mark("{top}: {top_value} more in {last_period}"), label="item_name"),
            draw=growth,
            marks="item",
            note=forecast,
        )

    page.section(mark("Knowledge, culture, cities and visitors"))
    with page.row():
        draw_sector(page, "knowledge")
        draw_sector(page, "culture")
        draw_sector(page, "cities")
        of_item(
            "cities-population",
            page.select(indicator="city-population"),
            title=finding(mark("{top}: {top_value}"), label="item_name"),
            draw=by_item,
        )
        of_item(
            "urban-share",
            page.select(indicator="urban-population-share"),
            title=finding(
                mark(
                    "From {first_value} of the world in cities in {first_period} to {last_value} at the most in {last_period}"
                )
            ),
            draw=by_year,
        )
        draw_sector(page, "tourism")
        draw_rest(page)

    page.section(mark("Ports on either side"))
    with page.tiles():
        page.tile("us-main-ports-be-vlg-usa-2015")
    with page.row():
        draw_ports(page)

    page.section(mark("The market and investment from the United States"))
    with page.tiles():
        page.tile("investor-rank-be-vlg-usa-2016")
        page.tile("world-rank-usa-competitiveness-index-2016")
        page.tile("world-rank-usa-innovation-index-2015")
    with page.row():
        draw_sector(page, "economy")
        of_year(
            "fdi-usa",
            projects(counterpart="usa"),
            title=finding(
                mark(
                    "{last_value} American projects in {last_period}, against {first_value} in {first_period}"
                )
            ),
            draw=over_time,
            note=mark("No source here gives a number for 2022."),
        )
        page.card(
            "fdi-countries",
            projects(counterpart=page.foreign(), time_period="2018"),
            title=finding(mark("Most projects in {last_period}: {top}, with {top_value}")),
            draw=by_partner,
            context=("region", "year"),
            picks=True,
            note=mark("2018 is the only year for which the ten largest investors are listed."),
        )
        page.card(
            "fdi-five",
            projects(counterpart=["usa", "nld", "gbr", "fra", "deu"], derived=False),
            title=finding(mark("Most projects in one year, of five countries: {top}, with {top_value}")),
            draw=over_time,
            context=("region", "year"),
        )
        of_year(
            "fdi-total",
            projects(counterpart="wld"),
            title=finding(
                mark(
                    "All countries: {last_value} projects in {last_period}, against {first_value} in {first_period}"
                )
            ),
            draw=over_time,
        )
        of_year(
            "fdi-amount",
            page.preferred(indicator="fdi-amount", counterpart="wld", item=""),
            title=finding(
                mark(
                    "All countries: {last_value} announced in {last_period}, against {first_value} in {first_period}"
                )
            ),
            draw=over_time,
        )
        of_year(
            "fdi-jobs",
            page.preferred(indicator="fdi-jobs", counterpart="wld", item=""),
            title=finding(
                mark(
                    "All countries: {last_value} jobs in {last_period}, against {first_value} in {first_period}"
                )
            ),
            draw=over_time,
        )

    page.section(mark("The country"))
    with page.tiles():
        page.tile("world-rank-usa-income-inequality-oecd-2016")
    with page.row():
        of_item(
            "population-share",
            page.select(indicator="population-share", item=["hispanics", "african-americans"], derived=False),
            title=finding(mark("{top}: {top_value} of the population"), label="item_name"),
            draw=by_item,
        )
        of_item(
            "metropolitan-share",
            page.select(indicator="population-share", item="top-15-metropolitan-areas", derived=False),
            title=finding(mark("{top}: {top_value} of the population"), label="item_name"),
            draw=by_item,
        )

    page.section(mark("How investment is counted"))
    with page.row():
        of_year(
            "fdi-methods",
            page.select(
                indicator=["fdi-projects", "fdi-projects-ey"],
                counterpart="wld",
                item="",
                time_period=["2017", "2018"],
            ),
            title=mark("Two methods do not count the same projects"),
            draw=partial(ranking, label="indicator_name", code="indicator", by=("time_period",)),
        )


PAGE = Outline(
    "opportunities",
    build,
    heading=mark("Opportunities in the United States"),
    lede=mark(
        "Where in the United States Flanders sees which opportunities, sector by sector, and what the figures say."
    ),
    tables=("sector-opportunities",),
    joins=("places", "offices"),
    choices=place_choice,
)

if __name__ == "__main__":
    from dashboard.ui import draw_page

    draw_page(PAGE)
