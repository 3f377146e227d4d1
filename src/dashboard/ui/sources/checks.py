"""Every check of figures against each other, with its result in readable words."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.content import listing
from dashboard.content.verdict import RESULT_NAMES, amount, last_digit, said
from dashboard.data import formula
from dashboard.data.provenance import RESULTS, checks
from dashboard.locale import mark
from dashboard.render.plotly.facts.portions import describe, portions
from dashboard.ui.fact_card import draw_choice, draw_fact_card
from dashboard.ui.sources.parts import subject_names
from dashboard.ui.transitional import drawn
from dashboard.view import ALL

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.content.page import Page


@drawn
def draw_checks(page: Page) -> None:
    """How the checks came out by subject, and each of those that the reader's choices leave."""
    t = page.text
    found = page.once(
        "checks", lambda: checks(page.package, page.reader.lang, page.matching(page.figures)["id"])
    )
    subjects = subject_names(page)
    if found.empty:
        st.info(t("No check has a figure that matches these filters."), icon=":material/filter_alt_off:")
        return
    _overview(page, found, subjects)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        draw_choice(page, "subject", t("Subject"), {ALL: t("All subjects"), **subjects}, width=240)
        results = {code: t(name) for code, name in RESULT_NAMES.items()}
        draw_choice(page, "result", t("Result"), {ALL: t("All results"), **results}, width=240)
    shown = page.once(("list", "checks"), lambda: _table(page, found, subjects))
    if shown:
        st.html(shown)
    else:
        st.info(t("No check matches these choices."), icon=":material/filter_alt_off:")


def _table(page: Page, found: pd.DataFrame, subjects: Mapping[str, str]) -> str:
    """The checks that the reader's choices leave, as an HTML table; "" without any."""
    t = page.text
    for name in ("subject", "result"):
        if page.choice(name) != ALL:
            found = found[found[name] == page.choice(name)]
    if found.empty:
        return ""
    found = found.sort_values(
        "result", kind="stable", key=lambda codes: -codes.map(RESULTS.index), ignore_index=True
    )
    caption = page.reader.plural("{n} check", "{n} checks", len(found)) + _gravest_first(page, found)
    quanta = dict(zip(page.figures["id"], page.figures["quantum"], strict=True))
    columns = [t("What is checked"), t("Result"), t("Worked out"), t("Printed"), t("Note")]
    rows = [_cells(page, row, subjects, quanta) for row in found.to_dict("records")]
    return listing.facts_table(caption, columns, rows)


def _gravest_first(page: Page, found: pd.DataFrame) -> str:
    """That those which do not reconcile stand first, where there are others too."""
    failing = int((found["result"] == RESULTS[-1]).sum())
    if not 0 < failing < len(found):
        return ""
    return " · " + page.reader.plural(
        "first the one that does not reconcile", "first the {n} that do not reconcile", failing
    )


def _overview(page: Page, found: pd.DataFrame, subjects: Mapping[str, str]) -> None:
    reader = page.reader
    results = {code: reader.text(name) for code, name in RESULT_NAMES.items()}
    counted = page.once("checks by subject", lambda: _counted(found))
    kept = len(found) - sum(numbers[RESULTS[-1]] for numbers in counted.values())
    heading = reader.text(
        "{kept} of {all} checks come out, exactly or within rounding",
        kept=reader.number(kept),
        all=reader.number(len(found)),
    )
    columns = [reader.text("Subject"), *results.values()]
    rows = [
        [escape(subjects[code]), *(reader.number(numbers[result]) for result in RESULTS)]
        for code, numbers in counted.items()
    ]
    draw_fact_card(
        page,
        "checks",
        None,
        heading=heading,
        subtitle=reader.text("Number of checks by result"),
        figure=lambda: portions(counted, subjects, results, reader=reader, scheme=page.scheme),
        alt=describe(counted, subjects, results, reader=reader),
        table=lambda: listing.facts_table(heading, columns, rows),
        note=mark(
            "Parts against totals, growth against levels, one source against another. "
            "A source that contradicts itself is shown as it is printed."
        ),
    )


def _counted(found: pd.DataFrame) -> Mapping[str, Mapping[str, int]]:
    """How many checks of each subject came out how."""
    return {
        str(subject): {code: int((part["result"] == code).sum()) for code in RESULTS}
        for subject, part in found.groupby("subject", sort=False)
    }


def _cells(page: Page, row: Mapping, subjects: Mapping[str, str], quanta: Mapping[str, float]) -> list[str]:
    reader = page.reader
    how = formula({**row, "derived": True}, page.package, reader.lang, text=reader.text, period=reader.period)
    printed = amount(row, row["printed"], quanta[row["printed_id"]] if row["tolerance"] else 0.0, reader)
    result = escape(reader.text(RESULT_NAMES[row["result"]]))
    return [
        f"<b>{escape(row['name'])}</b><br><small>{escape(subjects[row['subject']])}: {escape(how)}</small>",
        f'<b class="wide">{result}</b><small>{escape(said(row, reader))}</small>',
        escape(amount(row, row["computed"], last_digit(row["tolerance"]), reader)),
        listing.link(page.figure_address(row["printed_id"]), printed),
        f'<span class="wide">{escape(row["note"])}</span>' if row["note"] else "",
    ]
