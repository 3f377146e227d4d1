"""The export-markets page made with Dash: the measure that the dashboard is held against.

Written as Dash asks to be used: figures stand in the layout, so that nothing is asked twice on a load; one callback
answers every filter; graphs keep their place, so that Plotly only redraws what changed; a production server with
threads and open connections. What stands on the page is asked of the page itself (see held). Read once and kept: the
figures with their labels, the shapes of countries. With KEEP_ANSWERS=1 the answers to filters are kept too, with
PACK_ANSWERS=1 all answers are packed, as a proxy would for readers who are far away.

    python bench/dash_page.py PORT
"""

from __future__ import annotations

import gzip
import os
import sys
from functools import lru_cache
from typing import Any

import waitress
from dash import Dash, Input, Output, dcc, html
from flask import Response, request

from dashboard.content import PageContent
from dashboard.content.blocks import Headline, Section
from dashboard.content.inline import text_of
from dashboard.content.outline import site
from dashboard.render.card import Card
from dashboard.render.plotly import CONFIG
from held import LANG, Chosen, asked, cards, charted, data, drawn
from page_style import HEADING, SLUG, STYLE

THREADS = 8
SEEN, HIDDEN = {}, {"display": "none"}


def made() -> Dash:
    """The application: layout and callback."""
    app = Dash(__name__, title=HEADING)
    app.index_string = app.index_string.replace("{%css%}", "{%css%}<style>" + STYLE + "</style>")
    whole = asked(SLUG)
    keys = [card.key for card in cards(whole)]
    app.layout = html.Div([_side(), _main(whole)], id="all")
    parts = [("heading", "children"), ("subtitle", "children"), ("graph", "figure"), ("source", "children"),
             ("card", "style")]  # fmt: skip

    @lru_cache(maxsize=256 if os.environ.get("KEEP_ANSWERS") else 0)
    def answer(chosen: Chosen) -> tuple[Any, ...]:
        content = asked(SLUG, chosen)
        answers = [content.count, _tiles(content.headlines)]
        shown = {card.key: card for card in cards(content)}
        for key in keys:
            answers += _answered(shown[key], content) if key in shown else ["", "", {}, "", HIDDEN]
        return tuple(answers)

    @app.callback(
        [
            Output("count", "children"),
            Output("tiles", "children"),
            *(Output(f"{part}-{key}", what) for key in keys for part, what in parts),
        ],
        [Input("theme", "value"), Input("region", "value"), Input("year", "value")],
        prevent_initial_call=True,
    )
    def change(themes: list[str] | None, regions: list[str] | None, year: str | None) -> tuple[Any, ...]:
        return answer(Chosen(tuple(themes or ()), tuple(regions or ()), year or ""))

    return app


def _side() -> html.Div:
    package = data().package
    years = sorted({period[:4] for period in data().figures(LANG)["time_period"]}, reverse=True)
    names = {"theme": ("Theme", "themes"), "region": ("Region or country", "regions")}
    filters: list[Any] = []
    for name, (label, table) in names.items():
        options = [{"label": said, "value": code} for code, said in package.names(table, LANG).items()]
        filters += [html.Label(label, htmlFor=name), dcc.Dropdown(options, multi=True, id=name)]
    filters += [html.Label("Year", htmlFor="year"), dcc.Dropdown(years, id="year")]
    pages = [entry.slug for entry in site().entries]
    return html.Div([*(html.Div(html.A(page, href=f"#{page}")) for page in pages), *filters], id="side")


def _main(content: PageContent) -> html.Div:
    parts: list[Any] = []
    for block in content.walk():
        if isinstance(block, Section):
            parts += [html.H2(block.heading), html.Div([], className="cards")]
        elif charted(block):
            parts[-1].children.append(_card(block.card, content))
    tiles = html.Div(_tiles(content.headlines), id="tiles", className="tiles")
    count = html.P(content.count, id="count")
    return html.Div([html.H1(HEADING), count, tiles, *parts], id="main")


def _card(card: Card, content: PageContent) -> html.Div:
    heading, subtitle, figure, source, style = _answered(card, content)
    height = {"height": f"{figure.layout.height}px"}
    return html.Div(
        [
            html.H3(heading, id=f"heading-{card.key}"),
            html.P(subtitle, id=f"subtitle-{card.key}"),
            dcc.Graph(
                id=f"graph-{card.key}", figure=figure, config=dict(CONFIG), responsive=True, style=height
            ),
            html.Div(source, id=f"source-{card.key}"),
        ],
        id=f"card-{card.key}",
        className="card",
        style=style,
    )


def _answered(card: Card, content: PageContent) -> list[Any]:
    """What the callback gives of a card, in the order of its outputs."""
    said = [html.Small(line, style={"display": "block"}) for line in (card.source_line, *card.notes)]
    return [card.heading, card.subtitle, drawn(card), said, SEEN]


def _tiles(headlines: list[Headline]) -> list[html.Div]:
    return [
        html.Div(
            [
                html.Span(each.what),
                html.Span(each.amount, className="number"),
                html.Span(each.whose),
                html.Div("".join(map(text_of, each.beside))),
            ],
            className="tile",
        )
        for each in headlines
    ]


@lru_cache(maxsize=64)
def _pack(body: bytes) -> bytes:
    return gzip.compress(body, compresslevel=6, mtime=0)


def _packed(answer: Response) -> Response:
    if answer.status_code == 200 and "gzip" in request.headers.get("accept-encoding", ""):
        answer.direct_passthrough = False
        answer.set_data(_pack(answer.get_data()))
        answer.headers["content-encoding"] = "gzip"
    return answer


def serve(port: int) -> None:
    """Serves the page on the loopback address until told to stop."""
    app = made()
    app.server.add_url_rule("/healthz", "healthz", lambda: "ok")
    if os.environ.get("PACK_ANSWERS"):
        app.server.after_request(_packed)
    waitress.serve(app.server, host="127.0.0.1", port=port, threads=THREADS, _quiet=True)


if __name__ == "__main__":
    serve(int(sys.argv[1]))
