"""Breakdown: the parts of one whole, each bar beginning where the one above it ends, down to what is not listed."""

from collections.abc import Collection

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import labels
from dashboard.charts.bars import slots
from dashboard.charts.layout import NARROW, assembled, steady
from dashboard.charts.observations import Row, code_of, keyed, one_period, one_unit, rows_of
from dashboard.charts.palette import palette
from dashboard.charts.ticks import written
from dashboard.locale import Reader

TOLERANCE = 0.005  # of the whole: what rounding of the parts may leave over


def breakdown(
    frame: pd.DataFrame,
    *,
    reader: Reader,
    scheme: str = "light",
    label: str = "item_name",
    code: str = "item",
    rest: str | None = None,
    whole: float | None = None,
    chosen: Collection[str] = (),
    marked: str | None = None,
) -> go.Figure:
    """The parts of a whole from the largest down, and last, hatched grey, what the source does not list.

    The whole is 100 for percentages, else `whole`, else the sum of the parts. `rest` is the code of the figure that
    is the rest; without one, a rest is drawn where the parts leave more over than rounding explains. Names, `chosen`,
    `marked`, customdata and errors are as in `ranking`; a rest worked out here has customdata ["", ""].

    Raises ValueError as well when the parts are more than the whole, or one is negative.
    """
    rows = rows_of(frame, code, label, chart="breakdown")
    first = one_unit(rows, chart="breakdown")
    keyed(rows, code, chart="breakdown")
    one_period(rows, code, chart="breakdown")
    listed = sorted(
        (row for row in rows if code_of(row, code) != rest or rest is None), key=lambda row: -row["value"]
    )
    unlisted = [row for row in rows if rest is not None and code_of(row, code) == rest]
    parts = [*listed, *unlisted]
    total, left = left_over(parts, 100.0 if first["measure"] == "percent" else whole)
    colours = palette(scheme)
    codes = [code_of(row, code) for row in parts]
    names = slots.composed(parts, reader, label=label, by=())
    texts = [labels.figure(row, reader) for row in parts]
    hovers = [labels.hover(row, reader, name=name) for row, (name, _) in zip(parts, names, strict=True)]
    ids = [row["id"] for row in parts]
    values = [row["value"] for row in parts]
    fills = slots.fills_for(codes, chosen, colours, plain=colours.partner)
    hatched = [row["authority"] == "press" for row in parts]
    if left and not unlisted:
        names.append((reader.text("Not listed in the source"), ""))
        texts.append(labels.figure(labels.worked_out(parts, left), reader))
        hovers.append(f"<b>{names[-1][0]}</b><br>{texts[-1]}")
        for column, each in ((codes, ""), (ids, ""), (values, left), (fills, ""), (hatched, True)):
            column.append(each)
    if unlisted or left:
        fills[-1], hatched[-1] = colours.rest, True
    bases = [sum(values[:place]) for place in range(len(values))]
    places = list(range(len(values)))
    ticks = slots.ticks_for(names, colours, bold=[bool(each) and each in chosen for each in codes])
    slot = slots.slot(ticks)
    bars = {
        "type": "bar",
        "orientation": "h",
        "width": slots.BAR / slot,
        "x": values,
        "base": bases,
        "y": places,
        "customdata": [list(pair) for pair in zip(codes, ids, strict=True)],
        "hovertext": hovers,
        "hoverinfo": "text",
        "marker": slots.paint(
            fills, colours, hatched=hatched, ringed=[bool(each) and each == marked for each in ids]
        ),
    }
    beside = [
        _beside(base, value, text, total, colours.text, None if striped else colours.on_mark)
        for base, value, text, striped in zip(bases, values, texts, hatched, strict=True)
    ]
    said = {
        "type": "scatter",
        "mode": "text",
        "x": [place for place, _, _ in beside],
        "y": places,
        "text": [labels.NO_BREAK + slots.apart(text) + labels.NO_BREAK for text in texts],
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
    whole_shown = 100.0 if first["measure"] == "percent" and abs(total - 100) < 1 else total
    marks = [0.0, whole_shown / 2, whole_shown]
    return assembled(
        [steady(bars), said],
        height=slot * len(places) + 30,
        reader=reader,
        colours=colours,
        margin={"r": max([18, *beyond]), "b": 22},
        xaxis={
            "range": [0, total],
            "tickvals": marks,
            "ticktext": [written(mark, first, reader) for mark in marks],
            "tickfont": {"color": colours.muted_text, "size": 12},
            "gridcolor": colours.grid,
            "zerolinecolor": colours.grid,
            "fixedrange": True,
            "ticks": "",
        },
        yaxis=slots.name_axis(ticks),
    )


def left_over(parts: list[Row], whole: float | None) -> tuple[float, float]:
    """The whole, and what of it no part takes (nothing where rounding explains it)."""
    negative = [row["id"] for row in parts if row["value"] < 0]
    if negative:
        raise ValueError(f"breakdown: {', '.join(negative)} is below nothing and cannot be a part of a whole")
    together = sum(row["value"] for row in parts)
    total = together if whole is None else whole
    left = total - together
    if left < -TOLERANCE * total:
        raise ValueError(
            f"breakdown: the parts make {together:g}, more than the whole of {total:g}; "
            "select parts that exclude one another"
        )
    return max(total, together), left if left > TOLERANCE * total else 0.0


def _beside(
    base: float, value: float, text: str, total: float, outside: str, inside: str | None
) -> tuple[float, str, str]:
    """Where a value is written: after its bar, before it, or in its end; beyond the whole where nothing can be read in
    the bar (`inside` is None).
    """
    room = (labels.pixels(text) + 12) / NARROW * total
    if base + value + room <= total:
        return base + value, "middle right", outside
    if base >= room:
        return base, "middle left", outside
    return (base + value, "middle left", inside) if inside else (base + value, "middle right", outside)
