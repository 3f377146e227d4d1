"""What a chart shows, in a sentence or two, for those who do not see it: worked out from the figures in view.

There is a description for each kind of chart, under the chart's name and with its keywords; `alt_text` finds the one
that goes with a chart function, also when a page has filled in some of its arguments.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from inspect import signature

import pandas as pd

from dashboard import charts
from dashboard.charts import labels
from dashboard.charts.lines import frequencies
from dashboard.charts.lines.groups import NAMES, WHAT, Line, grouped
from dashboard.charts.network import KINDS
from dashboard.charts.observations import Row, code_of, names_of, rows_of
from dashboard.locale import Reader, mark

SPOKEN = 4  # lines told one by one; more would not be listened to


def alt_text(draw: Callable, frame: pd.DataFrame, *, reader: Reader) -> str:
    """The description of the chart that `draw` (a chart function, or a partial of one) makes of the figures.

    Raises KeyError for a function that is no chart of this room.
    """
    given: dict[str, object] = {}
    while isinstance(draw, partial):
        given = {**draw.keywords, **given}
        draw = draw.func
    describe = _DESCRIPTIONS[draw.__name__]
    wanted = signature(describe).parameters
    said = describe(frame, reader=reader, **{name: value for name, value in given.items() if name in wanted})
    # An abbreviation that ends a sentence ("mln.") lends it its full stop.
    return said.replace("..", ".")


def ranking(
    frame: pd.DataFrame, *, reader: Reader, label: str = "counterpart_name", by: Sequence[str] = ()
) -> str:
    """The largest and the smallest of ranked bars."""
    rows = _sorted(rows_of(frame, label, *by, chart="alt.ranking"))
    return _extremes(
        rows,
        [_called(row, label, by, rows, reader) for row in rows],
        reader,
        message=mark(
            "{n} bars; the highest is {top} with {top_value}, the lowest {bottom} with {bottom_value}."
        ),
    )


def change(
    frame: pd.DataFrame, *, reader: Reader, label: str = "counterpart_name", by: Sequence[str] = ()
) -> str:
    """The largest growth and the largest fall."""
    rows = _sorted(rows_of(frame, label, *by, chart="alt.change"))
    return _extremes(
        rows,
        [_called(row, label, by, rows, reader) for row in rows],
        reader,
        message=mark("{n} changes, from {top_value} for {top} to {bottom_value} for {bottom}."),
        sign=True,
    )


def breakdown(
    frame: pd.DataFrame,
    *,
    reader: Reader,
    label: str = "item_name",
    code: str = "item",
    rest: str | None = None,
) -> str:
    """The largest parts of a whole, and what is not listed."""
    rows = _sorted(rows_of(frame, label, code, chart="alt.breakdown"))
    unlisted = [row for row in rows if rest is not None and code_of(row, code) == rest]
    listed = [row for row in rows if row not in unlisted]
    parts = [f"{labels.name(row, label, reader)} {_value(row, reader)}" for row in listed[:3]]
    said = reader.plural(
        "{n} part of a whole: {parts}.",
        "{n} parts of a whole; the largest are {parts}.",
        len(listed),
        parts=reader.join(parts),
    )
    if unlisted:
        said += " " + reader.text("Not listed in the source: {amount}.", amount=_value(unlisted[0], reader))
    return said


def stacked(
    frame: pd.DataFrame,
    *,
    reader: Reader,
    label: str = "item_name",
    code: str = "item",
    side_by_side: bool = False,
) -> str:
    """The largest of several wholes, or of bars side by side."""
    rows = rows_of(frame, label, code, chart="alt.stacked")
    if side_by_side:
        return ranking(frame, reader=reader, label=label)
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(code_of(row, code), []).append(row)
    sums = {
        each: labels.worked_out(group, sum(row["value"] for row in group)) for each, group in groups.items()
    }
    wholes = _sorted(list(sums.values()))
    return _extremes(
        wholes,
        [labels.name(row, label, reader) for row in wholes],
        reader,
        message=mark(
            "{n} bars; the highest is {top} with {top_value}, the lowest {bottom} with {bottom_value}."
        ),
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
) -> str:
    """Exports, imports and balance of the last period, or of the largest partner."""
    rows = rows_of(frame, label, code, side, chart="alt.paired")
    drawn = [row for row in rows if row[side] in (exports, imports)]
    whole = [
        row for row in drawn if {exports, imports} <= {each[side] for each in rows if each[code] == row[code]}
    ]
    first = max(whole or drawn, key=lambda row: row["sort_period"] if code == "time_period" else row["value"])
    same = {row[side]: row for row in rows if row[code] == first[code]}
    said = {
        exports: mark("exports {amount}"),
        imports: mark("imports {amount}"),
        **({balance: mark("balance {amount}")} if balance else {}),
    }
    parts = [
        reader.text(text, amount=_value(same[kind], reader)) for kind, text in said.items() if kind in same
    ]
    return reader.text("{name}: {parts}.", name=labels.name(first, label, reader), parts=reader.join(parts))


def series(
    frame: pd.DataFrame,
    *,
    reader: Reader,
    label: str = "ref_area_name",
    code: str | None = None,
    frequency: str | None = None,
) -> str:
    """Where each line begins and ends."""
    by = code or names_of(label)
    rows, _ = frequencies.alike(rows_of(frame, label, by, *WHAT, *NAMES, chart="alt.series"), frequency)
    lines = sorted(grouped(rows, by, label, reader), key=lambda line: -abs(line.rows[-1]["value"]))
    said = [_course(line, reader) for line in lines[:SPOKEN]]
    if len(lines) > SPOKEN:
        said.append(reader.plural("And {n} more line.", "And {n} more lines.", len(lines) - SPOKEN))
    return " ".join(said)


def choropleth(frame: pd.DataFrame, *, reader: Reader, label: str = "counterpart_name") -> str:
    """The highest and the lowest figure on a map."""
    rows = _sorted(rows_of(frame, label, chart="alt.choropleth"))
    return _extremes(
        rows,
        [labels.name(row, label, reader) for row in rows],
        reader,
        message=mark(
            "Map of {n} figures; the highest is {top} with {top_value}, the lowest {bottom} with {bottom_value}."
        ),
    )


def network(offices: pd.DataFrame, *, reader: Reader, chosen: str | None = None) -> str:
    """How many offices of each kind, and what the chosen one serves."""
    kinds = offices["kind"].value_counts()
    parts = [_counted(kind, int(kinds[kind]), reader) for kind in KINDS if kinds.get(kind)]
    said = reader.text("Map of {parts}, with lines from Brussels.", parts=reader.join(parts))
    picked = offices[offices["id"] == chosen]
    if not picked.empty and picked.iloc[0]["serves_names"]:
        countries = reader.join(list(picked.iloc[0]["serves_names"]))
        said += " " + reader.text(
            "{office} serves {countries}.", office=picked.iloc[0]["name"], countries=countries
        )
    return said


_DESCRIPTIONS: Mapping[str, Callable[..., str]] = {
    charts.ranking.__name__: ranking,
    charts.change.__name__: change,
    charts.breakdown.__name__: breakdown,
    charts.stacked.__name__: stacked,
    charts.paired.__name__: paired,
    charts.series.__name__: series,
    charts.choropleth.__name__: choropleth,
    charts.bubbles.__name__: choropleth,
    charts.network.__name__: network,
}


def _sorted(rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: -row["value"])


def _value(row: Row, reader: Reader, *, sign: bool = False) -> str:
    """A figure as it is read out: without the marks that stand on the chart."""
    return reader.amount(
        row["value"],
        measure=row["measure"],
        symbol=row["unit_symbol"] or "",
        decimals=int(row["decimals"]),
        quantum=row.get("quantum", 0.0),
        sign=sign,
    )


def _called(row: Row, label: str, by: Sequence[str], rows: list[Row], reader: Reader) -> str:
    """A bar's name, with what of `by` tells the bars apart."""
    telling = [name for name in by if name != label and len({code_of(each, name) for each in rows}) > 1]
    return ", ".join(labels.name(row, name, reader) for name in (label, *telling))


def _extremes(rows: list[Row], names: list[str], reader: Reader, *, message: str, sign: bool = False) -> str:
    """A message about the first and the last of sorted rows; of a lone one its value."""
    top = _value(rows[0], reader, sign=sign)
    if len(rows) == 1:
        return reader.text("{name}: {parts}.", name=names[0], parts=top)
    bottom = _value(rows[-1], reader, sign=sign)
    fields = {"n": reader.number(len(rows)), "top": names[0], "top_value": top, "bottom": names[-1]}
    return reader.text(message, **fields, bottom_value=bottom)


def _counted(kind: str, n: int, reader: Reader) -> str:
    """So many offices of a kind."""
    if kind == "representation":
        return reader.plural("{n} diplomatic representation", "{n} diplomatic representations", n)
    if kind == "satellite":
        return reader.plural("{n} satellite office", "{n} satellite offices", n)
    if kind == "trade-office":
        return reader.plural("{n} trade office", "{n} trade offices", n)
    return reader.plural("{n} tourism office", "{n} tourism offices", n)


def _course(line: Line, reader: Reader) -> str:
    """From where to where a line runs."""
    first, last = line.rows[0], line.rows[-1]
    fields = {
        "name": line.name,
        "last_value": _value(last, reader),
        "last_period": reader.period(last["time_period"]),
    }
    if len(line.rows) == 1:
        return reader.text("{name}: {last_value} in {last_period}.", **fields)
    return reader.text(
        "{name}: {first_value} in {first_period}, {last_value} in {last_period}.",
        **fields,
        first_value=_value(first, reader),
        first_period=reader.period(first["time_period"]),
    )
