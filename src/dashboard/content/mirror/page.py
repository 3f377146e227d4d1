"""What only the mirror page has: the answers, the cards of both sides, the table of all pairs, and why counts differ."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pandas as pd

from dashboard.charts import change, ranking, series
from dashboard.content import elsewhere, naming, table
from dashboard.content.cut import Cut
from dashboard.content.facts_card import add_card
from dashboard.content.facts_table import Table, facts_table
from dashboard.content.inline import Inline, Link, Outside, joined, words
from dashboard.content.mirror.sentences import (
    Row,
    Told,
    about,
    answer,
    gap_said,
    newest_told,
    phrases,
    told,
)
from dashboard.content.page import Page
from dashboard.data import home, is_year, latest, preferred
from dashboard.data.mirror import CASES, ITEM, PERCENT, REASONS
from dashboard.findings import finding
from dashboard.locale import mark, mid_sentence, sentence_start
from dashboard.view import address, query

MIRROR = "mirror"
SHORT = 40
"""So many partners are drawn at most: of more the largest gaps."""


def _told(page: Page, *, every: bool = False) -> list[Told]:
    """The pairs that the filters leave, or all of the partners they leave."""

    def made() -> list[Told]:
        rows = page.edition.rows(page.reader.lang)
        year = None if every else page.view.year
        return told(page.package, rows, about(page.package, page.view.regions, year))

    return page.once(("told", every), made)


def answers(page: Page, partner: str) -> list[str]:
    """The sentences about one partner, a flow each."""
    if not partner:
        return []
    rows = page.edition.rows(page.reader.lang)
    found = newest_told(told(page.package, rows, about(page.package, [partner], page.view.year)))
    return [answer(one, page.package, page.reader) for one in found if one.pair.partner == partner]


def contested(page: Page, partner: str) -> tuple[Told, str] | None:
    """Of what a partner counts otherwise than we do that with the largest gap for its size, and a sentence about it; None
    where both count nothing alike.
    """
    if not partner:
        return None
    rows = page.edition.rows(page.reader.lang)
    pairs = [pair for pair in about(page.package, [partner], page.view.year) if pair.partner == partner]
    gaps = [one for one in newest_told(told(page.package, rows, pairs)) if one.percent is not None]
    if not gaps:
        return None
    widest = max(gaps, key=lambda one: abs(one.percent["value"]) if one.percent else 0)
    return widest, _brief(page, widest)


def says_nothing(page: Page) -> bool:
    """Whether neither side counts anything of the chosen partners; then it says so, and where there is something."""
    if not page.view.regions or _told(page) or _without(page, set()):
        return False
    elsewhere.offer(page)
    return True


def add_answers(page: Page) -> None:
    """A sentence for each flow of the chosen partner, ready to copy; what is missing for those that have none."""
    if not page.view.regions:
        return
    page.section(
        mark("What {partner} will say, and what to answer"),
        mark(
            "One sentence for each flow that both sides count in the same year; it says no more than the figures do."
        ),
        partner=page.named(page.about),
    )
    found = newest_told(_told(page))
    items = page.package.names("items", page.reader.lang)
    for one in found:
        page.head()
        text = answer(one, page.package, page.reader)
        page.fragment(
            "mirror/answer.html",
            level=page.level,
            heading=f"{items[one.pair.flow]}, {page.reader.period(one.pair.period)}",
            text=text,
            copy=page.text("Copy sentence"),
            done=page.text("Copied"),
            behind=page.text("Figures, concepts and sources behind it"),
            facts=_evidence(page, one),
        )
    for line in _without(page, {one.pair.flow for one in found}):
        page.head()
        page.notice(line)


def _evidence(page: Page, one: Told) -> list[tuple[str, Inline]]:
    t = page.text
    facts = [
        (t("Theirs"), _figure(page, one.theirs)),
        (t("Ours"), _figure(page, one.ours)),
        (t("Converted"), _figure(page, one.in_ours) if one.converted else ""),
        (t("Gap"), joined(filter(None, (_figure(page, one.gap), _figure(page, one.percent))))),
        (t("Their concept"), one.theirs["concept_name"]),
        (t("Our concept"), one.ours["concept_name"]),
    ]
    names = page.package.names(REASONS, page.reader.lang)
    for reason in one.reasons:
        facts.append((sentence_start(names[reason.code]), _supported(page, reason.case)))
    return [(name, said) for name, said in facts if str(said)]


def _supported(page: Page, case: Row) -> Inline:
    sources = page.package.table("sources").set_index("id").loc[case["source"]]
    return words(case[f"note_{page.reader.lang}"], Outside(sources["title"], sources["url"]), between=" ")


def _figure(page: Page, row: Row | None) -> Inline:
    """A figure with the way to it and its marks; "" for none."""
    return (
        words(_plain(page, row), *table.badges_of(row, page.reader), between=" ") if row is not None else ""
    )


def _plain(page: Page, row: Row) -> Inline:
    """The same without marks."""
    sign = row["indicator"].startswith("mirror-gap")
    return Link(table.short(row, page.reader, sign=sign), page.figure_address(row["id"]))


def _without(page: Page, told_of: set[str]) -> list[str]:
    """For flows that a chosen partner counts, or we do, without a year in common: the newest of each."""
    package, reader = page.package, page.reader
    if page.view.year or not page.one_partner:
        return []
    counted = package.table("indicator-flows")
    flow_of = dict(zip(counted["indicator"], counted["flow"], strict=True))
    flows = package.table("flows")
    mirror = dict(zip(flows["id"], flows["mirror"], strict=True))
    parts = {code: tuple(cell.split()) for code, cell in zip(flows["id"], flows["parts"], strict=True)}
    frame = page.edition.figures(reader.lang)
    doubtful = set(counted["indicator"][counted["printed"] == "no"])
    frame = frame[frame["indicator"].isin(flow_of.keys() - doubtful) & (frame["item"] == "")]
    ours = frame[frame["ref_area"].isin(home(package)) & (frame["counterpart"] == page.about)]
    theirs = frame[(frame["ref_area"] == page.about) & frame["counterpart"].isin(home(package))]
    said, phrase = [], phrases(package, reader.lang)
    for flow in mirror:
        if flow in told_of:
            continue
        other = _newest(theirs[theirs["indicator"].map(flow_of) == mirror[flow]])
        if other is None:
            continue
        newest = {
            code: _newest(ours[ours["indicator"].map(flow_of) == code]) for code in (flow, *parts[flow])
        }
        own = [newest[flow]] if newest[flow] is not None else [newest[code] for code in parts[flow]]
        said.append(
            reader.text(
                mark("{theirs} {us}: {partner}’s newest figure is {counted} ({period}, {source}); {ours}"),
                theirs=sentence_start(phrase[mirror[flow]]),
                us=other["counterpart_in_sentence"],
                partner=other["ref_area_name"],
                counted=table.short(other, reader),
                period=reader.period(other["time_period"]),
                source=other["source_publisher"],
                ours=_our_newest(page, [row for row in own if row is not None]),
            )
        )
    return said


def _our_newest(page: Page, own: Sequence[Row]) -> str:
    """What we hold of a flow, in words that end a sentence."""
    reader = page.reader
    if not own:
        return reader.text("we hold none.")
    figures = [
        reader.text(
            "{what} {amount} ({area}, {period})",
            what=mid_sentence(row["indicator_name"]),
            amount=table.short(row, reader),
            area=row["ref_area_name"],
            period=reader.period(row["time_period"]),
        )
        for row in own
    ]
    return reader.text(
        "our newest is {figures}. They have no year in common, so no gap is worked out.",
        figures=reader.join(figures),
    )


def _newest(frame: pd.DataFrame) -> Row | None:
    if frame.empty:
        return None
    rows = preferred(frame).to_dict("records")
    whole = [row for row in rows if is_year(row["time_period"])] or rows
    return max(whole, key=lambda row: row["sort_period"])


def add_both_sides(page: Page) -> None:
    """For each flow of the chosen partner a card with both counts in all years that both have, and the gap over the years."""
    if not page.view.regions:
        return
    page.section(mark("Both counts, side by side"))
    comparable = [
        one for one in _told(page, every=True) if one.in_ours is not None and one.pair.partner == page.about
    ]
    items = page.package.names("items", page.reader.lang)
    with page.row():
        for flow in dict.fromkeys(one.pair.flow for one in comparable):
            area = next(one.pair.area for one in comparable if one.pair.flow == flow)
            pairs = [one for one in comparable if (one.pair.flow, one.pair.area) == (flow, area)]
            ids = [row["id"] for one in pairs for row in (one.ours, one.in_ours) if row is not None]
            page.card(
                f"both-{flow.removeprefix(ITEM)}",
                _cut(page, ids),
                title=_title(newest_told(pairs)[-1], items[flow], page),
                draw=partial(ranking, label="ref_area_name", code="ref_area", by=("time_period",)),
                context=("region", "year"),
                note=mark("Each by its own concept; see the reasons."),
            )
        over = [one.pair.percent for one in comparable if one.pair.area == comparable[0].pair.area]
        if len({one.pair.period for one in comparable if one.pair.percent in over}) > 1:
            page.card(
                "over-time",
                _cut(page, over),
                title=page.text(
                    "The gap between the count of {partner} and ours over the years",
                    partner=page.named(page.about),
                ),
                draw=partial(series, label="item_name"),
                context=("year",),
            )


def _title(one: Told, flow: str, page: Page) -> str:
    return (
        f"{flow}, {page.reader.period(one.pair.period)}: {mid_sentence(gap_said(one, page.reader))}".rstrip(
            "."
        )
    )


def _cut(page: Page, ids: Sequence[str]) -> Cut:
    wanted = dict.fromkeys(ids)

    def picked() -> pd.DataFrame:
        frame = page.edition.figures(page.reader.lang)
        return frame[frame["id"].isin(wanted)].reset_index(drop=True)

    return Cut(picked, indicators=(PERCENT,))


def add_gaps(page: Page) -> None:
    """How far the partners' counts are from ours, partner by partner, where both are in one unit."""
    page.section(
        mark("How far apart the counts are"),
        mark(
            "The newest whole year that both sides count. A plus says that the partner counts more than we do."
        ),
    )

    def newest() -> pd.DataFrame:
        found = _gaps(page)
        kept = found["value"].abs().nlargest(SHORT).index
        return found[found.index.isin(kept)].reset_index(drop=True)

    page.card(
        "gaps",
        Cut(newest, indicators=(PERCENT,)),
        title=finding(
            mark("{n} counts of partners beside ours, from {bottom_value} ({bottom}) to {top_value} ({top})")
        ),
        draw=partial(change, by=("ref_area_name", "item_name", "time_period")),
        context=("region",),
        picks=True,
        optional=True,
    )


def _gaps(page: Page) -> pd.DataFrame:
    frame = page.edition.figures(page.reader.lang)
    return latest(frame[frame["indicator"] == PERCENT])


def add_pairs(page: Page) -> None:
    """All pairs that the filters leave, newest first of each flow, with both figures, the gap and its reasons."""
    found = newest_told(_told(page)) if not page.view.regions else _told(page)
    if not found:
        return
    t = page.text
    page.section(mark("All flows that both sides count"))
    behind = pd.DataFrame([row for one in found for row in (one.ours, one.theirs) if not row["derived"]])
    heading = page.reader.plural(
        "{n} flow that both sides count", "{n} flows that both sides count", len(found)
    )

    def rows() -> Table:
        return _table(page, found, heading)

    add_card(
        page,
        "pairs",
        behind,
        heading=heading,
        subtitle=t("Ours beside the partner’s, for the same year"),
        alt=t("A table of both figures, the gap and its likely reasons."),
        make_table=rows,
    )


def _table(page: Page, found: Sequence[Told], caption: str) -> Table:
    t, reader = page.text, page.reader
    items = page.package.names("items", reader.lang)
    names = page.package.names(REASONS, reader.lang)
    cells = [
        (
            naming.dossiers(page, "regions", [one.pair.partner]),
            items[one.pair.flow],
            one.ours["ref_area_name"],
            reader.period(one.pair.period),
            _figure(page, one.ours),
            joined([_figure(page, one.theirs), *([_figure(page, one.in_ours)] if one.converted else [])]),
            joined(_plain(page, row) for row in (one.gap, one.percent) if row is not None)
            or t("not worked out"),
            words(one.ours["concept_name"], one.theirs["concept_name"], between=" / "),
            reader.join([names[reason.code] for reason in one.reasons]) or t("unexplained"),
        )
        for one in found
    ]
    columns = [
        t("Partner"), t("Flow"), t("Whose"), t("Period"), t("Ours"), t("Theirs"), t("Gap"), t("Concepts: ours / theirs"),
        t("Likely reasons"),
    ]  # fmt: skip
    return facts_table(caption, columns, cells)


def add_reasons(page: Page) -> None:
    """The closed list of reasons, each with what it means and where it is supported."""
    table_ = page.package.table(REASONS)
    cases = page.package.table(CASES).to_dict("records")
    lang, t = page.reader.lang, page.text

    def rows() -> Table:
        cells = [
            (
                sentence_start(row[f"name_{lang}"]),
                row[f"definition_{lang}"],
                joined(_supported(page, case) for case in cases if case["reason"] == row["id"]),
            )
            for row in table_.to_dict("records")
        ]
        return facts_table(
            t("Reasons why two counts differ"), [t("Reason"), t("Meaning"), t("Supported by")], cells
        )

    page.section(
        mark("Why counts differ"),
        mark(
            "A closed list. A reason is named where the figures’ own descriptions and a source support it; no source says "
            "how much of a gap each explains."
        ),
    )
    with page.fold(t("Reasons why two counts differ"), key="reasons"):
        page.head()
        page.fragment("facts_table.html", table=rows())


def note_at(page: Page) -> None:
    """Under headline numbers about one partner: what that partner says of the same, and the way to the answers."""
    if not page.one_partner or not page.site.listed(MIRROR):
        return
    found = [one for one in newest_told(_told(page)) if one.pair.partner == page.about]
    if not found:
        return
    way = Link(page.text("What they will say"), address(MIRROR, query(page.view.elsewhere(MIRROR))))
    lines: list[Inline] = [_brief(page, one) for one in found[:2]]
    lines[-1] = words(lines[-1], way, between=" ")
    page.fragment("texts.html", texts=lines)


def _brief(page: Page, one: Told) -> str:
    reader = page.reader
    said = reader.text(
        mark("{partner} puts {theirs} {of} in {period} at {counted}."),
        partner=one.theirs["ref_area_in_sentence"],
        theirs=phrases(page.package, reader.lang)[
            page.package.table("flows").set_index("id").at[one.pair.flow, "mirror"]
        ],
        of=one.theirs["counterpart_in_sentence"],
        period=reader.period(one.pair.period),
        counted=table.short(one.theirs, reader),
    )
    return f"{sentence_start(said)} {gap_said(one, reader) if one.gap is not None else ''}".strip()
