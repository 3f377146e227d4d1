"""The card as Streamlit knows it: it is told words and a figure, and tells which tab and which mark a reader clicks."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import streamlit as st

from dashboard.ui.internals import ComponentRenderer
from dashboard.ui.plot.assets import CARD, CHART, PLOTLY, TILE, WAYS, address, base

Pick = Callable[[list], None]
"""What happens to the customdata of the mark that a reader clicks."""

# Streamlit sends these with every card and number, so they only fetch what does the work, once for a page.
_FETCH = "const fetched = (path) => import(new URL(path, location.origin).href);\n"
# Plotly itself is waited for by the charts alone: a card's words, tabs and tables are there before it.
_CARD = """
const ready = Promise.all([fetched("{card}"), fetched("{chart}")]);
let loaded;
const plotly = () => loaded ??= fetched("{plotly}").then(
  (module) => module.default,
  (fault) => { loaded = undefined; throw fault; },
);
export default async (told) => {
  const [{ card }, { draw }] = await ready;
  return card(told, (place, text, pick) => draw(place, text, pick, plotly), () => fetched("{ways}"));
};
"""
_TILES = """
const ready = fetched("{tile}");
export default async (told) => (await ready).tiles(told);
"""


@cache
def _component(name: str, script: str, below: str) -> ComponentRenderer:
    for file in (CHART, CARD, TILE, PLOTLY, WAYS):
        script = script.replace(f"{{{file.partition('.')[0]}}}", address(file, below))
    return st.components.v2.component(f"dashboard.{name}", js=_FETCH + script, isolate_styles=False)


def opened(key: str, tabs: int, first: int = 0) -> int:
    """Which of so many tabs of a card is open: the `first`, until its reader chooses another."""
    state = st.session_state.get(key)
    said = state.get("open") if state else first
    return said if isinstance(said, int) and said in range(tabs) else 0  # a browser may say anything


def wanted(key: str) -> str:
    """Which of its files the reader of a card has just asked for, "" for none; it is asked for once."""
    return str(st.session_state.pop(f"{key}-wanted", ""))


def draw_card_body(message: bytes, *, key: str, first: int = 0, pick: Pick | None = None) -> None:
    """Draws a card's words, tabs and open panel into the present container. `key` says which card it continues, `first`
    which tab is open until its reader chooses one.
    """

    def picked() -> None:
        mark = st.session_state[key]["picked"]
        if mark and pick is not None:
            pick(list(mark))

    def want() -> None:
        st.session_state[f"{key}-wanted"] = st.session_state[key]["wanted"] or ""

    _component("card", _CARD, base())(
        key=key,
        data=message,
        default={"open": first},
        on_open_change=_draw_again,
        on_wanted_change=want,
        on_picked_change=picked if pick else None,
    )


def asked(key: str) -> frozenset[str]:
    """The ids of the headline numbers in a row of which the reader has asked where they come from."""
    state = st.session_state.get(key)
    said = state.get("open") if state else None
    return frozenset(map(str, said)) if isinstance(said, list) else frozenset()  # a browser may say anything


def draw_tiles_body(message: bytes, *, key: str) -> None:
    """Draws a row of headline numbers into the present container. `key` says which row it continues."""
    _component("tiles", _TILES, base())(
        key=key, data=message, default={"open": []}, on_open_change=_draw_again
    )


def _draw_again() -> None:
    """Something is opened: the run that follows by itself is all that is needed."""
