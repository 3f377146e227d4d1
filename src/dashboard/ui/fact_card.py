"""The card for charts of facts: the same frame and tabs as a figure card, made from entries instead of figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from typing import TYPE_CHECKING

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard.charts import CONFIG
from dashboard.ui import listing
from dashboard.ui.card import draw_tabs

if TYPE_CHECKING:
    from dashboard.ui.page import Page

Pick = Callable[[list], None]
"""What happens to the customdata of the mark that a reader clicks."""


def draw_fact_card(
    page: Page,
    key: str,
    facts: pd.DataFrame,
    *,
    heading: str,
    subtitle: str,
    figure: Callable[[], go.Figure],
    alt: str,
    table: Callable[[], str],
    pick: Pick | None = None,
    state: str = "",
    note: str = "",
) -> None:
    """A card with a chart of some facts. `table` makes the HTML of the table beside it.

    `state` is what of the view `pick` may change, so that a selection lives in the address and nowhere else.
    """
    page.draw_heading()
    rows = facts.to_dict("records")
    draw_tabs(
        page.reader,
        key,
        heading=heading,
        subtitle=subtitle,
        chart=lambda: draw_chart(key, figure(), alt=f"{heading}. {alt}", pick=pick, state=state),
        rows=lambda: st.html(table()),
        sources=lambda: listing.draw_sources(rows),
        source_line=listing.publishers(rows, page.reader),
        note=note,
    )


def draw_chart(key: str, figure: go.Figure, *, alt: str, pick: Pick | None = None, state: str = "") -> None:
    """A chart; one that has a width of its own scrolls within its own box where the screen is narrower."""
    widget = f"chart-{key}-{state}"

    def picked() -> None:
        points = st.session_state[widget]["selection"]["points"]
        found = [point["customdata"] for point in points if point.get("customdata")]
        if found and pick is not None:
            pick(list(found[0]))

    wide = figure.layout.width
    with st.container(key=f"sideways-{key}", gap=None):
        st.plotly_chart(
            figure,
            theme=None,
            key=widget,
            config=dict(CONFIG),
            alt=alt,
            width=int(wide) if wide else "stretch",
            on_select=picked if pick else "ignore",
            selection_mode="points",
        )


def draw_list_card(
    page: Page, key: str, facts: pd.DataFrame, *, heading: str, body: str, note: str = ""
) -> None:
    """A card without a chart: a heading, HTML that says these facts, and who states them."""
    page.draw_heading()
    with st.container(border=True, key=f"card-{key}", height="stretch", gap="xsmall"):
        st.html(
            f'<h3 class="card-title">{escape(heading)}</h3>'
            f'<div class="scroll tall" tabindex="0" role="region" aria-label="{escape(heading)}">{body}</div>'
        )
        said = listing.publishers(facts.to_dict("records"), page.reader)
        st.html(f'<p class="card-source">{escape(said)}</p>')
        if note:
            st.caption(page.text(note))


def draw_choice(page: Page, name: str, label: str, options: Mapping[str, str], *, width: int) -> None:
    """A list for one of the page's own parameters; what is chosen stands in the address."""
    st.session_state[name] = page.choice(name)
    st.selectbox(
        label,
        list(options),
        format_func=lambda code: options[code],
        key=name,
        on_change=lambda: page.choose(name, st.session_state[name]),
        width=width,
    )
