"""What a reader has pinned, in order, each with a line of their own, to be printed or taken into the meeting."""

from dashboard.content import Outline, Page
from dashboard.content.brief import add_brief, own_choices
from dashboard.locale import mark


def build(page: Page) -> None:
    """The page, from the top down."""
    add_brief(page)


PAGE = Outline(
    "brief",
    build,
    heading=mark("Brief"),
    lede=mark("What you have pinned, in your order. It lives in this link alone: nothing is stored."),
    choices=own_choices,
    whole=True,
    summary=False,
)

if __name__ == "__main__":
    from dashboard.ui import draw_page

    draw_page(PAGE)
