"""Who works on which objective: a matrix of actors by objectives, a full mark for who carries one, a ring for support."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.locale import Reader, mark
from dashboard.render.palette import palette
from dashboard.render.plotly import labels
from dashboard.render.plotly.bar_layout import LEGEND, legend
from dashboard.render.plotly.layout import assembled, steady

FOLD = 21  # characters of an actor's name before it goes on in the next line
ROLES = {"carries": mark("carries"), "supports": mark("supports")}
"""By the code in the data; full marks are those of the first."""


@dataclass(frozen=True)
class Part:
    """What one actor does for one objective."""

    actor: str
    objective: str
    role: str
    what: str


def matrix(
    parts: Sequence[Part],
    *,
    actors: Mapping[str, str],
    objectives: Mapping[str, tuple[str, str]],
    reader: Reader,
    scheme: str = "light",
) -> go.Figure:
    """A row for each actor, a column for each objective, both in the order given, and a mark where one works on the other.

    `actors` are names by code, `objectives` number and name by code: the number stands above the column, the name in
    what hovering tells. Each mark's customdata is [objective, actor].

    Raises ValueError when there is nothing to draw, or for a role that has no mark.
    """
    if not parts:
        raise ValueError("matrix: nobody works on anything here; say so to the reader instead of drawing")
    unknown = {part.role for part in parts} - set(ROLES)
    if unknown:
        raise ValueError(f"matrix: no mark for {', '.join(sorted(unknown))}; there are {', '.join(ROLES)}")
    colours = palette(scheme)
    rows, columns = list(actors), list(objectives)
    ticks = [labels.folded(name, FOLD, 3) for name in actors.values()]
    middles, height = _middles(ticks)
    marks = {
        "carries": {
            "symbol": "circle",
            "color": colours.partner,
            "line": {"color": colours.partner, "width": 3},
        },
        "supports": {
            "symbol": "circle",
            "color": colours.background,
            "line": {"color": colours.highlight, "width": 3},
        },
    }
    traces = []
    for role, said in ROLES.items():
        found = [part for part in parts if part.role == role]
        if found:
            traces.append(
                steady(
                    {
                        "type": "scatter",
                        "mode": "markers",
                        "name": reader.text(said),
                        "x": [columns.index(part.objective) for part in found],
                        "y": [middles[rows.index(part.actor)] for part in found],
                        "customdata": [[part.objective, part.actor] for part in found],
                        "hovertext": [_hover(part, actors, objectives, reader) for part in found],
                        "hoverinfo": "text",
                        "marker": {"size": 14, **marks[role]},
                    }
                )
            )
    line = {
        "showgrid": True,
        "gridcolor": colours.grid,
        "zeroline": False,
        "fixedrange": True,
        "showline": False,
    }
    return assembled(
        traces,
        height=height + LEGEND + 34,
        reader=reader,
        colours=colours,
        margin={"t": LEGEND + 26, "r": 8},
        xaxis={
            **line,
            "side": "top",
            "range": [-0.5, len(columns) - 0.5],
            "tickvals": list(range(len(columns))),
            "ticktext": [f"<b>{number}</b>" for number, _ in objectives.values()],
        },
        yaxis={
            **line,
            "range": [height, 0],
            "tickvals": middles,
            "ticktext": ticks,
            "automargin": True,
        },
        showlegend=True,
        legend=legend(),
    )


def _middles(ticks: Sequence[str]) -> tuple[list[float], int]:
    """How far down the middle of each row is, in pixels, and the height of all."""
    found: list[float] = []
    down = 0
    for tick in ticks:
        tall = max(26, labels.LINE * (tick.count("<br>") + 1) + 9)
        found.append(down + tall / 2)
        down += tall
    return found, down


def describe(
    parts: Sequence[Part],
    *,
    actors: Mapping[str, str],
    objectives: Mapping[str, tuple[str, str]],
    reader: Reader,
) -> str:
    """The actors of each objective, in words."""
    said = []
    for code, (number, name) in objectives.items():
        found = [actors[part.actor] for part in parts if part.objective == code]
        if found:
            said.append(f"{number} {name}: {reader.join(found)}.")
    return " ".join(said)


def _hover(
    part: Part, actors: Mapping[str, str], objectives: Mapping[str, tuple[str, str]], reader: Reader
) -> str:
    number, name = objectives[part.objective]
    return "<br>".join(
        [
            f"<b>{labels.folded(actors[part.actor], labels.HOVER_WIDTH)}</b>",
            labels.folded(f"{reader.text(ROLES[part.role])}: {number} {name}", labels.HOVER_WIDTH),
            f"<i>{labels.folded(part.what, labels.HOVER_WIDTH)}</i>",
        ]
    )
