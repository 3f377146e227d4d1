"""A card's chart as neutral data, for pictures, slides and spreadsheets: what the live chart shows, in its order."""

from dashboard.export.plot.reading import is_map, plot_of
from dashboard.export.plot.shape import Category, Kind, MapView, Plot, Point, Series

__all__ = ["Category", "Kind", "MapView", "Plot", "Point", "Series", "is_map", "plot_of"]
