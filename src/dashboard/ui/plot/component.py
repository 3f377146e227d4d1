"""The card as Streamlit knows it: it is told words and a figure, and tells which tab and which mark a reader clicks."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from dashboard.ui.plot.assets import CARD, CHART, PLOTLY, address, base

Pick = Callable[[list], None]
"""What happens to the customdata of the mark that a reader clicks."""

# Streamlit sends this with every card, so it only fetches what does the work, once for all cards.
_SCRIPT = """
const fetched = (path) => import(new URL(path, location.origin).href);
const ready = Promise.all([fetched("{card}"), fetched("{chart}"), fetched("{plotly}")]);
export default async (told) => {
  const [{ card }, { draw }, { default: Plotly }] = await ready;
  return card(told, (place, text, pick) => draw(place, text, pick, Plotly));
};
"""


@cache
def _component(below: str) -> ComponentRenderer:
    script = _SCRIPT
    for file, stands in ((CHART, "{chart}"), (CARD, "{card}"), (PLOTLY, "{plotly}")):
        script = script.replace(stands, address(file, below))
    return st.components.v2.component("dashboard.card", js=script, isolate_styles=False)


def opened(key: str) -> int:
    """Which tab of a card is open: the first, until its reader chooses another."""
    state = st.session_state.get(key)
    return int(state["open"]) if state and state.get("open") else 0


def draw_card_body(message: bytes, *, key: str, pick: Pick | None = None) -> None:
    """Draws a card's words, tabs and open panel into the present container. `key` says which card it continues."""

    def picked() -> None:
        mark = st.session_state[key]["picked"]
        if mark and pick is not None:
            pick(list(mark))

    _component(base())(
        key=key,
        data=message,
        default={"open": 0},
        on_open_change=_draw_again,
        on_picked_change=picked if pick else None,
    )


def _draw_again() -> None:
    """Another tab is opened: the run that follows by itself is all that is needed."""
