"""The key figures of a one-pager: of each kind the newest with its trend, and a sentence for each that there is none of.

What is compared or subtracted is of one year, one area and one concept, and says so. Where a partner has few, what else is
known of it joins them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from dashboard.content import table
from dashboard.content.age import aged
from dashboard.content.dossier.absent import absent, said_of
from dashboard.content.dossier.asked import Asked, Row
from dashboard.content.dossier.kinds import (
    BALANCE,
    EXPORTS,
    IMPORTS,
    KINDS,
    POSTS,
    SCALES,
    SERVICES,
    Held,
    Kind,
    kinds_of,
    rank,
    says_nothing,
)  # fmt: skip
from dashboard.content.dossier.trend import trend
from dashboard.content.figures import RELATIVE
from dashboard.content.headline import named
from dashboard.content.selections import WORLD
from dashboard.data import REPORTING, STANDING, expand
from dashboard.data.arithmetic import worked_out
from dashboard.data.comparison import Line
from dashboard.findings import is_move
from dashboard.locale import mark
from dashboard.render.one_pager import POINTS, KeyFigure
from dashboard.view import View

FEWEST, MOST = 5, 8
"""So many key figures at least, where there are as many; and at most."""

OF_KIND = {kind.code: kind for kind in KINDS}


@dataclass(frozen=True)
class KeyFigures:
    """Key figures with the rows that they are; what they say of being compared; and a sentence for each kind of which
    there is none.
    """

    figures: tuple[KeyFigure, ...]
    rows: tuple[Row, ...]
    absent: tuple[str, ...]


def key_figures(asked: Asked, partner: str, figures: pd.DataFrame) -> KeyFigures:
    """Those of a partner, or of a theme ("" for the partner), from all figures about it."""
    return _Chooser(asked, partner, figures).chosen()


class _Chooser:
    def __init__(self, asked: Asked, partner: str, figures: pd.DataFrame) -> None:
        self.asked, self.partner, self.all = asked, partner, figures
        self.package, self.reader = asked.page.package, asked.reader
        self.held = Held(figures, partner, self.package)
        self.rows: list[Row] = []

    def chosen(self) -> KeyFigures:
        asked, found = self.asked, list[KeyFigure]()
        missing: list[str] = []
        if self.partner:
            pair = self.held.pair(OF_KIND[EXPORTS], OF_KIND[IMPORTS])
            for kind in kinds_of(self.partner, self.package):
                key = self._posts() if kind.code == POSTS else self._of(kind, pair)
                if key is not None:
                    found.append(key)
                elif not asked.page.view.themes:
                    missing.append(absent(asked, self.held, kind))
        if len(found) < FEWEST:
            found += self._further((FEWEST if self.partner else MOST) - len(found))
        if len(found) < FEWEST and not missing:
            nothing = mark("No further figure is held about this."), mark("No figure is held about this.")
            missing.append(asked.text(nothing[not found]))
        return KeyFigures(tuple(found), tuple(self.rows), tuple(missing))

    def _of(self, kind: Kind, pair: tuple[Row, Row] | None) -> KeyFigure | None:
        if kind.code == BALANCE and pair is not None:
            return self._balance(*pair)
        line = self.held.newest(kind)
        if line is None:
            return None
        beside = [*self._common(kind, line, pair), *self._ours(kind, line), *self._newer(line)]
        if kind.code == SERVICES:
            beside += self._imports_of_services(line)
        return self._key(kind.code, line, beside)

    def _key(self, code: str, line: Line, beside: Sequence[str]) -> KeyFigure:
        """A line's latest figure as a key figure."""
        cell = line.filled[0]
        row = cell.shown
        self.rows += [row, *(each for each in cell.years if each["id"] != row["id"])]
        changed = trend(self.asked, self.held, line)
        years = cell.years if len(cell.years) >= POINTS else ()
        return self._told(code, row, beside, changed=changed, years=years)

    def _told(
        self, code: str, row: Row, beside: Sequence[str], *, changed: str = "", years: tuple[Row, ...] = ()
    ) -> KeyFigure:
        asked = self.asked
        return KeyFigure(
            code,
            named(row),
            self._amount(row),
            aged(self.reader.period(row["time_period"]), row["time_period"], self.reader),
            self._whose(row),
            tuple((badge.text, badge.kind) for badge in table.badges_of(row, self.reader)),
            tuple(beside),
            changed,
            years,
            asked.said(row).value.to,
            (asked.citations.cite(row).number,),
        )

    def _amount(self, row: Row) -> str:
        return said_of(row, self.asked)

    def _whose(self, row: Row) -> str:
        """Whose figure it is; of the partner's own about us also with whom."""
        own = row["ref_area"] == self.partner or not self.partner
        other = row["counterpart"] not in (WORLD, row["ref_area"])
        return (
            f"{row['ref_area_name']} – {row['counterpart_name']}"
            if own and other
            else str(row["ref_area_name"])
        )

    # What stands beside a figure

    def _common(self, kind: Kind, line: Line, pair: tuple[Row, Row] | None) -> Iterator[str]:
        """Of exports and imports that are not of one year and area: those that can be compared with one another; of imports
        also that there are none.
        """
        if pair is None and kind.code == IMPORTS and self.held.newest(OF_KIND[EXPORTS]) is not None:
            other = self.asked.text(OF_KIND[EXPORTS].name)
            yield self.asked.text(
                "Not to be compared with {other}: another year or another count.", other=other
            )
        if kind.code not in (EXPORTS, IMPORTS) or pair is None:
            return
        mine = pair[0] if kind.code == EXPORTS else pair[1]
        if mine["id"] == line.filled[0].shown["id"]:
            return
        other = OF_KIND[IMPORTS if kind.code == EXPORTS else EXPORTS]
        yield self.asked.text(
            "For comparison with {other}: {amount} in {period} ({whose}).",
            other=self.asked.text(other.name),
            amount=self._amount(mine),
            period=self.reader.period(mine["time_period"]),
            whose=mine["ref_area_name"],
        )

    def _ours(self, kind: Kind, line: Line) -> Iterator[str]:
        """Where another's figure leads because it is newer: Flanders' own."""
        if line.whose == REPORTING[0] or not line.whose:
            return
        found = [
            cell.shown
            for one, cell in self.held.reported(kind.indicators)
            if one.whose == REPORTING[0] and cell.shown["measure"] == line.row["measure"]
        ]
        if found:
            row = min(found, key=rank)
            yield self.asked.text(
                "{whose}: {amount} ({period}).",
                whose=row["ref_area_name"],
                amount=self._amount(row),
                period=self.reader.period(row["time_period"]),
            )

    def _newer(self, line: Line) -> Iterator[str]:
        """The latest official figure where the press leads, and a newer one of a part of a year."""
        cell = line.filled[0]
        for message, row in (
            (mark("Latest official figure ({period}): {amount}."), cell.official),
            (mark("Newer, of a part of a year ({period}): {amount}."), cell.newer),
        ):
            if row is not None:
                period = self.reader.period(row["time_period"])
                yield self.asked.text(message, period=period, amount=self._amount(row))

    def _read(self, line: Line) -> tuple[str, ...]:
        """How a figure on the scale of a model is read."""
        return (line.row["definition"],) if line.row["unit"] in SCALES else ()

    def _imports_of_services(self, line: Line) -> Iterator[str]:
        other = self.held.own.get((line.indicator.replace("exports", "imports"), line.whose))
        row = other.filled[0].of(line.filled[0].shown["time_period"]) if other else None
        if row is not None and other is not line:
            yield self.asked.text("Imports in the same year: {amount}.", amount=self._amount(row))

    # What is worked out here

    def _balance(self, sold: Row, bought: Row) -> KeyFigure:
        """Exports less imports of one year, by one concept and of one area; as a source states it where one does."""
        concept = OF_KIND[EXPORTS].indicators.index(sold["indicator"])
        line = self.held.own.get((OF_KIND[BALANCE].indicators[concept], self._area(sold)))
        stated = line.filled[0].of(sold["time_period"]) if line else None
        how = self.asked.text(
            "Exports of {exports} less imports of {imports}, both of {period} and of {whose}.",
            exports=table.short(sold, self.reader), imports=table.short(bought, self.reader),
            period=self.reader.period(sold["time_period"]), whose=sold["ref_area_name"],
        )  # fmt: skip
        self.rows += [sold, bought]
        if stated is not None and line is not None:
            self.rows.append(stated)
            years = line.filled[0].years
            return self._told(BALANCE, stated, [how], years=years if len(years) >= POINTS else ())
        result = worked_out("difference", sold, bought)
        row = {**sold, "value": result.rounded, "quantum": result.quantum, "derived": True, "obs_status": ""}
        name = self.package.names("indicators", self.reader.lang)[OF_KIND[BALANCE].indicators[concept]]
        told = self._told(BALANCE, sold, [how])
        marks = tuple((badge.text, badge.kind) for badge in table.badges_of(row, self.reader))
        references = tuple(dict.fromkeys(self.asked.citations.cite(each).number for each in (sold, bought)))
        return replace(told, what=name, amount=self._amount(row), marks=marks, references=references, to="")

    def _area(self, row: Row) -> str:
        return "" if row["ref_area"] == self.partner else str(row["ref_area"])

    def _posts(self) -> KeyFigure | None:
        """How many posts and offices stand there."""
        every = self.asked.page.offices(every=True)
        there = every[
            every["region"].isin(expand([self.partner], self.package)) & every["status"].isin(STANDING)
        ]
        if there.empty:
            return None
        newest = max(there["source_date"])
        view = View(lang=self.asked.page.view.lang, regions=(self.partner,))
        references = dict.fromkeys(self.asked.citations.cite(row).number for row in there.to_dict("records"))
        whose = self.package.names("regions", self.reader.lang)[REPORTING[0]]
        return KeyFigure(
            POSTS,
            self.asked.text("Posts and offices"),
            self.reader.number(len(there)),
            self.reader.period(newest) if newest else "",
            whose,
            to=self.asked.to_page("diplomatic-network", "", view).to,
            references=tuple(references)[:3],
        )

    def _further(self, most: int) -> list[KeyFigure]:
        """What else is known: what is of the whole first, levels before shares, whole years first, the newest first, of
        each indicator one.
        """
        told = {row["id"] for row in self.rows}
        own = set(self.held.own.values())
        lines = [one for one in self.held.further(FEWEST) if not says_nothing(one.row)]
        found = [one for one in lines if not (one.row["id"] in told or is_move(one.indicator))]
        order = {code: place for place, code in enumerate(self.package.table("indicators")["id"])}
        found.sort(
            key=lambda one: (one not in own, self._weight(one), order[one.indicator], -abs(one.row["value"]))
        )
        leading: dict[str, Line] = {}
        for one in found:
            leading.setdefault(one.indicator, one)
        return [
            self._key(one.indicator, one, [*self._newer(one), *self._read(one)])
            for one in list(leading.values())[:most]
        ]

    def _weight(self, line: Line) -> tuple:
        row = line.row
        return row["measure"] in RELATIVE, *rank(row)[:2], row["authority"] == "press", rank(row)[2]
