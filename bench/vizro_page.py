"""The export-markets page made with Vizro: a peer, over the same figures.

Written as Vizro asks to be used: a page of its models, whose graphs and texts are functions of what its controls are set to;
each control answers for all of them at once. What is worked out for a change is shared by all that shows it, and not kept.

    python bench/vizro_page.py PORT
"""

from __future__ import annotations

import sys
from functools import lru_cache
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import vizro.models as vm
import waitress
from dash import html
from vizro import Vizro
from vizro.models.types import capture

from dashboard.content import PageContent
from dashboard.content.blocks import Section
from dashboard.content.inline import text_of
from dashboard.render.card import Card
from dashboard.render.plotly import CONFIG
from held import LANG, Chosen, asked, cards, charted, data, drawn
from page_style import HEADING, SLUG

THREADS = 8
NOTHING = pd.DataFrame()
"""Vizro hands a table to each function; ours ask the page for its content."""

CONTROLS = {"theme": ("Theme", "themes"), "region": ("Region or country", "regions")}

Codes = list[str] | None


@lru_cache(maxsize=1)
def _of(chosen: Chosen) -> PageContent:
    return asked(SLUG, chosen)


def _content(theme: Codes, region: Codes, year: str | None) -> PageContent:
    return _of(Chosen(tuple(theme or ()), tuple(region or ()), year or ""))


def _card(key: str, *chosen: Any) -> Card | None:
    return next((card for card in cards(_content(*chosen)) if card.key == key), None)


@capture("graph")
def chart(
    data_frame: pd.DataFrame, key: str, theme: Codes = None, region: Codes = None, year: str | None = None
) -> go.Figure:
    """The chart of a card; an empty one where the filters leave nothing of it."""
    card = _card(key, theme, region, year)
    return drawn(card) if card else go.Figure()


@capture("figure")
def head(
    data_frame: pd.DataFrame, key: str, theme: Codes = None, region: Codes = None, year: str | None = None
) -> html.Div:
    """What stands above a chart."""
    card = _card(key, theme, region, year)
    return html.Div([html.H3(card.heading), html.P(card.subtitle)] if card else [])


@capture("figure")
def foot(
    data_frame: pd.DataFrame, key: str, theme: Codes = None, region: Codes = None, year: str | None = None
) -> html.Div:
    """What stands below a chart."""
    card = _card(key, theme, region, year)
    lines = (card.source_line, *card.notes) if card else ()
    return html.Div([html.Small(line, style={"display": "block"}) for line in lines])


@capture("figure")
def tiles(
    data_frame: pd.DataFrame, theme: Codes = None, region: Codes = None, year: str | None = None
) -> html.Div:
    """How many figures there are, and the headline numbers."""
    content = _content(theme, region, year)
    shown = [
        html.Div(
            [
                html.Div(each.what),
                html.Div(each.amount, style={"fontSize": "2rem"}),
                html.Div(each.whose),
                html.Div("".join(map(text_of, each.beside))),
            ],
            style={"flex": "1"},
        )
        for each in content.headlines
    ]
    return html.Div([html.P(content.count), html.Div(shown, style={"display": "flex", "gap": "1rem"})])


def made() -> vm.Dashboard:
    """The page as a model."""
    targets = ["tiles"]
    parts: list[vm.VizroBaseModel] = [vm.Figure(id="tiles", figure=tiles(NOTHING))]
    rooms: list[tuple[str, list[vm.VizroBaseModel]]] = []
    for block in asked(SLUG).walk():
        if isinstance(block, Section):
            rooms.append((block.heading, []))
        elif charted(block):
            key = block.card.key
            shown = [
                vm.Figure(id=f"head-{key}", figure=head(NOTHING, key=key)),
                vm.Graph(id=f"chart-{key}", figure=chart(NOTHING, key=key), extra={"config": dict(CONFIG)}),
                vm.Figure(id=f"foot-{key}", figure=foot(NOTHING, key=key)),
            ]
            targets += [each.id for each in shown]
            rooms[-1][1].append(vm.Container(components=shown, layout=vm.Flex(), variant="outlined"))
    for heading, held in rooms:
        if held:
            grid = [[at, at + 1 if at + 1 < len(held) else -1] for at in range(0, len(held), 2)]
            parts.append(vm.Container(title=heading, components=held, layout=vm.Grid(grid=grid)))
    page = vm.Page(title=HEADING, layout=vm.Flex(), components=parts, controls=_controls(targets))
    return vm.Dashboard(pages=[page], theme="vizro_light")


def _controls(targets: list[str]) -> list[vm.Parameter]:
    package = data().package
    years = sorted({period[:4] for period in data().figures(LANG)["time_period"]}, reverse=True)
    lists = {name: (label, package.names(table, LANG)) for name, (label, table) in CONTROLS.items()}
    selectors = [
        vm.Dropdown(
            id=name,
            title=label,
            value=[],
            options=[{"label": said, "value": code} for code, said in named.items()],
        )
        for name, (label, named) in lists.items()
    ]
    # By this word Vizro hands over None.
    selectors.append(
        vm.Dropdown(id="year", title="Year", multi=False, value="NONE", options=["NONE", *years])
    )
    return [
        vm.Parameter(targets=[f"{target}.{one.id}" for target in targets], selector=one) for one in selectors
    ]


def serve(port: int) -> None:
    """Serves the page on the loopback address until told to stop."""
    app = Vizro().build(made()).dash
    app.server.add_url_rule("/healthz", "healthz", lambda: "ok")
    waitress.serve(app.server, host="127.0.0.1", port=port, threads=THREADS, _quiet=True)


if __name__ == "__main__":
    serve(int(sys.argv[1]))
