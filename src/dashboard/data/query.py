"""Questions to a frame of figures: which ones, which one of several, which are behind a filter, and how many.

Every function takes a frame of the one shape (see frames), with or without labels, and returns a new one.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd

from . import periods, problems
from .frames import KNOWN_INDICATORS
from .hierarchy import closure
from .regions import choices, expand, reporting

if TYPE_CHECKING:
    from .package import Package

SERIES = ["indicator", "ref_area", "counterpart", "item"]
Codes = str | Collection[str] | None


class SeriesKey(NamedTuple):
    """What the figures of one line share."""

    indicator: str
    ref_area: str
    counterpart: str
    item: str

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> SeriesKey:
        """That of a figure."""
        return cls(*(row[name] for name in SERIES))


def select(
    frame: pd.DataFrame,
    *,
    indicator: Codes = None,
    ref_area: Codes = None,
    counterpart: Codes = None,
    item: Codes = None,
    time_period: Codes = None,
    derived: bool | None = None,
) -> pd.DataFrame:
    """The figures that have these codes: one code or several per column, None for any; item="" for the whole
    only.

    An empty result is fine. Raises KeyError for an indicator that the package does not know: a page misspelt
    it.
    """
    asked = {
        "indicator": indicator,
        "ref_area": ref_area,
        "counterpart": counterpart,
        "item": item,
        "time_period": time_period,
    }
    left = np.arange(len(frame))
    for column, codes in asked.items():
        if codes is not None:
            wanted = [codes] if isinstance(codes, str) else list(codes)
            if column == "indicator":
                _check_indicators(wanted, frame)
            # One column after another: the first leaves few rows for the others to be looked through.
            left = left[frame[column].take(left).isin(wanted).to_numpy()]
    if derived is not None:
        left = left[(frame["derived"].take(left) == derived).to_numpy()]
    return numbered(frame.take(left))


def numbered(made: pd.DataFrame) -> pd.DataFrame:
    """The same frame with its rows numbered from 0; only for one that nobody else has, for it is altered."""
    made.index = pd.RangeIndex(len(made))
    return made


def _check_indicators(wanted: Collection[str], frame: pd.DataFrame) -> None:
    if KNOWN_INDICATORS not in frame.attrs:
        raise ValueError(
            "this frame does not come from a package: its attrs do not say which indicators exist"
        )
    known = frame.attrs[KNOWN_INDICATORS]
    if known is None:  # their table is broken, which is said elsewhere
        return
    for code in wanted:
        if code not in known:
            near = problems.nearest(code, known) or list(known)[:12]
            raise KeyError(f"no indicator {problems.shown(code)}; there are: {', '.join(near)}")


def preferred(frame: pd.DataFrame) -> pd.DataFrame:
    """One figure per series and period, where several sources (or a derivation) give the same quantity.

    Official before press, then printed before derived, then the plain id before those that lengthen it
    (nights-2024 before nights-2024-first-estimate: curators give it to the figure they trust), then the latest
    source date, then the finest quantum, then the order of the frame. The order of what is kept does not
    change.
    """
    places = zip(*(frame[name].tolist() for name in (*SERIES, "time_period")), strict=True)
    rivals: dict[tuple[str, ...], list[int]] = {}
    for number, place in enumerate(places):
        rivals.setdefault(place, []).append(number)
    if len(rivals) == len(frame):
        return frame.reset_index(drop=True)
    stated = [frame[name].tolist() for name in ("id", "authority", "derived", "source_date", "quantum")]
    rows = list(zip(*stated, strict=True))
    kept = sorted(of[0] if len(of) == 1 else _trusted(of, rows) for of in rivals.values())
    return numbered(frame.iloc[kept])


def _trusted(rivals: Sequence[int], rows: Sequence[tuple[str, str, bool, str, float]]) -> int:
    """Of rows that state the same quantity the one to be believed, as `preferred` ranks them."""

    def rank(number: int) -> tuple[bool, bool, bool]:
        one, authority, derived, *_ = rows[number]
        longer = any(one.startswith(f"{rows[other][0]}-") for other in rivals)
        return authority == "press", derived, longer

    best = min(map(rank, rivals))
    left = [number for number in rivals if rank(number) == best]
    newest = max(rows[number][3] for number in left)
    quanta = {number: rows[number][4] for number in left if rows[number][3] == newest}
    return min(quanta, key=lambda number: math.inf if math.isnan(quanta[number]) else quanta[number])


def series(frame: pd.DataFrame) -> Iterator[tuple[SeriesKey, pd.DataFrame]]:
    """The lines in a frame, in the order in which they begin there: key, and figures from old to new."""
    middles = {period: periods.middle(period) for period in frame["time_period"].unique()}
    for key, part in frame.groupby(SERIES, sort=False, dropna=False):
        order = part["time_period"].map(middles).sort_values(kind="stable").index
        yield SeriesKey(*key), part.loc[order].reset_index(drop=True)


def filtered(
    frame: pd.DataFrame, package: Package, themes: Collection[str] = (), regions: Collection[str] = ()
) -> pd.DataFrame:
    """The figures of any of the themes and of any of the regions; no themes, or no regions, means all.

    A figure has the themes of its indicator and of its item; a theme stands for those under it too. A figure
    belongs to a region if its counterpart is the region or lies in it, or if it is the region's own figure:
    it reports on the region itself, or on a part of a chosen country. Raises KeyError for an unknown code.
    """
    mask = pd.Series(True, index=frame.index)
    if themes:
        chosen = _themes(themes, package)
        mask &= frame["indicator"].isin(_with_theme("indicator", chosen, package)) | frame["item"].isin(
            _with_theme("item", chosen, package)
        )
    if regions:
        mask &= frame["counterpart"].isin(expand(regions, package)) | frame["ref_area"].isin(
            reporting(regions, package)
        )
    return frame[mask].reset_index(drop=True)


def counts(frame: pd.DataFrame, package: Package, by: str = "region") -> dict[str, int]:
    """How many figures each region or theme would leave if it were the only one chosen, 0 included.

    `by` is "region" or "theme"; the keys are the codes in the order of their table.
    """
    pairs = {"region": ["counterpart", "ref_area"], "theme": ["indicator", "item"]}
    if by not in pairs:
        raise ValueError(f"counts are by region or by theme, not by {by!r}")
    found = dict.fromkeys(package.table(f"{by}s")["id"], 0)
    for (one, other), number in frame.groupby(pairs[by]).size().items():
        behind = choices(one, other, package) if by == "region" else _theme_choices(one, other, package)
        for code in behind:
            found[code] += int(number)
    return found


def _themes(codes: Collection[str], package: Package) -> frozenset[str]:
    package.check_codes(codes, "themes")
    return closure(codes, package.links("themes", "parent", "id"))


def _with_theme(column: str, themes: Collection[str], package: Package) -> set[str]:
    links = package.links(f"{column}-themes", "theme", column)
    return {code for theme in themes for code in links.get(theme, ())}


def _theme_choices(indicator: str, item: str, package: Package) -> frozenset[str]:
    """The themes under which a figure is found: the other way round of `_themes` and `_with_theme`."""
    own = package.links("indicator-themes", "indicator", "theme").get(indicator, ())
    items = package.links("item-themes", "item", "theme").get(item, ())
    return closure([*own, *items], package.links("themes", "id", "parent"))
