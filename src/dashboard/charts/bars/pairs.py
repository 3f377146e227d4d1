"""Paired: exports and imports beside each other, with their balance, for each partner or period."""

from collections.abc import Collection

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import labels
from dashboard.charts.bars import slots
from dashboard.charts.layout import assembled, hidden_axis, steady
from dashboard.charts.observations import Row, code_of, keyed, one_unit, rows_of
from dashboard.charts.palette import Palette, palette
from dashboard.locale import Reader


def paired(
    frame: pd.DataFrame,
    *,
    reader: Reader,
    exports: str,
    imports: str,
    balance: str | None = None,
    scheme: str = "light",
    side: str = "indicator",
    label: str = "time_period",
    code: str = "time_period",
    chosen: Collection[str] = (),
    marked: str | None = None,
) -> go.Figure:
    """Two bars for each code, and under its name the balance; periods from old to new, else the largest first.

    `exports`, `imports` and `balance` are the codes in the column `side` that say which figure is which; figures of
    other codes are not drawn. A balance is only written where there is a figure of it. `chosen`, `marked`,
    customdata and errors are as in `ranking`.

    Raises ValueError as well when there is neither an export nor an import.
    """
    rows = rows_of(frame, code, label, side, chart="paired")
    drawn = [row for row in rows if row[side] in (exports, imports, balance)]
    cells = keyed(drawn, code, side, chart="paired")
    bars = [row for row in drawn if row[side] != balance]
    if not bars:
        raise ValueError(f"paired: no figure is of {exports} or {imports}")
    one_unit(drawn, chart="paired")
    codes = in_order(bars, code)
    names = {code_of(row, code): labels.name(row, label, reader) for row in bars}
    colours = palette(scheme)
    longest = max(row["value"] for row in bars) or 1.0
    narrowed = bool(set(codes) & set(chosen))
    muted = {each for each in codes if narrowed and each not in chosen}
    sides = (
        (exports, reader.text("Exports"), colours.exports),
        (imports, reader.text("Imports"), colours.imports),
    )
    traces = []
    for kind, said, fill in sides:
        found = [(each, cells[each, kind]) for each in codes if (each, kind) in cells]
        traces.append(steady(_trace(found, codes, said, fill, names, muted, reader, colours, marked)))
    ticks = [
        _tick(names[each], cells.get((each, balance or "")), each in chosen, reader, colours)
        for each in codes
    ]
    texts = [labels.figure(row, reader) for row in bars]
    pairs = [(cells.get((each, exports)), cells.get((each, imports))) for each in codes]
    sides_named = [said for _, said, _ in sides]
    naming = slots.naming(pairs, sides_named, longest)
    above = slots.LEGEND if naming is None else 4
    slot = slots.slot(ticks, bars=2)
    return assembled(
        traces,
        height=slot * len(codes) + above + 4,
        reader=reader,
        colours=colours,
        margin={"r": max(map(labels.pixels, texts)) + 10, "t": above},
        barmode="group",
        bargap=1 - 2 * slots.BAR / slot,
        bargroupgap=0.04,
        xaxis=hidden_axis(range=[0, longest]),
        yaxis=slots.name_axis(ticks),
        showlegend=naming is None,
        legend=slots.legend(),
        annotations=[] if naming is None else slots.names_inside(naming, sides_named, colours),
    )


def in_order(bars: list[Row], code: str) -> list[str]:
    """The codes of the pairs: periods from the oldest on, others from the largest."""
    if code == "time_period":
        return list(
            dict.fromkeys(code_of(row, code) for row in sorted(bars, key=lambda row: row["sort_period"]))
        )
    sums: dict[str, float] = {}
    for row in bars:
        sums[code_of(row, code)] = sums.get(code_of(row, code), 0.0) + row["value"]
    return sorted(sums, key=lambda each: -sums[each])


def _tick(name: str, balance: Row | None, bold: bool, reader: Reader, colours: Palette) -> str:
    """What stands beside two bars: the name, and the balance in its own colour."""
    said = labels.folded(name, slots.FOLD, 2)
    said = f"<b>{said}</b>" if bold else said
    if balance is None:
        return said
    short = balance["value"] < 0
    amount = labels.figure({**balance, "value": abs(balance["value"])}, reader)
    text = (
        reader.text("deficit {amount}", amount=amount)
        if short
        else reader.text("surplus {amount}", amount=amount)
    )
    return f"{said}<br>{slots.coloured(text, colours.deficit if short else colours.surplus)}"


def _trace(
    cells: list[tuple[str, Row]],
    codes: list[str],
    said: str,
    fill: str,
    names: dict[str, str],
    muted: Collection[str],
    reader: Reader,
    colours: Palette,
    marked: str | None,
) -> dict:
    rows = [row for _, row in cells]
    return {
        "type": "bar",
        "orientation": "h",
        "name": said,
        "x": [row["value"] for row in rows],
        "y": [codes.index(each) for each, _ in cells],
        "text": [slots.apart(labels.figure(row, reader)) for row in rows],
        "textposition": "outside",
        "textangle": 0,
        "constraintext": "none",
        "cliponaxis": False,
        "customdata": [[each, row["id"]] for each, row in cells],
        "hovertext": [labels.hover(row, reader, name=f"{names[each]}: {said}") for each, row in cells],
        "hoverinfo": "text",
        "marker": slots.paint_rows(
            rows, [colours.context if each in muted else fill for each, _ in cells], colours, marked
        ),
    }
