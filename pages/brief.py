"""What a reader has pinned, in order, each with a line of their own, to be printed or taken into the meeting."""

from dashboard.locale import mark
from dashboard.ui import open_page
from dashboard.ui.brief import draw_brief

page = open_page(
    "brief",
    heading=mark("Brief"),
    lede=mark("What you have pinned, in your order. It lives in this link alone: nothing is stored."),
    whole=True,
    summary=False,
)
draw_brief(page)
page.close()
