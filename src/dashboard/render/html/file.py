"""A brief as one HTML file that works without network: charts that are alive, tables, sources, and of when it all is."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
from markupsafe import Markup
from plotly.io import to_json
from plotly.offline import get_plotlyjs

from dashboard.data import Package
from dashboard.render.background import licences
from dashboard.render.card import Card, Edition, FactCard
from dashboard.render.html import document, style
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
    t = edition.reader.text
    heading = title or edition.page_title
    drawn = {
        f"chart-{place}": figure for place, card in enumerate(cards) if (figure := _figure(card, edition))
    }
    return document(
        "brief/file.html",
        lang=edition.reader.lang,
        title=f"{heading} – {t('Flanders in the world')}",
        style=STYLE,
        name=t("Flanders in the world"),
        heading=heading,
        edition=edition,
        live=t("Open the live view"),
        table=t("Table"),
        cards=[_told(card, edition, package) for card in cards],
        scripts=[Markup(get_plotlyjs()), Markup(_drawing(drawn, config))] if drawn else [],
    ).encode()


def _figure(card: Card | FactCard, edition: Edition) -> go.Figure | None:
    """The chart of a card on white; None where it has none."""
    if isinstance(card, Card):
        return figure_of(card.spec)
    return card.figure() if card.figure else None


def _told(card: Card | FactCard, edition: Edition, package: Package) -> dict[str, object]:
    table = figure_table(card.chosen, edition.reader, package) if card.table is None else card.table
    return {
        "words": card,
        "licences": "" if card.chosen is None else licences(card.chosen, edition.reader),
        "link": edition.link_of(card),
        "columns": list(table.columns),
        "rows": [["" if pd.isna(cell) else cell for cell in row] for row in table.itertuples(index=False)],
    }


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
