"""The export-markets page without any framework: the same charts by plotly.js alone, filtered in the browser. The limit.

Every view that is measured lies ready as a file, which the browser fetches once the first one is drawn, so that no
server is asked for a change. What is in the window is drawn first, the rest with the next frame; files are packed and kept.

    python bench/static_page.py PORT
"""

from __future__ import annotations

import sys
from html import escape
from pathlib import Path
from typing import Any

import uvicorn
from plotly.io.json import to_json_plotly
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from dashboard.content.blocks import Section
from dashboard.content.inline import text_of
from dashboard.render.plotly import CONFIG
from dashboard.service.packed import FOREVER, Packed
from dashboard.ui.plot import FOLDER
from held import Chosen, asked, cards, charted, drawn
from page_style import HEADING, SLUG, STYLE
from working import REGIONS

ALL = "all"
SHAPES = "shapes"
SCRIPT = Path(__file__).with_name("static_page.js").read_text(encoding="utf-8")


class Views:
    """Every view as the browser reads it, and the shapes that maps of all of them share."""

    def __init__(self) -> None:
        self.shapes: Any = None
        whole = asked(SLUG)
        self.keys = [card.key for card in cards(whole)]
        self.page = self._page()
        chosen = {ALL: Chosen(), **{code: Chosen(regions=(code,)) for code in REGIONS}}
        self.files = {code: to_json_plotly(self._view(view)).encode() for code, view in chosen.items()}
        self.files[SHAPES] = to_json_plotly(self.shapes).encode()

    def _view(self, chosen: Chosen) -> dict[str, Any]:
        content = asked(SLUG, chosen)
        tiles = [
            [each.what, each.amount, each.whose, "".join(map(text_of, each.beside))]
            for each in content.headlines
        ]
        shown = {}
        for card in cards(content):
            said = [card.source_line, *card.notes]
            shown[card.key] = {
                "said": [card.heading, card.subtitle, *said],
                "figure": self._figure(drawn(card).to_dict()),
            }
        return {"count": content.count, "tiles": tiles, "cards": shown}

    def _figure(self, figure: dict[str, Any]) -> dict[str, Any]:
        for trace in figure["data"]:
            if trace.get("geojson"):
                self.shapes = trace["geojson"]
                trace["geojson"] = SHAPES
        return {"data": figure["data"], "layout": figure["layout"]}

    def _page(self) -> str:
        parts = []
        for block in asked(SLUG).walk():
            if isinstance(block, Section):
                parts.append(f'</div><h2>{escape(block.heading)}</h2><div class="cards">')
            elif charted(block):
                height = drawn(block.card).layout.height
                parts.append(
                    f'<div class="card" id="{block.card.key}"><h3></h3><p></p>'
                    f'<div class="chart" style="height: {height}px"></div><small></small></div>'
                )
        choices = "".join(f'<button data-view="{code}">{name}</button>' for code, name in REGIONS.items())
        side = (
            f'<div id="side"><p>Region or country</p>{choices}<button data-view="{ALL}">Clear</button></div>'
        )
        main = f'<h1>{HEADING}</h1><p id="count"></p><div id="tiles" class="tiles"></div><div>{"".join(parts)}</div>'
        return (
            f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{HEADING}</title>'
            '<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">'
            f'<link rel="modulepreload" href="/static/plotly.min.js"><style>{STYLE}</style></head>'
            f'<body><div id="all">{side}<div id="main">{main}</div></div>'
            f"<script>window.config = {to_json_plotly(dict(CONFIG))};</script>"
            f'<script type="module">{SCRIPT}</script></body></html>'
        )


def made() -> Starlette:
    """The application: one page, its views and plotly.js."""
    views = Views()

    def view(request: Request) -> Response:
        return Response(
            views.files[request.path_params["code"]],
            media_type="application/json",
            headers={"cache-control": FOREVER},
        )

    return Starlette(
        routes=[
            Route("/", lambda _: HTMLResponse(views.page)),
            Route("/healthz", lambda _: PlainTextResponse("ok")),
            Route("/view/{code}", view),
        ],
        middleware=[Middleware(GZipMiddleware), Middleware(Packed, folder=FOLDER, prefix="/static")],
    )


if __name__ == "__main__":
    uvicorn.run(made(), host="127.0.0.1", port=int(sys.argv[1]), log_level="error")
