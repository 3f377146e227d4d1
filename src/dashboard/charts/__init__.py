"""The charts room: labelled observations in, a Plotly figure or a pydeck deck out.

Every chart is a pure function: the table first, everything else by keyword, among it the `reader` (language) and the
`scheme` (light or dark). It never alters the table, asks nothing of another host, and refuses an empty table: saying
that there is nothing belongs to the page. This room reads no files and knows no Streamlit.
"""

from dashboard.charts.bars import breakdown, change, paired, ranking, stacked
from dashboard.charts.layout import CONFIG
from dashboard.charts.lines import series
from dashboard.charts.maps import Geometry, bubbles, choropleth, on_map
from dashboard.charts.network import network

__all__ = [
    "CONFIG",
    "Geometry",
    "breakdown",
    "bubbles",
    "change",
    "choropleth",
    "network",
    "on_map",
    "paired",
    "ranking",
    "series",
    "stacked",
]
