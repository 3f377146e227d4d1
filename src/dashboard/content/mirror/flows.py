"""Of which flows both sides count something, and how the figures of one stand in words and cells."""

from __future__ import annotations

from dashboard.content import table
from dashboard.content.inline import Inline, Link, Outside, words
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
from dashboard.locale import mark, sentence_start
from dashboard.view import address, query

MIRROR = "mirror"


def told_of(page: Page, *, every: bool = False) -> list[Told]:
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
    return widest, said_briefly(page, widest)


def note_at(page: Page) -> None:
    """Under headline numbers about one partner: what that partner says of the same, and the way to the answers."""
    if not page.one_partner or not page.site.listed(MIRROR):
        return
    found = [one for one in newest_told(told_of(page)) if one.pair.partner == page.about]
    if not found:
        return
    way = Link(page.text("What they will say"), address(MIRROR, query(page.view.elsewhere(MIRROR))))
    lines: list[Inline] = [said_briefly(page, one) for one in found[:2]]
    lines[-1] = words(lines[-1], way, between=" ")
    page.fragment("texts.html", texts=lines)


def said_briefly(page: Page, one: Told) -> str:
    """What the partner counts, in one sentence, with the gap where it was worked out."""
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


def figure(page: Page, row: Row | None) -> Inline:
    """A figure with the way to it and its marks; "" for none."""
    return words(plain(page, row), *table.badges_of(row, page.reader), between=" ") if row is not None else ""


def plain(page: Page, row: Row) -> Inline:
    """The same without marks."""
    sign = row["indicator"].startswith("mirror-gap")
    return Link(table.short(row, page.reader, sign=sign), page.figure_address(row["id"]))


def supported(page: Page, case: Row) -> Inline:
    """What a source says in support of a reason, with the way to it."""
    sources = page.package.table("sources").set_index("id").loc[case["source"]]
    return words(case[f"note_{page.reader.lang}"], Outside(sources["title"], sources["url"]), between=" ")
