"""A brief as one HTML file that works without network: charts that are alive, tables, sources, and of when it all is."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
from plotly.io import to_json
from plotly.offline import get_plotlyjs

from dashboard.data import Package
from dashboard.render.card import Card, Edition, FactCard
from dashboard.render.html import style
from dashboard.render.plotly import figure_of
from dashboard.render.table import figure_table

STYLE = style(Path(__file__).with_name("brief.css"))
MEDIA_TYPE = "text/html; charset=utf-8"


def html_of(
    cards: Sequence[Card | FactCard],
    edition: Edition,
    package: Package,
    *,
    config: Mapping[str, object],
    title: str = "",
) -> bytes:
    """The cards in their order as one HTML document in the language of the edition, always on white.

    Nothing in it is fetched: Plotly's own code and the style are inside, and its content security policy refuses every
    address. `config` is how Plotly draws (`plotly.CONFIG`); `title` stands above, by default the page's.
    """
    reader, t = edition.reader, edition.reader.text
    heading = title or edition.page_title
    drawn = {
        f"chart-{place}": figure for place, card in enumerate(cards) if (figure := _figure(card, edition))
    }
    sections = [_section(place, card, edition, package) for place, card in enumerate(cards)]
    script = f"<script>{get_plotlyjs()}</script><script>{_drawing(drawn, config)}</script>" if drawn else ""
    filters = f"<p>{escape(edition.filters)}</p>" if edition.filters else ""
    return (
        f'<!DOCTYPE html><html lang="{escape(reader.lang)}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; img-src data: blob:; '
        "style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src data:; font-src data:\">"
        f"<title>{escape(heading)} – {escape(t('Flanders in the world'))}</title>"
        f"<style>{STYLE}</style></head><body><header>"
        f"<p>{escape(t('Flanders in the world'))}</p><h1>{escape(heading)}</h1>{filters}"
        f'<p class="as-of">{escape(edition.state())} '
        f'<a href="{escape(edition.link)}">{escape(t("Open the live view"))}</a></p></header>'
        f"<main>{''.join(sections)}</main>{script}</body></html>"
    ).encode()


def _figure(card: Card | FactCard, edition: Edition) -> go.Figure | None:
    """The chart of a card on white; None where it has none."""
    if isinstance(card, Card):
        return figure_of(card.spec)
    return card.figure() if card.figure else None


def _section(place: int, card: Card | FactCard, edition: Edition, package: Package) -> str:
    t = edition.reader.text
    notes = "".join(f'<p class="note">{escape(note)}</p>' for note in card.notes)
    table = card.table if isinstance(card, FactCard) else figure_table(card.chosen, edition.reader, package)
    link = edition.link_of(card)
    return (
        f'<section aria-labelledby="title-{place}"><h2 id="title-{place}">{escape(card.heading)}</h2>'
        f'<p class="subtitle">{escape(card.subtitle)}</p>'
        f'<div id="chart-{place}" class="chart" role="img" aria-label="{escape(card.alt)}"></div>{notes}'
        f"<details><summary>{escape(t('Table'))}</summary>{_table(table, card.heading)}</details>"
        f'<p class="source">{escape(card.source_line)} · <a href="{escape(link)}">{escape(t("Open the live view"))}</a></p>'
        "</section>"
    )


def _table(table: pd.DataFrame, caption: str) -> str:
    head = "".join(f'<th scope="col">{escape(str(name))}</th>' for name in table.columns)
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape('' if pd.isna(cell) else str(cell))}</td>" for cell in row) + "</tr>"
        for row in table.itertuples(index=False)
    )
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(caption)}"><table><caption>{escape(caption)}'
        f"</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _drawing(drawn: Mapping[str, go.Figure], config: Mapping[str, object]) -> str:
    """The script that draws the charts; what would end it or the document inside a text is written otherwise."""
    figures = ",".join(
        f"{json.dumps(name)}:{to_json(figure, validate=False)}" for name, figure in drawn.items()
    )
    settings = json.dumps({**config, "responsive": True})
    script = (
        f"const drawn={{{figures}}};"
        f"for(const [name,figure] of Object.entries(drawn))"
        f"Plotly.newPlot(name,figure.data,figure.layout,{settings});"
    )
    return (
        script.replace("</", "<\\/")
        .replace("<!--", "<\\!--")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )
