"""What partners count of the same flows as we do: the figure that the other side will quote, and what to answer."""

from dashboard.content import Outline, Page
from dashboard.content.mirror import (
    add_answers,
    add_both_sides,
    add_gaps,
    add_pairs,
    add_reasons,
    says_nothing,
)
from dashboard.locale import mark


def build(page: Page) -> None:
    """The page, from the top down: with a partner chosen, what to answer comes first."""
    if says_nothing(page):
        return
    add_answers(page)
    add_both_sides(page)
    add_gaps(page)
    add_pairs(page)
    add_reasons(page)


PAGE = Outline(
    "mirror",
    build,
    heading=mark("Mirror: what they will say"),
    lede=mark(
        "Mirror figures: what partners count of the same trade, visits and investment, beside our figures, with the gap and "
        "its likely reasons."
    ),
    whole=True,
    summary=False,
)

if __name__ == "__main__":
    from dashboard.ui import draw_page

    draw_page(PAGE)
