"""The headline figure of each subject, and a map of where Flanders sells, earns and is present."""

from dashboard.charts import choropleth
from dashboard.content import Outline, Page
from dashboard.content.overview import LAYERS, add_layer_choice, add_left
from dashboard.findings import finding
from dashboard.locale import mark
from dashboard.view import Choice


def build(page: Page) -> None:
    """The page, from the top down."""
    if page.view.filtered:
        add_left(page)
    else:
        _add_subjects(page)

    page.section(mark("Where Flanders sells, earns and is present"))
    layer = add_layer_choice(page)
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


def _add_subjects(page: Page) -> None:
    """The headline number of each subject."""
    with page.tiles():
        page.subject("export-markets", "goods-exports", counterpart="wld", change="goods-exports-growth")
        page.subject(
            "services-balance", "services-exports", counterpart="usa", change="services-exports-growth"
        )
        page.subject("tourism", "nights", counterpart="wld", change="nights-growth")
        page.subject(
            "diplomatic-network",
            "network-offices",
            counterpart="wld",
            item="network-representations",
            change="network-offices-change",
        )
        page.subject("budget", "oda", counterpart="wld", change="oda-growth")
        page.subject("opportunities", "fdi-projects", counterpart="usa", change="fdi-projects-growth")
        page.subject("priorities", "document-parts", item="memo-priorities")
        page.subject("knowledge", "rd-intensity", ref_area="be-vlg")


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
