"""The card for charts of facts: the same frame and tabs as a figure card, made from entries instead of figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard.render.card import FactCard
from dashboard.ui import chapters, headings, listing
from dashboard.ui.card import Panel, draw_tabs
from dashboard.ui.plot import Drawn, Pick, drawn

if TYPE_CHECKING:
    from dashboard.ui.listing import Listed
    from dashboard.ui.page import Page


def draw_fact_card(
    page: Page,
    key: str,
    facts: pd.DataFrame | None,
    *,
    heading: str,
    subtitle: str,
    figure: Callable[[], go.Figure],
    alt: str,
    table: Callable[[], str],
    pick: Pick | None = None,
    above: Callable[[], str] = str,
    note: str = "",
) -> None:
    """A card with a chart of some facts; without facts, of what this dashboard counts of its own data.

    `table` makes the HTML of the table beside the chart, and `above` that of what stands above the chart.
    """
    reader = page.reader

    def chart() -> Panel:
        return Panel(above(), chart_of(page, key, figure, alt=f"{heading}. {alt}"))

    def sources() -> str:
        if facts is not None and not facts.empty:
            return chapters.sources_list(facts.to_dict("records"), reader)
        said = reader.text("Counted by this dashboard from its own data; each entry names its source.")
        return f"<p>{escape(said)}</p>"

    def stated() -> str:
        publishers = () if facts is None else facts["source_publisher"]
        return listing.said_by(publishers, reader) or reader.text("Counted by this dashboard")

    draw_facts(
        page, key, heading=heading, subtitle=subtitle, chart=chart, alt=alt, table=table, figure=figure, note=note,
        sources=sources, source_line=page.once(("source line", key), stated), pick=pick,
    )  # fmt: skip


def draw_told(page: Page, card: FactCard, *, key: str) -> None:
    """A card of facts as another page has told it: the same chart or, where that cannot be moved, its table."""
    rows = [[escape(cell) for cell in row] for row in card.table.itertuples(index=False)]
    html = listing.facts_table(card.heading, list(card.table.columns), rows)
    figure = card.figure

    def chart() -> Panel:
        return Panel(html) if figure is None else Panel(chart=chart_of(page, key, figure, alt=card.alt))

    draw_tabs(
        page, key, heading=card.heading, subtitle=card.subtitle, chart=chart, rows=lambda: html,
        sources=lambda: f"<p>{escape(card.source_line)}</p>", take=lambda: card,
        source_line=card.source_line, notes=card.notes,
    )  # fmt: skip


def draw_facts(
    page: Page,
    key: str,
    *,
    heading: str,
    subtitle: str,
    chart: Callable[[], Panel],
    alt: str,
    table: Callable[[], str],
    sources: Callable[[], str],
    source_line: str,
    figure: Callable[[], go.Figure] | None = None,
    note: str = "",
    said: Sequence[str] = (),
    pick: Pick | None = None,
) -> None:
    """The card of a chart of facts: the same frame, the same table, the same take-away.

    `note` is a message yet to be translated; `said` are notes in the reader's words already.
    """
    page.draw_heading()
    notes = ((page.text(note),) if note else ()) + tuple(said)

    def take() -> FactCard:
        return FactCard(
            page=page.slug, key=key, heading=heading, subtitle=subtitle, source_line=source_line, notes=notes,
            alt=f"{heading}. {alt}", table=listing.as_frame(table()), figure=figure,
        )  # fmt: skip

    draw_tabs(
        page, key, heading=heading, subtitle=subtitle, chart=chart, rows=table, sources=sources, take=take,
        source_line=source_line, notes=notes, pick=pick,
    )  # fmt: skip


def chart_of(page: Page, key: str, figure: Callable[[], go.Figure], *, alt: str) -> Drawn:
    """The chart of a card, made once for a view."""
    return page.once(("chart", key), lambda: drawn(figure(), alt=alt))


def draw_list_card(page: Page, key: str, listed: Listed, *, note: str = "") -> None:
    """A card without a chart; `note` is a message yet to be translated."""
    page.draw_heading()
    said = f"<p>{escape(page.text(note))}</p>" if note else ""
    st.html(
        f'<section class="tile-box list-card" id="card-{key}">{headings.heading(page, listed.heading)}'
        f'<div class="scroll tall" tabindex="0" role="region" aria-label="{escape(listed.heading)}">{listed.body}</div>'
        f'<div class="card-foot"><p class="card-source">{escape(listed.source_line)}</p>{said}</div></section>'
    )


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
