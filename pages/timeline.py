"""Events, treaties, agreements and decisions that the documents name, over four centuries."""

from dashboard.locale import mark
from dashboard.ui import open_page
from dashboard.ui.timeline import draw_chosen, draw_kinds, draw_revisions, draw_timeline, own_choices

page = open_page(
    "timeline",
    heading=mark("Timeline"),
    lede=mark(
        "Events, treaties, agreements and decisions that the documents name, and what is due for revision."
    ),
    tables=("events",),
    choices=own_choices,
)

draw_chosen(page)

page.section(
    mark("Due for revision"),
    mark("Agreements, rules and plans that the memorandum of 2024 asks to revise or replace."),
)
draw_revisions(page)

page.section(mark("Over time"))
draw_kinds(page)
draw_timeline(page)
page.close()
