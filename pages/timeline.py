"""Events, treaties, agreements and decisions that the documents name, over four centuries."""

from dashboard.content import Outline, Page
from dashboard.content.timeline import draw_chosen, draw_kinds, draw_revisions, draw_timeline, own_choices
from dashboard.content.treaties import draw_treaties
from dashboard.locale import mark


def build(page: Page) -> None:
    """The page, from the top down."""
    draw_chosen(page)

    page.section(
        mark("Due for revision"),
        mark("Agreements, rules and plans that the memorandum of 2024 asks to revise or replace."),
    )
    draw_revisions(page)

    page.section(mark("Over time"))
    draw_kinds(page)
    draw_timeline(page)

    page.section(
        mark("Treaties on investment and trade"),
        mark("Of Belgium with Luxembourg, and of the European Union, with the state that they were in last."),
    )
    draw_treaties(page)


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
