"""The brief: pinned cards and figures in the reader's order, on screen, in the room, on paper and as files."""

from dashboard.content.brief.page import add_brief
from dashboard.content.brief.room import own_choices

__all__ = ["add_brief", "own_choices"]
