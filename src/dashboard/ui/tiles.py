"""Headline numbers: one figure with what it is, whose and when, and how it changed."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.data import formula
from dashboard.ui import session, table

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
    row = _row(page, figure)
    reader = page.reader
    said = ""
    if change is not None:
        by = _row(page, change)
        since = (
            reader.text("over {period}", period=reader.period(by["time_period"]))
            if "/" in by["time_period"]
            else reader.text("on the year before")
        )
        said = f"{escape(table.short(by, reader, sign=True))} {escape(since)}{table.badges(by, reader)}"
    if rank is not None:
        place = _row(page, rank)
        said = f"{escape(place['indicator_name'])}: {escape(table.short(place, reader))}{table.badges(place, reader)}"
    whose = " · ".join([row["ref_area_name"], *_partner(row), reader.period(row["time_period"])])
    with st.container(border=True, height="stretch", gap="xxsmall"):
        if way is not None:
            way()
        st.html(
            f'<div class="tile"><span class="what">{escape(_what(row))}</span>'
            f'<span class="number">{escape(table.short(row, reader))} <small>{escape(table.unit(row))}</small></span>'
            f'<span class="whose">{escape(whose)}{table.badges(row, reader)}</span><span class="change">{said}</span></div>'
        )


def _partner(row: dict) -> list[str]:
    return [row["counterpart_name"]] if row["counterpart"] not in ("wld", row["ref_area"]) else []


def draw_asked_figure(page: Page, figure: str) -> None:
    """The figure that a link names, opened and marked: everything a reader needs to trust it."""
    row = _row(page, figure)
    reader = page.reader
    t = reader.text
    facts = [
        (t("Whose"), row["ref_area_name"]),
        (t("Partner"), row["counterpart_name"] if row["counterpart"] != "wld" else ""),
        (t("Period"), reader.period(row["time_period"])),
        (t("As printed"), row["as_printed"]),
        (t("Definition"), row["definition"]),
        (
            t("Worked out as"),
            formula(row, page.package, reader.lang, text=t, period=reader.period) if row["derived"] else "",
        ),
        (t("Note"), row["note"]),
    ]
    listed = "".join(f"<dt>{escape(name)}</dt><dd>{escape(said)}</dd>" for name, said in facts if said)
    with st.container(border=True, key="asked-figure"):
        st.html(
            f'<div class="tile marked"><span class="what">{escape(_what(row))}</span>'
            f'<span class="number">{escape(table.exact(row, reader))}</span>{table.badges(row, reader)}</div>'
            f'<dl class="facts">{listed}<dt>{escape(t("Source"))}</dt><dd>{table.source(row, reader)}</dd></dl>'
        )


def _what(row: dict) -> str:
    return row["indicator_name"] + (f": {row['item_name']}" if row["item_name"] else "")


def _row(page: Page, figure: str) -> dict:
    found = session.figure(figure, page.reader.lang)
    if found is None:
        raise KeyError(figure)
    return found
