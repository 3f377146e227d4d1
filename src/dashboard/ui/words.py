"""What Streamlit and the browser's side of a page say for themselves, in the language of the page.

Streamlit has no catalogue for its own names; access.js puts these in their place.
"""

import json

from dashboard.locale import mark, reader_for

OF_STREAMLIT = (
    mark("Skip to main content"),
    mark("Sidebar"),
    mark("Open"),
    mark("Close"),
    mark("Clear all"),
    mark("Clear value"),
    mark("Remove {name}"),
    mark("Selected values"),
    mark("Expand sidebar"),
    mark("Collapse sidebar"),
    mark("Notifications"),
    mark("No results"),
)
"""Names that only those hear who do not see the signs, and what an empty list says."""

PLAIN = mark("This page without JavaScript")
"""The way to the plain page of a view."""

OF_OURS = (
    mark("Map: the arrow keys move it, plus and minus change its size"),
    mark("The connection is lost. The page comes back by itself, with this view."),
    mark("The connection has ended. The page is loaded again, with this view."),
    mark("The connection has ended."),
    mark("Load the page again"),
    PLAIN,
)


def in_language(lang: str) -> str:
    """The script that tells browsers and screen readers which language the page is in, and the words of that language."""
    reader = reader_for(lang)
    words = {word: reader.text(word) for word in (*OF_STREAMLIT, *OF_OURS)}
    said = json.dumps(words).replace("<", "\\u003c")
    return f"document.documentElement.lang = '{lang}'; window.dashboardWords = {said};"
