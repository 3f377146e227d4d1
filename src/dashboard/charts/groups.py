"""Several bars for each name: parts end to end, bars side by side, exports and imports with their balance."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import cast

import pandas as pd

from dashboard.charts import labels
from dashboard.charts.emphasis import Emphasis
from dashboard.charts.observations import Row, code_of, keyed, one_unit, rows_of
from dashboard.charts.spec import Category, ChartSpec, Point, Series
from dashboard.locale import Reader

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
) -> ChartSpec:
    """A bar for each code, made of a part for each code in `stack`, sorted by their sums from the largest down.

    One series for each kind of part, named by `stack_label` (the column of names that goes with `stack`). The sum
    stands with each category, marked as worked out here where it has several parts; with `side_by_side` each part
    has a bar and a value of its own and nothing is summed. Where codes have figures of different periods each is named
    with its own, and they stand from the oldest on. `chosen` and errors are as in `ranking`.

    Raises ValueError as well when a part that is to be stacked is negative, or the parts of a bar are of several periods.
    """
    named = stack_label or (f"{stack}_name" if f"{stack}_name" in frame.columns else stack)
    rows = rows_of(frame, code, label, stack, named, chart="stacked")
    one_unit(rows, chart="stacked")
    cells = keyed(rows, code, stack, chart="stacked")
    if not side_by_side and any(row["value"] < 0 for row in rows):
        raise ValueError("stacked: a part below nothing cannot be stacked; draw the parts side by side")
    if stack == "time_period":
        kinds = list(_sums(sorted(rows, key=lambda row: row["sort_period"]), stack))
    else:
        kinds = _largest_first(_sums(rows, stack))  # the kind that takes most comes first
    called = {code_of(row, stack): labels.name(row, named, reader) for row in reversed(rows)}
    dates = {} if "time_period" in (code, stack) else _dates(rows, code, reader, chart="stacked")
    codes = _largest_first(_sums(rows, code))
    if dates:
        codes.sort(key=lambda each: dates[each][0])
    seen = Emphasis(codes, chosen)
    series = tuple(
        _one(cells, codes, kind, name, f"categorical {place}", seen, reader)
        for place, (kind, name) in enumerate(zip(kinds, _shortened([called[k] for k in kinds]), strict=True))
    )
    categories = _categories(rows, codes, label, code, seen, reader)
    if dates:
        categories = [replace(each, detail=dates[each.code][1]) for each in categories]
    if not side_by_side:
        categories = [replace(each, total=_total(cells, each.code, kinds, reader)) for each in categories]
    return ChartSpec("groups" if side_by_side else "stacks", tuple(categories), series, reader)


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
) -> ChartSpec:
    """Two bars for each code, and with its name the balance; periods from old to new, else the largest first.

    `exports`, `imports` and `balance` are the codes in the column `side` that say which figure is which; figures of
    other codes are left out. A balance is only there where there is a figure of it. `chosen` and errors are as in
    `ranking`.

    Raises ValueError as well when there is neither an export nor an import.
    """
    rows = rows_of(frame, code, label, side, chart="paired")
    drawn = [row for row in rows if row[side] in (exports, imports, balance)]
    cells = keyed(drawn, code, side, chart="paired")
    bars = [row for row in drawn if row[side] != balance]
    if not bars:
        raise ValueError(f"paired: no figure is of {exports} or {imports}")
    one_unit(drawn, chart="paired")
    if code == "time_period":
        codes = list(_sums(sorted(bars, key=lambda row: row["sort_period"]), code))
    else:
        codes = _largest_first(_sums(bars, code))
    seen = Emphasis(codes, chosen)
    sides = ((exports, reader.text("Exports"), "exports"), (imports, reader.text("Imports"), "imports"))
    series = (_one(cells, codes, kind, name, fill, seen, reader) for kind, name, fill in sides)
    categories = (
        replace(each, balance=_balance(cells.get((each.code, balance or "")), reader))
        for each in _categories(bars, codes, label, code, seen, reader)
    )
    return ChartSpec("pairs", tuple(categories), tuple(one for one in series if one.present), reader)


def _dates(rows: Iterable[Row], code: str, reader: Reader, *, chart: str) -> dict[str, tuple[float, str]]:
    """Where codes have figures of different periods: when that of each is, and what it is called.

    Raises ValueError where those of one code are of several.
    """
    found: dict[str, set[tuple[float, str]]] = {}
    for row in rows:
        said = row["sort_period"], reader.period(row["time_period"])
        found.setdefault(code_of(row, code), set()).add(said)
    for each, periods in found.items():
        if len(periods) > 1:
            told = ", ".join(name for _, name in sorted(periods))
            raise ValueError(f"{chart}: the parts of {each} are of {told}; select one period")
    dates = {each: next(iter(periods)) for each, periods in found.items()}
    return dates if len(set(dates.values())) > 1 else {}


def _sums(rows: Iterable[Row], column: str) -> dict[str, float]:
    """The sum of the values of each code, in the order of their first rows."""
    found: dict[str, float] = {}
    for row in rows:
        each = code_of(row, column)
        found[each] = found.get(each, 0.0) + cast(float, row["value"])
    return found


def _largest_first(sums: Mapping[str, float]) -> list[str]:
    return sorted(sums, key=lambda each: -sums[each])


def _categories(
    rows: list[Row], codes: list[str], label: str, code: str, seen: Emphasis, reader: Reader
) -> list[Category]:
    firsts = {code_of(row, code): row for row in reversed(rows)}
    timed = code == "time_period"
    return [
        Category(
            each,
            labels.name(row, label, reader),
            time=row["sort_period"] if timed else None,
            chosen=seen.on(each),
        )
        for each in codes
        if (row := firsts[each])
    ]


def _one(
    cells: Cells, codes: list[str], kind: str, name: str, fill: str, seen: Emphasis, reader: Reader
) -> Series:
    rows = ((each, cells.get((each, kind))) for each in codes)
    points = (row and labels.point(row, reader, seen.keeps(each, fill)) for each, row in rows)
    return Series(kind, name, fill, tuple(points))


def _total(cells: Cells, code: str, kinds: Iterable[str], reader: Reader) -> Point:
    """The sum of a bar's parts, marked as worked out here; a lone part itself."""
    parts = [cells[code, kind] for kind in kinds if (code, kind) in cells]
    present = [row for row in parts if row["value"]] or parts[:1]
    if len(present) == 1:
        return labels.point(present[0], reader, "text")
    together = labels.worked_out(present, sum(row["value"] for row in present))
    return labels.point(together, reader, "text", worked_out=True)


def _balance(row: Row | None, reader: Reader) -> Point | None:
    """A balance, whose text has the word for it and no sign."""
    if row is None:
        return None
    short = row["value"] < 0
    amount = labels.figure({**row, "value": abs(row["value"])}, reader)
    said = (
        reader.text("deficit {amount}", amount=amount)
        if short
        else reader.text("surplus {amount}", amount=amount)
    )
    return Point(row, said, "deficit" if short else "surplus")


def _shortened(names: list[str]) -> list[str]:
    """Names without what they all begin with up to a colon, which the chart's title says."""
    heads = {name.partition(": ")[0] for name in names}
    if len(names) > 1 and len(heads) == 1 and all(": " in name for name in names):
        return [name.partition(": ")[2] for name in names]
    return names
