"""What the memorandum asks the government to do: by kind, as a list, and the amounts."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from dashboard.charts.tallies import describe, tallies
from dashboard.data.priorities import Memorandum, commitments
from dashboard.locale import mark
from dashboard.ui import listing, session, table
from dashboard.ui.fact_card import draw_choice, draw_fact_card
from dashboard.ui.priorities.walk import KIND, amount, commitments_list, section_link
from dashboard.ui.priorities.words import COMMITMENTS
from dashboard.view import ALL

if TYPE_CHECKING:
    from dashboard.ui.page import Page


HEIGHT = 520  # pixels of the list of commitments
PEOPLE = ("persons", "fte")  # units in which commitments count people
FEW = 40  # commitments that stand open at once


def _left(page: Page) -> pd.DataFrame:
    return commitments(page.facts_left("commitments"), page.package)


def draw_commitments(page: Page, memo: Memorandum) -> None:
    """How many commitments there are of each kind, and beside it those of the chosen kind."""
    found = _left(page)
    if found.empty:
        page.left_out.append(page.text("Commitments by kind"))
        return
    page.draw_heading()
    kind = page.choice(KIND)
    counted = {code: int((found["kind"] == code).sum()) for code in COMMITMENTS}
    counted = {code: number for code, number in counted.items() if number}
    names = {code: page.text(name) for code, name in COMMITMENTS.items()}
    top = max(counted, key=counted.__getitem__)
    finding = page.text(
        "{commitments}, of which {top} of the kind “{kind}”",
        commitments=page.reader.plural("{n} commitment", "{n} commitments", len(found)),
        kind=names[top],
        top=page.reader.number(counted[top]),
    )
    chosen = found if kind == ALL else found[found["kind"] == kind]
    marked = () if kind == ALL else (kind,)
    with page.row():
        draw_fact_card(
            page,
            "commitments",
            found,
            heading=finding,
            subtitle=page.text("What the memorandum asks for, counted by kind"),
            figure=lambda: tallies(counted, names, reader=page.reader, scheme=page.scheme, chosen=marked),
            alt=describe(counted, names, reader=page.reader),
            table=lambda: _table(page, memo, chosen, finding),
            pick=lambda codes: page.choose(KIND, ALL if codes[0] == kind else codes[0]),
            note=mark("Kinds are given by this dashboard. A click on a bar lists what stands behind it."),
        )
        _list(page, memo, chosen, names)


def _list(page: Page, memo: Memorandum, chosen: pd.DataFrame, names: dict[str, str]) -> None:
    with st.container(border=True, key="commitments-list", height="stretch", gap="small"):
        options = {ALL: page.text("All kinds"), **names}
        draw_choice(page, KIND, page.text("Kind of commitment"), options, width=280)
        with st.container(height=HEIGHT, border=False, key="scroll-commitments"):
            if chosen.empty:
                st.caption(page.text("No commitment of this kind matches these filters."))
            else:
                st.html(_folds(page, memo, chosen))


def _folds(page: Page, memo: Memorandum, found: pd.DataFrame) -> str:
    """Commitments folded away under the priority that they belong to; all open where there are few."""
    branches = [memo.sections[code].branch if code in memo.sections else "" for code in found["section"]]
    unfolded = " open" if len(found) <= FEW else ""
    blocks = []
    for branch, rows in found.groupby(branches, sort=False):
        name = memo.sections[branch].label if branch else page.text("Commitments")
        title = f"{escape(name)} ({page.reader.number(len(rows))})"
        said = commitments_list(page, memo, rows)
        blocks.append(f"<details{unfolded}><summary>{title}</summary>{said}</details>")
    return f'<div class="folds">{"".join(blocks)}</div>'


def _table(page: Page, memo: Memorandum, found: pd.DataFrame, caption: str) -> str:
    t = page.text
    rows = [
        (
            escape(row["name"]),
            escape(t(COMMITMENTS[row["kind"]])),
            amount(page, row["figure"]) if row["figure"] else "",
            section_link(page, memo.sections[row["section"]]) if row["section"] in memo.sections else "",
            listing.place(row),
            escape(row["note"]),
        )
        for row in found.to_dict("records")
    ]
    return listing.facts_table(
        caption, [t("Commitment"), t("Kind"), t("Amount"), t("Section"), t("Source"), t("Note")], rows
    )


def draw_amounts(page: Page, memo: Memorandum) -> None:
    """The commitments with an amount as headline numbers, each with the way to its figure and its section.

    Of money and of people only: that there is to be one voice, or a report every two years, is no amount.
    """
    found = _left(page)
    figures = session.figures(page.reader.lang).set_index("id", drop=False)
    amounts = figures[(figures["measure"] == "money") | figures["unit"].isin(PEOPLE)]
    found = found[found["figure"].isin(amounts.index)]
    if found.empty:
        return
    page.draw_heading()
    with page.tiles():
        for row in found.to_dict("records"):
            with st.container(border=True, key=f"amount-{row['id']}", height="stretch"):
                st.html(_amount(page, memo, row, figures.loc[row["figure"]].to_dict()))


def _amount(page: Page, memo: Memorandum, row: dict, figure: dict) -> str:
    said = listing.link(page.figure_address(figure["id"]), table.short(figure, page.reader))
    section = memo.sections.get(row["section"])
    where = f"{section_link(page, section)}<br>" if section else ""
    return (
        f'<div class="tile"><span class="what">{escape(row["name"])}</span>'
        f'<span class="number">{said} <small>{escape(table.unit(figure))}</small></span>'
        f'<span class="whose">{where}{escape(page.reader.period(figure["time_period"]))}'
        f"{table.badges(figure, page.reader)}</span></div>"
    )
