"""Lines over time; those that cross too often each in a panel of its own on the same axes, in which the others stand back."""

from __future__ import annotations

from math import ceil

import plotly.graph_objects as go

from dashboard.charts.spec import ChartSpec, Series
from dashboard.charts.ticks import whole_years
from dashboard.render.palette import Palette
from dashboard.render.plotly import labels, lines
from dashboard.render.plotly.layout import assembled

ACROSS = 2
HIGH, TITLE, FOOT = 130, 40, 26  # pixels of a panel, and of what stands above and below it
EVENTS = 18  # pixels for the letters of events above a panel
GUTTER = 0.06  # of the width, between panels
YEARS, FOLD = (
    3,
    24,
)  # about so many years on an axis, and characters of a name before it goes on in the next line


def lines_or_panels(spec: ChartSpec, colours: Palette, marked: str | None) -> go.Figure:
    """Lines as `lines.lines` draws them, or as `panels` does where they are to stand apart."""
    apart = spec.panels and len(spec.series) > 1
    return panels(spec, colours, marked) if apart else lines.lines(spec, colours, marked)


def panels(spec: ChartSpec, colours: Palette, marked: str | None) -> go.Figure:
    """The lines beside and below each other; names and last values stand above them. Customdata is that of lines."""
    down, head = ceil(len(spec.series) / ACROSS), TITLE + EVENTS * bool(spec.events)
    height = down * (HIGH + head + FOOT)
    wide = (1 - GUTTER * (ACROSS - 1)) / ACROSS
    traces: list[dict] = []
    axes: dict[str, dict] = {}
    notes: list[dict] = []
    moments: list[dict] = []
    for place, one in enumerate(spec.series):
        row, column = divmod(place, ACROSS)
        number = "" if place == 0 else str(place + 1)
        left, top = column * (wide + GUTTER), 1 - (row * (HIGH + head + FOOT) + head) / height
        where = {"xaxis": f"x{number}", "yaxis": f"y{number}"}
        others = [_back(spec, other, colours) for other in spec.series if other is not one]
        traces += [{**trace, **where} for trace in (*others, *lines.traces_of(spec, one, colours, marked))]
        axes |= {
            f"xaxis{number}": {
                **_times(spec, colours),
                "domain": [left, left + wide],
                "anchor": f"y{number}",
            },
            f"yaxis{number}": {
                **lines.value_axis_of(spec, colours),
                "domain": [top - HIGH / height, top],
                "anchor": f"x{number}",
                "showticklabels": column == 0,
            },
        }
        notes.append(_title(one, left, top + EVENTS / height * bool(spec.events), colours))
        notes += [lines.sign_of(event, colours, number) for event in spec.events]
        moments += [lines.moment(event, colours, number) for event in spec.events]
    return assembled(
        traces, height=height, reader=spec.reader, colours=colours, margin={"l": 8, "r": 18, "t": 0, "b": 0},
        annotations=notes, shapes=moments, **axes,
    )  # fmt: skip


def _back(spec: ChartSpec, one: Series, colours: Palette) -> dict:
    """A line that only shows where the others run."""
    return {
        "type": "scatter",
        "mode": "lines",
        "name": one.name,
        "x": [spec.categories[place].time for place, _ in one.present],
        "y": [point.value for _, point in one.present],
        "line": {"color": colours.grid, "width": 1.5},
        "hoverinfo": "skip",
    }


def _times(spec: ChartSpec, colours: Palette) -> dict:
    axis = lines.time_axis_of(spec, colours)
    times = [category.time for category in spec.categories if category.time is not None]
    years = whole_years(times[0], times[-1], about=YEARS)
    return {**axis, "tickvals": [year + 0.5 for year in years], "ticktext": [str(year) for year in years]}


def _title(one: Series, left: float, top: float, colours: Palette) -> dict:
    dot = f'<span style="color:{colours.of(one.fill)}">●</span>'
    return {
        "xref": "paper", "x": left, "xanchor": "left", "yref": "paper", "y": top, "yanchor": "bottom", "yshift": 2,
        "align": "left", "showarrow": False,
        "text": f"{dot} {labels.folded(one.name, FOLD, 2)}<br><b>{labels.shown(one.present[-1][1])}</b>",
    }  # fmt: skip
