"""The export-markets page made with Dash: the measure that the dashboard is held against.

Written as Dash asks to be used: figures stand in the layout, so that nothing is asked twice on a load; one callback
answers every filter; graphs keep their place, so that Plotly only redraws what changed; a production server with
threads and open connections. The page's story comes from the page's own script (see stage). Read once and kept: the
figures with their labels, the shapes of countries. With KEEP_ANSWERS=1 the answers to filters are kept too.

    python bench/dash_page.py PORT
"""

from __future__ import annotations

import os
import sys
from functools import lru_cache
from typing import Any

import waitress
from dash import Dash, Input, Output, dcc, html

import stage
from dashboard.render.plotly import CONFIG
from held import LANG, data
from stage import Chosen, Shown, Tile, Told

SLUG = "export-markets"
HEADING = "Export markets"
THREADS = 8
SEEN, HIDDEN = {}, {"display": "none"}

STYLE = """
body { margin: 0; font: 16px/1.5 "Source Sans", "Source Sans 3", "Source Sans Pro", sans-serif; color: #1B2430 }
#all { display: grid; grid-template-columns: 256px minmax(0, 1fr) } #side { padding: 1rem; background: #F3F5F8 }
#main { padding: 2rem } .tiles { display: grid; grid-template-columns: repeat(4, 1fr); gap: .5rem }
.cards { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1rem }
.card, .tile { border: 1px solid #ccd; border-radius: .4rem; padding: 1rem } .number { display: block; font-size: 2rem }
"""


def made() -> Dash:
    """The application: layout and callback."""
    app = Dash(__name__, title=HEADING)
    app.index_string = app.index_string.replace("{%css%}", "{%css%}<style>" + STYLE + "</style>")
    whole = stage.play(SLUG)
    cards = list(whole.cards)
    app.layout = html.Div([_side(), _main(whole)], id="all")
    parts = [("heading", "children"), ("subtitle", "children"), ("graph", "figure"), ("source", "children"),
             ("card", "style")]  # fmt: skip

    @lru_cache(maxsize=256 if os.environ.get("KEEP_ANSWERS") else 0)
    def answer(chosen: Chosen) -> tuple[Any, ...]:
        told = stage.play(SLUG, chosen)
        answers = [_count(told), _tiles(told.tiles)]
        shown = told.cards
        for key in cards:
            answers += _answered(shown[key]) if key in shown else ["", "", {}, "", HIDDEN]
        return tuple(answers)

    @app.callback(
        [
            Output("count", "children"),
            Output("tiles", "children"),
            *(Output(f"{part}-{key}", what) for key in cards for part, what in parts),
        ],
        [Input("theme", "value"), Input("region", "value"), Input("year", "value")],
        prevent_initial_call=True,
    )
    def change(themes: list[str] | None, regions: list[str] | None, year: str | None) -> tuple[Any, ...]:
        return answer(Chosen(tuple(themes or ()), tuple(regions or ()), year or ""))

    return app


def _side() -> html.Div:
    package = data().package
    years = sorted({period[:4] for period in data().figures["time_period"]}, reverse=True)
    names = {"theme": ("Theme", "themes"), "region": ("Region or country", "regions")}
    filters: list[Any] = []
    for name, (label, table) in names.items():
        options = [{"label": said, "value": code} for code, said in package.names(table, LANG).items()]
        filters += [html.Label(label, htmlFor=name), dcc.Dropdown(options, multi=True, id=name)]
    filters += [html.Label("Year", htmlFor="year"), dcc.Dropdown(years, id="year")]
    pages = sorted(path.stem for path in stage.PAGES.glob("*.py"))
    return html.Div([*(html.Div(html.A(page, href=f"#{page}")) for page in pages), *filters], id="side")


def _main(told: Told) -> html.Div:
    parts: list[Any] = []
    for part in told.parts:
        if isinstance(part, str):
            parts += [html.H2(part), html.Div([], className="cards")]
        else:
            parts[-1].children.append(_card(part))
    tiles = html.Div(_tiles(told.tiles), id="tiles", className="tiles")
    return html.Div([html.H1(HEADING), html.P(_count(told), id="count"), tiles, *parts], id="main")


def _card(card: Shown) -> html.Div:
    heading, subtitle, figure, source, style = _answered(card)
    height = {"height": f"{card.figure.layout.height}px"}
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


def _answered(card: Shown) -> list[Any]:
    """What the callback gives of a card, in the order of its outputs."""
    said = [html.Small(line, style={"display": "block"}) for line in (card.source_line, *card.notes)]
    return [card.heading, card.subtitle, card.figure, said, SEEN]


def _tiles(tiles: list[Tile]) -> list[html.Div]:
    return [
        html.Div(
            [html.Span(tile.what), html.Span(tile.number, className="number"), html.Span(tile.whose),
             html.Div(tile.said)],
            className="tile",
        )
        for tile in tiles
    ]  # fmt: skip


def _count(told: Told) -> str:
    return f"{told.left} of {told.of} figures"


def serve(port: int) -> None:
    """Serves the page on the loopback address until told to stop."""
    app = made()
    app.server.add_url_rule("/healthz", "healthz", lambda: "ok")
    waitress.serve(app.server, host="127.0.0.1", port=port, threads=THREADS, _quiet=True)


if __name__ == "__main__":
    serve(int(sys.argv[1]))
