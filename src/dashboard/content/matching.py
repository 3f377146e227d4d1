"""Which figures the filters of a view leave."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from dashboard.data import Package, covers, filtered
from dashboard.view import View


def matches_of(figures: pd.DataFrame, package: Package, view: View) -> dict[str, frozenset[str]]:
    """The ids of the figures that each filter of a view leaves; a filter that is not set has no entry."""
    matches: dict[str, frozenset[str]] = {}
    if view.themes:
        matches["theme"] = frozenset(filtered(figures, package, themes=view.themes)["id"])
    if view.regions:
        matches["region"] = frozenset(filtered(figures, package, regions=view.regions)["id"])
    if view.year:
        periods = zip(figures["id"], figures["time_period"], strict=True)
        matches["year"] = frozenset(one for one, period in periods if covers(period, view.year))
    return matches


def left_by(figures: pd.DataFrame, matches: Mapping[str, frozenset[str]]) -> pd.DataFrame:
    """The figures that all these filters leave."""
    for ids in matches.values():
        kept = [code in ids for code in figures["id"]]
        figures = figures if all(kept) else figures[kept]
    return figures
