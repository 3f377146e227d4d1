"""All that a page may ask of its figures: what it selects (see selections), and its headline numbers.

A headline is the latest figure of a series, with a change and a rank of that very period alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import pandas as pd

from dashboard.content.matching import left_by, matches_of
from dashboard.content.selections import WORLD, Codes, Selections, listed
from dashboard.data import REPORTING, is_year, latest_of, of_period, preferred, records, select
from dashboard.data.latest import STOCKS, Latest, Row, time_order
from dashboard.findings import is_move

RELATIVE = ("percent", "points", "rank")
"""Measures that say how much of something else, or how it stands among others."""


@dataclass(frozen=True)
class Lead:
    """What a headline number is made of: the figure, how it changed and where it ranks in that very period, and where it
    is of the press the latest official figure; the latest for a part of the year after it, and of a year that of the year
    before. All are labelled rows.
    """

    figure: Row
    change: Row | None = None
    rank: Row | None = None
    official: Row | None = None
    newer: Row | None = None
    before: Row | None = None


class Figures(Selections):
    """The figures of a page in one view."""

    def headline(
        self,
        indicator: str,
        *,
        ref_area: str | None = None,
        counterpart: str | None = None,
        item: str = "",
        change: str | None = None,
        rank: str | tuple[str, str] | None = None,
    ) -> Lead | None:
        """The latest figure of a series that the filters leave, with its `change` and its `rank` where these indicators
        have a figure for that very period (`rank` may name the item that says which ranking). None where there is none.

        With a region filter the series is that of the chosen partner; of several the one asked for, then Flanders',
        then Belgium's.
        """

        def made() -> Lead | None:
            shown = self._latest(indicator, item, ref_area, counterpart)
            return None if shown is None else self._lead(shown, change, rank)

        asked = (indicator, ref_area, counterpart, item, change, rank)
        return self._once(("headline", asked, self.view.themes, self.view.regions, self.view.year), made)

    def _latest(
        self, indicator: str, item: str, ref_area: str | None = None, counterpart: str | None = None
    ) -> Latest | None:
        """The latest figure of the series that `headline` tells of."""
        found = select(self.frame, indicator=indicator, item=item)
        if found.empty:
            found = select(self._every(), indicator=indicator, item=item)
            left = matches_of(found, self.package, self.view)
        else:
            left = self.matches
        series = self._series(preferred(left_by(found, left)), ref_area, counterpart)
        return None if series is None else latest_of(records(series), stocks=self._stocks)

    def _lead(
        self, latest: Latest, change: str | None = None, rank: str | tuple[str, str] | None = None
    ) -> Lead:
        shown = latest.shown
        return Lead(
            shown,
            *self._beside(shown, change, rank),
            official=latest.official,
            newer=latest.newer,
            before=self._before(shown),
        )

    def stated(self, indicator: str, **columns: str) -> Row:
        """The latest figure of a series, whatever the filters: for what a sentence compares with.

        Raises ValueError where there is none.
        """
        found = preferred(select(self.frame, indicator=indicator, **columns))
        return latest_of(records(found), stocks=self._stocks).shown

    def leading(
        self, most: int, *, subject: str | None = None, but: Collection[str] = ()
    ) -> tuple[Lead, ...]:
        """Headlines about the chosen partner where a page's own are not about it: the latest of each indicator, what
        matters most first (see `_weight`); of several series the one that `headline` would take. None without a choice,
        and none of the figures `but`.
        """
        if not self.view.regions:
            return ()

        def ranked() -> tuple[Latest, ...]:
            frame = self.frame if subject is None else self.frame[self.frame["subject"] == subject]
            found = self.matching(frame[frame["counterpart"] != frame["ref_area"]])
            order = {code: place for place, code in enumerate(self.package.table("indicators")["id"])}
            asked = sorted(
                set(zip(found["indicator"], found["item"], strict=True)),
                key=lambda each: (each[1] != "", order[each[0]], each[1]),
            )
            told: dict[str, Latest] = {}
            for indicator, item in asked:
                latest = None if indicator in told else self._latest(indicator, item)
                if latest is not None:
                    told[indicator] = latest
            return tuple(sorted(told.values(), key=lambda each: self._weight(each.shown)))

        found = self._once(("leading", subject, self.view.themes, self.view.regions, self.view.year), ranked)
        others = [each for each in found if each.shown["id"] not in but]
        return tuple(map(self._lead, others[:most]))

    def newest_about(self, indicators: Codes, ref_area: str, *, item: str = "") -> Row | None:
        """The newest figure of the chosen partner that an area states, by whichever of these indicators: whole years
        first, then the newest, official before press, then as they are listed. None where there is none.
        """
        codes = listed(indicators)

        def made() -> Row | None:
            found = select(self.frame, indicator=codes, ref_area=ref_area, item=item)
            rows = records(preferred(self.matching(found)))
            regions = list(self.view.regions)
            return max(
                rows,
                key=lambda row: (
                    -regions.index(row["counterpart"]) if row["counterpart"] in regions else -len(regions),
                    self._when(row),
                    row["authority"] != "press",
                    -codes.index(row["indicator"]),
                ),
                default=None,
            )

        return self._once(
            ("newest about", codes, ref_area, item, self.view.themes, self.view.regions, self.view.year), made
        )

    def _when(self, row: Row) -> tuple[int, float, float]:
        return time_order(row["time_period"], stock=row["indicator"] in self._stocks)

    def _weight(self, row: Row) -> tuple:
        """Wholes before parts, levels before shares and these before growth, whole years before parts of years, the
        newest first, official before press.
        """
        whole, end, _ = self._when(row)
        relative = row["measure"] in RELATIVE
        return (
            row["item"] != "",
            relative and is_move(row["indicator"]),
            relative,
            -whole,
            -end,
            row["authority"] == "press",
        )

    @property
    def _stocks(self) -> frozenset[str]:
        return frozenset(self.frame.attrs.get(STOCKS, ()))

    def _series(
        self, found: pd.DataFrame, ref_area: str | None, counterpart: str | None
    ) -> pd.DataFrame | None:
        """Of figures of one indicator those of the series that a headline is about."""
        regions = list(self.view.regions)
        if not regions:
            for column, code in (("ref_area", ref_area), ("counterpart", counterpart)):
                if code is not None:
                    found = found[found[column] == code]

        places: dict[tuple[str, str], list[int]] = {}
        for place, key in enumerate(
            zip(found["ref_area"].tolist(), found["counterpart"].tolist(), strict=True)
        ):
            places.setdefault(key, []).append(place)
        values = found["value"].tolist()

        def rank(key: tuple[str, str]) -> tuple:
            area, partner = key
            return (
                counterpart is not None and partner != counterpart,
                ref_area is not None and area != ref_area,
                regions.index(partner) if partner in regions else len(regions),
                REPORTING.index(area) if area in REPORTING else len(REPORTING),
                partner != WORLD,
                -max(values[place] for place in places[key]),
                key,
            )

        # By hand: grouping costs pandas as much as all else of a headline.
        return found.iloc[places[min(places, key=rank)]] if places else None

    def _before(self, shown: Row) -> Row | None:
        """The figure of the year before, of the same series."""
        if not is_year(shown["time_period"]):
            return None
        same = {name: shown[name] for name in ("indicator", "ref_area", "counterpart", "item")}
        year = str(int(shown["time_period"]) - 1)
        return of_period(select(self._every(), **same), year)

    def _beside(
        self, shown: Row, change: str | None, rank: str | tuple[str, str] | None
    ) -> Iterator[Row | None]:
        indicator, item = rank if isinstance(rank, tuple) else (rank, shown["item"])
        for code, of in ((change, shown["item"]), (indicator, item)):
            if code is None:
                yield None
                continue
            same = select(
                self._every(),
                indicator=code,
                ref_area=shown["ref_area"],
                counterpart=shown["counterpart"],
                item=of,
            )
            yield of_period(same, shown["time_period"])
