"""Where a number comes from: everything a reader needs to trust one figure, to quote it and to pass it on."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.data import describe, formula, lineage
from dashboard.data.provenance import EXACT, checks
from dashboard.locale import LANGUAGES, mark, reader_for
from dashboard.render.citation import citation
from dashboard.ui import links, listing, pins, session, table
from dashboard.ui.verdict import RESULT_NAMES, said

if TYPE_CHECKING:
    from dashboard.ui.page import Page

STATUSES = {
    "A": mark("normal"),
    "E": mark("approximate, as the source says"),
    "P": mark("provisional"),
    "U": mark("doubtful: kept as printed"),
}


def draw_asked_figure(page: Page, figure: str, *, key: str = "asked-figure") -> None:
    """The figure that a link names, opened and marked, with all there is to know about it."""
    row = session.figure(figure, page.reader.lang)
    if row is None:
        return
    with st.container(border=True, key=key):
        st.html(
            page.once(
                ("asked figure", figure),
                lambda: (
                    f'<div class="tile marked"><span class="what">{escape(what(row))}</span>'
                    f'<span class="number">{escape(table.exact(row, page.reader))}</span>{table.badges(row, page.reader)}</div>'
                    f"{known(page, row)}"
                ),
            )
        )


def known(page: Page, row: dict) -> str:
    """All that is known of a figure, as HTML: what is measured and whose it is, how the source prints it and where, what
    is known against it; the pin, the link and how to cite it.
    """
    return f"{_facts(page, row)}{_citations(page, row)}"


def what(row: Mapping) -> str:
    """What a figure measures, with its part of the breakdown."""
    return row["indicator_name"] + (f": {row['item_name']}" if row["item_name"] else "")


def _facts(page: Page, row: dict) -> str:
    reader, t = page.reader, page.text
    press = f" ({t('press')})" if row["authority"] == "press" else ""
    status = t("derived") if row["derived"] else t(STATUSES[row["obs_status"]]) + press
    facts = [
        (t("What is measured"), escape(f"{row['definition']} {row['concept_name']}.")),
        (t("Whose"), escape(row["ref_area_name"])),
        (t("Partner"), escape(row["counterpart_name"]) if row["counterpart"] != "wld" else ""),
        (t("Period"), escape(reader.period(row["time_period"]))),
        (t("Unit"), escape(row["unit_name"])),
        (t("As printed"), escape(row["as_printed"])),
        (t("Source"), table.source(row, reader)),
        (t("Status"), escape(status)),
        (t("Note"), escape(row["note"])),
        (t("Worked out as"), _worked_out(page, row)),
        (t("Checked"), _checks(page, row)),
    ]
    listed = "".join(f"<dt>{escape(name)}</dt><dd>{said}</dd>" for name, said in facts if said)
    return f'<dl class="facts">{listed}</dl>'


def _worked_out(page: Page, row: dict) -> str:
    """The formula of a derived figure in words, and its inputs, each with the way to it."""
    if not row["derived"]:
        return ""
    reader = page.reader
    how = formula(row, page.package, reader.lang, text=reader.text, period=reader.period)
    inputs = []
    for code in lineage(row, page.package)["id"]:
        each = session.figure(code, reader.lang)
        if each is not None:
            name = f"{describe(each, page.package, reader.lang, reader.period)}: {table.exact(each, reader)}"
            inputs.append(f"<li>{listing.link(page.figure_address(code), name)}</li>")
    return f"{escape(how)}<ul>{''.join(inputs)}</ul>"


def _checks(page: Page, row: dict) -> str:
    """The checks that this figure takes part in, with their result; a contradiction is never kept quiet."""
    found = checks(page.package, page.reader.lang, [row["id"]])
    lines = []
    for each in found.to_dict("records"):
        result = f"<b>{escape(page.text(RESULT_NAMES[each['result']]))}</b>"
        told = "" if each["result"] == EXACT else f" {said(each, page.reader)} {each['note']}".rstrip()
        lines.append(f"<li>{escape(each['name'])}: {result}.{escape(told)}</li>")
    return f"<ul>{''.join(lines)}</ul>" if lines else ""


def _citations(page: Page, row: dict) -> str:
    """The pin, the link to the figure, and its citation as a sentence, short and in full in each language."""
    where = links.figure_permalink(page, row["id"])
    copies = [links.copied(page.reader, page.text("Copy link"), where)]
    for lang in sorted(LANGUAGES, key=lambda code: code != page.reader.lang):
        told = citation(
            session.figure(row["id"], lang), links.edition(page, reader=reader_for(lang)), page.package, where
        )
        own = reader_for(lang).own_name
        for name, text in (
            (page.text("Sentence"), told.sentence),
            (page.text("Short citation"), told.short),
            (page.text("Full citation"), told.full),
        ):
            copies.append(links.copied(page.reader, f"{name} · {own}", text))
    pin = pins.link(page, pins.of_figure(row["id"]))
    return f"<p>{pin}</p><details><summary>{escape(page.text('Copy link and cite'))}</summary>{''.join(copies)}</details>"
