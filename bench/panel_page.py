"""The export-markets page made with Panel: a peer, over the same figures.

Written as Panel asks to be used: a session has widgets and panes of its own, one function answers every filter, panes keep
their place and are handed new figures in one message.

    python bench/panel_page.py PORT
"""

from __future__ import annotations

import sys
from html import escape
from typing import Any

import panel as pn
from tornado.web import RequestHandler

from dashboard.content import PageContent
from dashboard.content.blocks import Section
from dashboard.content.inline import text_of
from dashboard.render.card import Card
from dashboard.render.plotly import CONFIG
from held import LANG, Chosen, asked, cards, charted, data, drawn
from page_style import HEADING, SLUG, STYLE

SIDE = 256
WIDE = {"sizing_mode": "stretch_width"}


class Shown:
    """A card's heading, chart and source, each in its place."""

    def __init__(self, card: Card) -> None:
        self.head = pn.pane.HTML(**WIDE)
        self.chart = pn.pane.Plotly(config=dict(CONFIG), **WIDE)
        self.foot = pn.pane.HTML(**WIDE)
        self.column = pn.Column(self.head, self.chart, self.foot, css_classes=["card"], **WIDE)
        self.show(card)

    def show(self, card: Card | None) -> None:
        """Shows a card, or nothing where the filters leave nothing of it."""
        self.column.visible = card is not None
        if card is None:
            return
        said = "".join(
            f"<small style='display: block'>{escape(line)}</small>"
            for line in (card.source_line, *card.notes)
        )
        figure = drawn(card)
        self.head.object = f"<h3>{escape(card.heading)}</h3><p>{escape(card.subtitle)}</p>"
        self.chart.param.update(object=figure, height=figure.layout.height)
        self.foot.object = said


def made() -> pn.Row:
    """The page for one session."""
    package = data().package
    years = sorted({period[:4] for period in data().figures(LANG)["time_period"]}, reverse=True)
    names = {"theme": ("Theme", "themes"), "region": ("Region or country", "regions")}
    chosen = {
        name: pn.widgets.MultiChoice(
            name=label,
            width=SIDE,
            options={said: code for code, said in package.names(table, LANG).items()},
            css_classes=[name],
        )
        for name, (label, table) in names.items()
    }
    year = pn.widgets.Select(name="Year", options={"": "", **{each: each for each in years}}, width=SIDE)
    whole = asked(SLUG)
    shown = {card.key: Shown(card) for card in cards(whole)}
    count, tiles = pn.pane.HTML(whole.count), pn.pane.HTML(_tiles(whole), **WIDE)

    def change(*_: Any) -> None:
        content = asked(SLUG, Chosen(tuple(chosen["theme"].value), tuple(chosen["region"].value), year.value))
        left = {card.key: card for card in cards(content)}
        with pn.io.hold():
            count.object, tiles.object = content.count, _tiles(content)
            for key, each in shown.items():
                each.show(left.get(key))

    for widget in (*chosen.values(), year):
        widget.param.watch(change, "value")
    parts: list[Any] = [pn.pane.HTML(f"<h1>{HEADING}</h1>"), count, tiles]
    for block in whole.walk():
        if isinstance(block, Section):
            parts += [pn.pane.HTML(f"<h2>{escape(block.heading)}</h2>"), pn.GridBox(ncols=2, **WIDE)]
        elif charted(block):
            parts[-1].append(shown[block.card.key].column)
    return pn.Row(pn.Column(*chosen.values(), year, width=SIDE + 32), pn.Column(*parts, **WIDE), **WIDE)


def _tiles(content: PageContent) -> str:
    tiles = (
        f"<div class='tile'><span>{escape(each.what)}</span><span class='number'>{escape(each.amount)}</span>"
        f"<span>{escape(each.whose)}</span><div>{escape(''.join(map(text_of, each.beside)))}</div></div>"
        for each in content.headlines
    )
    return f"<style>{STYLE}</style><div class='tiles'>{''.join(tiles)}</div>"


class Health(RequestHandler):
    """Says that the server is there."""

    def get(self) -> None:
        """Answers."""
        self.write("ok")


def serve(port: int) -> None:
    """Serves the page on the loopback address until told to stop."""
    pn.extension("plotly", raw_css=[STYLE])
    pn.serve(
        {"/": made}, address="127.0.0.1", port=port, websocket_origin=f"127.0.0.1:{port}", show=False, title=HEADING,
        extra_patterns=[("/healthz", Health)],
    )  # fmt: skip


if __name__ == "__main__":
    serve(int(sys.argv[1]))
