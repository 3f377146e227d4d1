"""The brief: pinned cards and figures in the reader's order, on screen, on paper and as files."""

from dashboard.content.brief.page import add_brief

__all__ = ["add_brief"]
