"""Figures that a page names, picked out of all only when somebody looks at them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pandas as pd


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
