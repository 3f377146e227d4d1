"""Maps that bring their own land: no base map is asked of another host, and every country can be clicked.

`choropleth` colours countries by their figures, `bubbles` draws figures as circles; `on_map` tells beforehand which
figures have a place on either.
"""

from dashboard.charts.maps.areas import choropleth
from dashboard.charts.maps.circles import bubbles
from dashboard.charts.maps.ground import Geometry, on_map

__all__ = ["Geometry", "bubbles", "choropleth", "on_map"]
