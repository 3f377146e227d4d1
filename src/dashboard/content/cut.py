"""Figures that a page names, picked out of all only when somebody looks at them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field

import pandas as pd

from dashboard.findings import AMONG


@dataclass(frozen=True)
class Cut:
    """Some figures of a page. A view that was shown before is drawn from memory and never asks for them.

    `indicators` are those asked for, so that what is not there can be named.
    """

    pick: Callable[[], pd.DataFrame]
    indicators: tuple[str, ...] = field(default=(), kw_only=True)

    def __call__(self) -> pd.DataFrame:
        """The figures, in a frame that the caller may do with as it likes."""
        return self.pick()

    def without(self, **columns: str) -> Cut:
        """The others than those with these codes."""

        def left() -> pd.DataFrame:
            found = self.pick()
            for column, code in columns.items():
                found = found[found[column] != code]
            return found

        return Cut(left, indicators=self.indicators)

    def with_any(self, *indicators: str) -> Cut:
        """All of them where one is of these indicators, else none: what would say nothing without them."""

        def left() -> pd.DataFrame:
            found = self.pick()
            return found if found["indicator"].isin(indicators).any() else found.head(0)

        return Cut(left, indicators=self.indicators)

    def at_least(self, marks: int, *, periods: int = 1) -> Cut:
        """All of them where there are so many, of so many periods, else none: what is better said as headline numbers
        than drawn.
        """

        def left() -> pd.DataFrame:
            found = self.pick()
            return (
                found if len(found) >= marks and found["time_period"].nunique() >= periods else found.head(0)
            )

        return Cut(left, indicators=self.indicators)

    def largest(self, most: int, *, keep: Collection[str] = ()) -> Cut:
        """The largest of them, and those whose partner is among `keep`; ranks are told among all (AMONG)."""

        def left() -> pd.DataFrame:
            found = self.pick()
            kept = set(found["value"].nlargest(most).index)
            shown = found[found.index.isin(kept) | found["counterpart"].isin(keep)].copy(deep=False)
            shown.attrs[AMONG] = tuple(found["value"])
            return shown

        return Cut(left, indicators=self.indicators)
