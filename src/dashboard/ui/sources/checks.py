"""Every check of figures against each other, with its result in readable words."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from math import floor, log10
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.charts.portions import describe, portions
from dashboard.data import formula
from dashboard.data.provenance import EXACT, RESULTS, ROUNDED, checks
from dashboard.locale import Reader, mark
from dashboard.ui import listing
from dashboard.ui.card import draw_tabs
from dashboard.ui.fact_card import draw_chart, draw_choice
from dashboard.ui.sources.parts import RESULT_NAMES, subject_names
from dashboard.view import ALL

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.ui.page import Page

DECIMALS = 4  # of an amount in billions or millions, or of a percentage


def draw_checks(page: Page) -> None:
    """How the checks came out by subject, and each of those that the reader's choices leave."""
    t = page.text
    found = checks(page.package, page.reader.lang, page.matching(page.figures)["id"])
    subjects = subject_names(page)
    if found.empty:
        st.info(t("No check has a figure that matches these filters."), icon=":material/filter_alt_off:")
        return
    _overview(page, found, subjects)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        draw_choice(page, "subject", t("Subject"), {ALL: t("All subjects"), **subjects}, width=240)
        results = {code: t(name) for code, name in RESULT_NAMES.items()}
        draw_choice(page, "result", t("Result"), {ALL: t("All results"), **results}, width=240)
    for name in ("subject", "result"):
        if page.choice(name) != ALL:
            found = found[found[name] == page.choice(name)]
    if found.empty:
        st.info(t("No check matches these choices."), icon=":material/filter_alt_off:")
        return
    caption = page.reader.plural("{n} check", "{n} checks", len(found))
    quanta = dict(zip(page.figures["id"], page.figures["quantum"], strict=True))
    columns = [t("What is checked"), t("Result"), t("Worked out"), t("Printed"), t("Note")]
    rows = [_cells(page, row, subjects, quanta) for row in found.to_dict("records")]
    st.html(listing.facts_table(caption, columns, rows))


def _overview(page: Page, found: pd.DataFrame, subjects: Mapping[str, str]) -> None:
    reader = page.reader
    results = {code: reader.text(name) for code, name in RESULT_NAMES.items()}
    counted = {
        str(subject): {code: int((part["result"] == code).sum()) for code in RESULTS}
        for subject, part in found.groupby("subject", sort=False)
    }
    kept = int((found["result"] != RESULTS[-1]).sum())
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
    draw_tabs(
        reader,
        "checks",
        heading=heading,
        subtitle=reader.text("Number of checks by result"),
        chart=lambda: draw_chart(
            "checks",
            portions(counted, subjects, results, reader=reader, scheme=page.scheme),
            alt=f"{heading}. {describe(counted, subjects, results, reader=reader)}",
        ),
        rows=lambda: st.html(listing.facts_table(heading, columns, rows)),
        sources=lambda: st.markdown(
            reader.text("Counted by this dashboard from its own data; each entry names its source.")
        ),
        source_line=reader.text("Counted by this dashboard"),
        note=mark(
            "Parts against totals, growth against levels, one source against another. "
            "A source that contradicts itself is shown as it is printed."
        ),
    )


def _cells(page: Page, row: Mapping, subjects: Mapping[str, str], quanta: Mapping[str, float]) -> list[str]:
    reader = page.reader
    how = formula({**row, "derived": True}, page.package, reader.lang, text=reader.text, period=reader.period)
    printed = _amount(row, row["printed"], quanta[row["printed_id"]] if row["tolerance"] else 0.0, reader)
    result = escape(reader.text(RESULT_NAMES[row["result"]]))
    return [
        f"<b>{escape(row['name'])}</b><br><small>{escape(subjects[row['subject']])}: {escape(how)}</small>",
        f'<b class="wide">{result}</b><small>{escape(said(row, reader))}</small>',
        escape(_amount(row, row["computed"], _step(row["tolerance"]), reader)),
        listing.link(listing.figure_address(page, row["printed_id"]), printed),
        f'<span class="wide">{escape(row["note"])}</span>' if row["note"] else "",
    ]


def said(row: Mapping, reader: Reader) -> str:
    """By how much the printed figure differs from the one worked out, and how much of that rounding explains."""
    if row["result"] == EXACT:
        return reader.text("The printed figure is the same to the last digit.")
    apart, room = (_difference(row, row[name], reader) for name in ("difference", "tolerance"))
    if row["result"] == ROUNDED:
        higher = mark("The printed figure is {apart} higher; rounding explains up to {room}.")
        lower = mark("The printed figure is {apart} lower; rounding explains up to {room}.")
    elif row["tolerance"]:
        higher = mark("The printed figure is {apart} higher; rounding explains only {room}.")
        lower = mark("The printed figure is {apart} lower; rounding explains only {room}.")
    else:
        higher = mark("The printed figure is {apart} higher, and nothing is rounded.")
        lower = mark("The printed figure is {apart} lower, and nothing is rounded.")
    return reader.text(higher if row["difference"] > 0 else lower, apart=apart, room=room)


def _difference(row: Mapping, value: float, reader: Reader) -> str:
    """How far apart two amounts are, without a sign; of percentages, in percentage points."""
    step = _step(row["tolerance"])
    if row["measure"] == "percent":
        shown = round(abs(value), DECIMALS) if not step else abs(value)
        number = reader.exact(shown) if not step else reader.number(shown, _decimals(step))
        return reader.text("{number} percentage points", number=number)
    return _amount(row, abs(value), step, reader)


def _amount(row: Mapping, value: float, step: float, reader: Reader) -> str:
    """An amount in the unit of a check, scaled for reading, with no digit finer than `step`; every digit without one."""
    unit = {"measure": row["measure"], "symbol": row["symbol"]}
    if not step:
        return reader.amount(float(f"{value:.12g}"), **unit, short=False)
    return reader.amount(round(value / step) * step, **unit, decimals=DECIMALS, quantum=step)


def _step(room: float) -> float:
    """The unit of the last digit that means something beside what rounding leaves open; 0 where that is nothing."""
    return 10.0 ** (floor(log10(room)) - 1) if room else 0.0


def _decimals(step: float) -> int:
    return max(0, min(DECIMALS, -floor(log10(step))))
