"""The headline figure of each subject, and a map of where Flanders sells, earns and is present."""

from dashboard.charts import choropleth
from dashboard.content import Outline, Page
from dashboard.content.overview import LAYERS, draw_layer_choice, draw_subject
from dashboard.findings import finding
from dashboard.locale import mark
from dashboard.view import Choice


def build(page: Page) -> None:
    """The page, from the top down."""
    with page.tiles():
        draw_subject(
            page,
            "export-markets",
            "goods-exports-be-vlg-wld-2024",
            change="goods-exports-growth-be-vlg-wld-2024",
        )
        draw_subject(
            page,
            "services-balance",
            "services-exports-bel-usa-2015",
            change="services-exports-growth-bel-usa-2015",
        )
        draw_subject(page, "tourism", "nights-be-vlg-wld-2023", change="nights-growth-be-vlg-wld-2023")
        draw_subject(
            page,
            "diplomatic-network",
            "network-representations-be-vlg-wld-2024",
            change="network-representations-change-be-vlg-wld-2016-2022",
        )
        draw_subject(page, "budget", "oda-be-vlg-wld-2023", change="oda-growth-be-vlg-wld-2023")
        draw_subject(
            page,
            "opportunities",
            "fdi-projects-be-vlg-usa-2025",
            change="fdi-projects-growth-be-vlg-usa-2025",
        )
        draw_subject(page, "priorities", "document-parts-memo-priorities-2024")
        draw_subject(page, "knowledge", "rd-intensity-be-vlg-2022")

    page.section(mark("Where Flanders sells, earns and is present"))
    layer = draw_layer_choice(page)
    page.card(
        "world",
        layer.figures(page),
        title=finding(layer.message),
        draw=page.map(choropleth, offices=page.offices(), height=380),
        context=("region",),
        picks="counterpart",
        note=mark(
            "Diamonds: offices of Flanders abroad. The lists of trade and tourism offices are not complete."
        ),
    )


PAGE = Outline(
    "overview",
    build,
    heading=mark("Flanders in the world"),
    lede=mark("The figures of Flemish foreign policy: each with its source, each with a link."),
    choices=lambda package: (Choice("layer", tuple(LAYERS)),),
)

if __name__ == "__main__":
    from dashboard.ui import draw_page

    draw_page(PAGE)
