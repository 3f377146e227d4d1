"""The charts room: labelled observations in, the specification of a chart out (see `dashboard.charts.spec`).

Every chart is a pure function: the table first, everything else by keyword, among it the `reader` (language) and the
codes that the filters have `chosen`. It never alters the table, draws nothing, and refuses an empty table: saying that
there is nothing belongs to the page. This room reads no files and knows neither Streamlit nor Plotly.
"""

from dashboard.charts.bars import breakdown, change, ranking
from dashboard.charts.groups import paired, stacked
from dashboard.charts.lines import crossed, series
from dashboard.charts.maps import Geometry, choropleth
from dashboard.charts.spec import ChartSpec

__all__ = [
    "ChartSpec",
    "Geometry",
    "breakdown",
    "change",
    "choropleth",
    "crossed",
    "paired",
    "ranking",
    "series",
    "stacked",
]
