"""What only the page of partnerships has: map, kinds, the matrix, what stands behind a cell, and lists."""

from dashboard.ui.partnerships.behind import draw_behind
from dashboard.ui.partnerships.entries import partnership_choices
from dashboard.ui.partnerships.lists import draw_list
from dashboard.ui.partnerships.matrix import draw_matrix
from dashboard.ui.partnerships.where import draw_kinds, draw_map

__all__ = ["draw_behind", "draw_kinds", "draw_list", "draw_map", "draw_matrix", "partnership_choices"]
