"""Partners drawn: where they are, what Flanders works on with them, and by what kind of tie.

Charts of facts: what is counted is entries of the sources, never an amount.
"""

from dashboard.render.plotly.facts.partnerships.kinds import KINDS, LOOKS, kind_bars, look_of
from dashboard.render.plotly.facts.partnerships.matrix import theme_matrix
from dashboard.render.plotly.facts.partnerships.where import partner_map

__all__ = ["KINDS", "LOOKS", "kind_bars", "look_of", "partner_map", "theme_matrix"]
