"""Why two counts of one flow differ: a closed list, and the cases in which each reason is likely."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.data.hierarchy import closure
from dashboard.data.mirror.sides import Row
from dashboard.data.pairs import Pair

REASONS, CASES = "gap-reasons", "gap-reason-cases"

MOST = 10.0
"""A gap of more per cent needs a reason."""

UNEXPLAINED = "unexplained"
"""The reason that says that there is none."""


@dataclass(frozen=True)
class Reason:
    """A likely reason: its code, and the row of the case that makes it so."""

    code: str
    case: Row


class Reasons:
    """The closed list of reasons, and to which pairs they apply."""

    def __init__(self, tables: Mapping[str, pd.DataFrame], members: Mapping[str, Iterable[str]]) -> None:
        self._cases = tables[CASES].to_dict("records")
        self._order = {code: place for place, code in enumerate(tables[REASONS]["id"])}
        self._members = members

    def of(
        self, pair: Pair, gap: float | None, *, our_concept: str, their_concept: str, their_unit: str
    ) -> tuple[Reason, ...]:
        """The likely reasons of a gap in per cent, in the order of their list, each once; where no gap is known, all that
        set the two apart.
        """
        facts = {
            "flow": pair.flow,
            "our_area": pair.area,
            "our_concept": our_concept,
            "their_concept": their_concept,
            "their_unit": their_unit if gap is not None else "",  # what is not converted has no rate
        }
        sign = "" if not gap else "higher" if gap > 0 else "lower"
        found: dict[str, Reason] = {}
        for case in self._cases:
            if (
                all(case[column] in ("", fact) for column, fact in facts.items())
                and (not case["partner"] or pair.partner in closure([case["partner"]], self._members))
                and (not case["sign"] or not sign or case["sign"] == sign)
            ):
                found.setdefault(case["reason"], Reason(case["reason"], case))
        return tuple(sorted(found.values(), key=lambda reason: self._order[reason.code]))
