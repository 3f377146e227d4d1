"""Figures that a page's script names, picked out of all only when somebody looks at them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class Cut:
    """Some figures of a page. A view that was shown before is drawn from memory and never asks for them."""

    pick: Callable[[], pd.DataFrame]

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

        return Cut(left)
