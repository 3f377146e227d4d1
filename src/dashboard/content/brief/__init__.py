"""The brief: pinned cards and figures in the reader's order, on screen, on paper and as files."""

from dashboard.content.brief.page import draw_brief

__all__ = ["draw_brief"]
