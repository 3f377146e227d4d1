"""Which of some codes the filters highlight, and what steps back behind them: one rule for every chart."""

from collections.abc import Collection


class Emphasis:
    """Where some of `codes` are `chosen`, the others are muted; where none is, nothing is."""

    def __init__(self, codes: Collection[str], chosen: Collection[str]) -> None:
        self._chosen = set(codes) & set(chosen)

    def on(self, code: str) -> bool:
        """Whether a code is chosen."""
        return code in self._chosen

    def keeps(self, code: str, fill: str) -> str:
        """The role of a colour that tells something by itself: only what is muted loses it."""
        return "context" if self._chosen and code not in self._chosen else fill

    def fill(self, code: str, plain: str) -> str:
        """The role of a colour that tells nothing by itself: what is chosen gets the highlight."""
        return "highlight" if code in self._chosen else self.keeps(code, plain)
