"""What to answer to each count of a partner, with its evidence; and where there is no year in common, what there is."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from dashboard.content import elsewhere, table
from dashboard.content.inline import Inline, joined
from dashboard.content.mirror.flows import figure, supported, told_of
from dashboard.content.mirror.sentences import (
    Row,
    Told,
    answer,
    newest_told,
    phrases,
)
from dashboard.content.page import Page
from dashboard.data import home, is_year, preferred
from dashboard.data.mirror import REASONS
from dashboard.locale import mark, mid_sentence, sentence_start


def says_nothing(page: Page) -> bool:
    """Whether neither side counts anything of the chosen partners; then it says so, and where there is something."""
    if not page.view.regions or told_of(page) or _without(page, set()):
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
    found = newest_told(told_of(page))
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
        (t("Theirs"), figure(page, one.theirs)),
        (t("Ours"), figure(page, one.ours)),
        (t("Converted"), figure(page, one.in_ours) if one.converted else ""),
        (t("Gap"), joined(filter(None, (figure(page, one.gap), figure(page, one.percent))))),
        (t("Their concept"), one.theirs["concept_name"]),
        (t("Our concept"), one.ours["concept_name"]),
    ]
    names = page.package.names(REASONS, page.reader.lang)
    for reason in one.reasons:
        facts.append((sentence_start(names[reason.code]), supported(page, reason.case)))
    return [(name, said) for name, said in facts if str(said)]


def _without(page: Page, answered: set[str]) -> list[str]:
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
        if flow in answered:
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
