"""Series: what became of a figure over the years, one line for each thing measured."""

from collections.abc import Collection

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import labels
from dashboard.charts.layout import assembled, steady
from dashboard.charts.lines import ends, frequencies
from dashboard.charts.lines.groups import NAMES, WHAT, Line, grouped
from dashboard.charts.observations import Row, names_of, one_unit, rows_of
from dashboard.charts.palette import Palette, palette
from dashboard.charts.ticks import round_values, whole_years, written
from dashboard.locale import Reader

HEIGHT, TOP, FOOT = 300, 16, 30
DISPLACED = 5  # pixels a label may stand from the end of its line before a thread leads to it


def series(
    frame: pd.DataFrame,
    *,
    reader: Reader,
    scheme: str = "light",
    label: str = "ref_area_name",
    code: str | None = None,
    frequency: str | None = None,
    apart: str | None = None,
    from_zero: bool = True,
    chosen: Collection[str] = (),
    marked: str | None = None,
) -> go.Figure:
    """One line for each thing measured, named with its last value where it ends.

    Figures are only joined when they share indicator, reporting area, partner and item; a line over years without a
    figure is dashed; figures of the press are hollow; a lone figure is a dot. Years are not mixed with shorter
    periods: `frequency` is the kind that is drawn (year, half, quarter, month, day, span), by default years where
    there are any, else the most frequent; "any" draws all. `apart` is a column that neighbours must share to be joined
    (`source`: what different publications state stays apart). The axis of values begins at nothing unless `from_zero`
    is false; ranks have the first on top.

    `label` is the column of names, `code` that of codes (by default the one that goes with it); `chosen`, `marked`
    and customdata are as in `ranking`.

    Raises ValueError for an empty frame, several units, no figure of the frequency asked for, or two figures of the
    same thing in one period.
    """
    by = code or names_of(label)
    rows = rows_of(frame, by, label, *WHAT, *NAMES, *([apart] if apart else []), chart="series")
    first = one_unit(rows, chart="series")
    rows, kept = frequencies.alike(rows, frequency)
    colours = palette(scheme)
    lines = grouped(rows, by, label, reader)
    fills = fills_of(lines, by, chosen, colours)
    last = max(row["sort_period"] for row in rows)
    texts = [_end_text(line, len(lines) > 1, last, reader) for line in lines]
    plot = max(HEIGHT - TOP - FOOT, ends.room(texts))
    values = _value_axis(rows, first, reader, colours, from_zero=from_zero)
    times = _time_axis(rows, colours)
    traces = [
        trace
        for line, fill in zip(lines, fills, strict=True)
        for trace in _traces(line, fill, frequencies.STEPS[kept], apart, marked, reader, colours)
    ]
    threads, notes = _end_labels(lines, fills, texts, plot, values["range"], times["range"][1], colours)
    if len(lines) == 1 and len(lines[0].rows) > 1:
        notes.append(
            _beginning(lines[0].rows[0], reader, rising=lines[0].rows[1]["value"] > lines[0].rows[0]["value"])
        )
    return assembled(
        [threads, *traces] if threads["x"] else traces,
        height=plot + TOP + FOOT,
        reader=reader,
        colours=colours,
        margin={"l": 8, "r": max(map(labels.pixels, texts)) + 22, "t": TOP, "b": FOOT},
        xaxis=times,
        yaxis=values,
        annotations=notes,
    )


def fills_of(lines: list[Line], by: str, chosen: Collection[str], colours: Palette) -> list[str]:
    """The colour of each line; chosen ones in the highlight and the others muted, where some are chosen."""
    codes = [line.code for line in lines]
    if set(codes) & set(chosen):
        return [colours.highlight if code in chosen else colours.context for code in codes]
    scale = colours.categorical
    return _own_colours(codes, by, colours) or [scale[place % len(scale)] for place in range(len(codes))]


def _own_colours(codes: list[str], by: str, colours: Palette) -> list[str]:
    """The colours that areas and indicators always have; none unless every line has one to itself."""
    if len(codes) == 1:
        return [colours.partner]
    if by == "ref_area":
        found = [colours.regions.get(code) for code in codes]
    elif by == "indicator":
        found = [
            next((fill for word, fill in colours.indicators.items() if word in code.split("-")), None)
            for code in codes
        ]
    else:
        found = []
    return [fill for fill in found if fill] if found and len({*found} - {None}) == len(codes) else []


def _traces(
    line: Line,
    fill: str,
    step: float,
    apart: str | None,
    marked: str | None,
    reader: Reader,
    colours: Palette,
) -> list[dict]:
    """A line with its dots, broken where years lack, and the dashes that bridge them."""
    xs: list[float | None] = []
    drawn: list[Row | None] = []
    dashes: tuple[list[float | None], list[float | None]] = ([], [])
    for row in line.rows:
        before = drawn[-1] if drawn else None
        if before is not None and apart is not None and row[apart] != before[apart]:
            xs.append(None)
            drawn.append(None)
        elif before is not None and row["sort_period"] - before["sort_period"] > step * 1.5:
            dashes[0].extend((before["sort_period"], row["sort_period"], None))
            dashes[1].extend((before["value"], row["value"], None))
            xs.append(None)
            drawn.append(None)
        xs.append(row["sort_period"])
        drawn.append(row)
    press = [row is not None and row["authority"] == "press" for row in drawn]
    ring = [row is not None and row["id"] == marked for row in drawn]
    solid = {
        "type": "scatter",
        "mode": "lines+markers" if len(line.rows) > 1 else "markers",
        "name": line.name,
        "x": xs,
        "y": [None if row is None else row["value"] for row in drawn],
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
        "customdata": [["", ""] if row is None else [line.code, row["id"]] for row in drawn],
        "hovertext": ["" if row is None else labels.hover(row, reader, name=line.name) for row in drawn],
        "hoverinfo": "text",
    }
    bridge = {
        "type": "scatter",
        "mode": "lines",
        "name": line.name,
        "x": dashes[0],
        "y": dashes[1],
        "line": {"color": fill, "width": 1.5, "dash": "dash"},
        "hoverinfo": "skip",
    }
    return [bridge, steady(solid)] if dashes[0] else [steady(solid)]


def _end_text(line: Line, several: bool, last: float, reader: Reader) -> str:
    row = line.rows[-1]
    said = f"<b>{labels.figure(row, reader, sign=False)}</b>"
    early = row["sort_period"] < last or len(line.rows) == 1
    when = f"{reader.period(row['time_period'])}: " if early else ""
    name = [f"● {labels.folded(line.name, ends.FOLD, 4)}"] if several else []
    return "<br>".join([*name, when + said])


def _end_labels(
    lines: list[Line],
    fills: list[str],
    texts: list[str],
    plot: float,
    values: list[float],
    edge: float,
    colours: Palette,
) -> tuple[dict, list[dict]]:
    """The threads to labels that do not stand at the ends of their lines, and the labels in the right margin."""
    foot, head = values
    finals = [line.rows[-1] for line in lines]
    wanted = [(row["value"] - foot) / (head - foot) * plot for row in finals]
    middles = ends.spread([ends.End(text, place) for text, place in zip(texts, wanted, strict=True)], plot)
    xs: list[float | None] = []
    ys: list[float | None] = []
    notes = []
    newest = max(row["sort_period"] for row in finals)
    for fill, row, text, place, middle in zip(fills, finals, texts, wanted, middles, strict=True):
        if abs(middle - place) > DISPLACED or row["sort_period"] < newest:
            xs += [row["sort_period"], edge, None]
            ys += [row["value"], foot + middle / plot * (head - foot), None]
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
                "text": text.replace("●", f'<span style="color:{fill}">●</span>', 1),
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


def _beginning(row: Row, reader: Reader, *, rising: bool) -> dict:
    """The first value of a lone line, on the side from which the line leads away."""
    return {
        "x": row["sort_period"], "y": row["value"], "text": labels.figure(row, reader), "showarrow": False,
        "xanchor": "left", "xshift": -4, "yanchor": "top" if rising else "bottom", "yshift": -6 if rising else 6,
    }  # fmt: skip


def _value_axis(rows: list[Row], first: Row, reader: Reader, colours: Palette, *, from_zero: bool) -> dict:
    values = [row["value"] for row in rows]
    rank = first["measure"] == "rank"
    ground = from_zero and not rank
    low, high = (min(0.0, *values), max(0.0, *values)) if ground else (min(values), max(values))
    low = 1.0 if rank else low
    room = (high - low) * 0.06 or abs(high) * 0.06 or 1.0
    span = [low if low == 0 else low - room, high if high == 0 else high + room]
    marks = [
        mark for mark in round_values(low, high) if span[0] <= mark <= span[1] and (mark >= 1 or not rank)
    ]
    return {
        "range": span[::-1] if rank else span,
        "tickvals": marks,
        "ticktext": [written(mark, first, reader) for mark in marks],
        "tickfont": {"color": colours.muted_text, "size": 12},
        "gridcolor": colours.grid,
        "zeroline": min(values) < 0,
        "zerolinecolor": colours.muted_text,
        "automargin": True,
        "fixedrange": True,
        "ticks": "",
        "ticklabelstandoff": 4,
    }


def _time_axis(rows: list[Row], colours: Palette) -> dict:
    times = [row["sort_period"] for row in rows]
    low, high = min(times), max(times)
    pad = (high - low) * 0.03 or 0.5
    years = whole_years(low, high)
    return {
        "type": "linear",
        "range": [low - pad, high + pad],
        "tickvals": [year + 0.5 for year in years],  # a year's figure stands in its middle
        "ticktext": [str(year) for year in years],
        "tickfont": {"color": colours.muted_text, "size": 12},
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "ticks": "outside",
        "ticklen": 4,
        "tickcolor": colours.muted_text,
    }
