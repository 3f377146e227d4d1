"""US tariffs that hold on a day, with their legal basis and what they replaced, and arithmetic on observed trade."""

from dashboard.content import Outline, Page
from dashboard.content.tariffs import draw_arithmetic, draw_day, draw_in_force, draw_ways, tariff_choices
from dashboard.locale import mark


def build(page: Page) -> None:
    """The page, from the top down."""
    if not page.choices:
        return
    draw_day(page)
    draw_in_force(page)
    draw_arithmetic(page)
    draw_ways(page)


PAGE = Outline(
    "tariffs",
    build,
    heading=mark("Measures in force"),
    lede=mark(
        "US tariffs by product group: what holds on a day, on which legal basis, and what it replaced."
    ),
    choices=tariff_choices,
    whole=True,
    summary=False,
)

if __name__ == "__main__":
    from dashboard.ui import draw_page

    draw_page(PAGE)
