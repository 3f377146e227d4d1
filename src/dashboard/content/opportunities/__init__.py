"""What only the page of opportunities has: sectors to choose, the map of the United States, and lists of entries."""

from dashboard.content.opportunities.entries import place_choice
from dashboard.content.opportunities.sectors import draw_interests, draw_ports, draw_rest, draw_sector
from dashboard.content.opportunities.where import draw_sectors, draw_where

__all__ = [
    "draw_interests",
    "draw_ports",
    "draw_rest",
    "draw_sector",
    "draw_sectors",
    "draw_where",
    "place_choice",
]
