"""How far everyone can use this dashboard, what cannot be used yet and why, and where to say so."""

from dashboard.content import Outline, Page
from dashboard.content.statement import add_statement
from dashboard.locale import mark


def build(page: Page) -> None:
    """The page, from the top down."""
    add_statement(page)


PAGE = Outline(
    "accessibility",
    build,
    heading=mark("Accessibility"),
    lede=mark("How far everyone can use this dashboard, what falls short and why, and where to say so."),
    words=True,
)

if __name__ == "__main__":
    from dashboard.ui import draw_page

    draw_page(PAGE)
