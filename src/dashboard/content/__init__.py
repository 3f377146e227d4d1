"""What stands on a page, worked out from figures, view and language alone: blocks that every renderer walks.

A page's file declares an `Outline`; `content_of` asks its `build` for what it shows in a view. Nothing here draws, and
nothing here knows Streamlit: the screen, the first paint, pages without JavaScript, previews, briefs and files are all
made of the same `PageContent`.
"""

from dashboard.content.build import PageContent, content_of, known_content
from dashboard.content.outline import Outline
from dashboard.content.page import Page
from dashboard.content.site import Entry, Site

__all__ = ["Entry", "Outline", "Page", "PageContent", "Site", "content_of", "known_content"]
