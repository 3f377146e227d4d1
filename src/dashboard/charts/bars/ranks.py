"""One bar for each figure, beside its name and its value: sizes ranked, and growth against fall."""

from collections.abc import Collection, Sequence
from typing import Literal

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import labels
from dashboard.charts.bars import slots
from dashboard.charts.layout import assembled, hidden_axis, steady
from dashboard.charts.observations import Row, code_of, keyed, one_period, one_unit, rows_of
from dashboard.charts.palette import Palette, palette
from dashboard.locale import Reader

Order = Literal["value", "time"]


def ranking(
    frame: pd.DataFrame,
    *,
    reader: Reader,
    scheme: str = "light",
    label: str = "counterpart_name",
    code: str = "counterpart",
    by: Sequence[str] = (),
    order: Order = "value",
    chosen: Collection[str] = (),
    marked: str | None = None,
) -> go.Figure:
    """Bars sorted from the largest value down (with `order="time"` from the oldest period on); ties keep their order.

    There is one bar for each code, or for each code and values of the columns `by`; what of these differs stands in
    its name. Codes in `chosen` are highlighted and the others muted;
    the figure whose id is `marked` gets a ring. Each bar's customdata is [code, figure id].

    Raises ValueError for an empty frame, several units, several periods that `by` does not tell apart, or two figures
    for one bar.
    """
    rows = in_order(frame, label, code, by, order, chart="ranking")
    colours = palette(scheme)
    fills = slots.fills_for([code_of(row, code) for row in rows], chosen, colours, plain=colours.partner)
    texts = [labels.figure(row, reader) for row in rows]
    return _drawn(
        rows, texts, fills, colours, reader, label=label, code=code, by=by, chosen=chosen, marked=marked
    )


def change(
    frame: pd.DataFrame,
    *,
    reader: Reader,
    scheme: str = "light",
    label: str = "counterpart_name",
    code: str = "counterpart",
    by: Sequence[str] = (),
    order: Order | None = None,
    chosen: Collection[str] = (),
    marked: str | None = None,
) -> go.Figure:
    """Diverging bars with signed values, in the colours of surplus and deficit.

    Where the period tells the bars apart (`code` or `by` is time_period) they run from the oldest to the newest,
    else from the largest growth to the largest fall; `order` says otherwise. Names, `chosen`, `marked`, customdata
    and errors are as in `ranking`.
    """
    timed: Order = "time" if "time_period" in (code, *by) else "value"
    rows = in_order(frame, label, code, by, order or timed, chart="change")
    colours = palette(scheme)
    narrowed = bool({code_of(row, code) for row in rows} & set(chosen))
    fills = [
        colours.context
        if narrowed and code_of(row, code) not in chosen
        else colours.surplus
        if row["value"] >= 0
        else colours.deficit
        for row in rows
    ]
    texts = [labels.figure(row, reader, sign=True) for row in rows]
    figure = _drawn(
        rows, texts, fills, colours, reader, label=label, code=code, by=by, chosen=chosen, marked=marked
    )
    line = {"color": colours.muted_text, "width": 1}
    figure.layout.shapes = [
        {"type": "line", "x0": 0, "x1": 0, "y0": 0, "y1": 1, "yref": "paper", "layer": "above", "line": line}
    ]
    return figure


def in_order(
    frame: pd.DataFrame, label: str, code: str, by: Sequence[str], order: Order, *, chart: str
) -> list[Row]:
    """The rows as bars stand below each other. Raises as `ranking` does."""
    rows = rows_of(frame, code, label, *by, chart=chart)
    one_unit(rows, chart=chart)
    keyed(rows, code, *by, chart=chart)
    one_period(rows, code, *by, chart=chart)
    if order == "time":
        return sorted(rows, key=lambda row: row["sort_period"])
    return sorted(rows, key=lambda row: -row["value"])


def _drawn(
    rows: Sequence[Row],
    texts: Sequence[str],
    fills: Sequence[str],
    colours: Palette,
    reader: Reader,
    *,
    label: str,
    code: str,
    by: Sequence[str],
    chosen: Collection[str],
    marked: str | None,
) -> go.Figure:
    codes = [code_of(row, code) for row in rows]
    ids = [row["id"] for row in rows]
    values = [row["value"] for row in rows]
    names = slots.composed(rows, reader, label=label, by=by)
    ticks = slots.ticks_for(names, colours, bold=[each in chosen for each in codes])
    slot = slots.slot(ticks)
    span, right = slots.value_range(values, texts)
    bars = {
        "type": "bar",
        "orientation": "h",
        "width": slots.BAR / slot,
        "x": values,
        "y": list(range(len(rows))),
        "text": [slots.apart(text) for text in texts],
        "textposition": "outside",
        "textangle": 0,
        "constraintext": "none",
        "cliponaxis": False,
        "customdata": [list(pair) for pair in zip(codes, ids, strict=True)],
        "hovertext": [
            labels.hover(row, reader, name=name) for row, (name, _) in zip(rows, names, strict=True)
        ],
        "hoverinfo": "text",
        "marker": slots.paint_rows(rows, fills, colours, marked),
    }
    return assembled(
        [steady(bars)],
        height=slot * len(rows) + 8,
        reader=reader,
        colours=colours,
        margin={"r": right},
        xaxis=hidden_axis(range=span),
        yaxis=slots.name_axis(ticks),
    )
