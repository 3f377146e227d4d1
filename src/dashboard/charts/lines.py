"""Lines over time, one for each thing measured: every year has its place, whether there is a figure of it or not."""

from collections.abc import Collection, Mapping
from itertools import combinations, pairwise
from types import MappingProxyType

import pandas as pd

from dashboard.charts import frequencies, labels
from dashboard.charts.emphasis import Emphasis, own_fills
from dashboard.charts.observations import Row, code_of, names_of, one_unit, rows_of
from dashboard.charts.spec import Category, ChartSpec, Join, Point, Series
from dashboard.locale import Reader

WHAT = ("indicator", "ref_area", "counterpart", "item")
"""A line never joins figures that differ in one of these."""

NAMES = tuple(f"{column}_name" for column in WHAT)
OFTEN = 1
"""So often two lines may cross, on average, before each gets a panel of its own."""

MOST_YEARS = 80  # a longer time axis has only the periods that there are figures of
AREAS: Mapping[str, str] = MappingProxyType(
    {"be-vlg": "flanders", "be-wal": "wallonia", "be-bru": "brussels", "bel": "belgium"}
)
"""The role of the colour that a reporting area always has, by region code."""

MEASURED: Mapping[str, str] = MappingProxyType(
    {"exports": "exports", "imports": "imports", "balance": "surplus"}
)
"""The role of the colour that what an indicator measures always has, by the word for it in the indicator's code."""


def series(
    frame: pd.DataFrame,
    *,
    reader: Reader,
    label: str = "ref_area_name",
    code: str | None = None,
    frequency: str | None = None,
    apart: str | None = None,
    from_zero: bool = True,
    chosen: Collection[str] = (),
) -> ChartSpec:
    """A series for each line, a category for each period.

    Figures are only joined when they share indicator, reporting area, partner and item; over years without a figure
    they are joined by dashes. Years are not mixed with shorter periods: `frequency` is the kind that is drawn (year, half,
    quarter, month, day, span), by default years where there are any, else the most frequent; "any" draws all. `apart` is
    a column that neighbours must share to be joined (`source`: what different publications state stays apart). The axis
    of values begins at nothing unless `from_zero` is false; ranks have the first on top.

    `label` is the column of names, `code` that of codes (by default the one that goes with it). Lines of codes in
    `chosen` are highlighted and the others muted; partners side by side keep their own colours (see `PARTNERS`).

    Raises ValueError for an empty frame, several units, no figure of the frequency asked for, or two figures of the
    same thing in one period.
    """
    by = code or names_of(label)
    rows = rows_of(frame, by, label, *WHAT, *NAMES, *([apart] if apart else []), chart="series")
    one_unit(rows, chart="series")
    rows, kept = frequencies.alike(rows, frequency)
    lines = _grouped(rows, by)
    times = _times(rows, yearly=kept == "year")
    codes = [key[0] for key in lines]
    seen = Emphasis(codes, chosen, own_fills(frame, by))
    fills = [seen.fill(each, plain) for each, plain in zip(codes, _fills(codes, by), strict=True)]
    drawn = tuple(
        Series(
            key[0],
            name,
            fill,
            _placed(line, times, fill, reader),
            tuple(_join(*pair, frequencies.STEPS[kept], apart) for pair in pairwise(line)),
        )
        for (key, line), name, fill in zip(lines.items(), _called(lines, label, reader), fills, strict=True)
    )
    categories = tuple(Category(period, reader.period(period), time=time) for period, time in times.items())
    return ChartSpec("lines", categories, drawn, reader, from_zero=from_zero)


def crossed(spec: ChartSpec) -> bool:
    """Whether lines cross so often that none can be followed: two of them more than OFTEN times, taken all together."""
    pairs = list(combinations(spec.series, 2))
    return sum(_crossings(one, other) for one, other in pairs) > OFTEN * len(pairs)


def _crossings(one: Series, other: Series) -> int:
    """How often the upper of two lines becomes the lower, in the periods that both have a figure of."""
    apart = [
        here.value - there.value
        for here, there in zip(one.points, other.points, strict=True)
        if here and there
    ]
    signs = [difference > 0 for difference in apart if difference]
    return sum(before is not after for before, after in pairwise(signs))


def _grouped(rows: list[Row], by: str) -> dict[tuple[str, ...], list[Row]]:
    """The figures of each line from old to new, in the order of their codes.

    Raises ValueError when two figures state the same thing for one period.
    """
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in sorted(rows, key=lambda row: row["sort_period"]):
        groups.setdefault((code_of(row, by), *(code_of(row, name) for name in WHAT)), []).append(row)
    for line in groups.values():
        for before, after in pairwise(line):
            if before["time_period"] == after["time_period"]:
                raise ValueError(
                    f"series: {before['id']} and {after['id']} both state the same for {after['time_period']}; "
                    "choose one of them"
                )
    return dict(sorted(groups.items()))


def _called(lines: Mapping[tuple[str, ...], list[Row]], label: str, reader: Reader) -> list[str]:
    """The name of each line; those that share a label are called by what tells them apart too."""
    firsts = [line[0] for line in lines.values()]
    telling = [name for name in NAMES if name != label and len({code_of(row, name) for row in firsts}) > 1]
    names = [labels.name(row, label, reader) for row in firsts]
    return [
        ", ".join([name, *filter(None, (code_of(row, column) for column in telling))])
        if names.count(name) > 1
        else name
        for row, name in zip(firsts, names, strict=True)
    ]


def _fills(codes: list[str], by: str) -> list[str]:
    """The role of the colour of each line: the one that areas and indicators always have, where every line has its own."""
    if len(codes) == 1:
        return ["partner"]
    own: list[str | None] = []
    if by == "ref_area":
        own = [AREAS.get(code) for code in codes]
    elif by == "indicator":
        own = [next((MEASURED[word] for word in MEASURED if word in code.split("-")), None) for code in codes]
    told = [fill for fill in own if fill]
    return told if len(set(told)) == len(codes) else [f"categorical {place}" for place in range(len(codes))]


def _times(rows: list[Row], *, yearly: bool) -> dict[str, float]:
    """The periods from old to new, each with its middle; of years none is left out."""
    found = {str(row["time_period"]): float(row["sort_period"]) for row in rows}
    if yearly:
        first, last = min(map(int, found)), max(map(int, found))
        if last - first < MOST_YEARS:
            return {str(year): year + 0.5 for year in range(first, last + 1)}
    return dict(sorted(found.items(), key=lambda item: item[1]))


def _placed(
    line: list[Row], times: Mapping[str, float], fill: str, reader: Reader
) -> tuple[Point | None, ...]:
    points = {str(row["time_period"]): labels.point(row, reader, fill) for row in line}
    return tuple(points.get(period) for period in times)


def _join(before: Row, after: Row, step: float, apart: str | None) -> Join:
    if apart is not None and after[apart] != before[apart]:
        return "apart"
    return "dashed" if after["sort_period"] - before["sort_period"] > step * 1.5 else "solid"
