"""What is found for some words, wherever they are asked: in the box of the frame, by a program, on a page without scripts.

Of a question for a figure of a partner ("exports to Japan") a sentence says what is held and what is not, and the figures that
it tells come before everything else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

import pandas as pd

from dashboard.content import questions, release, table
from dashboard.content.inline import Inline, Link, Words, words
from dashboard.content.selections import WORLD
from dashboard.content.site import Site
from dashboard.data import REPORTING, covers, home, preferred, records, select, years_of
from dashboard.data.freshness import OLD
from dashboard.data.latest import STOCKS, Row, time_order
from dashboard.data.search import FIGURE, REGION, Entry, Index
from dashboard.data.store import Edition
from dashboard.locale import LANGUAGES, Reader, mark, mid_sentence, reader_for

LONGEST = 100
"""Signs of a question that are looked at."""

MOST_SAID = 4
"""So many figures stand in the sentence, and so many in their place where there is none."""

OF_PARTNERS = 3
"""What is measured of so many partners may be missed of another one."""

MOST_BEYOND = 2
"""Of a name with more words than these besides what was asked nobody knows that it was meant."""

MOST_LOOKED_AT = 40

OF_DOCUMENTS = "document-count"
"""The concept of figures that are no answer to a question about a partner."""


@dataclass(frozen=True)
class Said:
    """What is held of what was asked about a partner: the figures, the first the best; what is not; and where nothing is held
    what is near: `related` where it is of that kind too, else whatever the partner is asked for first.
    """

    partner: str
    held: tuple[Row, ...] = ()
    lacking: tuple[str, ...] = ()
    near: tuple[Row, ...] = ()
    related: bool = False


@dataclass(frozen=True)
class Found:
    """The answers, the best first, and what is to be said before them; None where no figure of a partner was asked for."""

    entries: tuple[Entry, ...]
    said: Said | None = None


def found(edition: Edition, question: str, reader: Reader, site: Site, *, limit: int) -> Found:
    """What a reader may mean by some words, at most `limit` answers; what would lead to a page that is not in the table of
    contents is none.
    """
    names = {
        entry.slug: {lang: reader_for(lang).text(entry.title) for lang in LANGUAGES} for entry in site.entries
    }
    index = release.index(edition, names)
    question = questions.bare(question)
    said = _said(edition, question[:LONGEST], index, reader)
    rows = (*said.held, *said.near) if said else ()
    told = [entry for row in rows if (entry := index.entry(FIGURE, row["id"])) is not None]
    if said and not (said.held or said.related) and (about := index.entry(REGION, said.partner)) is not None:
        told.insert(0, about)
    series, codes = {entry.series for entry in told} - {()}, {(entry.kind, entry.code) for entry in told}
    others = [
        entry
        for entry in index.find(question, limit=limit, lang=reader.lang)
        if entry.series not in series and (entry.kind, entry.code) not in codes
    ]
    return Found((*told, *others)[:limit], said)


def sentences(said: Said, edition: Edition, reader: Reader, where: Mapping[str, str]) -> list[Words]:
    """What is held and what is not, in words. `where` gives the address of each figure by its id."""
    partner = edition.package.in_sentence(said.partner, reader.lang)
    found = []
    if said.lacking:
        names = edition.package.names("indicators", reader.lang)
        what = reader.join([mid_sentence(names[code]) for code in said.lacking], "or")
        message = mark("No figure about {partner} of: {what}.")
        found.append(words(reader.text(message, partner=partner, what=what)))
    if said.near:
        found.append(words(reader.text("Near to it:"), *_listed(said.near, reader, where), between=" "))
    if said.held:
        heading = reader.text("Held about {partner}:", partner=partner)
        found.insert(0, words(heading, *_listed(said.held, reader, where), between=" "))
    return found


def _listed(rows: Sequence[Row], reader: Reader, where: Mapping[str, str]) -> list[Inline]:
    return [
        words(
            f"{row['indicator_name']} ({row['ref_area_name']}, {reader.period(row['time_period'])}): ",
            Link(f"{table.short(row, reader)} {table.unit(row)}".rstrip(), where.get(row["id"], "")),
            "" if row is rows[-1] else ";",
        )
        for row in rows
    ]


def _said(edition: Edition, asked: str, index: Index, reader: Reader) -> Said | None:
    """What is held of what was asked; None where no partner is named, or nothing that is measured of partners."""
    about = questions.question(edition, asked, short=True)
    if not about.partner or not about.about:
        return None
    many = edition.once("partners of indicators", lambda: _partners(edition))
    fitting = [
        (code, beyond) for code, beyond in questions.named(edition, about.about) if many[code] >= OF_PARTNERS
    ]
    if not fitting or fitting[0][1] > MOST_BEYOND:
        return None
    figures = edition.figures(reader.lang).copy(deep=False)
    own = select(figures, ref_area=about.partner, counterpart=WORLD, item="")
    figures = pd.concat([select(figures, counterpart=about.partner, item=""), own])
    figures = select(figures, ref_area=about.whose or None)
    figures = figures[figures["concept"] != OF_DOCUMENTS]
    figures.attrs = edition.figures(reader.lang).attrs
    meant = [code for code, beyond in fitting if beyond == fitting[0][1]]
    meant = sorted(meant, key=lambda code: -many[code])[:MOST_SAID]
    held = {code: rows for code in meant if (rows := _newest(select(figures, indicator=code), about.year))}
    lacking = tuple(code for code in meant if code not in held)
    if held:
        rows = [row for each in zip_longest(*held.values()) for row in each if row]
        return Said(about.partner, tuple(rows[:MOST_SAID]), lacking)
    codes = [*(meant if about.year else ()), *(code for code, _ in fitting if code not in meant)]
    near = [row for code in codes for row in _newest(select(figures, indicator=code), "")]
    rows = near or _leading(edition, about.partner, index, reader)
    return Said(about.partner, (), lacking, tuple(rows[:MOST_SAID]), related=bool(near))


def _newest(found: pd.DataFrame, year: str) -> list[Row]:
    """The newest figure of Flanders (of Belgium, or of whoever else, where there is none), whole years before parts, official
    before press; and Belgium's where that is newer: before the other one where that is old beside it.
    """
    stocks = frozenset(found.attrs.get(STOCKS, ()))
    rows = [row for row in records(preferred(found)) if not year or covers(row["time_period"], year)]

    def when(row: Row) -> tuple[tuple[int, float, float], bool]:
        return time_order(row["time_period"], stock=row["indicator"] in stocks), row["authority"] != "press"

    areas: dict[str, Row] = {}
    for row in sorted(rows, key=when):
        areas[row["ref_area"]] = row
    ours, theirs = (areas.get(area) for area in REPORTING)
    if ours is None or theirs is None:
        return [row for row in (ours or theirs or max(areas.values(), key=when, default=None),) if row]
    if when(theirs)[0] <= when(ours)[0]:
        return [ours]
    older = years_of(theirs["time_period"])[-1] - years_of(ours["time_period"])[-1]
    return [theirs, ours] if older >= OLD else [ours, theirs]


def _partners(edition: Edition) -> Counter[str]:
    """Of how many partners there are figures of each indicator."""
    figures = edition.package.observations()
    about = figures[figures["counterpart"] != WORLD]
    own = figures[(figures["counterpart"] == WORLD) & ~figures["ref_area"].isin(home(edition.package))]
    found: Counter[str] = Counter()
    for part, column in ((about, "counterpart"), (own, "ref_area")):
        found.update(part.groupby("indicator")[column].nunique().to_dict())
    return found


def _leading(edition: Edition, partner: str, index: Index, reader: Reader) -> list[Row]:
    """What a partner's figures are asked for first."""
    name = edition.package.names("regions", reader.lang)[partner]
    rows = edition.rows(reader.lang)
    about = [rows.get(entry.code) for entry in index.find(name, limit=MOST_LOOKED_AT) if entry.kind == FIGURE]
    return [row for row in about if row and row["counterpart"] == partner and row["concept"] != OF_DOCUMENTS]
