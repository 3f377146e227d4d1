"""What a chart asks of the figures it is given, and the rows it then draws.

The data room has validated the figures; what is checked here is the question: that there is something to draw, that
everything on one axis is measured in one unit, and that no two figures claim the same place in the chart.
"""

from collections.abc import Iterable

import pandas as pd

Row = dict[str, object]

NEEDED = (
    "id", "indicator", "indicator_name", "ref_area_name", "time_period", "sort_period", "value", "unit", "unit_symbol",
    "measure", "decimals", "obs_status", "derived", "authority", "note",
)  # fmt: skip


def rows_of(frame: pd.DataFrame, *columns: str, chart: str) -> list[Row]:
    """The figures as one dictionary each, in the frame's order; the frame stays as it is.

    Raises ValueError when there is no figure, when a column is missing, or when a value is.
    """
    missing = [name for name in (*NEEDED, *columns) if name not in frame.columns]
    if missing:
        raise ValueError(
            f"{chart}: the figures have no column {', '.join(missing)}; give it labelled observations"
        )
    if frame.empty:
        raise ValueError(f"{chart}: there is no figure to draw; say so to the reader instead of drawing")
    if frame["value"].isna().any():
        ids = ", ".join(frame.loc[frame["value"].isna(), "id"].astype(str))
        raise ValueError(f"{chart}: no value in {ids}; leave figures without a value out before drawing")
    names = list(
        dict.fromkeys(
            (*NEEDED, *columns, *(name for name in ("unit_name", "quantum") if name in frame.columns))
        )
    )
    picked = zip(*(frame[name].tolist() for name in names), strict=True)
    return [dict(zip(names, values, strict=True)) for values in picked]


def one_unit(rows: Iterable[Row], *, chart: str) -> Row:
    """The first of rows that are all in the same unit.

    Raises ValueError when they are not.
    """
    listed = list(rows)
    units = list(dict.fromkeys(str(row["unit"]) for row in listed))
    if len(units) > 1:
        raise ValueError(f"{chart}: figures in {', '.join(units)} cannot share an axis; select one unit")
    return listed[0]


def one_period(rows: Iterable[Row], *columns: str, chart: str) -> None:
    """Nothing where all rows are of one period, or `columns` tell periods apart.

    Raises ValueError where they are not: the largest of several years would stand beside the rest as if it were of the
    same.
    """
    found = sorted({str(row["time_period"]) for row in rows})
    if len(found) > 1 and "time_period" not in columns:
        raise ValueError(
            f"{chart}: figures of {', '.join(found)} cannot be ranked together; "
            'select one period, or tell them apart with by=("time_period",)'
        )


def one_area(rows: Iterable[Row], *columns: str, chart: str) -> None:
    """Nothing where all rows are figures of one reporting area, or `columns` tell areas apart.

    Raises ValueError where they are not: Belgium's figure would stand beside Flanders' as if both counted the same.
    """
    found = sorted({str(row["ref_area_name"]) for row in rows})
    if len(found) > 1 and not {"ref_area", "ref_area_name"} & set(columns):
        raise ValueError(
            f"{chart}: figures of {', '.join(found)} cannot be ranked together; "
            'select one reporting area, or tell them apart with by=("ref_area_name",)'
        )


def keyed(rows: Iterable[Row], *columns: str, chart: str) -> dict[tuple[str, ...], Row]:
    """The rows by the codes that say where each stands in the chart, in the order given.

    Raises ValueError when two rows claim the same place.
    """
    found: dict[tuple[str, ...], Row] = {}
    for row in rows:
        key = tuple(code_of(row, name) for name in columns)
        if key in found:
            place = ", ".join(f"{name}={code!r}" for name, code in zip(columns, key, strict=True))
            raise ValueError(
                f"{chart}: {found[key]['id']} and {row['id']} both stand at {place}; "
                "choose one of them, or name in `by` the column that tells them apart"
            )
        found[key] = row
    return found


def code_of(row: Row, column: str) -> str:
    """A row's code in a column; empty where it has none."""
    code = row[column]
    return code if isinstance(code, str) else "" if code is None or code != code else str(code)


def names_of(label: str) -> str:
    """The column of codes that goes with a column of labels: `item` with `item_name`."""
    return label.removesuffix("_name")
