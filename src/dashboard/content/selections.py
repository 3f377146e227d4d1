"""A page's figures as its view asks for them: filters, series and cross-sections, named by dimension.

A cross-section is one period of a breakdown, a series all years. With a region filter they are about the chosen partner
wherever there are figures. Refuses to draw, and to know Streamlit.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Sequence
from functools import cached_property
from typing import Any, TypeVar

import pandas as pd

from dashboard.content.cut import Cut
from dashboard.content.matching import left_by, matches_of
from dashboard.data import (
    REPORTING,
    Package,
    covers,
    expand,
    home,
    is_month,
    is_year,
    latest,
    newest_period,
    preferred,
    select,
)
from dashboard.data.latest import of_one_period
from dashboard.findings import FEW
from dashboard.view import View, is_span

Made = TypeVar("Made")
Codes = str | Collection[str]

WORLD = "wld"


class Selections:
    """The figures of a page, labelled, in one view. `once` keeps what was worked out: it is handed a name that says all
    that the outcome depends on besides the data, the page and the language. `every` gives the figures of all pages: a
    headline may be of another one.
    """

    def __init__(
        self,
        figures: pd.DataFrame,
        package: Package,
        view: View,
        *,
        once: Callable[[Hashable, Callable[[], Made]], Made],
        every: Callable[[], pd.DataFrame],
    ) -> None:
        self.frame, self.package, self.view = figures, package, view
        self._once, self._every = once, every

    # Filters

    @cached_property
    def matches(self) -> dict[str, frozenset[str]]:
        """The ids of the figures that each filter leaves; a filter that is not set has no entry."""
        name = ("matches", self.view.themes, self.view.regions, self.view.year)
        return self._once(name, lambda: matches_of(self.frame, self.package, self.view))

    def matching(self, figures: pd.DataFrame, *, context: Collection[str] = ()) -> pd.DataFrame:
        """The figures that the filters leave. Dimensions named in `context` (theme, region, year) do not filter."""
        return left_by(figures, {name: ids for name, ids in self.matches.items() if name not in context})

    def left(self) -> int:
        """How many of the figures the filters leave."""
        return len(frozenset.intersection(*self.matches.values())) if self.matches else len(self.frame)

    def partner(self, default: str = "usa") -> str:
        """The partner that a page of one partner's story is about: the one chosen, `default` without a choice.

        Of a group that has no figures of its own it is `default` where that is a member, else the member with most
        figures. A choice of Belgium or its parts is a choice of whose figures, not of a partner.
        """
        chosen = [code for code in self.view.regions if code not in home(self.package)]
        if not chosen:
            return default
        behind = self._once("by partner", lambda: self.frame["counterpart"].value_counts().to_dict())
        for code in chosen:
            if behind.get(code):
                return code
        within = expand(chosen, self.package) - home(self.package)
        if default in within:
            return default
        known = [code for code in within if behind.get(code)]
        return max(sorted(known), key=lambda code: behind[code], default=chosen[0])

    def without_figures(self, indicators: Collection[str]) -> list[str]:
        """Those of which nothing is known of the chosen partner, in any period; of others a card had too few to draw."""

        def made() -> frozenset[str]:
            chosen = self.frame["id"].isin(self.matches.get("region", frozenset()))
            return frozenset(self.frame["indicator"][chosen])

        known = self._once(("known", self.view.regions), made)
        return [code for code in indicators if code not in known]

    # Picking

    def _named(self, *name: Hashable, make: Callable[[], pd.DataFrame], **columns: Codes | None) -> Cut:
        asked = tuple(
            (column, codes if isinstance(codes, str | bool | None) else tuple(codes))
            for column, codes in columns.items()
        )
        indicators = columns.get("indicator") or ()
        return Cut(
            lambda: self._once((*name, asked), make).copy(deep=False),
            indicators=(indicators,) if isinstance(indicators, str) else tuple(indicators),
        )

    def select(self, **columns: Codes) -> Cut:
        """The figures with these codes, unfiltered: cards filter for themselves."""
        return self._named("select", make=lambda: select(self.frame, **columns), **columns)

    def series(
        self,
        indicator: Codes,
        *,
        ref_area: Codes | None = None,
        counterpart: Codes | None = None,
        item: Codes | None = "",
        derived: bool | None = None,
        together: bool = False,
    ) -> Cut:
        """All whole years of these indicators, one figure per series and year; where there is none, all that there is.

        Without `ref_area` those of the first of REPORTING that has any; without `counterpart` of all partners, with
        None as `item` of all items. `together` leaves only periods for which every indicator has a figure that has any.
        """
        columns = {"indicator": indicator, "ref_area": ref_area, "counterpart": counterpart, "item": item}

        def made() -> pd.DataFrame:
            found = preferred(select(self.frame, **columns, derived=derived))
            found = found if ref_area is not None else _first_of(found, "ref_area", REPORTING)
            if together:
                found = _together(found)
            whole = found[found["time_period"].map(is_year).astype(bool)]
            return whole if len(whole) else found

        return self._named("series", derived, together, make=made, **columns)

    def months(self, indicator: Codes, **columns: Codes) -> Cut:
        """All months of these series."""

        def made() -> pd.DataFrame:
            found = preferred(select(self.frame, indicator=indicator, **columns))
            return found[found["time_period"].map(is_month).astype(bool)]

        return self._named("months", make=made, indicator=indicator, **columns)

    def newest(self, indicator: Codes, *, together: str = "", **columns: Codes) -> Cut:
        """Of each series the latest figure: their periods may differ, so that whatever draws them must tell them apart.
        Of series that have a code in the column `together` in common, the figures of the latest period that most of them
        have.
        """

        def made() -> pd.DataFrame:
            found = preferred(select(self.frame, indicator=indicator, **columns))
            found = latest(of_one_period(found, together) if together else found)
            return found if "ref_area" in columns else _first_of(found, "ref_area", REPORTING)

        return self._named("newest", make=made, indicator=indicator, together=together, **columns)

    def cross_section(
        self,
        indicator: Codes,
        *,
        over: str | tuple[str, ...] = "counterpart",
        at_least: int = 2,
        ref_area: Codes | None = None,
        counterpart: Codes | None = None,
        item: Codes | None = None,
        derived: bool | None = None,
    ) -> Cut:
        """The figures of one period, one for each code of the column `over` (or of several): of the reader's year where
        there are any, else of the latest whole period with at least so many (of the reader's span of years, if there are
        any in it), the chosen partner's among them if that has one. Where there are fewer, the frame's attrs say so (FEW).

        Of the other columns it takes one code each: the first of those given that has figures. Not given, `ref_area`
        is the first of REPORTING that has any, `counterpart` the world, `item` the whole; over counterparts it is all
        countries abroad, over items all but the whole.
        """
        columns = {"indicator": indicator, "ref_area": ref_area, "counterpart": counterpart, "item": item}
        over = (over,) if isinstance(over, str) else over
        if counterpart is None:
            columns["counterpart"] = WORLD if "counterpart" not in over else self.foreign()
        if item is None and "item" not in over:
            columns["item"] = ""

        def made() -> pd.DataFrame:
            found = preferred(select(self.frame, **columns, derived=derived))
            if item is None and "item" in over:
                found = found[found["item"] != ""]
            if "ref_area" not in over:
                order = REPORTING if ref_area is None else listed(ref_area)
                found = self._one_area(found, order, at_least, loose=ref_area is None)
            for column in ("counterpart", "item"):
                if column not in over and not isinstance(columns[column], str):
                    found = _first_of(found, column, listed(columns[column] or ()))
            found = found[found["time_period"] == self._period(found, at_least)].reset_index(drop=True)
            found.attrs[FEW] = len(found) < at_least
            return found

        return self._named(
            "cross_section", over, at_least, derived, self.view.year, self.view.regions, make=made, **columns
        )

    def side_by_side(self, indicator: Collection[str], **columns: Any) -> Cut:
        """Indicators that state the same by other concepts or methods, of each the latest year in which it stands beside
        another one, with all that stand there.
        """

        def made() -> pd.DataFrame:
            found = self.series(indicator, **columns)()
            kinds = found.groupby("time_period")["indicator"].agg(set)
            shared = {period: codes for period, codes in kinds.items() if len(codes) > 1}
            newest = {
                max(period for period, codes in shared.items() if code in codes)
                for code in set().union(*shared.values())
            }
            return found[found["time_period"].isin(newest)].reset_index(drop=True)

        return self._named("side_by_side", make=made, indicator=indicator, **columns)

    def _period(self, found: pd.DataFrame, at_least: int) -> str:
        among = None
        if self.view.year:
            among = {period for period in set(found["time_period"]) if covers(period, self.view.year)} or None
            if among and not is_span(self.view.year):
                return newest_period(found, at_least=1, among=among)
        about = self._about(found)
        if len(about) and len(about) < len(found):
            enough = found["time_period"].value_counts()
            well = {period for period in among or set(enough.index) if enough[period] >= at_least}
            among = (well & set(about["time_period"])) or among
        return newest_period(found, at_least=at_least, among=among)

    def _about(self, found: pd.DataFrame) -> pd.DataFrame:
        """The figures about the chosen partner; none without a choice."""
        if not self.view.regions:
            return found.head(0)
        within = expand(self.view.regions, self.package) - home(self.package)
        return found[found["counterpart"].isin(within) | found["ref_area"].isin(within)]

    def _one_area(
        self, found: pd.DataFrame, order: Sequence[str], at_least: int, *, loose: bool
    ) -> pd.DataFrame:
        """The figures of the first reporting area that has enough of them, else of the first that has any."""
        if self.view.regions and len(about := self._about(found)):
            order = [*(code for code in order if (about["ref_area"] == code).any()), *order]
        counted = found["ref_area"].value_counts()
        for least in (at_least, 1):
            for code in order:
                if counted.get(code, 0) >= least:
                    return found[found["ref_area"] == code]
        return found[found["ref_area"] == counted.index[0]] if loose and len(counted) else found.head(0)

    # Codes

    def items(self, kind: str) -> list[str]:
        """The codes of all items of a kind."""
        return self._codes("items", kind)

    def foreign(self) -> list[str]:
        """The codes of all countries but Belgium."""
        return [code for code in self._codes("regions", "country") if code not in home(self.package)]

    def members(self, group: str) -> frozenset[str]:
        """The codes of all regions in a group."""
        return self._once(("members", group), lambda: expand([group], self.package))

    def _codes(self, table: str, kind: str) -> list[str]:
        def made() -> list[str]:
            rows = self.package.table(table)
            return rows["id"][rows["kind"] == kind].tolist()

        return [*self._once(("codes", table, kind), made)]


def _together(found: pd.DataFrame) -> pd.DataFrame:
    """The figures of periods for which every indicator among them has one."""
    every = set(found["indicator"])
    kinds = found.groupby("time_period")["indicator"].agg(set)
    return found[found["time_period"].isin([period for period, codes in kinds.items() if codes == every])]


def listed(codes: Codes) -> tuple[str, ...]:
    """One code or several, as several."""
    return (codes,) if isinstance(codes, str) else tuple(codes)


def _first_of(found: pd.DataFrame, column: str, order: Sequence[str]) -> pd.DataFrame:
    """The figures with the first of these codes that has any; with none of them, all."""
    there = set(found[column])
    first = next((code for code in order if code in there), None)
    return found if first is None else found[found[column] == first]
