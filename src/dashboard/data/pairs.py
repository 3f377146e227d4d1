"""Two figures of one flow, ours and the partner's; `mirror` finds them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Pair:
    """One flow as two sides count it in one year: ids of figures, ours and the partner's.

    `told` is the partner's in our unit: the same, one that was converted, or "" where no rate is held; then `gap` and
    `percent` are "" as well.
    """

    flow: str
    area: str
    partner: str
    period: str
    ours: str
    theirs: str
    told: str = ""
    gap: str = ""
    percent: str = ""
