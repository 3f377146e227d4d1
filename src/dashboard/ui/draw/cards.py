"""The card on the screen: chart, table, sources and take-away, the same four and in the same place for every chart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st
from markupsafe import Markup

from dashboard.content import cards, table
from dashboard.content.blocks import FactsCard, FigureCard, ListCard
from dashboard.content.page import Page
from dashboard.locale import aloud, mark
from dashboard.render.html import html
from dashboard.render.network import OfficeMap
from dashboard.render.plotly import figure_of
from dashboard.ui import session, ways
from dashboard.ui.plot import Drawn, card_message, draw_card_body, drawn, opened, wanted, with_file
from dashboard.ui.take_away import draw_take_away

TABS = (mark("Chart"), mark("Table"), mark("Sources"), mark("Take away"))


@dataclass(frozen=True)
class Panel:
    """What an open tab holds: HTML, with a chart below it or without; or what `draw` draws with Streamlit's elements."""

    html: str = ""
    chart: Drawn | None = None
    draw: Callable[[], None] | None = None


def draw_card(page: Page, block: FigureCard | FactsCard, *, key: str = "") -> None:
    """Draws a card into the present container. `key` tells it from the same card in another view.

    What a tab holds is made only while that is open.
    """
    key = key or block.key
    state = f"tabs-{key}"
    first = ways.opened_by_link(key)
    tab = opened(state, len(TABS), first)
    panels = _of_figures(page, block) if isinstance(block, FigureCard) else _of_facts(page, block, key)
    panels = (*panels, lambda: Panel(draw=lambda: draw_take_away(page, block.card, key=key)))
    words = block.card if isinstance(block, FigureCard) else block
    foot = html("card_foot.html", source_line=words.source_line, notes=words.notes)

    def message() -> tuple[bytes, bool]:
        panel = panels[tab]()
        own = panel.draw is None
        return card_message(
            title=aloud(words.heading),
            head=html("card_head.html", level=block.level, heading=words.heading, subtitle=words.subtitle),
            tabs=[page.text(name) for name in TABS],
            opened=tab,
            html=panel.html,
            figure=panel.chart,
            foot=foot if own else "",
            ways=ways.words(page, block.card, key),
        ), own

    # A brief shows cards of this view too, between links that keep its own pins.
    sent, own = page.once(("card message", key, tab, block.level, page.view.pins), message)
    if (kind := wanted(state)) and (file := ways.file_of(page, block.card, kind)):
        sent = with_file(sent, **file)
    with st.container(border=True, key=f"card-{key}", height="stretch", gap="xsmall"):
        draw_card_body(sent, key=state, first=first, pick=_pick(block))
        if not own and (draw := panels[tab]().draw):
            with st.container(key=f"panel-{key}", gap="xsmall"):
                draw()
            st.html(html("frame/within.html", look="card-foot", body=foot))


def _pick(block: FigureCard | FactsCard) -> Callable[[list], None] | None:
    pick = block.pick
    return None if pick is None else lambda mark: session.change(**pick(mark))


def chart_of(page: Page, block: FigureCard | FactsCard) -> Drawn | None:
    """The chart of a card as it is sent; None where it is a table, or a map of deck.gl."""

    def ready() -> Drawn:
        if isinstance(block, FigureCard):
            figure = figure_of(block.card.spec, scheme=page.scheme, marked=page.view.figure)
            return drawn(figure, alt=block.card.alt)
        return drawn(block.figure(), alt=f"{block.heading}. {block.alt}", fills=block.fills)

    if isinstance(block, FactsCard) and (block.figure is None or block.decks is not None):
        return None
    return page.once(("chart", block.key), ready)


def _of_figures(page: Page, block: FigureCard) -> tuple[Callable[[], Panel], ...]:
    card = block.card

    def chart() -> Panel:
        return Panel(chart=chart_of(page, block))

    def rows() -> Panel:
        marked, where = page.view.figure, page.figure_address
        found = table.figures_table(
            card.chosen, page.reader, caption=card.heading, marked=marked, where=where
        )
        return _rows(page, found)

    return chart, rows, lambda: Panel(cards.sources(card.chosen, page.reader, page.package).markup)


def _of_facts(page: Page, block: FactsCard, key: str) -> tuple[Callable[[], Panel], ...]:
    def chart() -> Panel:
        above = block.above.markup if block.above else ""
        if (decks := block.decks) is not None:
            return Panel(draw=lambda: _draw_decks(page, block, decks, key))
        ready = chart_of(page, block)
        return Panel(above, ready) if ready else _rows(page, html("facts_table.html", table=block.table))

    return (
        chart,
        lambda: _rows(page, html("facts_table.html", table=block.table)),
        lambda: Panel(block.sources().markup),
    )


def _rows(page: Page, table: Markup) -> Panel:
    """A table whose rows are one line high, until its reader asks for the whole of their texts."""
    return Panel(html("rows.html", table=table, whole=page.text("Whole texts")))


def _draw_decks(page: Page, block: FactsCard, decks: Callable[[], Sequence[OfficeMap]], key: str) -> None:
    """Maps that are drawn by deck.gl, which only Streamlit brings; a click on one gives the `id` of the mark."""
    made = page.once(("decks", block.key), decks)
    alts = (block.alt, page.text("Europe on a map of its own"))
    columns = st.columns(len(made), vertical_alignment="center")
    for number, (place, shown) in enumerate(zip(columns, made, strict=True)):
        with place:
            _draw_deck(page, block, shown, key=f"{key}-{number}", alt=alts[number])
    if block.below:
        st.html(block.below.markup)


def _draw_deck(page: Page, block: FactsCard, shown: OfficeMap, *, key: str, alt: str) -> None:
    pick = block.pick
    chosen = "-".join(f"{name}.{code}" for name, code in sorted(page.view.choices.items()))
    widget = f"deck-{key}-{chosen}"  # with another choice nothing is selected any more

    def picked() -> None:
        objects = st.session_state[widget]["selection"]["objects"]
        codes = [item["id"] for layer in objects.values() for item in layer if "id" in item]
        if codes and pick is not None:
            session.change(**pick(codes))

    st.pydeck_chart(
        shown.deck, key=widget, on_select=picked, selection_mode="single-object", height=shown.height, alt=alt
    )


def draw_lists(bands: Sequence[Sequence[Sequence[ListCard]]]) -> None:
    """Draws cards without a chart as one element: bands from top to bottom, each of one column or two."""
    st.html(html("list_cards.html", bands=bands))
