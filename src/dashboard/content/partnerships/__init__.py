"""What only the page of partnerships has: map, kinds, the matrix, what stands behind a cell, and lists."""

from dashboard.content.partnerships.behind import add_behind
from dashboard.content.partnerships.entries import partnership_choices
from dashboard.content.partnerships.lists import add_by_partner
from dashboard.content.partnerships.matrix import add_matrix
from dashboard.content.partnerships.where import add_kinds, add_map

__all__ = ["add_behind", "add_by_partner", "add_kinds", "add_map", "add_matrix", "partnership_choices"]
