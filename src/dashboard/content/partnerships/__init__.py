"""What only the page of partnerships has: map, kinds, the matrix, what stands behind a cell, and lists."""

from dashboard.content.partnerships.behind import draw_behind
from dashboard.content.partnerships.entries import partnership_choices
from dashboard.content.partnerships.lists import draw_list
from dashboard.content.partnerships.matrix import draw_matrix
from dashboard.content.partnerships.where import draw_kinds, draw_map

__all__ = ["draw_behind", "draw_kinds", "draw_list", "draw_map", "draw_matrix", "partnership_choices"]
