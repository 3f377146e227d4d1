"""Which of some codes the filters highlight, and what steps back behind them: one rule for every chart."""

from collections.abc import Collection, Mapping

import pandas as pd

PARTNERS = "partners"
"""In frame.attrs: the role of the colour that each of several partners keeps on every chart, by region code."""

OF_REGIONS = ("counterpart", "ref_area")


class Emphasis:
    """Where some of `codes` are `chosen`, the others are muted; where none is, nothing is. What is told apart by colours
    of its `own` keeps them.
    """

    def __init__(
        self, codes: Collection[str], chosen: Collection[str], own: Mapping[str, str] | None = None
    ) -> None:
        self._chosen, self._own = set(codes) & set(chosen), own or {}

    def on(self, code: str) -> bool:
        """Whether a code is chosen."""
        return code in self._chosen

    def keeps(self, code: str, fill: str) -> str:
        """The role of a colour that tells something by itself: only what is muted loses it."""
        return "context" if self._chosen and code not in self._chosen else fill

    def fill(self, code: str, plain: str) -> str:
        """The role of a colour that tells nothing by itself: what has one of its own gets that, what is chosen the
        highlight.
        """
        return (
            self._own[code]
            if code in self._own
            else "highlight"
            if code in self._chosen
            else self.keeps(code, plain)
        )


def own_fills(frame: pd.DataFrame, code: str) -> Mapping[str, str]:
    """The roles of the colours of the partners that stand side by side in a frame, where `code` is a column of regions."""
    found: Mapping[str, str] = frame.attrs.get(PARTNERS, {}) if code in OF_REGIONS else {}
    return found
