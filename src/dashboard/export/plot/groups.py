"""Several figures for each name: parts end to end, bars side by side, exports and imports."""

from collections.abc import Collection
from dataclasses import replace

import pandas as pd

from dashboard.charts import labels
from dashboard.charts.bars.pairs import in_order as pairs_in_order
from dashboard.charts.bars.stacks import shortened
from dashboard.charts.observations import Row, code_of, keyed, one_unit, rows_of
from dashboard.charts.palette import palette
from dashboard.export.plot.points import assembled, point
from dashboard.export.plot.shape import Category, Plot, Point, Series
from dashboard.locale import Reader

COLOURS = palette("light")
Cells = dict[tuple[str, ...], Row]


def stacked(
    frame: pd.DataFrame,
    *,
    reader: Reader,
    label: str = "item_name",
    code: str = "item",
    stack: str = "indicator",
    stack_label: str | None = None,
    side_by_side: bool = False,
    chosen: Collection[str] = (),
) -> Plot:
    """As `dashboard.charts.stacked` has it; the sums of parts stand with the categories."""
    named = stack_label or (f"{stack}_name" if f"{stack}_name" in frame.columns else stack)
    rows = rows_of(frame, code, label, stack, named, chart="stacked")
    first = one_unit(rows, chart="stacked")
    cells = keyed(rows, code, stack, chart="stacked")
    timed = stack == "time_period"
    kinds = {
        code_of(row, stack): labels.name(row, named, reader)
        for row in (sorted(rows, key=lambda row: row["sort_period"]) if timed else rows)
    }
    sums, taken = _sums(rows, code), _sums(rows, stack)
    if not timed:
        kinds = dict(sorted(kinds.items(), key=lambda kind: -taken[kind[0]]))
    codes = sorted(sums, key=lambda each: -sums[each])
    names = {code_of(row, code): labels.name(row, label, reader) for row in reversed(rows)}
    totals = {} if side_by_side else {each: _total(cells, each, kinds, reader) for each in codes}
    scale = COLOURS.categorical
    series = [
        _one(cells, codes, kind, name, scale[place % len(scale)], chosen, reader)
        for place, (kind, name) in enumerate(zip(kinds, shortened(list(kinds.values())), strict=True))
    ]
    return assembled(
        "clustered bars" if side_by_side else "stacked bars",
        _categories(codes, names, chosen, totals=totals),
        series,
        first,
    )


def paired(
    frame: pd.DataFrame,
    *,
    reader: Reader,
    exports: str,
    imports: str,
    balance: str | None = None,
    side: str = "indicator",
    label: str = "time_period",
    code: str = "time_period",
    chosen: Collection[str] = (),
) -> Plot:
    """As `dashboard.charts.paired` has it; balances stand with the categories."""
    rows = rows_of(frame, code, label, side, chart="paired")
    drawn = [row for row in rows if row[side] in (exports, imports, balance)]
    cells = keyed(drawn, code, side, chart="paired")
    bars = [row for row in drawn if row[side] != balance]
    if not bars:
        raise ValueError(f"paired: no figure is of {exports} or {imports}")
    first = one_unit(drawn, chart="paired")
    codes = pairs_in_order(bars, code)
    names = {code_of(row, code): labels.name(row, label, reader) for row in bars}
    balances = {
        each: _balance(row, reader) for each in codes if (row := cells.get((each, balance or ""))) is not None
    }
    sides = (
        (exports, reader.text("Exports"), COLOURS.exports),
        (imports, reader.text("Imports"), COLOURS.imports),
    )
    series = [_one(cells, codes, kind, name, fill, chosen, reader) for kind, name, fill in sides]
    series = [one for one in series if one.present]
    return assembled("clustered bars", _categories(codes, names, chosen, balances=balances), series, first)


def _balance(row: Row, reader: Reader) -> Point:
    """A balance with the word for it, as the live chart says it below the name."""
    amount = point({**row, "value": abs(row["value"])}, reader, "").text
    short = row["value"] < 0
    said = (
        reader.text("deficit {amount}", amount=amount)
        if short
        else reader.text("surplus {amount}", amount=amount)
    )
    return replace(point(row, reader, COLOURS.deficit if short else COLOURS.surplus), text=said)


def _sums(rows: list[Row], column: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for row in rows:
        each = code_of(row, column)
        found[each] = found.get(each, 0.0) + row["value"]
    return found


def _total(cells: Cells, code: str, kinds: Collection[str], reader: Reader) -> Point:
    """The sum of a bar's parts, marked as worked out here; a lone part itself."""
    parts = [cells[code, kind] for kind in kinds if (code, kind) in cells]
    present = [row for row in parts if row["value"]] or parts[:1]
    if len(present) == 1:
        return point(present[0], reader, COLOURS.text)
    together = labels.worked_out(present, sum(row["value"] for row in present))
    return point(together, reader, COLOURS.text, worked_out=True)


def _one(
    cells: Cells,
    codes: list[str],
    kind: str,
    name: str,
    fill: str,
    chosen: Collection[str],
    reader: Reader,
) -> Series:
    narrowed = bool(set(codes) & set(chosen))
    points = []
    for each in codes:
        row = cells.get((each, kind))
        muted = narrowed and each not in chosen
        points.append(None if row is None else point(row, reader, COLOURS.context if muted else fill))
    return Series(kind, name, fill, tuple(points))


def _categories(
    codes: list[str],
    names: dict[str, str],
    chosen: Collection[str],
    *,
    totals: dict[str, Point] | None = None,
    balances: dict[str, Point] | None = None,
) -> list[Category]:
    narrowed = bool(set(codes) & set(chosen))
    return [
        Category(
            code=each,
            name=names[each],
            marked=each in chosen,
            muted=narrowed and each not in chosen,
            total=(totals or {}).get(each),
            balance=(balances or {}).get(each),
        )
        for each in codes
    ]
