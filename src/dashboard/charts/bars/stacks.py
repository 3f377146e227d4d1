"""Stacked: several wholes, each with its parts end to end (or side by side, where parts are not to be added up)."""

from collections.abc import Collection

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import labels
from dashboard.charts.bars import slots
from dashboard.charts.layout import assembled, hidden_axis, steady
from dashboard.charts.observations import Row, code_of, keyed, one_unit, rows_of
from dashboard.charts.palette import Palette, palette
from dashboard.locale import Reader


def stacked(
    frame: pd.DataFrame,
    *,
    reader: Reader,
    scheme: str = "light",
    label: str = "item_name",
    code: str = "item",
    stack: str = "indicator",
    stack_label: str | None = None,
    side_by_side: bool = False,
    chosen: Collection[str] = (),
    marked: str | None = None,
) -> go.Figure:
    """A bar for each code, made of a part for each code in `stack`, sorted by their sums from the largest down.

    One trace for each kind of part, named by `stack_label` (the column of names that goes with `stack`). The sum
    stands at the end of each bar that has several parts, marked as worked out here; with `side_by_side` each part
    has a bar and a value of its own and nothing is summed. `chosen`, `marked`, customdata and errors are as in
    `ranking`.
    """
    named = stack_label or (f"{stack}_name" if f"{stack}_name" in frame.columns else stack)
    rows = rows_of(frame, code, label, stack, named, chart="stacked")
    one_unit(rows, chart="stacked")
    cells = keyed(rows, code, stack, chart="stacked")
    if not side_by_side and any(row["value"] < 0 for row in rows):
        raise ValueError("stacked: a part below nothing cannot be stacked; draw the parts side by side")
    timed = stack == "time_period"
    ordered = sorted(rows, key=lambda row: row["sort_period"]) if timed else rows
    kinds = {code_of(row, stack): labels.name(row, named, reader) for row in ordered}
    sums: dict[str, float] = {}
    names: dict[str, str] = {}
    for row in rows:
        each = code_of(row, code)
        sums[each] = sums.get(each, 0.0) + row["value"]
        names.setdefault(each, labels.name(row, label, reader))
    codes = sorted(sums, key=lambda each: -sums[each])
    if not timed:  # the kind that takes most comes first
        taken = {kind: sum(row["value"] for row in rows if code_of(row, stack) == kind) for kind in kinds}
        kinds = dict(sorted(kinds.items(), key=lambda kind: -taken[kind[0]]))
    colours = palette(scheme)
    kinds = dict(zip(kinds, shortened(list(kinds.values())), strict=True))
    ticks = slots.ticks_for(
        [(names[each], "") for each in codes], colours, bold=[each in chosen for each in codes]
    )
    beside = len(kinds) if side_by_side else 1
    slot = slots.slot(ticks, bars=beside)
    longest = max((abs(row["value"]) for row in rows) if side_by_side else sums.values()) or 1.0
    muted = set(codes) - set(chosen) if set(codes) & set(chosen) else set()
    split = [
        each
        for each in codes
        if sum((each, kind) in cells and cells[each, kind]["value"] > 0 for kind in kinds) > 1
    ]
    traces = []
    for place, (kind, name) in enumerate(kinds.items()):
        found = [(each, cells[each, kind]) for each in codes if (each, kind) in cells]
        fill = colours.categorical[place % len(colours.categorical)]
        traces.append(
            steady(
                _trace(found, codes, name, fill, names, muted, reader, colours, marked, side_by_side, split)
            )
        )
    texts = [labels.figure(row, reader) for row in rows]
    naming = None
    if side_by_side:
        groups = [[cells.get((each, kind)) for kind in kinds] for each in codes]
        naming = slots.naming(groups, list(kinds.values()), longest)
    else:
        ends = [
            _end([cells[each, kind] for kind in kinds if (each, kind) in cells], reader) for each in codes
        ]
        texts = ends
        traces.append(
            {
                "type": "scatter",
                "mode": "text",
                "x": [sums[each] for each in codes],
                "y": list(range(len(codes))),
                "text": [slots.apart(f"<b>{text}</b>") for text in ends],
                "textposition": "middle right",
                "cliponaxis": False,
                "hoverinfo": "skip",
                "showlegend": False,
            }
        )
    legend = len(kinds) > 1 and naming is None
    lines = -(-sum(7 * len(name) + 50 for name in kinds.values()) // 340)
    folds = sum(slots.in_legend(name).count("<br>") for name in kinds.values())
    above = slots.LEGEND * lines + labels.LINE * folds if legend else 4
    lowest = min(0.0, *(row["value"] for row in rows))
    return assembled(
        traces,
        height=slot * len(codes) + above + 4,
        reader=reader,
        colours=colours,
        margin={"r": max(map(labels.pixels, texts)) + 14, "t": above},
        barmode="group" if side_by_side else "stack",
        bargap=1 - slots.BAR * beside / slot,
        uniformtext={"mode": "hide", "minsize": 12},
        xaxis=hidden_axis(range=[lowest, longest]),
        yaxis=slots.name_axis(ticks),
        showlegend=legend,
        legend=slots.legend(),
        annotations=[] if naming is None else slots.names_inside(naming, list(kinds.values()), colours),
    )


def shortened(names: list[str]) -> list[str]:
    """Names without what they all begin with up to a colon, which the chart's title says."""
    heads = {name.partition(": ")[0] for name in names}
    if len(names) > 1 and len(heads) == 1 and all(": " in name for name in names):
        return [name.partition(": ")[2] for name in names]
    return names


def _trace(
    cells: list[tuple[str, Row]],
    codes: list[str],
    name: str,
    fill: str,
    names: dict[str, str],
    muted: Collection[str],
    reader: Reader,
    colours: Palette,
    marked: str | None,
    side_by_side: bool,
    split: Collection[str],
) -> dict:
    """One kind of part; values stand outside bars of their own, else inside the parts of `split` bars with room."""
    rows = [row for _, row in cells]
    return {
        "type": "bar",
        "orientation": "h",
        "name": slots.in_legend(name),
        "x": [row["value"] for row in rows],
        "y": [codes.index(each) for each, _ in cells],
        "text": [
            slots.apart(labels.figure(row, reader)) if side_by_side or each in split else ""
            for each, row in cells
        ],
        "textposition": "outside" if side_by_side else "inside",
        "insidetextanchor": "middle",
        "insidetextfont": {"color": colours.on_mark},
        "textangle": 0,
        "constraintext": "none" if side_by_side else "inside",
        "cliponaxis": False,
        "customdata": [[each, row["id"]] for each, row in cells],
        "hovertext": [labels.hover(row, reader, name=f"{names[each]}: {name}") for each, row in cells],
        "hoverinfo": "text",
        "marker": slots.paint_rows(
            rows, [colours.context if each in muted else fill for each, _ in cells], colours, marked
        ),
    }


def _end(parts: list[Row], reader: Reader) -> str:
    """The sum of a bar's parts, marked as worked out here; a lone part's own value."""
    present = [row for row in parts if row["value"]] or parts[:1]
    if len(present) == 1:
        return labels.figure(present[0], reader)
    return labels.figure(labels.worked_out(present, sum(row["value"] for row in present)), reader)
