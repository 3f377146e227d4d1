"""The component as Streamlit knows it: it is told a figure, and tells which mark of it a reader clicks."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from dashboard.ui.plot.assets import CHART, PLOTLY, address
from dashboard.ui.plot.drawn import Drawn

Pick = Callable[[list], None]
"""What happens to the customdata of the mark that a reader clicks."""

# Streamlit sends this with every chart, so it only fetches what does the work, once for all charts.
_SCRIPT = """
const fetched = (path) => import(new URL(path, location.origin).href);
const ready = Promise.all([fetched("{chart}"), fetched("{plotly}")]);
export default async (told) => { const [{ draw }, { default: Plotly }] = await ready; return draw(told, Plotly); };
"""


@cache
def _component(chart: str, plotly: str) -> ComponentRenderer:
    script = _SCRIPT.replace("{chart}", chart).replace("{plotly}", plotly)
    return st.components.v2.component("dashboard.plot", js=script, isolate_styles=False)


def draw_plot(figure: Drawn, *, key: str, pick: Pick | None = None) -> None:
    """Draws a figure into the present container. `key` says which drawing on the page it continues."""
    mount = _component(address(CHART), address(PLOTLY))

    def picked() -> None:
        mark = st.session_state[key]["picked"]
        if mark and pick is not None:
            pick(list(mark))

    mount(
        key=key,
        data=figure.message,
        width=figure.width or "stretch",
        height=figure.height,
        on_picked_change=picked if pick else None,
    )
