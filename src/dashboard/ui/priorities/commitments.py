"""What the memorandum asks the government to do: by kind, as a list, and the amounts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from html import escape

import pandas as pd
import streamlit as st

from dashboard.content import listing, table
from dashboard.content.page import Page
from dashboard.data.priorities import Memorandum, commitments
from dashboard.locale import mark
from dashboard.render.plotly.facts.tallies import describe, tallies
from dashboard.ui import session
from dashboard.ui.fact_card import draw_choice, draw_fact_card
from dashboard.ui.priorities.walk import KIND, amount, commitments_list, section_link
from dashboard.ui.priorities.words import COMMITMENTS
from dashboard.ui.transitional import drawn
from dashboard.view import ALL

HEIGHT = 520  # pixels of the list of commitments
PEOPLE = ("persons", "fte")  # units in which commitments count people
FEW = 40  # commitments that stand open at once


def _left(page: Page) -> pd.DataFrame:
    return page.once("commitments", lambda: commitments(page.facts_left("commitments"), page.package))


def _chosen(page: Page) -> pd.DataFrame:
    """Those of the chosen kind; of all kinds where none is chosen."""
    found, kind = _left(page), page.choice(KIND)
    return found if kind == ALL else found[found["kind"] == kind]


def _counted(page: Page) -> Mapping[str, int]:
    """How many there are of each kind that there is."""
    numbers = Counter(_left(page)["kind"])
    return {code: numbers[code] for code in COMMITMENTS if numbers[code]}


@drawn
def draw_commitments(page: Page, memo: Memorandum) -> None:
    """How many commitments there are of each kind, and beside it those of the chosen kind."""
    found = _left(page)
    if found.empty:
        page.left_out.append(page.text("Proposals by kind"))
        return
    page.head()
    kind = page.choice(KIND)
    counted = page.once("commitments by kind", lambda: _counted(page))
    names = {code: page.text(name) for code, name in COMMITMENTS.items()}
    top = max(counted, key=counted.__getitem__)
    finding = page.text(
        "{commitments}, of which {top} of the kind “{kind}”",
        commitments=page.reader.plural("{n} proposal", "{n} proposals", len(found)),
        kind=names[top],
        top=page.reader.number(counted[top]),
    )
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
            table=lambda: _table(page, memo, _chosen(page), finding),
            pick=lambda codes: page.choose(KIND, ALL if codes[0] == kind else codes[0]),
            note=mark("Kinds are given by this dashboard. A click on a bar lists what stands behind it."),
        )
        _list(page, memo, names)


def _list(page: Page, memo: Memorandum, names: dict[str, str]) -> None:
    with st.container(border=True, key="commitments-list", height="stretch", gap="small"):
        options = {ALL: page.text("All kinds"), **names}
        draw_choice(page, KIND, page.text("Kind of proposal"), options, width=280)
        with st.container(height=HEIGHT, border=False, key="scroll-commitments"):
            folds = page.once(("list", "commitments"), lambda: _folds(page, memo, _chosen(page)))
            if folds:
                st.html(folds)
            else:
                st.caption(page.text("No proposal of this kind matches these filters."))


def _folds(page: Page, memo: Memorandum, found: pd.DataFrame) -> str:
    """Commitments folded away under the priority that they belong to; all open where there are few. "" without any."""
    if found.empty:
        return ""
    branches = [memo.sections[code].branch if code in memo.sections else "" for code in found["section"]]
    unfolded = " open" if len(found) <= FEW else ""
    blocks = []
    for branch, rows in found.groupby(branches, sort=False):
        name = memo.sections[branch].label if branch else page.text("Proposals")
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
        caption, [t("Proposal"), t("Kind"), t("Amount"), t("Section"), t("Source"), t("Note")], rows
    )


@drawn
def draw_amounts(page: Page, memo: Memorandum) -> None:
    """The commitments with an amount as headline numbers, each with the way to its figure and its section.

    Of money and of people only: that there is to be one voice, or a report every two years, is no amount.
    """
    amounts = page.once("amounts", lambda: _amounts(page, memo))
    if not amounts:
        return
    page.head()
    with page.tiles():
        for code, amount in amounts.items():
            with st.container(border=True, key=f"amount-{code}", height="stretch"):
                st.html(amount)


def _amounts(page: Page, memo: Memorandum) -> Mapping[str, str]:
    """The HTML of each headline number, by the id of the commitment."""
    figures = session.figures(page.reader.lang).set_index("id", drop=False)
    amounts = figures[(figures["measure"] == "money") | figures["unit"].isin(PEOPLE)]
    found = _left(page)
    found = found[found["figure"].isin(amounts.index)]
    return {
        row["id"]: _amount(page, memo, row, figures.loc[row["figure"]].to_dict())
        for row in found.to_dict("records")
    }


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
