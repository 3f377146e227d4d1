"""Both counts side by side: in cards, in the table of all pairs, and why they differ."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pandas as pd

from dashboard.charts import change, ranking, series
from dashboard.content import naming
from dashboard.content.cut import Cut
from dashboard.content.facts_card import add_card
from dashboard.content.facts_table import Table, facts_table
from dashboard.content.inline import joined, words
from dashboard.content.mirror.flows import figure, plain, supported, told_of
from dashboard.content.mirror.sentences import (
    Told,
    gap_said,
    newest_told,
)
from dashboard.content.page import Page
from dashboard.data import latest
from dashboard.data.mirror import CASES, ITEM, PERCENT, REASONS
from dashboard.findings import finding
from dashboard.locale import mark, mid_sentence, sentence_start

SHORT = 40
"""So many partners are drawn at most: of more the largest gaps."""


def add_both_sides(page: Page) -> None:
    """For each flow of the chosen partner a card with both counts in all years that both have, and the gap over the years."""
    if not page.view.regions:
        return
    page.section(mark("Both counts, side by side"))
    comparable = [
        one for one in told_of(page, every=True) if one.in_ours is not None and one.pair.partner == page.about
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
    found = newest_told(told_of(page)) if not page.view.regions else told_of(page)
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
            figure(page, one.ours),
            joined([figure(page, one.theirs), *([figure(page, one.in_ours)] if one.converted else [])]),
            joined(plain(page, row) for row in (one.gap, one.percent) if row is not None)
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
                joined(supported(page, case) for case in cases if case["reason"] == row["id"]),
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
