"""Events, treaties, agreements and decisions that the documents name, over four centuries."""

from dashboard.content import Outline, Page
from dashboard.content.timeline import add_chosen, add_kinds, add_revisions, add_timeline, own_choices
from dashboard.content.treaties import add_treaties
from dashboard.locale import mark


def build(page: Page) -> None:
    """The page, from the top down."""
    add_chosen(page)

    page.section(mark("Over time"))
    add_kinds(page)
    add_timeline(page)

    page.section(
        mark("Due for revision"),
        mark("Agreements, rules and plans that the memorandum of 2024 asks to revise or replace."),
    )
    add_revisions(page)

    page.section(
        mark("Treaties on investment and trade"),
        mark("Of Belgium with Luxembourg, and of the European Union, with the state that they were in last."),
    )
    add_treaties(page)


PAGE = Outline(
    "timeline",
    build,
    heading=mark("Timeline"),
    lede=mark(
        "Events, treaties, agreements and decisions that the documents name, and what is due for revision."
    ),
    tables=("events", "treaties"),
    choices=own_choices,
)

if __name__ == "__main__":
    from dashboard.ui import draw_page

    draw_page(PAGE)
