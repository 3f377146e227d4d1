"""Three dated findings about a partner or a theme, chosen by rule and not by hand: the newest figure, the largest change,
what is counted most differently by both sides, the newest event; the newest stands first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import pandas as pd

from dashboard.claims import true_sentences
from dashboard.content import table
from dashboard.content.dossier.asked import Asked, Row
from dashboard.content.figures import MOVES, RELATIVE
from dashboard.content.mirror import contested
from dashboard.content.selections import REPORTING, WORLD
from dashboard.data import bounds, home, preferred
from dashboard.data.latest import time_order
from dashboard.locale import today
from dashboard.render.one_pager import Entry

MOST = 3
"""So many findings."""

RECENT = 1
"""Years before the newest growth in which a change still counts as one to tell."""

COUNTS = ("document-count",)
"""Concepts of figures that say something of a document and nothing of a partner: told where there is nothing else."""

SERIES = ["indicator", "ref_area", "counterpart", "item"]


@dataclass(frozen=True)
class Dated:
    """Something to tell, with the time until which it goes, and the figures that it tells of."""

    until: float
    entry: Entry
    rows: tuple[Row, ...] = ()


def dated(
    asked: Asked, partner: str, figures: pd.DataFrame, events: pd.DataFrame, but: Collection[Row]
) -> tuple[Dated, ...]:
    """The findings, the newest first. None of them tells what figures `but` tell already, where there is anything else."""
    return _Finder(asked, partner, figures, events, but).found()


class _Finder:
    def __init__(
        self, asked: Asked, partner: str, figures: pd.DataFrame, events: pd.DataFrame, but: Collection[Row]
    ) -> None:
        self.asked, self.partner, self.events = asked, partner, events
        self.told = {tuple(row[name] for name in SERIES) for row in but}
        now = today()
        self.now = now.year + (now.timetuple().tm_yday / 366)
        self.rows = self._about(figures)

    def found(self) -> tuple[Dated, ...]:
        chosen: list[Dated] = []
        rules = (self._newest, self._largest_change, self._contested, self._newest_event)
        for found in (next(rule(), None) for rule in rules):
            if found is not None and len(chosen) < MOST:
                chosen.append(found)
        for more in chain(self._newest(), self._newest(again=True)):
            if len(chosen) == MOST:
                break
            if all(more.entry.text != one.entry.text for one in chosen):
                chosen.append(more)
        return tuple(sorted(chosen, key=lambda one: -one.until))

    def _about(self, figures: pd.DataFrame) -> Sequence[Row]:
        """Of every series the latest figure, of those about the partner as such, the newest first; none that goes beyond
        today, and none of a time long enough to be no news.
        """
        reported = figures["ref_area"].isin(REPORTING)
        own = reported & (figures["counterpart"] == self.partner) if self.partner else reported
        if self.partner:
            at_home = home(self.asked.page.package) | {WORLD}
            own |= (figures["ref_area"] == self.partner) & figures["counterpart"].isin(at_home)
        spans = figures["time_period"].map(bounds)
        current = spans.map(lambda span: span[1] <= self.now and span[1] - span[0] <= 1).astype(bool)
        found = preferred(figures[own & current]).to_dict("records")
        found.sort(key=self._order)
        latest: dict[tuple, Row] = {}
        for row in found:
            latest.setdefault(tuple(row[name] for name in SERIES), row)
        return list(latest.values())

    def _order(self, row: Row) -> tuple:
        """The newest first; of one time official before press, ours before the partner's own, levels before shares."""
        _, end, _ = time_order(row["time_period"])
        area = row["ref_area"]
        bilateral = row["counterpart"] == self.partner or row["ref_area"] in REPORTING
        return (
            bool(self.partner) and row["counterpart"] == WORLD and not bilateral,
            row["concept"] in COUNTS,
            -end,
            area not in REPORTING,
            row["item"] != "",
            row["authority"] == "press",
            row["measure"] in RELATIVE,
            REPORTING.index(area) if area in REPORTING else len(REPORTING),
        )

    def _newest(self, *, again: bool = False) -> Iterator[Dated]:
        for row in self.rows:
            told = tuple(row[name] for name in SERIES) in self.told
            if told is again and not set(MOVES) & set(row["indicator"].split("-")):
                yield self._of(row)

    def _largest_change(self) -> Iterator[Dated]:
        """Of the growths of recent years the largest, up or down."""
        grown = [
            row
            for row in self.rows
            if "growth" in row["indicator"].split("-") and row["measure"] == "percent" and not row["item"]
        ]
        if grown:
            newest = max(bounds(row["time_period"])[1] for row in grown)
            recent = [row for row in grown if bounds(row["time_period"])[1] >= newest - RECENT]
            yield self._of(max(recent, key=lambda row: abs(row["value"])))

    def _contested(self) -> Iterator[Dated]:
        """What the partner counts most otherwise than we do."""
        found = contested(self.asked.page, self.partner)
        if found is not None:
            one, said = found
            yield self._entry(said, one.theirs, (one.ours, one.theirs))

    def _newest_event(self) -> Iterator[Dated]:
        """The events that have happened, the newest first."""
        rows = [row for row in self.events.to_dict("records") if bounds(row["time_period"])[1] <= self.now]
        for row in sorted(rows, key=lambda each: -bounds(each["time_period"])[1]):
            said = f"{row['name']}. {row['note']}".strip()
            reference = self.asked.citations.cite(row).number
            period = self.asked.reader.period(row["time_period"])
            to = self.asked.to_page("timeline", "").to
            yield Dated(bounds(row["time_period"])[1], Entry(said, period, to, (reference,)))

    def _of(self, row: Row) -> Dated:
        page = self.asked.page
        frame = page.figures[page.figures["id"] == row["id"]]
        (said,) = true_sentences(frame, page.package, self.asked.reader)
        return self._entry(said, row, (row,))

    def _entry(self, said: str, row: Row, rows: tuple[Row, ...]) -> Dated:
        marks = [badge.text for badge in table.badges_of(row, self.asked.reader)]
        text = f"{said} ({', '.join(marks)})" if marks else said
        references = tuple(dict.fromkeys(self.asked.citations.cite(each).number for each in rows))
        lead = self.asked.reader.period(row["time_period"])
        return Dated(
            bounds(row["time_period"])[1], Entry(text, lead, self.asked.said(row).value.to, references), rows
        )
