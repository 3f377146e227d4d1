"""Several bars for each name: parts end to end with their sum, or beside each other with what goes with the name."""

import plotly.graph_objects as go

from dashboard.charts.spec import Category, ChartSpec, Series
from dashboard.render.palette import Palette
from dashboard.render.plotly import bar_layout, labels
from dashboard.render.plotly.layout import assembled, hidden_axis, steady


def groups(spec: ChartSpec, colours: Palette, marked: str | None) -> go.Figure:
    """A trace for each series; its name stands above the bars, or in them where there is room.

    Each bar's customdata is [code, figure id].
    """
    stacked = spec.kind == "stacks"
    ticks = [_tick(each, colours) for each in spec.categories]
    beside = 1 if stacked else len(spec.series)
    slot = bar_layout.slot(ticks, bars=beside)
    values = [point.value for _, point in spec.points]
    longest = (spec.longest if stacked else max(map(abs, values))) or 1.0
    traces = [steady(_trace(spec, one, colours, marked)) for one in spec.series]
    naming, ends = None, [labels.shown(point) for _, point in spec.points]
    names = [one.name for one in spec.series]
    if stacked:
        ends = [labels.shown(each.total) for each in spec.categories if each.total]
        traces.append(bar_layout.sums([each.total.value for each in spec.categories if each.total], ends))
    else:
        naming = bar_layout.naming(zip(*(one.points for one in spec.series), strict=True), names, longest)
    legend = len(names) > 1 and naming is None
    above = bar_layout.above(names) if legend else 4
    return assembled(
        traces,
        height=slot * len(ticks) + above + 4,
        reader=spec.reader,
        colours=colours,
        margin={"r": max(map(labels.pixels, ends)) + 14, "t": above},
        barmode="stack" if stacked else "group",
        bargap=1 - bar_layout.BAR * beside / slot,
        **({} if stacked else {"bargroupgap": 0.04}),
        uniformtext={"mode": "hide", "minsize": 12},
        xaxis=hidden_axis(range=[min(0.0, *values), longest]),
        yaxis=bar_layout.name_axis(ticks),
        showlegend=legend,
        legend=bar_layout.legend(),
        annotations=[] if naming is None else bar_layout.names_inside(naming, names, colours),
    )


def _tick(category: Category, colours: Palette) -> str:
    """What stands beside the bars: the name, and the balance under it in its own colour."""
    lines = 4 if category.balance is None else 2
    (said,) = bar_layout.ticks_for(
        [(category.name, category.detail)], colours, bold=[category.chosen], lines=lines
    )
    if category.balance is None:
        return said
    balance = bar_layout.coloured(labels.shown(category.balance), colours.of(category.balance.fill))
    return f"{said}<br>{balance}"


def _trace(spec: ChartSpec, one: Series, colours: Palette, marked: str | None) -> dict:
    """One kind of bar; values stand outside bars of their own, else inside parts with room, unless they are the sum."""
    stacked = spec.kind == "stacks"
    cells = [(spec.categories[place], point) for place, point in one.present]
    return {
        "type": "bar",
        "orientation": "h",
        "name": bar_layout.in_legend(one.name),
        "x": [point.value for _, point in cells],
        "y": [place for place, _ in one.present],
        "text": [
            "" if each.total and not each.total.worked_out else bar_layout.apart(labels.shown(point))
            for each, point in cells
        ],
        "textposition": "inside" if stacked else "outside",
        "insidetextanchor": "middle",
        "insidetextfont": {"color": colours.on_mark},
        "textangle": 0,
        "constraintext": "inside" if stacked else "none",
        "cliponaxis": False,
        "customdata": [[each.code, point.id] for each, point in cells],
        "hovertext": [
            labels.hover(point, spec.reader, name=f"{each.label}: {one.name}") for each, point in cells
        ],
        "hoverinfo": "text",
        "marker": bar_layout.painted(cells, colours, marked),
    }
