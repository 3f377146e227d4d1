"""What stands on the page that checks claims: the field, the verdicts with their figures, and what one can truly say.

A claim stands in the address of the page and nowhere else: it is not kept, not logged and in no preview.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Mapping, Sequence
from traceback import extract_tb
from typing import Any

from dashboard.claims import Form, Judged, Verdict, check, true_sentences
from dashboard.content import elsewhere, table
from dashboard.content.blocks import Notice, TextField
from dashboard.content.figures import RELATIVE
from dashboard.content.headline import named
from dashboard.content.inline import Inline, Link, words
from dashboard.content.page import Page
from dashboard.content.site import signed
from dashboard.data import REPORTING, Package, preferred
from dashboard.data.query import SERIES
from dashboard.findings import is_move
from dashboard.locale import mark
from dashboard.view import Choice, address, query

CLAIM, OF, ALL = "claim", "of", "all"
LONGEST = 10_000
"""Signs of a text that the field takes; an address may hold more."""

MOST = 12
"""Sentences about a view."""

RECENT = 3
"""Years behind the newest of a view that still count as recent."""

SIGNS = {
    Verdict.RIGHT: ":material/check_circle:",
    Verdict.ANOTHER_YEAR: ":material/event:",
    Verdict.BELGIUM: ":material/flag:",
    Verdict.ROUNDED: ":material/adjust:",
    Verdict.OUTDATED: ":material/history:",
    Verdict.WRONG: ":material/cancel:",
    Verdict.UNJUDGED: ":material/help:",
}
EXAMPLES = (
    mark("Flanders sells a fifth of its exports to Germany."),
    mark("Flemish exports to the US doubled since 2010."),
)

_log = logging.getLogger(__name__)


def own_choices(package: Package) -> tuple[Choice, ...]:
    """Of which page's figures something true is to be said."""
    return (Choice(OF, (ALL, *package.subjects)),)


def add_claim(page: Page) -> None:
    """The field for a text, and the verdicts on the one that the address has."""
    t, text = page.text, page.view.written.get(CLAIM, "")
    kept = {name: values for name, values in query(page.view).items() if name != CLAIM}
    label = t("What was said or written; several sentences may be pasted, in English or Dutch")
    page.add(TextField(CLAIM, label, text, t("Check"), LONGEST, kept))
    page.fragment(
        "check/promise.html",
        told=t(
            "Nothing of it is kept or logged. It stands in the address of this page alone: whoever gets the link reads it."
        ),
    )
    if text:
        _add_verdicts(page, text)
    else:
        examples = [Link(f"“{t(each)}”", address("", {**kept, CLAIM: [t(each)]})) for each in EXAMPLES]
        page.fragment("check/examples.html", heading=t("For example:"), examples=examples)


def _add_verdicts(page: Page, text: str) -> None:
    try:
        found = check(text, page.package, page.reader)
    except Exception as fault:  # noqa: BLE001 - whatever a text does, its reader gets a sentence
        page.add(_failed(page, fault))
        return
    page.add(Notice(found.said, ":material/fact_check:"))
    if found.claims:
        page.fragment(
            "check/verdicts.html",
            verdicts=[_verdict(page, each) for each in found.claims],
            copy=page.text("Copy sentence"), done=page.text("Copied"),
        )  # fmt: skip


def _failed(page: Page, fault: Exception) -> Notice:
    """That a text could not be checked. The log has the place of the fault and not its words, which may be the text's."""
    number = secrets.token_hex(3)
    place = " < ".join(f"{step.filename}:{step.lineno}" for step in reversed(extract_tb(fault.__traceback__)))
    _log.error("failure %s: a claim could not be checked: %s at %s", number, type(fault).__name__, place)
    return Notice(page.text("This text could not be checked. Failure {number}.", number=number))


def _verdict(page: Page, judged: Judged) -> dict[str, object]:
    return {
        "claim": judged.claim.text,
        "verdict": judged.verdict.value,
        "sign": signed(SIGNS[judged.verdict]),
        "why": judged.why,
        "facts": _facts(page, judged),
        "sentence": judged.sentence,
    }


def _facts(page: Page, judged: Judged) -> list[tuple[str, Inline]]:
    """The figures that decide, each with the way to it and who states it, and by how much the claim is off."""
    t, reader = page.text, page.reader
    beside = judged.verdict in (Verdict.OUTDATED, Verdict.ANOTHER_YEAR, Verdict.BELGIUM)
    ids = [*judged.ids, *(str(row["id"]) for row in judged.others[:1] if beside)]
    rows = [row for one in dict.fromkeys(ids) if (row := page.observation(one))]
    said: list[tuple[str, Inline]] = [
        (t("Figure") if judged.verdict is not Verdict.UNJUDGED else t("Nearest figure"), _figure(page, row))
        for row in rows
    ]
    if rows and judged.verdict in (Verdict.WRONG, Verdict.ROUNDED) and _is_measured(judged):
        row, relative = rows[0], judged.relative
        worked_out = len(judged.figures) > 1
        off = reader.amount(
            judged.deviation or 0.0, measure=_difference_of(row, worked_out=worked_out),
            symbol="" if worked_out else row["unit_symbol"],
            decimals=1 if worked_out else int(row["decimals"]), quantum=0.0 if worked_out else row["quantum"], sign=True,
        )  # fmt: skip
        share = t("{number}%", number=reader.number(relative or 0.0, 1, sign=True))
        said.append((t("Deviation"), off if row["measure"] == "rank" else f"{off} ({share})"))
    return said


def _is_measured(judged: Judged) -> bool:
    """Whether there is a distance between what is claimed and what the figure says."""
    return bool(judged.deviation) and judged.claim.form in (Form.VALUE, Form.GROWTH, Form.RANK)


def _difference_of(row: Mapping[str, Any], *, worked_out: bool) -> str:
    """The measure of the difference between two numbers: percentages differ in points."""
    return "points" if worked_out or row["measure"] == "percent" else str(row["measure"])


def _figure(page: Page, row: Mapping[str, Any]) -> Inline:
    """A figure in one line: what, whose, with whom and when; how much, with the way to it; who states it."""
    reader = page.reader
    about = [named(row), row["ref_area_name"], row["counterpart_name"] if row["counterpart"] != "wld" else ""]
    what = " · ".join(filter(None, [*about, reader.period(row["time_period"])]))
    number = Link(f"{table.exact(row, reader)} {table.unit(row)}".rstrip(), page.figure_address(row["id"]))
    told = words(f"{what}:", number, *table.badges_of(row, reader), between=" ")
    return words(told, table.source_of(row, reader), between=". ")


def add_sentences(page: Page) -> None:
    """True sentences about what the filters choose, the newest figure of each thing first."""
    t = page.text
    page.section(mark("What one can truly say"))
    page.head()
    names = {code: t(page.site.entry(code).title) for code in page.package.subjects if page.site.listed(code)}
    page.selector(OF, t("Of which page"), {ALL: t("All pages"), **names})
    subject = page.choice(OF)
    if not page.view.filtered and subject == ALL:
        page.notice(t("Choose a page here, or a partner, a theme or a year with the filters."))
        return
    rows = _told(page, "" if subject == ALL else subject)
    if not rows:
        elsewhere.offer(page)
        return
    frame = page.figures[page.figures["id"].isin([row["id"] for row in rows])].set_index("id", drop=False)
    said = true_sentences(frame.loc[[row["id"] for row in rows]], page.package, page.reader)
    sentences = [
        {"sentence": sentence, "source": words(_way(page, row), table.source_of(row, page.reader), between=" · ")}
        for sentence, row in zip(said, rows, strict=True)
    ]  # fmt: skip
    page.fragment("check/sentences.html", sentences=sentences, copy=t("Copy sentence"), done=t("Copied"))


def _way(page: Page, row: Mapping[str, Any]) -> Inline:
    return words(
        Link(page.text("Figure"), page.figure_address(row["id"])), *table.badges_of(row, page.reader), between=" "
    )  # fmt: skip


def _told(page: Page, subject: str) -> Sequence[Mapping[str, Any]]:
    """The figures to be said: of each thing the newest whole year, recent years before older ones, wholes before shares
    and these before growth, Flanders' own before Belgium's.
    """
    frame = page.figures if not subject else page.figures[page.figures["subject"] == subject]
    frame = frame[(frame["time_period"].str.len() == 4) & (frame["item"] == "")]
    found = preferred(page.matching(frame[frame["counterpart"] != frame["ref_area"]]))
    newest = found.sort_values("time_period", kind="stable").drop_duplicates(SERIES, keep="last")
    years = newest["time_period"].astype(int)
    areas = {code: place for place, code in enumerate(REPORTING)}
    order = {code: place for place, code in enumerate(page.package.table("indicators")["id"])}
    moves = newest["indicator"].map(is_move).astype(bool)
    ranked = newest.assign(
        _old=years < years.max() - RECENT,
        _moves=moves,
        _part=newest["measure"].isin(RELATIVE),
        _whose=newest["ref_area"].map(areas).fillna(len(areas)),
        _with=newest["counterpart"] != "wld",
        _age=-years,
        _place=newest["indicator"].map(order),
    )
    by = ["_old", "_moves", "_part", "_whose", "_with", "_age", "_place"]
    return ranked.sort_values(by).drop_duplicates("indicator").head(MOST).drop(columns=by).to_dict("records")
