"""Dated findings about a partner or a theme, chosen by the rule by which pages open with theirs, and the newest event.

What the key figures tell already is not told again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import pandas as pd

from dashboard.content import openings, table
from dashboard.content.dossier.asked import Asked, Row
from dashboard.content.dossier.kinds import COUNTS, SCALES
from dashboard.content.mirror import contested
from dashboard.content.selections import WORLD
from dashboard.data import REPORTING, SeriesKey, bounds, expand, home, is_group, preferred
from dashboard.data.dossier import countries_of, groups_of
from dashboard.data.query import SERIES
from dashboard.findings import OPENINGS, Leading, leading, moved
from dashboard.locale import today
from dashboard.render.one_pager import Entry


@dataclass(frozen=True)
class Dated:
    """Something to tell, with the time until which it goes, and the figures that it tells of."""

    until: float
    entry: Entry
    rows: tuple[Row, ...] = ()


def dated(
    asked: Asked, partner: str, figures: pd.DataFrame, events: pd.DataFrame, but: Collection[Row]
) -> tuple[Dated, ...]:
    """The findings, the newest first: the newest event, what both sides count most differently, and of the figures that
    are not `but` what leads them; where these are few, what leads those of the groups that the partner belongs to, or of
    its own members.
    """
    found = [*_newest_event(asked, events), *_contested(asked, partner)]
    for part in _pools(asked, partner, figures, but):
        if len(found) < OPENINGS:
            found += _leading(asked, part)
    return tuple(sorted(found[:OPENINGS], key=lambda one: -one.until))


def _pools(asked: Asked, partner: str, figures: pd.DataFrame, but: Collection[Row]) -> Iterator[pd.DataFrame]:
    """The figures to find something in, one lot after the other."""
    about = _about(asked, partner, figures)
    known = _known(about, but) | about["concept"].isin(COUNTS)
    itself = about["counterpart"].eq(WORLD) & (about["ref_area"] == partner)
    bare = itself & about["unit"].isin(SCALES)
    yield about[~known & ~itself]
    yield about[~known & itself & ~bare]
    yield from _of_others(asked, partner, figures)
    yield about[~known & bare]
    yield about[about["concept"].isin(COUNTS)]


def _known(about: pd.DataFrame, but: Collection[Row]) -> pd.Series:
    """Which figures key figures tell already: those of their series, and the moves of these in the very year."""
    told = {SeriesKey.of(row) for row in but}
    moves = {(SeriesKey.of(row), row["time_period"]) for row in but}
    known = [
        SeriesKey.of(row) in told
        or (SeriesKey.of(row)._replace(indicator=moved(row["indicator"])), row["time_period"]) in moves
        for row in about[[*SERIES, "time_period"]].to_dict("records")
    ]
    return pd.Series(known, index=about.index, dtype="bool")


def _of_others(asked: Asked, partner: str, figures: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """The figures about the members of a group, then about what the partner is a part of, the nearest first."""
    package = asked.page.package
    if not partner or partner in home(package):
        return
    if is_group(partner, package):
        within = expand([partner], package) - {partner} - home(package)
        yield _gone(figures[figures["ref_area"].isin(REPORTING) & figures["counterpart"].isin(within)])
    every = asked.page.figures
    for above in (*countries_of(partner, package), *groups_of(partner, package)):
        yield _gone(every[every["ref_area"].isin(REPORTING) & (every["counterpart"] == above)])


def _about(asked: Asked, partner: str, figures: pd.DataFrame) -> pd.DataFrame:
    """The figures about the partner as such, of times that have gone by."""
    reported = figures["ref_area"].isin(REPORTING)
    own = reported & (figures["counterpart"] == partner) if partner else reported
    if partner:
        at_home = home(asked.page.package) | {WORLD}
        own |= (figures["ref_area"] == partner) & figures["counterpart"].isin(at_home)
    return _gone(figures[own])


def _gone(figures: pd.DataFrame) -> pd.DataFrame:
    """The preferred figures of times that have gone by."""
    gone = figures["time_period"].map(lambda period: bounds(period)[1] <= _now()).astype(bool)
    return preferred(figures[gone])


def _leading(asked: Asked, figures: pd.DataFrame) -> Iterator[Dated]:
    page = asked.page
    rows = page.edition.rows(asked.reader.lang)
    every = preferred(figures)
    found = leading(figures, page.package, every=every, rows=rows, lang=asked.reader.lang)
    for one, said in zip(found, openings.sentences(page, found), strict=True):
        yield _entry(asked, said, one.row, _rows(one))


def _rows(one: Leading) -> tuple[Row, ...]:
    return (one.row,) if one.other is None else (one.row, one.other)


def _contested(asked: Asked, partner: str) -> Iterator[Dated]:
    """What the partner counts most otherwise than we do."""
    found = contested(asked.page, partner)
    if found is not None:
        one, said = found
        yield _entry(asked, said, one.theirs, (one.ours, one.theirs))


def _newest_event(asked: Asked, events: pd.DataFrame) -> Iterator[Dated]:
    """The newest of the events that have happened."""
    rows = [row for row in events.to_dict("records") if bounds(row["time_period"])[1] <= _now()]
    if rows:
        row = max(rows, key=lambda each: bounds(each["time_period"])[1])
        said = f"{row['name'].rstrip('.')}. {row['note']}".strip()
        reference = asked.citations.cite(row).number
        entry = Entry(
            said, asked.reader.period(row["time_period"]), asked.to_page("timeline", "").to, (reference,)
        )
        yield Dated(bounds(row["time_period"])[1], entry)


def _entry(asked: Asked, said: str, row: Row, rows: tuple[Row, ...]) -> Dated:
    marks = [badge.text for badge in table.badges_of(row, asked.reader)]
    text = f"{said} ({', '.join(marks)})" if marks else said
    references = tuple(dict.fromkeys(asked.citations.cite(each).number for each in rows))
    lead = asked.reader.period(row["time_period"])
    return Dated(bounds(row["time_period"])[1], Entry(text, lead, asked.said(row).value.to, references), rows)


def _now() -> float:
    """The beginning of today, in years."""
    return bounds(today().isoformat())[0]
