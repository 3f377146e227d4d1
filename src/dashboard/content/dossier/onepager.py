"""The one-pager of a partner or a theme: what a minister's folder has, as one description for screen, paper and slides.

Key figures, three dated findings, what the memorandum proposes, who is there, which agreements are in force, and what is
not known. Never empty: where there is little it says what there is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.content import links
from dashboard.content.dossier.asked import Asked, Row
from dashboard.content.dossier.citing import Cited
from dashboard.content.dossier.dated import dated
from dashboard.content.dossier.key_figures import FEWEST, key_figures
from dashboard.content.dossier.words import KINDS, SECTION_NAMES
from dashboard.content.inline import text_of
from dashboard.content.publishers import said_by
from dashboard.data import expand, home
from dashboard.data.dossier import Section
from dashboard.locale import mark
from dashboard.render.network import KINDS as OFFICES
from dashboard.render.network import STATUSES
from dashboard.render.one_pager import Entry, Listed, OnePager, Source, table_of
from dashboard.view import View

KEY = "one-pager"
MOST = 5
"""So many lines in each list: it has to stand on two sheets."""

HELD, FINDINGS, PROPOSALS, POSTS, AGREEMENTS, UNKNOWN = (
    "held", "findings", "proposals", "posts", "agreements", "unknown",
)  # fmt: skip
IN_FORCE = "in-force"
PROPOSED = ("commitments", "eu-proposals")
AGREED = ("agreement", "treaty")
NAMED = 2
"""So many agreements of which no state is known, and so many gaps."""


@dataclass(frozen=True)
class Told:
    """A one-pager as data, and what its references mean."""

    card: OnePager
    cited: Cited
    numbers: frozenset[int]


def one_pager(
    asked: Asked, partner: str, name: str, own: Mapping[str, Section], groups: Sequence[Section]
) -> Told:
    """The one-pager of a partner ("" for a theme) called `name`, from the sections of its dossier and from what is said of
    the groups that it belongs to.
    """
    return _Teller(asked, partner, name, own, groups).told()


class _Teller:
    def __init__(
        self, asked: Asked, partner: str, name: str, own: Mapping[str, Section], groups: Sequence[Section]
    ) -> None:
        self.asked, self.partner, self.name, self.own, self.groups = asked, partner, name, own, groups
        self.page, self.reader = asked.page, asked.reader

    def told(self) -> Told:
        text, page = self.asked.text, self.page
        figures = pd.concat([page.figures.head(0), *(one.figures for one in self.own.values())])
        key = key_figures(self.asked, self.partner, figures)
        found = dated(self.asked, self.partner, figures, self._facts("events", "events"), key.rows)
        lists = (
            *self._held(len(key.figures)),
            Listed(
                FINDINGS,
                text("Dated findings, the newest first"),
                tuple(one.entry for one in found),
                text("No dated finding is held beyond the key figures.")
                if key.figures
                else text("No dated finding is held here."),
            ),
            self._proposals(),
            *([] if self.partner in home(page.package) else [self._posts(), self._agreements()]),
            self._unknown(key.absent),
        )
        told = [row["id"] for row in (*key.rows, *(row for one in found for row in one.rows))]
        chosen = page.figures[page.figures["id"].isin(told)]
        numbers = {number for each in key.figures for number in each.references}
        numbers |= {number for one in lists for entry in one.entries for number in entry.references}
        cited = self.asked.citations.of(numbers)
        columns = (text("Part"), text("What"), text("Figure"), text("Whose and when"), text("Sources"))
        figures_heading = text("Key figures")
        card = OnePager(
            page=page.slug,
            key=KEY,
            heading=text("One-pager: {name}", name=self.name),
            subtitle=links.edition(page).state(),
            source_line=said_by([row["source_publisher"] for row in chosen.to_dict("records")], self.reader),
            notes=(),
            alt=text("Key figures, findings, proposals, posts and agreements: {name}", name=self.name),
            table=table_of(key.figures, lists, columns, figures_heading),
            chosen=chosen if len(chosen) else None,
            figures=key.figures,
            lists=lists,
            sources=_sources(cited),
            no_figure=text("No key figure is held."),
            figures_heading=figures_heading,
            sources_heading=text("Sources"),
        )
        return Told(card, cited, frozenset(numbers))

    # The lists

    def _held(self, figures: int) -> list[Listed]:
        """Where there are few key figures: what else the dossier holds, section by section, the largest first."""
        if figures >= FEWEST or not self.own:
            return []
        largest = sorted(self.own.values(), key=len, reverse=True)[:MOST]
        entries = [
            Entry(
                self.reader.plural("{n} entry", "{n} entries", len(one)),
                self.asked.text(SECTION_NAMES[one.code]),
                f"#{one.code}",
            )
            for one in largest
        ]
        more = len(self.own) - len(entries)
        return [self._listed(HELD, mark("What there is"), entries, more, "")]

    def _proposals(self) -> Listed:
        """What the memorandum asks for, what names the fewest others first; else what it asks for of a group."""
        facts = self._facts("priorities", *PROPOSED)
        rows = sorted(facts.to_dict("records"), key=self._fitting)
        entries = [self._entry(row, lead=self._kind(row)) for row in rows[:MOST]]
        more = len(rows) - len(entries)
        if not entries:
            of_groups = [
                (section.about, row)
                for section in self.groups
                for row in section.facts[section.facts["table"].isin(PROPOSED)].to_dict("records")
            ]
            of_groups.sort(key=lambda one: len(one[1]["regions"]))
            of_groups = list({row["id"]: (group, row) for group, row in reversed(of_groups)}.values())[::-1]
            entries = [
                self._entry(row, lead=self.asked.text("For {group}", group=self.page.named(group)))
                for group, row in of_groups[:MOST]
            ]
            more = len(of_groups) - len(entries)
        return self._listed(
            PROPOSALS,
            mark("What the memorandum proposes"),
            entries,
            more,
            mark("The memorandum proposes nothing for {name} by name, nor for a group it belongs to.")
            if self.partner
            else mark("The memorandum proposes nothing on this theme."),
        )

    def _posts(self) -> Listed:
        """The offices there, then those that serve it from elsewhere."""
        every = self.page.offices(every=True)
        ids = set(self._facts("network", "offices")["id"])
        rows = every[every["id"].isin(ids)].to_dict("records")
        there = expand([self.partner], self.page.package) if self.partner else frozenset()
        rows.sort(key=lambda row: bool(self.partner) and row["region"] not in there)
        entries = []
        for row in rows[:MOST]:
            said = [self.asked.text(OFFICES[row["kind"]]), self.asked.text(STATUSES[row["status"]])]
            if self.partner and row["region"] not in there:
                said.append(self.asked.text("serves it from {place}", place=self.page.named(row["region"])))
            view = View(lang=self.page.view.lang, choices={"office": row["id"]})
            to = self.asked.to_page("diplomatic-network", "", view).to
            reference = self.asked.citations.cite(row).number
            entries.append(Entry("; ".join(said), row["name"], to, (reference,)))
        return self._listed(
            POSTS,
            mark("Who is there for Flanders"),
            entries,
            len(rows) - len(entries),
            mark("No post or office of Flanders for {name} is known here.")
            if self.partner
            else mark("No post or office is named for this theme."),
        )

    def _agreements(self) -> Listed:
        """Treaties in force, the newest first; where there is none, agreements among the events, whose state no source
        gives.
        """
        treaties = self._facts("events", "treaties")
        since = self.page.package.links("treaties", "id", "in_force")
        rows = [row for row in treaties[treaties["kind"] == IN_FORCE].to_dict("records") if self._abroad(row)]
        rows.sort(key=lambda row: row["time_period"], reverse=True)
        rows.sort(key=lambda row: self.partner not in row["regions"])
        entries = []
        for row in rows[:MOST]:
            began = next(iter(since.get(row["id"], ())), "")
            lead = (
                self.asked.text("In force since {period}", period=self.reader.period(began)) if began else ""
            )
            entries.append(self._entry(row, lead=lead))
        more = len(rows) - len(entries)
        if not entries:
            events = self._facts("events", "events")
            named = events[events["kind"].isin(AGREED)].to_dict("records")
            named.sort(key=lambda row: row["time_period"], reverse=True)
            undated = mark("{period}, state not given by the source")
            entries = [
                self._entry(row, lead=self.asked.text(undated, period=self.reader.period(row["time_period"])))
                for row in named[:NAMED]
            ]
            more = len(named) - len(entries)
            if entries:
                entries.insert(0, Entry(self.asked.text(self._no_agreement, name=self._spoken)))
        return self._listed(
            AGREEMENTS,
            mark("Agreements in force"),
            entries,
            more,
            self._no_agreement,
        )

    @property
    def _no_agreement(self) -> str:
        if self.partner:
            return mark("No agreement in force with {name} is known here.")
        return mark("No agreement in force on this theme is known here.")

    def _unknown(self, absent: Sequence[str]) -> Listed:
        """The figures that there are none of, a line each, and what documents leave open."""
        gaps = self._facts("gaps", "gaps").to_dict("records")
        gaps.sort(key=lambda row: (not row["themes"], self._fitting(row)))
        every = mark("Each of the key figures is known for {name}.")
        if not self.partner:
            every = mark("No gap is noted on this theme.")
        missing = absent or ([self.asked.text(every, name=self._spoken)] if self.partner else [])
        entries = [*map(Entry, missing), *map(self._entry, gaps[:NAMED])]
        more = max(0, len(gaps) - NAMED)
        return self._listed(UNKNOWN, mark("What is not known"), entries, more, every)

    def _listed(self, code: str, heading: str, entries: Sequence[Entry], more: int, nothing: str) -> Listed:
        left_out = self.reader.plural("{n} more in the dossier", "{n} more in the dossier", more)
        none = self.asked.text(nothing, name=self._spoken) if nothing else ""
        said = left_out if more else ""
        return Listed(code, self.asked.text(heading), tuple(entries), none, said, named=code in (HELD, POSTS))

    @property
    def _spoken(self) -> str:
        """The partner or the theme within a sentence."""
        return self.page.named(self.partner) if self.partner else self.name

    def _facts(self, section: str, *tables: str) -> pd.DataFrame:
        """The facts of a section that come from these tables."""
        found = self.own.get(section)
        if found is None:
            return self.page.facts.head(0)
        return found.facts[found.facts["table"].isin(tables)]

    def _abroad(self, row: Row) -> bool:
        """Whether a treaty is with the partner or with its members, and not one of its members' with others."""
        package = self.page.package
        if not self.partner or self.partner in row["regions"]:
            return True
        with_whom = set(row["regions"]) - home(package)
        return bool(with_whom) and with_whom <= expand([self.partner], package)

    def _fitting(self, row: Row) -> tuple[bool, int]:
        """What names the partner itself first, then what names the fewest others."""
        return bool(self.partner) and self.partner not in row["regions"], len(row["regions"])

    def _entry(self, row: Row, lead: str = "") -> Entry:
        name = row["name"].rstrip(".")
        said = f"{name}. {row['note']}" if row["note"] else name
        return Entry(said, lead, references=(self.asked.citations.cite(row).number,))

    def _kind(self, row: Row) -> str:
        word = KINDS.get(row["table"], {}).get(row["kind"], "")
        return self.asked.text(word) if word else ""


def _sources(cited: Cited) -> tuple[Source, ...]:
    """What references mean, as lines for paper: each source with the places in it, then what was worked out."""
    found = []
    for one in cited.sources:
        places = "; ".join(f"[{number}] {place}" for number, place in one.places)
        found.append(
            Source(
                f"{text_of(one.title)}, {one.publisher}: {places}", one.title.to if one.title.opens else ""
            )
        )
    found += [Source(f"{cited.heading}: [{number}] {how}") for number, how in cited.worked_out]
    return tuple(found)
