"""What the memorandum asks the government to do: by kind, as a list, and the amounts."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from dashboard.charts import CONFIG
from dashboard.charts.tallies import describe, tallies
from dashboard.data.priorities import Memorandum, commitments
from dashboard.ui import contents, listing, session, tiles
from dashboard.ui.card import draw_tabs
from dashboard.ui.priorities.walk import KIND, amount, commitments_list, section_link
from dashboard.ui.priorities.words import COMMITMENTS
from dashboard.view import ALL, query

if TYPE_CHECKING:
    from dashboard.ui.page import Page


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
    rows = found.to_dict("records")
    top = max(counted, key=counted.__getitem__)
    finding = page.text(
        "{n} commitments; most are of the kind “{kind}”: {top}",
        n=page.reader.number(len(found)),
        kind=names[top],
        top=page.reader.number(counted[top]),
    )
    chosen = found if kind == ALL else found[found["kind"] == kind]
    with page.row():
        draw_tabs(
            page.reader,
            "commitments",
            heading=finding,
            subtitle=page.text("What the memorandum asks for, counted by kind"),
            chart=partial(_chart, page, counted, names, kind, finding),
            rows=lambda: st.html(_table(page, memo, chosen, finding)),
            sources=lambda: listing.draw_sources(rows),
            source_line=listing.publishers(rows, page.reader),
            note=page.text("Kinds are given by this dashboard. Click a bar to list what stands behind it."),
        )
        _list(page, memo, chosen, names)


def _chart(page: Page, counted: dict[str, int], names: dict[str, str], kind: str, finding: str) -> None:
    chosen = () if kind == ALL else (kind,)
    figure = tallies(counted, names, reader=page.reader, scheme=page.scheme, chosen=chosen)
    widget = f"chart-commitments-{kind}"

    def pick() -> None:
        points = st.session_state[widget]["selection"]["points"]
        codes = [point["customdata"][0] for point in points if point.get("customdata")]
        if codes:
            page.choose(KIND, ALL if codes[0] == kind else codes[0])

    st.plotly_chart(
        figure,
        theme=None,
        key=widget,
        config=dict(CONFIG),
        alt=f"{finding}. {describe(counted, names, reader=page.reader)}",
        on_select=pick,
        selection_mode="points",
    )


def _list(page: Page, memo: Memorandum, chosen: pd.DataFrame, names: dict[str, str]) -> None:
    with st.container(border=True, key="commitments-list", height="stretch", gap="small"):
        st.session_state[KIND] = page.choice(KIND)
        st.selectbox(
            page.text("Kind of commitment"),
            [ALL, *names],
            format_func=lambda code: page.text("All kinds") if code == ALL else names[code],
            key=KIND,
            on_change=lambda: page.choose(KIND, st.session_state[KIND]),
        )
        with st.container(height=520, border=False, key="scroll-commitments"):
            if chosen.empty:
                st.caption(page.text("No commitment of this kind matches these filters."))
            else:
                st.html(commitments_list(page, memo, chosen))


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
    """The commitments with an amount as headline numbers, each with the way to its figure."""
    found = _left(page)
    known = session.vocabulary().figures
    found = found[found["figure"].isin(list(known))]
    if found.empty:
        return
    page.draw_heading()
    with page.tiles():
        for row in found.to_dict("records"):
            tiles.draw_tile(page, row["figure"], change=None, rank=None, way=_way(page, row, known[row["figure"]]))


def _way(page: Page, row: dict, home: str) -> Callable[[], None]:
    def way() -> None:
        if contents.listed(home):
            asked = {**query(page.view.elsewhere(home)), "figure": [row["figure"]]}
            st.page_link(contents.entry(home).file, label=row["name"], query_params=asked)
        else:
            st.markdown(row["name"])

    return way
