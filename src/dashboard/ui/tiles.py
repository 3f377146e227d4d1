"""Headline numbers: one figure with what it is, whose and when, and how it changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from typing import TYPE_CHECKING

from dashboard.locale import Reader
from dashboard.locale.reader import NO_BREAK
from dashboard.ui import evidence, listing, session, story, table
from dashboard.ui.plot import asked, draw_tile_body, tile_message

if TYPE_CHECKING:
    from dashboard.ui.page import Page


RANKED = "world-rank"
"""The indicator whose item says which ranking it is."""

PARTS = "document-parts"
"""The indicator that counts what its item names, in one document."""

DEFINED = ("survey-countries", "research-grants-share")
"""Indicators whose name does not say of what; a tile adds what they mean."""


def what(row: Mapping) -> str:
    """What a headline number is, in the fewest words that say it: of a ranking which, of parts the document."""
    if row["indicator"] == RANKED and row["item_name"]:
        return str(row["item_name"])
    if row["indicator"] == PARTS:
        return str(row["source_title"])
    return evidence.what(row)


def amount(row: Mapping, reader: Reader) -> str:
    """The number as a headline; of a rank with the word that says so."""
    said = table.short(row, reader)
    if row["measure"] == "points":
        return said.replace(NO_BREAK, " ")  # a word as long as "procentpunt" may stand below its number
    return reader.text("no. {rank}", rank=said) if row["measure"] == "rank" else said


def counted(row: Mapping) -> str:
    """The word for what is counted, where the number alone does not say it: `nights`, `priorities`."""
    if row["indicator"] == PARTS:
        return str(row["item_name"][:1].lower() + row["item_name"][1:])
    return table.unit(row)


def draw_tile(page: Page, figure: str, *, change: str | None, rank: str | None, way: str = "") -> None:
    """One headline number by its id. `change` and `rank` are ids of figures that say how it changed or where it ranks.

    `way` is a link above the number, as HTML. A figure of a subject whose data is broken is left out; the notice on
    its own page says why.

    Raises KeyError when there is no such figure: an id in a page's text must exist.
    """
    if not all(each in session.vocabulary().figures for each in (figure, change, rank) if each):
        if page.package.problems:
            return
        raise KeyError(
            f"page {page.slug!r} names the figures {figure}, {change}, {rank}, of which one does not exist"
        )
    told = story.told()
    if told is not None:
        row, by, place = (_row(page, each) if each else None for each in (figure, change, rank))
        told.add_number(story.Number(row, by, place, led=bool(way)))
        return
    key = f"tile-{figure}"
    opened = asked(key)

    def message() -> bytes:
        row, by, place = (_row(page, each) if each else None for each in (figure, change, rank))
        return tile_message(
            html=way + body(row, by, place, page.reader, page.figure_address),
            button=page.text("Where it comes from"),
            title=f"{page.text('Where it comes from')}: {what(row)}",
            evidence=evidence.known(page, row) if opened else "",
        )

    draw_tile_body(page.once(("tile", figure, opened), message), key=key)


def body(
    row: Mapping, by: Mapping | None, place: Mapping | None, reader: Reader, where: Callable[[str], str]
) -> str:
    """A headline number as HTML, with how it changed (`by`) or where it ranks (`place`). `where` gives the address of
    a figure by its id, "" where there is none.
    """
    said = ""
    if by is not None:
        since = (
            reader.text("over {period}", period=reader.period(by["time_period"]))
            if "/" in by["time_period"]
            else reader.text("on the year before")
        )
        number = listing.link(where(by["id"]), table.short(by, reader, sign=True))
        said = f"{number} {escape(since)}{table.badges(by, reader)}"
    if place is not None:
        number = listing.link(where(place["id"]), amount(place, reader))
        said = f"{escape(what(place))}: {number}{table.badges(place, reader)}"
    whose = " · ".join([row["ref_area_name"], *_partner(row), reader.period(row["time_period"])])
    meant = f'<span class="whose">{escape(row["definition"])}</span>' if row["indicator"] in DEFINED else ""
    return (
        f'<div class="tile"><span class="what">{escape(what(row))}</span>'
        f'<span class="number">{escape(amount(row, reader))} <small>{escape(counted(row))}</small></span>{meant}'
        f'<span class="whose">{escape(whose)}{table.badges(row, reader)}</span><span class="change">{said}</span></div>'
    )


def _partner(row: Mapping) -> list[str]:
    return [row["counterpart_name"]] if row["counterpart"] not in ("wld", row["ref_area"]) else []


def _row(page: Page, figure: str) -> dict:
    found = session.figure(figure, page.reader.lang)
    if found is None:
        raise KeyError(figure)
    return found
