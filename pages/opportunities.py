"""Where in the United States Flanders sees what, sector by sector, with the figures that the sources give of each."""

from functools import partial

from dashboard.charts import breakdown, change, ranking, series
from dashboard.content import Outline, Page
from dashboard.content.opportunities import (
    add_interests,
    add_ports,
    add_rest,
    add_sector,
    add_sectors,
    add_where,
    place_choice,
)
from dashboard.findings import finding
from dashboard.locale import mark


def build(page: Page) -> None:
    """The page, from the top down."""
    by_item = partial(ranking, label="item_name", code="item")
    over_time = partial(series, label="counterpart_name")

    by_partner = partial(ranking, label="counterpart_name", code="counterpart")
    by_year = partial(ranking, label="item_name", code="item", by=("time_period",))
    growth = partial(change, label="item_name", code="item")
    of_item = partial(page.card, context=("theme",), marks="item")
    of_year = partial(page.card, context=("year",))
    american = partial(page.cross_section, ref_area="usa", over="item")
    misprint = mark(
        "Misprinted in the source: a factor of a thousand is missing. The growth beside it is right."
    )
    forecast = mark("Figures for the year in which the source was written are forecasts: see their notes.")

    with page.headlines():
        page.headline("partner-rank-outside-europe", counterpart=page.partner)
        page.headline("fdi-projects", counterpart=page.partner, change="fdi-projects-growth")
        page.headline("fdi-projects-share", counterpart=page.partner)
        page.headline("world-gdp-share", ref_area=page.partner, rank=("world-rank", "economy-size"))
    add_sectors(page)
    page.section(mark("Where in the United States"))
    add_where(page)

    page.section(
        mark("Interests in a trade agreement"),
        mark("As the strategy note of 2016 names them for TTIP, the agreement that was then negotiated."),
    )
    with page.row(opposed=True):
        add_interests(page)

    page.section(mark("Health, chemistry and food"))
    with page.headlines():
        page.headline("biotech-cluster-rank", ref_area="us-ma", item="biotech-eastern-us")
        page.headline("biotech-cluster-rank", ref_area="be-vlg", item="biotech-europe")
        page.headline("world-rank", ref_area="usa", item="chemical-producers")
        page.headline(
            "sector-market-value", ref_area="usa", item="speciality-food", change="sector-market-growth"
        )
    with page.row():
        add_sector(page, "health")
        add_sector(page, "chemistry")
        add_sector(page, "food")

    page.section(mark("Energy, climate and water"))
    with page.headlines():
        page.headline("world-rank", ref_area="usa", item="oil-producers")
        page.headline("world-rank", ref_area="usa", item="gas-producers")
        page.headline("paris-agreement-countries", ref_area="wld")
    with page.row():
        add_sector(page, "energy")
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
                page.series(key, ref_area="usa", counterpart="wld"),
                title=finding(title),
                draw=partial(ranking, label="time_period", code="time_period"),
                marks="time_period",
                note=misprint,
            )
        of_item(
            "oil-gas-growth",
            american("oil-gas-production-growth", derived=False),
            title=finding(
                mark("Growth over {last_period}: {top} {top_value}, {bottom} {bottom_value}"),
                label="item_name",
            ),
            draw=growth,
        )
        of_item(
            "lng",
            american("lng-export-terminals", derived=False),
            title=finding(
                mark("LNG export terminals: “{top}” for {top_value}, “{bottom}” for {bottom_value}"),
                label="item_name",
            ),
            draw=by_item,
        )

    page.section(mark("Digital technology, aerospace and construction"))
    with page.headlines():
        page.headline("technology-hotspots", ref_area="usa")
        page.headline("ict-track-record", counterpart="usa")
        page.headline("world-rank", ref_area="usa", item="construction-markets")
    with page.row():
        add_sector(page, "digital")
        add_sector(page, "aerospace")
        of_item(
            "aerospace-customers",
            american("aerospace-output-share"),
            title=finding(
                mark("{focus}: {focus_value} of aerospace output"),
                label="item_name",
                focus="aerospace-defence-department",
            ),
            draw=partial(breakdown, label="item_name", code="item", rest="aerospace-other-customers"),
        )
        of_item(
            "aerospace-firms",
            american("aerospace-market-share"),
            title=finding(mark("{top}: {top_value} of the aerospace market"), label="item_name"),
            draw=partial(breakdown, label="item_name", code="item", rest="aerospace-other-firms"),
        )
        add_sector(page, "construction")
        of_year(
            "housing",
            page.series("housing-units", ref_area="usa", counterpart="wld", item=None),
            title=finding(
                mark("{focus}: {focus_value} in {focus_period}"),
                label="item_name",
                focus="existing-home-sales",
            ),
            draw=by_year,
            marks="item",
            note=forecast,
        )
        of_year(
            "housing-growth",
            american("housing-units-growth"),
            title=finding(mark("{top}: {top_value} more in {last_period}"), label="item_name"),
            draw=growth,
            marks="item",
            note=forecast,
        )

    page.section(mark("Knowledge, culture, cities and visitors"))
    with page.row():
        add_sector(page, "knowledge")
        add_sector(page, "culture")
        add_sector(page, "cities")
        of_item(
            "cities-population",
            page.cross_section("city-population", ref_area="us-ny", over="item"),
            title=finding(mark("{top}: {top_value}"), label="item_name"),
            draw=by_item,
        )
        of_item(
            "urban-share",
            page.series("urban-population-share", ref_area="wld", counterpart="wld", item=None),
            title=finding(
                mark(
                    "From {first_value} of the world in cities in {first_period} to {last_value} at the most in {last_period}"
                )
            ),
            draw=by_year,
        )
        add_sector(page, "tourism")
        add_rest(page)

    page.section(mark("Ports on either side"))
    with page.headlines():
        page.headline("us-main-ports", counterpart="usa")
    with page.row():
        add_ports(page)

    page.section(mark("The market and investment from the United States"))
    with page.headlines():
        page.headline("investor-rank", counterpart=page.partner)
        page.headline("world-rank", ref_area=page.partner, item="competitiveness-index")
        page.headline("world-rank", ref_area=page.partner, item="innovation-index")
    with page.row():
        add_sector(page, "economy")
        of_year(
            "fdi-usa",
            page.series("fdi-projects", counterpart=page.partner),
            title=finding(
                mark(
                    "Projects from {partner}: {last_value} in {last_period}, against {first_value} in {first_period}"
                )
            ),
            draw=over_time,
            note=mark("The line is dashed where no source here gives a number for a year."),
        )
        page.card(
            "fdi-countries",
            page.cross_section("fdi-projects", at_least=8),
            title=finding(mark("Most projects of {n} countries in {last_period}: {top}, with {top_value}")),
            draw=by_partner,
            context=("region",),
            picks=True,
        )
        page.card(
            "fdi-five",
            page.series("fdi-projects", counterpart=["usa", "nld", "gbr", "fra", "deu"], derived=False),
            title=finding(mark("Most projects in one year, of five countries: {top}, with {top_value}")),
            draw=over_time,
            context=("region", "year"),
        )
        of_year(
            "fdi-total",
            page.series("fdi-projects", counterpart="wld"),
            title=finding(
                mark(
                    "All countries: {last_value} projects in {last_period}, against {first_value} in {first_period}"
                )
            ),
            draw=over_time,
        )
        of_year(
            "fdi-amount",
            page.series("fdi-amount", counterpart="wld"),
            title=finding(
                mark(
                    "All countries: {last_value} announced in {last_period}, against {first_value} in {first_period}"
                )
            ),
            draw=over_time,
        )
        of_year(
            "fdi-jobs",
            page.series("fdi-jobs", counterpart="wld"),
            title=finding(
                mark(
                    "All countries: {last_value} jobs in {last_period}, against {first_value} in {first_period}"
                )
            ),
            draw=over_time,
        )

    page.section(mark("The country"))
    with page.headlines():
        page.headline("world-rank", ref_area="usa", item="income-inequality-oecd")
    with page.row():
        of_item(
            "population-share",
            american("population-share", item=["hispanics", "african-americans"], derived=False),
            title=finding(mark("{top}: {top_value} of the population"), label="item_name"),
            draw=by_item,
        )
        of_item(
            "metropolitan-share",
            american("population-share", item=["top-15-metropolitan-areas"], derived=False),
            title=finding(mark("{top}: {top_value} of the population"), label="item_name"),
            draw=by_item,
        )

    page.section(mark("How investment is counted"))
    with page.row():
        of_year(
            "fdi-methods",
            page.side_by_side("fdi-projects", "fdi-projects-ey", counterpart="wld"),
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
