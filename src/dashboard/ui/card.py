"""The figure card: title, chart, table and sources, the same and in the same place for every chart."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING, Protocol

import pandas as pd
import plotly.graph_objects as go
import pydeck as pdk
import streamlit as st

from dashboard.charts import CONFIG
from dashboard.charts.alt import alt_text
from dashboard.charts.labels import key as key_of_marks
from dashboard.data import formula
from dashboard.findings import Finding
from dashboard.locale import Reader
from dashboard.ui import session, table

if TYPE_CHECKING:
    from dashboard.ui.page import Page


class Draw(Protocol):
    """Makes the chart from the figures in view; `chosen` are the codes that the filters ask for, empty without one."""

    def __call__(
        self,
        figures: pd.DataFrame,
        *,
        reader: Reader,
        scheme: str,
        chosen: frozenset[str],
        marked: str | None,
    ) -> go.Figure | pdk.Deck:
        """The chart; `marked` is the id of the figure that the link asks for."""
        ...


def draw_card(
    page: Page,
    key: str,
    shown: pd.DataFrame,
    chosen: pd.DataFrame,
    *,
    title: Finding,
    draw: Draw,
    marked: frozenset[str],
    picks: bool,
    note: str,
) -> None:
    """Draws one card into the present container. `shown` is what the chart draws, `chosen` what the filters leave of it."""
    reader = page.reader
    heading = title(shown, reader)

    def chart() -> None:
        figure = draw(shown, reader=reader, scheme=page.scheme, chosen=marked, marked=page.view.figure)
        _chart(page, key, figure, alt=f"{heading}. {alt_text(draw, shown, reader=reader)}", picks=picks)

    draw_tabs(
        reader,
        key,
        heading=heading,
        subtitle=subtitle(shown, reader),
        chart=chart,
        rows=lambda: st.html(
            table.figures_table(in_order(chosen), reader, caption=heading, marked=page.view.figure)
        ),
        sources=lambda: _sources(page, chosen),
        source_line=source_line(shown, reader),
        note=note,
    )


def draw_tabs(
    reader: Reader,
    key: str,
    *,
    heading: str,
    subtitle: str,
    chart: Callable[[], None],
    rows: Callable[[], None],
    sources: Callable[[], None],
    source_line: str,
    note: str = "",
) -> None:
    """The frame of every card, of figures or of facts. Each of the three tabs is drawn only while it is open."""
    with st.container(border=True, key=f"card-{key}", height="stretch", gap="xsmall"):
        st.html(
            f'<h3 class="card-title">{escape(heading)}</h3><p class="card-subtitle">{escape(subtitle)}</p>'
        )
        names = [reader.text("Chart"), reader.text("Table"), reader.text("Sources")]
        tabs = st.tabs(names, key=f"tabs-{key}", on_change="rerun")
        for tab, draw in zip(tabs, (chart, rows, sources), strict=True):
            if tab.open:
                with tab:
                    draw()
        st.html(f'<p class="card-source">{escape(source_line)}</p>')
        if note:
            st.caption(reader.text(note))


def _chart(page: Page, key: str, figure: go.Figure | pdk.Deck, *, alt: str, picks: bool) -> None:
    if isinstance(figure, pdk.Deck):
        st.pydeck_chart(figure, key=f"deck-{key}", alt=alt)
        return
    # The view is part of the key: a selection made in the chart is carried by the address and by nothing else.
    widget = f"chart-{key}-{'-'.join(page.view.regions)}"

    def pick() -> None:
        points = st.session_state[widget]["selection"]["points"]
        codes = [point["customdata"][0] for point in points if point.get("customdata")]
        if codes:
            kept = [code for code in codes if code not in page.view.regions]
            session.change(region=kept)

    st.plotly_chart(
        figure,
        theme=None,
        key=widget,
        config=dict(CONFIG),
        alt=alt,
        on_select=pick if picks else "ignore",
        selection_mode="points",
    )


def in_order(figures: pd.DataFrame) -> pd.DataFrame:
    """The figures as a table lists them: of one period the largest first, else series by series from old to new."""
    if figures["time_period"].nunique() == 1:
        return figures.sort_values("value", ascending=False, kind="stable")
    return figures.sort_values(["indicator", "ref_area", "counterpart", "item", "sort_period"], kind="stable")


def subtitle(figures: pd.DataFrame, reader: Reader) -> str:
    """What is measured, for whom, when and in what unit, from the figures themselves."""
    measured = list(dict.fromkeys(figures["indicator_name"]))
    whose = list(dict.fromkeys(figures["ref_area_name"]))
    partners = list(dict.fromkeys(figures.loc[~figures["counterpart"].isin(["wld"]), "counterpart_name"]))
    with_whom = (
        partners if len(partners) == 1 and partners != whose and len(set(figures["counterpart"])) == 1 else []
    )
    parts = [
        reader.join(measured) if len(measured) <= 3 else reader.text("{n} indicators", n=len(measured)),
        reader.join(whose) if len(whose) <= 3 else reader.text("{n} reporting areas", n=len(whose)),
        *with_whom,
        periods(figures, reader),
    ]
    units = list(dict.fromkeys(unit for unit in figures["unit_name"] if unit))
    if len(units) == 1:
        parts.append(units[0])
    return " · ".join(parts)


def periods(figures: pd.DataFrame, reader: Reader) -> str:
    """The period or the span of periods of some figures."""
    first = figures.loc[figures["sort_period"].idxmin(), "time_period"]
    last = figures.loc[figures["sort_period"].idxmax(), "time_period"]
    if first == last:
        return reader.period(first)
    return f"{reader.period(first)}–{reader.period(last)}" if len(first) == len(last) == 4 else (
        reader.text("{first} to {last}", first=reader.period(first), last=reader.period(last))
    )  # fmt: skip


def source_line(figures: pd.DataFrame, reader: Reader) -> str:
    """Who states these figures, and what the marks on them mean."""
    publishers = list(dict.fromkeys(figures.loc[~figures["derived"], "source_publisher"]))
    few = (
        publishers
        if len(publishers) <= 3
        else [*publishers[:2], reader.text("{n} more", n=len(publishers) - 2)]
    )
    said = [reader.text("Source: {publishers}", publishers=reader.join(few))] if few else []
    marks = key_of_marks(figures, reader=reader)
    return " · ".join([*said, marks] if marks else said)


def _sources(page: Page, figures: pd.DataFrame) -> None:
    reader = page.reader
    printed = figures[~figures["derived"]].drop_duplicates(["source", "locator"])
    lines = [
        f"<li>{table.source(row, reader)}{table.badges(row, reader)}</li>"
        for row in printed.to_dict("records")
    ]
    for row in figures[figures["derived"]].to_dict("records"):
        how = formula(row, page.package, reader.lang, text=reader.text, period=reader.period)
        lines.append(f"<li>{escape(how)}{table.badges(row, reader)}</li>")
    concepts = figures.drop_duplicates("indicator")
    for row in concepts.to_dict("records"):
        meant = f"{row['definition']} {row['concept_name']}."
        lines.append(f"<li><b>{escape(row['indicator_name'])}</b>: {escape(meant)}</li>")
    st.html(f'<ul class="sources">{"".join(lines)}</ul>')
