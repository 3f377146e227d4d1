"""The treaties on investment and trade that bind Belgium or the European Union, with their state and dates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from dashboard.content import naming
from dashboard.content.dossier.words import KINDS
from dashboard.content.facts_table import Table, facts_table
from dashboard.content.inline import joined
from dashboard.content.page import Page
from dashboard.locale import mark

FEW = 20
"""More treaties than these are folded away at first: what a reader has come for is one partner's."""

IN_FORCE = "in-force"
DATES = {"in_force": mark("In force since"), "ended": mark("Ended on")}


def add_treaties(page: Page) -> None:
    """The treaties that the filters leave, the newest first, under how many of them are in force."""
    rows = page.facts_left("treaties").sort_values("time_period", ascending=False, kind="stable")
    if rows.empty:
        return
    states = Counter(rows["kind"])
    said = page.reader.plural(
        "{n} treaty, {in_force} in force", "{n} treaties, {in_force} in force", len(rows),
        in_force=page.reader.number(states[IN_FORCE]),
    )  # fmt: skip
    table = _table(page, said, rows.to_dict("records"))
    page.head()
    if len(rows) <= FEW:
        page.fragment("facts_table.html", table=table)
        return
    with page.fold(said):
        page.fragment("facts_table.html", table=table)


def _table(page: Page, caption: str, rows: Sequence[Mapping]) -> Table:
    t, reader = page.text, page.reader
    every = page.package.table("treaties").set_index("id")
    dates = every[list(DATES)].to_dict("index")
    cells = [
        (
            row["name"],
            t(KINDS["treaties"][row["kind"]]),
            reader.period(row["time_period"]),
            *(reader.period(when) if (when := dates[row["id"]][column]) else "" for column in DATES),
            naming.dossiers(page, "regions", row["regions"]),
            joined([naming.place(row), row["source_publisher"]]),
        )
        for row in rows
    ]
    columns = [t("Treaty"), t("State"), t("Signed on"), *map(t, DATES.values()), t("Partner"), t("Source")]
    return facts_table(caption, columns, cells)
