"""One bar for each figure, beside its name and its value: sizes ranked, growth against fall, parts of a whole."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

import pandas as pd

from dashboard.charts import labels
from dashboard.charts.emphasis import Emphasis, own_fills
from dashboard.charts.observations import Row, code_of, keyed, one_area, one_period, one_unit, rows_of
from dashboard.charts.spec import Category, ChartSpec, Kind, Series
from dashboard.locale import Reader

TOLERANCE = 0.005  # of the whole: what rounding of the parts may leave over


def ranking(
    frame: pd.DataFrame,
    *,
    reader: Reader,
    label: str = "counterpart_name",
    code: str = "counterpart",
    by: Sequence[str] = (),
    chosen: Collection[str] = (),
) -> ChartSpec:
    """Bars sorted from the largest value down; ties keep their order.

    There is one bar for each code, or for each code and values of the columns `by`; what of these differs stands in
    its name. Figures of several periods, or of several reporting areas that `by` tells apart, are not compared by value:
    those of each stand together, from the oldest period on. Codes in `chosen` are highlighted and the others muted.

    Raises ValueError for an empty frame, several units, several periods or reporting areas that `by` does not tell apart,
    or two figures for one bar.
    """
    rows = _in_order(frame, label, code, by, chart="ranking")
    return _listed("bars", rows, reader, label, code, by, chosen, own=own_fills(frame, code))


def change(
    frame: pd.DataFrame,
    *,
    reader: Reader,
    label: str = "counterpart_name",
    code: str = "counterpart",
    by: Sequence[str] = (),
    chosen: Collection[str] = (),
) -> ChartSpec:
    """Diverging bars with signed values, in the colours of surplus and deficit.

    They run from the largest growth to the largest fall. What stands together, names, `chosen` and errors are as in
    `ranking`.
    """
    rows = _in_order(frame, label, code, by, chart="change")

    def fill(row: Row, seen: Emphasis) -> str:
        return seen.keeps(code_of(row, code), "surplus" if row["value"] >= 0 else "deficit")

    return _listed("changes", rows, reader, label, code, by, chosen, fill=fill, sign=True)


def breakdown(
    frame: pd.DataFrame,
    *,
    reader: Reader,
    label: str = "item_name",
    code: str = "item",
    rest: str | None = None,
    whole: float | None = None,
    chosen: Collection[str] = (),
) -> ChartSpec:
    """The parts of a whole from the largest down, and last what the source does not list.

    The whole is 100 for percentages, else `whole`, else the sum of the parts. `rest` is the code of the figure that
    is the rest; without one, a rest is worked out where the parts leave more over than rounding explains: a point without
    an id. Names, `chosen` and errors are as in `ranking`.

    Raises ValueError as well when the parts are more than the whole, or one is negative.
    """
    rows = rows_of(frame, code, label, chart="breakdown")
    first = one_unit(rows, chart="breakdown")
    keyed(rows, code, chart="breakdown")
    one_period(rows, code, chart="breakdown")
    unlisted = [row for row in rows if rest is not None and code_of(row, code) == rest]
    listed = sorted(
        (row for row in rows if rest is None or code_of(row, code) != rest), key=lambda row: -row["value"]
    )
    parts = [*listed, *unlisted]
    left = _left_over(parts, 100.0 if first["measure"] == "percent" else whole)
    spec = _listed("parts", parts, reader, label, code, (), chosen)
    (one,), points = spec.series, spec.series[0].points
    if unlisted:
        last = replace(spec.categories[-1], rest=True)
        points = (*points[:-1], replace(points[-1], fill="rest"))
        return replace(spec, categories=(*spec.categories[:-1], last), series=(replace(one, points=points),))
    if not left:
        return spec
    also = Category("", reader.text("Not listed in the source"), rest=True)
    over = labels.point(labels.worked_out(parts, left), reader, "rest", worked_out=True)
    return replace(spec, categories=(*spec.categories, also), series=(replace(one, points=(*points, over)),))


def _in_order(frame: pd.DataFrame, label: str, code: str, by: Sequence[str], *, chart: str) -> list[Row]:
    """The rows as bars stand below each other. Raises as `ranking` does."""
    rows = rows_of(frame, code, label, *by, chart=chart)
    one_unit(rows, chart=chart)
    keyed(rows, code, *by, chart=chart)
    one_period(rows, code, *by, chart=chart)
    one_area(rows, code, label, *by, chart=chart)
    areas = [] if code == "ref_area" else list(dict.fromkeys(row["ref_area_name"] for row in rows))
    most: dict[str, float] = {}
    for row in rows:
        most[code_of(row, code)] = max(row["value"], most.get(code_of(row, code), row["value"]))

    def place(row: Row) -> tuple[float, ...]:
        area = areas.index(row["ref_area_name"]) if areas else 0
        # What comes again in another period has the same neighbours there.
        return row["sort_period"], area, -most[code_of(row, code)], -row["value"]

    alike = len({row["time_period"] for row in rows}) == 1 and len(areas) < 2
    return sorted(rows, key=(lambda row: -row["value"]) if alike else place)


def _listed(
    kind: Kind,
    rows: Sequence[Row],
    reader: Reader,
    label: str,
    code: str,
    by: Sequence[str],
    chosen: Collection[str],
    *,
    fill: Callable[[Row, Emphasis], str] | None = None,
    sign: bool = False,
    own: Mapping[str, str] | None = None,
) -> ChartSpec:
    """One series with a bar for each row."""
    seen = Emphasis([code_of(row, code) for row in rows], chosen, own)
    categories = tuple(
        Category(each := code_of(row, code), name, detail, chosen=seen.on(each))
        for row, (name, detail) in zip(rows, _composed(rows, reader, label, by), strict=True)
    )
    fill = fill or (lambda row, seen: seen.fill(code_of(row, code), "partner"))
    points = tuple(labels.point(row, reader, fill(row, seen), sign=sign) for row in rows)
    measured = list(dict.fromkeys(str(row["indicator_name"]) for row in rows))
    name = measured[0] if len(measured) == 1 else str(rows[0].get("unit_name") or reader.text("Value"))
    return ChartSpec(kind, categories, (Series(str(rows[0]["indicator"]), name, "partner", points),), reader)


def _composed(rows: Sequence[Row], reader: Reader, label: str, by: Sequence[str]) -> list[tuple[str, str]]:
    """What each row is called, and what else of the columns `by` tells it apart."""
    columns = dict.fromkeys([label, *by])
    telling = [name for name in columns if len({code_of(row, name) for row in rows}) > 1] or [label]
    said = [[labels.name(row, column, reader) for column in telling] for row in rows]
    return [(parts[0], ", ".join(parts[1:])) for parts in said]


def _left_over(parts: Sequence[Row], whole: float | None) -> float:
    """What of the whole no part takes; nothing where rounding explains it."""
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
    return left if left > TOLERANCE * total else 0.0
