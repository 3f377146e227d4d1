"""US tariffs that hold on a day, with their legal basis and what they replaced, and arithmetic on observed trade."""

from dashboard.content import Outline, Page
from dashboard.content.tariffs import add_arithmetic, add_day, add_in_force, add_ways, tariff_choices
from dashboard.locale import mark


def build(page: Page) -> None:
    """The page, from the top down."""
    if not page.choices:
        page.notice(page.text("These data hold no measures."))
        return
    add_day(page)
    add_in_force(page)
    add_arithmetic(page)
    add_ways(page)


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
