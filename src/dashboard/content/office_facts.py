"""Offices in words: as rows of a table, and all that is known of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard.content import naming
from dashboard.content.age import aged
from dashboard.content.facts_table import Table, facts_table
from dashboard.content.inline import Inline, Outside, words
from dashboard.content.page import Page
from dashboard.locale import Reader
from dashboard.render.html import html
from dashboard.render.network import KINDS, STATUSES


def offices_table(page: Page, rows: Sequence[Mapping]) -> Table:
    """Offices as a table."""
    reader, t = page.reader, page.text
    columns = [
        t("Office"), t("Kind of office"), t("State"), t("City"), t("Opened"), t("Serves"), t("Staff"), t("Note"),
        t("Source"),
    ]  # fmt: skip
    cells = [
        [
            row["name"],
            t(KINDS[row["kind"]]),
            state(row, reader),
            row["city"],
            _opened(row, reader),
            ", ".join(row["serves_names"]),
            _staff(row, reader),
            row["note"],
            naming.place(row),
        ]
        for row in rows
    ]
    return facts_table(t("Posts and offices"), columns, cells)


def state(office: Mapping, reader: Reader) -> str:
    """Whether an office is open or planned, with the age of that: `open, source of 12 December 2016`."""
    said = reader.text(STATUSES[office["status"]])
    if not office["source_date"]:
        return said
    return reader.text("{state}, source of {period}", state=said, period=reader.period(office["source_date"]))


def _when(period: str, reader: Reader) -> str:
    return aged(reader.period(period), period, reader)


def _opened(office: Mapping, reader: Reader) -> str:
    return reader.period(office["opened"]) if office["opened"] else ""


def _staff(office: Mapping, reader: Reader) -> str:
    if pd.isna(office["staff"]):
        return ""
    return f"{reader.number(office['staff'])} · {_when(office['staff_period'], reader)}"


def known(page: Page, office: Mapping) -> list[tuple[str, Inline]]:
    """All that is known of an office: names, and what there is to say under each."""
    reader, t = page.reader, page.text
    facts = [
        (t("Kind of office"), t(KINDS[office["kind"]])),
        (t("State"), state(office, reader)),
        (t("Opened"), _opened(office, reader)),
        (t("Part of"), office["parent_name"]),
        (t("Serves"), reader.join(list(office["serves_names"]))),
        (t("Follows"), reader.join(list(office["organisations"]))),
        (t("Staff"), _staff(office, reader)),
        (t("Tasks"), _list(office["tasks"])),
        (t("Plans"), _list(office["plans_names"])),
        (t("Note"), office["note"]),
        (t("Source"), words(Outside(office["source_title"], office["source_url"]), f", {office['source_publisher']}")),
    ]  # fmt: skip
    return [(name, told) for name, told in facts if told]


def _list(texts: Sequence[str]) -> str:
    return html("texts.html", texts=texts) if texts else ""
