"""What Flanders spends on research, and what it shares with the United States in study, research and culture."""

from functools import partial

from dashboard.charts import breakdown, change, ranking, series
from dashboard.content import Outline, Page
from dashboard.content.knowledge import INSTITUTIONS, add_institutions
from dashboard.findings import finding
from dashboard.locale import mark


def build(page: Page) -> None:
    """The page, from the top down."""
    with page.headlines():
        page.headline("rd-intensity", ref_area="be-vlg")
        page.headline("rd-spending", ref_area="be-vlg", change="rd-spending-growth")
        page.headline("rd-intensity-norm", ref_area="be-vlg")
        page.headline("rd-intensity-against-partner", counterpart=page.partner)

    page.section(mark("Research and development"))
    with page.row():
        page.card(
            "intensity",
            page.series("rd-intensity", ref_area=["be-vlg", page.partner], derived=False),
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
            page.series("rd-spending", ref_area="be-vlg", derived=False),
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
            page.series("rd-spending-growth", ref_area="be-vlg"),
            title=finding(mark("The spending grew most in {top}: {top_value}"), label="time_period"),
            draw=partial(change, label="time_period", code="time_period"),
            context=("year",),
            note=mark("Each year on the year before; the two can come from different publications."),
        )
        page.card(
            "business",
            page.series("rd-spending-share", ref_area="be-vlg", item="rd-business"),
            title=finding(
                mark(
                    "Companies do {last_value} of the spending in {last_period}, against {first_value} in {first_period}"
                )
            ),
            draw=partial(series, label="item_name", apart="source"),
            context=("year",),
            note=mark("Only figures of the same publication are joined."),
        )
    with page.headlines():
        page.headline("rd-personnel", ref_area="be-vlg")
        page.headline("rd-spending-per-fte", ref_area="be-vlg")
        page.headline("world-rank", ref_area=page.partner, item="rd-spenders")

    page.section(mark("Study and research with {partner}"), partner=page.named(page.partner))
    with page.headlines():
        page.headline("exchange-students", counterpart=page.partner)
        page.headline("student-grants-yearly", counterpart=page.partner)
        page.headline("student-grant-per-exchange-student", counterpart=page.partner)
        page.headline("research-grants-share", counterpart=page.partner)
    with page.row():
        page.card(
            "projects",
            page.newest("eu-research-projects", item=page.items("programme"), counterpart=page.partner, derived=False),
            title=finding(
                mark("Projects with partners from {partner}: {top_value} under {top}, {bottom_value} under {bottom}"),
                label="item_name",
            ),
            draw=partial(ranking, label="item_name", code="item", by=("time_period",)),
            context=("year",),
            note=mark("The second programme had only begun when the source counted."),
        )  # fmt: skip
        page.card(
            "universities",
            page.cross_section(
                "ranked-universities",
                over=("item", "ref_area"),
                ref_area=["usa", "wld"],
                item=["ranked-american", "ranked-other"],
            ),
            title=finding(
                mark("{focus_value} universities in the world top are American in {focus_period}"),
                label="item_name",
                focus="ranked-american",
            ),
            draw=partial(breakdown, label="item_name", code="item", rest="ranked-other"),
            context=("region", "year"),
        )

    page.section(mark("Culture and kinship"))
    with page.headlines():
        page.headline("museum-loans", counterpart=page.partner)
        page.headline("cultural-actors-supported", counterpart=page.partner)
        page.headline("cultural-support-per-actor", counterpart=page.partner)
        page.headline("survey-countries", ref_area="be-vlg")
        page.headline("emigrant-descendants", ref_area=page.partner)
        page.headline("emigrants-share", ref_area=page.partner)

    page.section(
        mark("Research centres, clusters and universities"),
        mark("As the strategy note of 2016 and the memorandum of 2024 name them."),
    )
    add_institutions(page)


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
