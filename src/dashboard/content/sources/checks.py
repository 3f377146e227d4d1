"""Every check of figures against each other, with its result in readable words."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from dashboard.content.facts_card import add_card
from dashboard.content.facts_table import Table, facts_table
from dashboard.content.inline import Inline, Link
from dashboard.content.page import Page
from dashboard.content.sources.parts import cell, subject_names
from dashboard.content.verdict import RESULT_NAMES, amount, last_digit, said
from dashboard.data import formula
from dashboard.data.provenance import RESULTS, checks
from dashboard.render.plotly.facts.portions import describe, portions
from dashboard.view import ALL


def add_checks(page: Page) -> None:
    """How the checks came out by subject, and each of those that the reader's choices leave."""
    t = page.text
    found = checks(page.package, page.reader.lang, page.matching(page.figures)["id"])
    subjects = subject_names(page)
    if found.empty:
        none = t("No check has a figure that matches these filters.")
        page.notice(none, icon=":material/filter_alt_off:")
        return
    _overview(page, found, subjects)
    with page.line():
        page.selector("subject", t("Subject"), {ALL: t("All subjects"), **subjects}, width=240)
        results = {code: t(name) for code, name in RESULT_NAMES.items()}
        page.selector("result", t("Result"), {ALL: t("All results"), **results}, width=240)
    for name in ("subject", "result"):
        if page.choice(name) != ALL:
            found = found[found[name] == page.choice(name)]
    if found.empty:
        page.notice(t("No check matches these choices."), icon=":material/filter_alt_off:")
    else:
        page.fragment("facts_table.html", table=_table(page, found, subjects))


def _table(page: Page, found: pd.DataFrame, subjects: Mapping[str, str]) -> Table:
    """These checks, the gravest first."""
    t = page.text
    found = found.sort_values(
        "result", kind="stable", key=lambda codes: -codes.map(RESULTS.index), ignore_index=True
    )
    caption = page.reader.plural("{n} check", "{n} checks", len(found)) + _gravest_first(page, found)
    quanta = dict(zip(page.figures["id"], page.figures["quantum"], strict=True))
    columns = [t("What is checked"), t("Result"), t("Worked out"), t("Printed"), t("Note")]
    rows = [_cells(page, row, subjects, quanta) for row in found.to_dict("records")]
    return facts_table(caption, columns, rows)


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
    counted = _counted(found)
    kept = len(found) - sum(numbers[RESULTS[-1]] for numbers in counted.values())
    heading = reader.text(
        "{kept} of {all} checks come out, exactly or within rounding",
        kept=reader.number(kept),
        all=reader.number(len(found)),
    )
    columns = [reader.text("Subject"), *results.values()]
    rows = [
        [subjects[code], *(reader.number(numbers[result]) for result in RESULTS)]
        for code, numbers in counted.items()
    ]
    add_card(
        page,
        "checks",
        heading=heading,
        subtitle=reader.text("Number of checks by result"),
        figure=lambda: portions(counted, subjects, results, reader=reader, scheme=page.scheme),
        alt=describe(counted, subjects, results, reader=reader),
        make_table=lambda: facts_table(heading, columns, rows),
        notes=(
            reader.text(
                "Parts against totals, growth against levels, one source against another. "
                "A source that contradicts itself is shown as it is printed."
            ),
        ),
    )


def _counted(found: pd.DataFrame) -> Mapping[str, Mapping[str, int]]:
    """How many checks of each subject came out how."""
    return {
        str(subject): {code: int((part["result"] == code).sum()) for code in RESULTS}
        for subject, part in found.groupby("subject", sort=False)
    }


def _cells(
    page: Page, row: Mapping, subjects: Mapping[str, str], quanta: Mapping[str, float]
) -> list[Inline]:
    reader = page.reader
    how = formula({**row, "derived": True}, page.package, reader.lang, text=reader.text, period=reader.period)
    printed = amount(row, row["printed"], quanta[row["printed_id"]] if row["tolerance"] else 0.0, reader)
    return [
        cell(row["name"], f"{subjects[row['subject']]}: {how}", strong=True),
        cell(reader.text(RESULT_NAMES[row["result"]]), said(row, reader), wide=True, strong=True),
        amount(row, row["computed"], last_digit(row["tolerance"]), reader),
        Link(printed, page.figure_address(row["printed_id"])),
        cell(row["note"], wide=True) if row["note"] else "",
    ]
