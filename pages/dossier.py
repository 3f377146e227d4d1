"""Everything the dashboard knows about one partner or one theme, up to four partners side by side, on one page."""

from dashboard.content import Outline, Page
from dashboard.content.dossier import add_dossier, add_others, add_start, dossier_choices
from dashboard.locale import mark


def build(page: Page) -> None:
    """The page, from the top down."""
    if page.view.regions or page.view.themes:
        add_dossier(page)
        add_others(page)
    else:
        add_start(page)


PAGE = Outline(
    "dossier",
    build,
    heading=mark("Dossier"),
    lede=mark(
        "Everything this dashboard knows about one partner or one theme, on one page. "
        "Choose up to four regions to see them side by side."
    ),
    choices=dossier_choices,
    whole=True,
)

if __name__ == "__main__":
    from dashboard.ui import draw_page

    draw_page(PAGE)
