"""How far everyone can use this dashboard, what cannot be used yet and why, and where to say so."""

from dashboard.locale import mark
from dashboard.ui import open_page
from dashboard.ui.statement import draw_statement

page = open_page(
    "accessibility",
    heading=mark("Accessibility"),
    lede=mark("How far everyone can use this dashboard, what falls short and why, and where to say so."),
    words=True,
)
draw_statement(page)
page.close()
