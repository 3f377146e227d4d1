"""What Flanders spends on research, and what it shares with the United States in study, research and culture."""

from functools import partial

from dashboard.charts import breakdown, change, ranking, series
from dashboard.content import Outline, Page
from dashboard.content.knowledge import INSTITUTIONS, draw_institutions
from dashboard.findings import finding
from dashboard.locale import mark


def build(page: Page) -> None:
    """The page, from the top down."""
    with page.tiles():
        page.tile("rd-intensity-be-vlg-2022")
        page.tile("rd-spending-be-vlg-2022", change="rd-spending-growth-be-vlg-2022")
        page.tile("rd-intensity-norm-be-vlg-2016")
        page.tile("rd-intensity-against-partner-be-vlg-usa-2013")

    page.section(mark("Research and development"))
    with page.row():
        page.card(
            "intensity",
            page.preferred(indicator="rd-intensity", derived=False),
            title=finding(
                mark("Flanders spends {focus_value} of its gross domestic product on research in {focus_period}"),
                label="ref_area_name", focus="be-vlg",
            ),
            draw=partial(series, label="ref_area_name", apart="source"),
            context=("region", "year"),
            marks="ref_area",
            note=mark("Only figures of the same publication are joined: "
                "later ones may divide by a revised gross domestic product."),
        )  # fmt: skip
        page.card(
            "spending",
            page.preferred(indicator="rd-spending", item="", derived=False),
            title=finding(
                mark(
                    "Spending on research: {last_value} in {last_period}, against {first_value} in {first_period}"
                )
            ),
            draw=partial(series, label="ref_area_name", apart="source"),
            context=("year",),
            note=mark("Current prices. Only figures of the same publication are joined."),
        )
        page.card(
            "spending-growth",
            page.preferred(indicator="rd-spending-growth"),
            title=finding(mark("The spending grew most in {top}: {top_value}"), label="time_period"),
            draw=partial(change, label="time_period", code="time_period"),
            context=("year",),
            note=mark("Each year on the year before; the two can come from different publications."),
        )
        page.card(
            "business",
            page.preferred(indicator="rd-spending-share", item="rd-business"),
            title=finding(
                mark(
                    "Companies do {last_value} of the spending in {last_period}, against {first_value} in {first_period}"
                )
            ),
            draw=partial(series, label="item_name", apart="source"),
            context=("year",),
            note=mark("Only figures of the same publication are joined."),
        )
    with page.tiles():
        page.tile("rd-personnel-be-vlg-2020")
        page.tile("rd-spending-per-fte-be-vlg-2020")
        page.tile("world-rank-usa-rd-spenders-2016")

    page.section(mark("Study and research with the United States"))
    with page.tiles():
        page.tile("exchange-students-be-vlg-usa-2015-2016")
        page.tile("student-grants-yearly-be-vlg-usa-2016")
        page.tile("student-grant-per-exchange-student-be-vlg-usa-2016")
        page.tile("research-grants-share-be-vlg-usa-2015")
    with page.row():
        page.card(
            "projects",
            page.parts(indicator="eu-research-projects", derived=False),
            title=finding(
                mark("{top}: {top_value} projects with American partners, {bottom}: {bottom_value}"),
                label="item_name",
            ),
            draw=partial(ranking, label="item_name", code="item", by=("time_period",)),
            context=("year",),
            note=mark("The second programme had only begun when the source counted."),
        )
        page.card(
            "universities",
            page.select(indicator="ranked-universities", item=["ranked-american", "ranked-other"]),
            title=finding(
                mark("{focus_value} universities in the world top are American"),
                label="item_name",
                focus="ranked-american",
            ),
            draw=partial(breakdown, label="item_name", code="item", rest="ranked-other"),
            context=("region", "year"),
        )

    page.section(mark("Culture and kinship"))
    with page.tiles():
        page.tile("museum-loans-be-vlg-usa-2016")
        page.tile("cultural-actors-supported-be-vlg-usa-2015")
        page.tile("cultural-support-per-actor-be-vlg-usa-2015")
        page.tile("survey-countries-be-vlg-wld-2016")
        page.tile("emigrant-descendants-usa-bel-2016")
        page.tile("emigrants-share-usa-be-vlg-1850-1918")

    page.section(
        mark("Research centres, clusters and universities"),
        mark("As the strategy note of 2016 and the memorandum of 2024 name them."),
    )
    draw_institutions(page)


PAGE = Outline(
    "knowledge",
    build,
    heading=mark("Knowledge and culture"),
    lede=mark(
        "What Flanders spends on research, and what ties it to the United States in study, research and culture."
    ),
    tables=("organisations",),
    kinds=tuple(INSTITUTIONS),
)

if __name__ == "__main__":
    from dashboard.ui import draw_page

    draw_page(PAGE)
