"""What only the page of opportunities has: sectors to choose, the map of the United States, and lists of entries."""

from dashboard.content.opportunities.entries import place_choice
from dashboard.content.opportunities.sectors import add_interests, add_ports, add_rest, add_sector
from dashboard.content.opportunities.where import add_sectors, add_where

__all__ = [
    "add_interests",
    "add_ports",
    "add_rest",
    "add_sector",
    "add_sectors",
    "add_where",
    "place_choice",
]
