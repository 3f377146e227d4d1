"""What partners count of the same flows as we do: the figure that the other side will quote, and what to answer."""

from dashboard.content import Outline, Page
from dashboard.content.mirror import draw_answers, draw_both_sides, draw_gaps, draw_pairs, draw_reasons
from dashboard.locale import mark


def build(page: Page) -> None:
    """The page, from the top down: with a partner chosen, what to answer comes first."""
    draw_answers(page)
    draw_both_sides(page)
    draw_gaps(page)
    draw_pairs(page)
    draw_reasons(page)


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
