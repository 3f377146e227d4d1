"""Headline numbers: one figure with what it is, whose and when, and how it changed."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.ui import evidence, listing, session, story, table

if TYPE_CHECKING:
    from dashboard.ui.page import Page


def draw_tile(
    page: Page, figure: str, *, change: str | None, rank: str | None, way: Callable[[], None] | None = None
) -> None:
    """One headline number by its id. `change` and `rank` are ids of figures that say how it changed or where it ranks.

    `way` draws a link above the number. A figure of a subject whose data is broken is left out; the notice on
    its own page says why.

    Raises KeyError when there is no such figure: an id in a page's text must exist.
    """
    if not all(each in session.vocabulary().figures for each in (figure, change, rank) if each):
        if page.package.problems:
            return
        raise KeyError(
            f"page {page.slug!r} names the figures {figure}, {change}, {rank}, of which one does not exist"
        )
    row, by, place = (_row(page, each) if each else None for each in (figure, change, rank))
    told = story.told()
    if told is not None:
        told.add_number(story.Number(row, by, place))
        return
    reader = page.reader
    said = ""
    if by is not None:
        since = (
            reader.text("over {period}", period=reader.period(by["time_period"]))
            if "/" in by["time_period"]
            else reader.text("on the year before")
        )
        said = (
            f"{_way(page, by, table.short(by, reader, sign=True))} {escape(since)}{table.badges(by, reader)}"
        )
    if place is not None:
        number = _way(page, place, table.short(place, reader))
        said = f"{escape(place['indicator_name'])}: {number}{table.badges(place, reader)}"
    whose = " · ".join([row["ref_area_name"], *_partner(row), reader.period(row["time_period"])])
    with st.container(border=True, height="stretch", gap="xxsmall"):
        if way is not None:
            way()
        st.html(
            f'<div class="tile"><span class="what">{escape(evidence.what(row))}</span>'
            f'<span class="number">{escape(table.short(row, reader))} <small>{escape(table.unit(row))}</small></span>'
            f'<span class="whose">{escape(whose)}{table.badges(row, reader)}</span><span class="change">{said}</span></div>'
        )
        name = page.text("Where it comes from")
        with st.popover(name, type="tertiary", key=f"evidence-{figure}", on_change="rerun") as opened:
            if opened.open:
                evidence.draw_evidence(page, row, key=f"tile-{figure}")


def _way(page: Page, row: dict, number: str) -> str:
    """A number beside the headline number, with the way to all that is known of it."""
    return listing.link(page.figure_address(row["id"]), number)


def _partner(row: dict) -> list[str]:
    return [row["counterpart_name"]] if row["counterpart"] not in ("wld", row["ref_area"]) else []


def _row(page: Page, figure: str) -> dict:
    found = session.figure(figure, page.reader.lang)
    if found is None:
        raise KeyError(figure)
    return found
