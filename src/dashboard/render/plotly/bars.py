"""One bar for each figure, beside its name and its value, so that no legend or axis needs to be looked up."""

from collections.abc import Sequence

import plotly.graph_objects as go

from dashboard.charts.spec import ChartSpec
from dashboard.charts.ticks import written
from dashboard.locale import Reader
from dashboard.render.palette import Palette
from dashboard.render.plotly import bar_layout, labels
from dashboard.render.plotly.layout import NARROW, assembled, hidden_axis, steady


def bars(spec: ChartSpec, colours: Palette, marked: str | None) -> go.Figure:
    """Bars from nothing, each with its value at its end. Each bar's customdata is [code, figure id]."""
    texts = [labels.shown(point) for _, point in spec.points]
    return listed(_ticks(spec, colours), texts, _said(spec, colours, marked), spec.reader, colours)


def listed(ticks: list[str], texts: Sequence[str], said: dict, reader: Reader, colours: Palette) -> go.Figure:
    """Bars from nothing with `ticks` beside them and `texts` at their ends; `said` is the rest of their trace: values
    (`x`), customdata, hovertext and marker.
    """
    span, right = bar_layout.value_range(said["x"], texts)
    slot = bar_layout.slot(ticks)
    trace = _trace(ticks, said) | {
        "text": [bar_layout.apart(text) for text in texts],
        "textposition": "outside",
        "textangle": 0,
        "constraintext": "none",
        "cliponaxis": False,
    }
    return assembled(
        [steady(trace)],
        height=slot * len(ticks) + 8,
        reader=reader,
        colours=colours,
        margin={"r": right},
        xaxis=hidden_axis(range=span),
        yaxis=bar_layout.name_axis(ticks),
    )


def changes(spec: ChartSpec, colours: Palette, marked: str | None) -> go.Figure:
    """As `bars`, with a line at nothing."""
    figure = bars(spec, colours, marked)
    line = {"color": colours.muted_text, "width": 1}
    figure.layout.shapes = [
        {"type": "line", "x0": 0, "x1": 0, "y0": 0, "y1": 1, "yref": "paper", "layer": "above", "line": line}
    ]
    return figure


def parts(spec: ChartSpec, colours: Palette, marked: str | None) -> go.Figure:
    """Each bar begins where the one above it ends, over marks at nothing, the half and the whole; rests are hatched.

    A rest worked out here has customdata ["", ""].
    """
    total, values = spec.whole or 0.0, [point.value for _, point in spec.points]
    bases = [sum(values[:place]) for place in range(len(values))]
    ticks = _ticks(spec, colours)
    trace = _trace(ticks, _said(spec, colours, marked)) | {"base": bases}
    texts = [labels.shown(point) for _, point in spec.points]
    beside = [
        _beside(base, point.value, text, total, colours, printed=not (point.press or category.rest))
        for base, text, (category, point) in zip(bases, texts, spec.points, strict=True)
    ]
    said = {
        "type": "scatter",
        "mode": "text",
        "x": [place for place, _, _ in beside],
        "y": trace["y"],
        "text": [bar_layout.apart(bar_layout.apart(text)) for text in texts],
        "textposition": [position for _, position, _ in beside],
        "textfont": {"color": [colour for _, _, colour in beside]},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
    beyond = [
        labels.pixels(text) + 14
        for text, (place, position, _) in zip(texts, beside, strict=True)
        if position == "middle right" and place + (labels.pixels(text) + 12) / NARROW * total > total
    ]
    # Rounded percentages may add up to a little more or less than the whole that the axis shows.
    whole_shown = 100.0 if spec.measure == "percent" and abs(total - 100) < 1 else total
    marks = [0.0, whole_shown / 2, whole_shown]
    return assembled(
        [steady(trace), said],
        height=bar_layout.slot(ticks) * len(ticks) + 30,
        reader=spec.reader,
        colours=colours,
        margin={"r": max([18, *beyond]), "b": 22},
        xaxis={
            "range": [0, total],
            "tickvals": marks,
            "ticktext": [written(mark, spec.unit, spec.reader) for mark in marks],
            "tickfont": {"color": colours.muted_text, "size": 12},
            "gridcolor": colours.grid,
            "zerolinecolor": colours.grid,
            "fixedrange": True,
            "ticks": "",
        },
        yaxis=bar_layout.name_axis(ticks),
    )


def _trace(ticks: list[str], said: dict) -> dict:
    return {
        "type": "bar",
        "orientation": "h",
        "width": bar_layout.BAR / bar_layout.slot(ticks),
        "y": list(range(len(ticks))),
        "hoverinfo": "text",
        **said,
    }


def _ticks(spec: ChartSpec, colours: Palette) -> list[str]:
    return bar_layout.ticks_for(
        [(each.name, each.detail) for each in spec.categories],
        colours,
        bold=[each.chosen for each in spec.categories],
    )


def _said(spec: ChartSpec, colours: Palette, marked: str | None) -> dict:
    return {
        "x": [point.value for _, point in spec.points],
        "customdata": [[category.code, point.id] for category, point in spec.points],
        "hovertext": [
            labels.hover(point, spec.reader, name=category.name) for category, point in spec.points
        ],
        "marker": bar_layout.painted(spec.points, colours, marked),
    }


def _beside(
    base: float, value: float, text: str, total: float, colours: Palette, *, printed: bool
) -> tuple[float, str, str]:
    """Where a value is written: after its bar, before it, or in its end; beyond the whole where nothing can be `printed`
    on the bar.
    """
    room = (labels.pixels(text) + 12) / NARROW * total
    if base + value + room <= total:
        return base + value, "middle right", colours.text
    if base >= room:
        return base, "middle left", colours.text
    return base + value, *(("middle left", colours.on_mark) if printed else ("middle right", colours.text))
