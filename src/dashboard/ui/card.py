"""The figure card: chart, table, sources and take-away, the same four and in the same place for every chart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Protocol

import pandas as pd
import streamlit as st

from dashboard.charts.alt import alt_text
from dashboard.charts.labels import key as key_of_marks
from dashboard.charts.spec import ChartSpec
from dashboard.data import formula
from dashboard.findings import Finding, comparable
from dashboard.locale import Reader, mark
from dashboard.render.card import Card, FactCard
from dashboard.render.plotly import figure_of
from dashboard.ui import headings, listing, session, story, table
from dashboard.ui.plot import Drawn, Pick, card_message, draw_card_body, drawn, opened
from dashboard.ui.take_away import draw_take_away

if TYPE_CHECKING:
    from dashboard.ui.page import Page


@dataclass(frozen=True)
class Panel:
    """What an open tab holds: HTML, with a chart below it or without; or what `draw` draws with Streamlit's elements."""

    html: str = ""
    chart: Drawn | None = None
    draw: Callable[[], None] | None = None


TABS = (mark("Chart"), mark("Table"), mark("Sources"), mark("Take away"))


class Draw(Protocol):
    """Makes the chart from the figures in view; `chosen` are the codes that the filters ask for, empty without one."""

    def __call__(
        self,
        figures: pd.DataFrame,
        *,
        reader: Reader,
        chosen: frozenset[str],
    ) -> ChartSpec:
        """The chart."""
        ...


def figure_card(
    page: Page,
    key: str,
    shown: pd.DataFrame,
    chosen: pd.DataFrame,
    *,
    title: Finding,
    draw: Draw,
    marked: frozenset[str],
    note: str,
) -> Card:
    """A card as data: what its chart draws (`shown`), what the filters leave of that (`chosen`), and all words on it."""
    reader = page.reader
    heading = title(shown, reader)
    spec = draw(shown, reader=reader, chosen=marked)
    said = (reader.text(note) if note else "", *comparable(shown, reader, page.package))
    return Card(
        page=page.slug, key=key, heading=heading, subtitle=subtitle(shown, reader),
        source_line=source_line(shown, reader), notes=tuple(filter(None, said)),
        alt=f"{heading}. {alt_text(spec)}", shown=shown, chosen=in_order(chosen), spec=spec,
    )  # fmt: skip


def draw_card(page: Page, card: Card, *, picks: bool, key: str = "") -> None:
    """Draws one card into the present container. `key` tells it from the same card in another view."""
    reader, key = page.reader, key or card.key

    def ready() -> Drawn:
        return drawn(figure_of(card.spec, scheme=page.scheme, marked=page.view.figure), alt=card.alt)

    def chart() -> Panel:
        return Panel(chart=page.once(("chart", key), ready))

    def rows() -> str:
        return table.figures_table(
            card.chosen, reader, caption=card.heading, marked=page.view.figure, where=page.figure_address
        )

    def pick(mark: list) -> None:
        session.change(region=[mark[0]] if mark[0] not in page.view.regions else [])

    draw_tabs(
        page,
        key,
        heading=card.heading,
        subtitle=card.subtitle,
        chart=chart,
        rows=rows,
        sources=lambda: _sources(page, card.chosen),
        take=lambda: card,
        source_line=card.source_line,
        notes=card.notes,
        pick=pick if picks else None,
    )


def draw_tabs(
    page: Page,
    key: str,
    *,
    heading: str,
    subtitle: str,
    chart: Callable[[], Panel],
    rows: Callable[[], str],
    sources: Callable[[], str],
    take: Callable[[], Card | FactCard],
    source_line: str,
    notes: Sequence[str] = (),
    pick: Pick | None = None,
) -> None:
    """The frame of every card, of figures or of facts. What a tab holds is made only while that is open.

    `rows` and `sources` give HTML. `take` gives the card as data, for taking it away and for stories that are only told
    (see telling). `pick` is what a click on a mark of the chart does.
    """
    told = story.told()
    if told is not None:
        told.add_card(take())
        return
    page.taken.append(take)
    state = f"tabs-{key}"
    tab = opened(state, len(TABS))
    panels = (
        chart,
        lambda: Panel(rows()),
        lambda: Panel(sources()),
        lambda: Panel(draw=lambda: draw_take_away(page, take(), key=key)),
    )
    said = "".join(f"<p>{escape(note)}</p>" for note in notes)
    foot = f'<p class="card-source">{escape(source_line)}</p>{said}'

    def message() -> tuple[bytes, bool]:
        panel = panels[tab]()
        own = panel.draw is None
        return card_message(
            title=heading,
            head=f'{headings.heading(page, heading)}<p class="card-subtitle">{escape(subtitle)}</p>',
            tabs=[page.text(name) for name in TABS],
            opened=tab,
            html=panel.html,
            figure=panel.chart,
            foot=foot if own else "",
        ), own

    sent, own = page.once(("card message", key, tab, page.level), message)
    with st.container(border=True, key=f"card-{key}", height="stretch", gap="xsmall"):
        draw_card_body(sent, key=state, pick=pick)
        if not own and (draw := panels[tab]().draw):
            with st.container(key=f"panel-{key}", gap="xsmall"):
                draw()
            st.html(f'<div class="card-foot">{foot}</div>')


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
    said = listing.said_by(figures.loc[~figures["derived"], "source_publisher"], reader)
    return " · ".join(filter(None, (said, key_of_marks(figures, reader=reader))))


def _sources(page: Page, figures: pd.DataFrame) -> str:
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
    return f'<ul class="sources">{"".join(lines)}</ul>'
