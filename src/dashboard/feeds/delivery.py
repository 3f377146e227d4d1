"""What an answer of a provider says, whatever its format: series of codes with values, word for word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Cell(NamedTuple):
    """One value as delivered: the codes of its series in the order of `Delivery.columns`, period, number, flags.

    `value` is "" where the provider has or gives none; `line` is where it stands in the answer, 0 where the format has
    no lines of cells.
    """

    codes: tuple[str, ...]
    period: str
    value: str
    flag: str
    line: int = 0


@dataclass(frozen=True)
class Delivery:
    """All that an answer says. `dimensions` and `attributes` (small letters) name the codes of each cell.

    `release` is the day that the provider states for the data, `structure` the version of its structure: "" where the
    answer does not say.
    """

    dimensions: tuple[str, ...]
    cells: Sequence[Cell]
    attributes: tuple[str, ...] = ()
    release: str = ""
    structure: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the codes of each cell: dimensions, then attributes."""
        return (*self.dimensions, *self.attributes)
