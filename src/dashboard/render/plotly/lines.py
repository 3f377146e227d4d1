"""Lines over time, each named with its last value where it ends."""

import plotly.graph_objects as go

from dashboard.charts.axis import time_span, value_axis
from dashboard.charts.spec import ChartSpec, Event, Point, Series
from dashboard.charts.ticks import whole_years, written
from dashboard.render.label_ends import End, spread
from dashboard.render.palette import Palette
from dashboard.render.plotly import labels
from dashboard.render.plotly.layout import assembled, steady

HEIGHT, TOP, FOOT = 300, 16, 30
SIGNS = 14  # more pixels above the lines where events have their letters
FOLD = 15  # characters of a name before it goes on in the next line
DISPLACED = 5  # pixels a label may stand from the end of its line before a thread leads to it
Gaps = list[float | None]


def lines(spec: ChartSpec, colours: Palette, marked: str | None) -> go.Figure:
    """Lines with dots, hollow where they are of the press; over years without a figure they are dashed, a lone figure is
    a dot. Each dot's customdata is [code, figure id].
    """
    texts = _end_texts(spec)
    plot = max(HEIGHT - TOP - FOOT, round(sum(End(text.count("<br>") + 1).size for text in texts)))
    values, times = value_axis_of(spec, colours), time_axis_of(spec, colours)
    traces = [trace for one in spec.series for trace in traces_of(spec, one, colours, marked)]
    threads, notes = _end_labels(spec, texts, plot, values["range"], times["range"][1], colours)
    if len(spec.series) == 1 and len(spec.series[0].present) > 1:
        notes.append(_beginning(spec))
    top = TOP + SIGNS * bool(spec.events)
    return assembled(
        [threads, *traces] if threads["x"] else traces,
        height=plot + top + FOOT,
        reader=spec.reader,
        colours=colours,
        margin={"l": 8, "r": max(map(labels.pixels, texts)) + 22, "t": top, "b": FOOT},
        xaxis=times,
        yaxis=values,
        annotations=[*notes, *(sign_of(each, colours) for each in spec.events)],
        shapes=[moment(each, colours) for each in spec.events],
    )


def _time(spec: ChartSpec, place: int) -> float:
    time = spec.categories[place].time
    assert time is not None
    return time


def traces_of(spec: ChartSpec, one: Series, colours: Palette, marked: str | None) -> list[dict]:
    """A line with its dots, broken where years lack, and the dashes that bridge them."""
    fill = colours.of(one.fill)
    xs: Gaps = []
    drawn: list[Point | None] = []
    dashes: tuple[Gaps, Gaps] = ([], [])
    before: tuple[float, float] | None = None
    for (place, point), join in zip(one.present, ("solid", *one.joins), strict=True):
        here = _time(spec, place), point.value
        if join != "solid":
            xs.append(None)
            drawn.append(None)
        if join == "dashed" and before:
            for ends, start, end in zip(dashes, before, here, strict=True):
                ends.extend((start, end, None))
        xs.append(here[0])
        drawn.append(point)
        before = here
    press = [point is not None and point.press for point in drawn]
    ring = [point is not None and point.id == marked for point in drawn]
    solid = {
        "type": "scatter",
        "mode": "lines+markers" if len(one.present) > 1 else "markers",
        "name": one.name,
        "x": xs,
        "y": [point and point.value for point in drawn],
        "connectgaps": False,
        "line": {"color": fill, "width": 2.5},
        "marker": {
            "symbol": "circle",
            "opacity": 1,
            "size": [14 if asked else 8 if hollow else 7 for asked, hollow in zip(ring, press, strict=True)],
            "color": [colours.background if hollow else fill for hollow in press],
            "line": {
                "color": [colours.text if asked else fill for asked in ring],
                "width": [
                    3 if asked else 2 if hollow else 0 for asked, hollow in zip(ring, press, strict=True)
                ],
            },
        },
        "cliponaxis": False,
        "customdata": [[one.code, point.id] if point else ["", ""] for point in drawn],
        "hovertext": [
            labels.hover(point, spec.reader, name=_told(one, point, spec)) if point else "" for point in drawn
        ],
        "hoverinfo": "text",
    }
    bridge = {
        "type": "scatter",
        "mode": "lines",
        "name": one.name,
        "x": dashes[0],
        "y": dashes[1],
        "line": {"color": fill, "width": 1.5, "dash": "dash"},
        "hoverinfo": "skip",
    }
    return [bridge, steady(solid)] if dashes[0] else [steady(solid)]


def _told(one: Series, point: Point, spec: ChartSpec) -> str:
    """Whose figure it is; of one worked out here also when, for its own row is told no further."""
    if not point.worked_out:
        return one.name
    return f"{one.name}, {spec.reader.period(str(point.row['time_period']))}"


def _end_texts(spec: ChartSpec) -> list[str]:
    """What stands at the end of each line: its name, where there are several, and its last value."""
    last = max(_time(spec, one.present[-1][0]) for one in spec.series)
    texts = []
    for one in spec.series:
        place, point = one.present[-1]
        early = _time(spec, place) < last or len(one.present) == 1
        when = f"{spec.categories[place].name}: " if early else ""
        name = [f"● {labels.folded(one.name, FOLD, 4)}"] if len(spec.series) > 1 else []
        texts.append("<br>".join([*name, f"{when}<b>{labels.shown(point)}</b>"]))
    return texts


def _end_labels(
    spec: ChartSpec,
    texts: list[str],
    plot: float,
    values: list[float],
    edge: float,
    colours: Palette,
) -> tuple[dict, list[dict]]:
    """The threads to labels that do not stand at the ends of their lines, and the labels in the right margin."""
    foot, head = values
    finals = [one.present[-1] for one in spec.series]
    wanted = [(point.value - foot) / (head - foot) * plot for _, point in finals]
    middles = spread(
        [End(text.count("<br>") + 1, place) for text, place in zip(texts, wanted, strict=True)], plot
    )
    xs: Gaps = []
    ys: Gaps = []
    notes = []
    newest = max(place for place, _ in finals)
    for one, (at, point), text, place, middle in zip(
        spec.series, finals, texts, wanted, middles, strict=True
    ):
        if abs(middle - place) > DISPLACED or at < newest:
            xs += [_time(spec, at), edge, None]
            ys += [point.value, foot + middle / plot * (head - foot), None]
        dot = f'<span style="color:{colours.of(one.fill)}">●</span>'
        notes.append(
            {
                "xref": "paper",
                "x": 1,
                "xanchor": "left",
                "xshift": 6,
                "yref": "paper",
                "y": middle / plot,
                "yanchor": "middle",
                "align": "left",
                "text": text.replace("●", dot, 1),
                "showarrow": False,
            }
        )
    threads = {
        "type": "scatter",
        "mode": "lines",
        "x": xs,
        "y": ys,
        "line": {"color": colours.context, "width": 1, "dash": "dot"},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
    return threads, notes


def _beginning(spec: ChartSpec) -> dict:
    """The first value of a lone line, on the side from which the line leads away."""
    (place, first), (_, second) = spec.series[0].present[:2]
    rising = second.value > first.value
    return {
        "x": _time(spec, place), "y": first.value, "text": labels.shown(first), "showarrow": False,
        "xanchor": "left", "xshift": -4, "yanchor": "top" if rising else "bottom", "yshift": -6 if rising else 6,
    }  # fmt: skip


def moment(event: Event, colours: Palette, axis: str = "") -> dict:
    """The line at which an event stands; `axis` is the number of the panel's axes, "" where there are no panels."""
    return {
        "type": "line", "xref": f"x{axis}", "yref": f"y{axis} domain", "layer": "below", "x0": event.time, "x1": event.time,
        "y0": 0, "y1": 1, "line": {"color": colours.muted_text, "width": 1, "dash": "dot"},
    }  # fmt: skip


def sign_of(event: Event, colours: Palette, axis: str = "") -> dict:
    """The letter of an event above its line; whoever points at it is told the event."""
    return {
        "x": event.time, "xref": f"x{axis}", "xanchor": "center", "y": 1, "yref": f"y{axis} domain", "yanchor": "bottom",
        "showarrow": False,
        "text": f"<b>{event.sign}</b>", "font": {"size": 11, "color": colours.text}, "borderpad": 1, "yshift": 1,
        "bordercolor": colours.muted_text, "bgcolor": colours.background,
        "hovertext": f"<b>{labels.folded(event.when, labels.HOVER_WIDTH)}</b><br>{labels.folded(event.name, labels.HOVER_WIDTH)}",
    }  # fmt: skip


def value_axis_of(spec: ChartSpec, colours: Palette) -> dict:
    """The axis of values, as Plotly takes it."""
    span, marks = value_axis(spec)
    return {
        "range": list(span),
        "tickvals": marks,
        "ticktext": [written(mark, spec.unit, spec.reader) for mark in marks],
        "tickfont": {"color": colours.muted_text, "size": 12},
        "gridcolor": colours.grid,
        "zeroline": min(point.value for _, point in spec.points) < 0,
        "zerolinecolor": colours.muted_text,
        "automargin": True,
        "fixedrange": True,
        "ticks": "",
        "ticklabelstandoff": 4,
    }


def time_axis_of(spec: ChartSpec, colours: Palette) -> dict:
    """The axis of years, as Plotly takes it."""
    low, high = _time(spec, 0), _time(spec, -1)
    years = whole_years(low, high)
    return {
        "type": "linear",
        "range": list(time_span(spec)),
        "tickvals": [year + 0.5 for year in years],  # a year's figure stands in its middle
        "ticktext": [str(year) for year in years],
        "tickfont": {"color": colours.muted_text, "size": 12},
        "automargin": "height",  # years are turned where they have no room side by side
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "ticks": "outside",
        "ticklen": 4,
        "tickcolor": colours.muted_text,
    }
