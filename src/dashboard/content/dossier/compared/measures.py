"""What a comparison over time is measured in: as it is stated, as a share of the total, from a common year, by inhabitants.

What is worked out here is marked as such, is as doubtful as the worst of its inputs and carries no finer digits. Where a
measure cannot be had there is a sentence that says why.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import chain

import pandas as pd

from dashboard.charts.labels import worked_out
from dashboard.content.page import Page
from dashboard.data import is_year, preferred, records, select
from dashboard.data.comparison import Line
from dashboard.data.latest import Row
from dashboard.locale import mark

ABSOLUTE, SHARE, INDEX, HEAD = "absolute", "share", "index", "head"
NAMES: Mapping[str, str] = {
    ABSOLUTE: mark("Absolute"),
    SHARE: mark("Share of the total"),
    INDEX: mark("Index"),
    HEAD: mark("Per inhabitant"),
}
"""The measures by their codes, with their names."""

ADDED = ("money", "count", "mass", "volume")
"""Quantities of which a part can be taken, and that can be divided among people."""

FROM = 100.0  # what an index begins with
THOUSAND = 1000  # inhabitants by which what is counted is divided; money is divided by one


@dataclass(frozen=True)
class Measured:
    """One thing measured of several partners over time: `rows` by partner, from old to new; `what` it is called; the
    figures behind it besides the partners' own; what must be known of it.
    """

    rows: Mapping[str, tuple[Row, ...]]
    what: str
    behind: tuple[Row, ...] = ()
    note: str = ""
    worked_out: bool = True

    @property
    def shared(self) -> list[str]:
        """The years for which every partner has a figure, from old to new."""
        return _shared(self.rows)


def measured(page: Page, line: Line, partners: tuple[str, ...], measure: str) -> Measured | str:
    """The yearly figures of a line in a measure, or why there are none."""
    own = {
        partner: cell.years
        for partner, cell in zip(partners, line.cells, strict=True)
        if cell is not None and cell.years
    }
    plain = Measured(own, line.row["indicator_name"], worked_out=False)
    return plain if measure == ABSOLUTE else _WORKED_OUT[measure](page, line, plain)


def offered(page: Page, line: Line, partners: tuple[str, ...]) -> list[str]:
    """The measures in which a line can be had."""
    return [each for each in NAMES if isinstance(measured(page, line, partners, each), Measured)]


def _share(page: Page, line: Line, plain: Measured) -> Measured | str:
    none = page.text("{what}: no total to take a share of.", what=plain.what)
    if line.row["measure"] not in ADDED or line.partner or not line.whose:
        return none
    every = select(
        page.figures, indicator=line.indicator, ref_area=line.whose, counterpart="wld", item=line.item
    )
    totals = {row["time_period"]: row for row in records(preferred(every)) if row["value"] > 0}
    rows = {
        partner: tuple(
            {
                **_divided(row, totals[row["time_period"]], 100.0),
                **_PERCENT,
                "unit_name": page.text("per cent"),
            }
            for row in some
            if row["time_period"] in totals
        )
        for partner, some in plain.rows.items()
    }
    years = {row["time_period"] for row in chain(*rows.values())}
    if len(years) < 2 or not all(rows.values()):
        return none
    what = page.text(
        "{what}, share of the total of {whose}", what=plain.what, whose=line.row["ref_area_name"]
    )
    behind = tuple(totals[year] for year in sorted(years))
    return Measured(rows, what, behind, page.text("Shares are worked out of the total of the same year."))


def _index(page: Page, line: Line, plain: Measured) -> Measured | str:
    shared = plain.shared
    first = next(
        (year for year in shared if all(_of(some, year)["value"] > 0 for some in plain.rows.values())), ""
    )
    if line.row["measure"] not in ADDED or not first or first == shared[-1]:
        return page.text("{what}: no year that all of them share to begin an index with.", what=plain.what)
    rows = {
        partner: tuple(
            {**_divided(row, _of(some, first), FROM), **_NUMBER, "unit_name": page.text("index")}
            for row in some
            if row["time_period"] >= first
        )
        for partner, some in plain.rows.items()
    }
    what = page.text("{what}, index ({year} = 100)", what=plain.what, year=first)
    return Measured(rows, what)


def _head(page: Page, line: Line, plain: Measured) -> Measured | str:
    every = select(page.figures, indicator="inhabitants", ref_area=list(plain.rows), item="")
    held: dict[str, list[Row]] = {}
    for row in records(preferred(every)):
        if is_year(row["time_period"]) and row["value"] > 0:
            held.setdefault(row["ref_area"], []).append(row)
    names = page.package.names("regions", page.reader.lang)
    lacking = [names[partner] for partner in plain.rows if partner not in held]
    if lacking:
        return page.text(
            "Not to be had per inhabitant: the inhabitants of {names} are not known.",
            names=page.reader.join(lacking),
        )
    if line.row["measure"] not in ADDED or "person" in line.row["unit"] or line.indicator == "inhabitants":
        return page.text("{what}: not to be divided among inhabitants.", what=plain.what)
    money = line.row["measure"] == "money"
    unit = (
        page.text("{unit} per inhabitant", unit=line.row["unit_name"])
        if money
        else page.text("per 1,000 inhabitants")
    )
    rows, behind, other = {}, {}, set()
    for partner, some in plain.rows.items():
        made = []
        for row in some:
            people = min(
                held[partner], key=lambda one: abs(int(one["time_period"]) - int(row["time_period"]))
            )
            behind[people["id"]] = people
            divided = _divided(row, people, 1.0 if money else THOUSAND)
            if people["time_period"] != row["time_period"]:
                other.add(people["time_period"])
                divided["obs_status"] = "E" if divided["obs_status"] == "A" else divided["obs_status"]
            made.append({**divided, **({"decimals": 2} if money else _NUMBER), "unit_name": unit})
        rows[partner] = tuple(made)
    note = page.text(
        "Divided by the inhabitants of {years}, also for other years: none are held of these.",
        years=page.reader.join(sorted(other)),
    ) if other else ""  # fmt: skip
    said = mark("{what} per inhabitant") if money else mark("{what} per 1,000 inhabitants")
    return Measured(rows, page.text(said, what=plain.what), tuple(behind.values()), note)


_WORKED_OUT: Mapping[str, Callable[[Page, Line, Measured], Measured | str]] = {
    SHARE: _share,
    INDEX: _index,
    HEAD: _head,
}
_PERCENT = {"unit": "percent", "measure": "percent", "unit_symbol": "%", "decimals": 1}
_NUMBER = {"unit": "ratio", "measure": "ratio", "unit_symbol": "", "decimals": 1}


def _divided(row: Row, by: Row, times: float) -> dict:
    """So many times the one over the other, with the coarser of their digits."""
    value = row["value"] / by["value"] * times
    fine = [
        one["quantum"] / abs(one["value"])
        for one in (row, by)
        if one["value"] and one["quantum"] == one["quantum"]
    ]
    made = dict(worked_out([dict(row), dict(by)], value))
    return {**made, "quantum": abs(value) * max(fine, default=0.0), "indicator": row["indicator"]}


def _of(some: tuple[Row, ...], year: str) -> Row:
    return next(row for row in some if row["time_period"] == year)


def _shared(rows: Mapping[str, tuple[Row, ...]]) -> list[str]:
    years = [{row["time_period"] for row in some} for some in rows.values()]
    return sorted(set.intersection(*years)) if years else []


def framed(found: Measured) -> pd.DataFrame:
    """The figures in one frame, called by what is measured."""
    rows = [{**row, "indicator_name": found.what} for some in found.rows.values() for row in some]
    return pd.DataFrame(rows)
