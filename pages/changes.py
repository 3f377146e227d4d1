"""What has changed since a version of the data, a day, or a link: new, revised, withdrawn and stale figures."""

from dashboard.content import Outline, Page
from dashboard.content.changes import add_changes, own_choices
from dashboard.locale import mark


def build(page: Page) -> None:
    """The page, from the top down."""
    add_changes(page)


PAGE = Outline(
    "changes",
    build,
    heading=mark("What has changed"),
    lede=mark(
        "What is new, revised or withdrawn since a version of the data, a day, or the making of a link."
    ),
    choices=own_choices,
    whole=True,
    summary=False,
    versioned=True,
)

if __name__ == "__main__":
    from dashboard.ui import draw_page

    draw_page(PAGE)
