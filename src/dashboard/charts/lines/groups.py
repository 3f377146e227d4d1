"""Which figures make one line, and what the line is called."""

from dataclasses import dataclass
from itertools import pairwise

from dashboard.charts import labels
from dashboard.charts.observations import Row, code_of
from dashboard.locale import Reader

WHAT = (
    "indicator",
    "ref_area",
    "counterpart",
    "item",
)  # a line never joins figures that differ in one of these
NAMES = tuple(f"{column}_name" for column in WHAT)


@dataclass(frozen=True)
class Line:
    """One line: its code, its name, its figures from old to new."""

    code: str
    name: str
    rows: tuple[Row, ...]


def grouped(rows: list[Row], by: str, label: str, reader: Reader) -> list[Line]:
    """The lines in the order of their codes; those that share a label are called by what tells them apart too.

    Raises ValueError when two figures state the same thing for one period.
    """
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        groups.setdefault((code_of(row, by), *(code_of(row, name) for name in WHAT)), []).append(row)
    telling = [name for name in NAMES if name != label and len({code_of(row, name) for row in rows}) > 1]
    called = [labels.name(group[0], label, reader) for group in groups.values()]
    lines = []
    for key, group in sorted(groups.items()):
        group.sort(key=lambda row: row["sort_period"])
        for before, after in pairwise(group):
            if before["time_period"] == after["time_period"]:
                raise ValueError(
                    f"series: {before['id']} and {after['id']} both state the same for {after['time_period']}; "
                    "choose one of them"
                )
        name = labels.name(group[0], label, reader)
        if called.count(name) > 1:
            name = ", ".join([name, *filter(None, (code_of(group[0], column) for column in telling))])
        lines.append(Line(key[0], name, tuple(group)))
    return lines
