"""Bars of one figure each: ranked sizes, growth against fall, parts of a whole."""

from collections.abc import Collection, Sequence

import pandas as pd

from dashboard.charts import labels
from dashboard.charts.bars import slots
from dashboard.charts.bars.parts import left_over
from dashboard.charts.bars.ranks import in_order as ordered
from dashboard.charts.observations import Row, code_of, one_unit, rows_of
from dashboard.charts.palette import palette
from dashboard.export.plot.points import assembled, point
from dashboard.export.plot.shape import Category, Plot, Series
from dashboard.locale import Reader

COLOURS = palette("light")


def ranking(
    frame: pd.DataFrame,
    *,
    reader: Reader,
    label: str = "counterpart_name",
    code: str = "counterpart",
    by: Sequence[str] = (),
    order: str = "value",
    chosen: Collection[str] = (),
) -> Plot:
    """As `dashboard.charts.ranking` has it."""
    rows = ordered(frame, label, code, by, order, chart="ranking")
    fills = slots.fills_for([code_of(row, code) for row in rows], chosen, COLOURS, plain=COLOURS.partner)
    return _listed(rows, fills, reader, label, code, by, chosen)


def change(
    frame: pd.DataFrame,
    *,
    reader: Reader,
    label: str = "counterpart_name",
    code: str = "counterpart",
    by: Sequence[str] = (),
    order: str | None = None,
    chosen: Collection[str] = (),
) -> Plot:
    """As `dashboard.charts.change` has it."""
    timed = "time" if "time_period" in (code, *by) else "value"
    rows = ordered(frame, label, code, by, order or timed, chart="change")
    narrowed = bool({code_of(row, code) for row in rows} & set(chosen))
    fills = [
        COLOURS.context
        if narrowed and code_of(row, code) not in chosen
        else COLOURS.surplus
        if row["value"] >= 0
        else COLOURS.deficit
        for row in rows
    ]
    return _listed(rows, fills, reader, label, code, by, chosen, signed=True)


def breakdown(
    frame: pd.DataFrame,
    *,
    reader: Reader,
    label: str = "item_name",
    code: str = "item",
    rest: str | None = None,
    whole: float | None = None,
    chosen: Collection[str] = (),
) -> Plot:
    """As `dashboard.charts.breakdown` has it; a rest worked out there is a point without an id."""
    rows = rows_of(frame, code, label, chart="breakdown")
    first = one_unit(rows, chart="breakdown")
    listed = sorted((row for row in rows if rest is None or code_of(row, code) != rest), key=_downwards)
    unlisted = [row for row in rows if rest is not None and code_of(row, code) == rest]
    parts = [*listed, *unlisted]
    total, left = left_over(parts, 100.0 if first["measure"] == "percent" else whole)
    fills = slots.fills_for([code_of(row, code) for row in parts], chosen, COLOURS, plain=COLOURS.partner)
    if unlisted:
        fills[-1] = COLOURS.rest
    plot = _listed(parts, fills, reader, label, code, (), chosen, rest=rest, whole=total)
    if not left or unlisted:
        return plot
    over = point(labels.worked_out(parts, left), reader, COLOURS.rest, worked_out=True)
    also = Category("", reader.text("Not listed in the source"), rest=True)
    one = plot.series[0]
    drawn = Series(one.code, one.name, one.fill, (*one.points, over))
    return assembled("bars", (*plot.categories, also), [drawn], first, whole=total)


def _downwards(row: Row) -> float:
    return -row["value"]


def _listed(
    rows: Sequence[Row],
    fills: Sequence[str],
    reader: Reader,
    label: str,
    code: str,
    by: Sequence[str],
    chosen: Collection[str],
    *,
    rest: str | None = None,
    **parts: object,
) -> Plot:
    """One series with a bar for each row."""
    names = slots.composed(rows, reader, label=label, by=by)
    narrowed = bool({code_of(row, code) for row in rows} & set(chosen))
    categories = [
        Category(
            code=(each := code_of(row, code)),
            name=name,
            detail=detail,
            marked=each in chosen,
            muted=narrowed and each not in chosen,
            rest=rest is not None and each == rest,
        )
        for row, (name, detail) in zip(rows, names, strict=True)
    ]
    signed = bool(parts.get("signed"))
    points = tuple(point(row, reader, fill, sign=signed) for row, fill in zip(rows, fills, strict=True))
    measured = list(dict.fromkeys(str(row["indicator_name"]) for row in rows))
    name = measured[0] if len(measured) == 1 else str(rows[0].get("unit_name") or reader.text("Value"))
    series = Series(str(rows[0]["indicator"]), name, COLOURS.partner, points)
    return assembled("bars", categories, [series], rows[0], **parts)
