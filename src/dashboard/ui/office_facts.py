"""Offices in words: as rows of a table, and all that is known of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import pandas as pd

from dashboard.content import listing
from dashboard.content.headings import heading
from dashboard.content.page import Page
from dashboard.content.table import outside
from dashboard.locale import Reader
from dashboard.render.network import KINDS, STATUSES


def offices_table(page: Page, rows: Sequence[Mapping]) -> str:
    """Offices as an HTML table."""
    reader, t = page.reader, page.text
    columns = [
        t("Office"), t("Kind of office"), t("State"), t("City"), t("Opened"), t("Serves"), t("Staff"), t("Note"),
        t("Source"),
    ]  # fmt: skip
    cells = [
        [
            escape(row["name"]),
            escape(t(KINDS[row["kind"]])),
            escape(t(STATUSES[row["status"]])),
            escape(row["city"]),
            escape(reader.period(row["opened"])) if row["opened"] else "",
            escape(", ".join(row["serves_names"])),
            escape(_staff(row, reader)),
            escape(row["note"]),
            listing.place(row),
        ]
        for row in rows
    ]
    return listing.facts_table(t("Posts and offices"), columns, cells)


def _staff(office: Mapping, reader: Reader) -> str:
    if pd.isna(office["staff"]):
        return ""
    return f"{reader.number(office['staff'])} ({reader.period(office['staff_period'])})"


def known(page: Page, office: Mapping) -> str:
    """All that is known of an office, as HTML."""
    reader, t = page.reader, page.text
    source = outside(office["source_title"], office["source_url"])
    facts = [
        (t("Kind of office"), escape(t(KINDS[office["kind"]]))),
        (t("State"), escape(t(STATUSES[office["status"]]))),
        (t("Opened"), escape(reader.period(office["opened"])) if office["opened"] else ""),
        (t("Part of"), escape(office["parent_name"])),
        (t("Serves"), escape(reader.join(list(office["serves_names"]))) if office["serves_names"] else ""),
        (t("Follows"), escape(reader.join(list(office["organisations"]))) if office["organisations"] else ""),
        (t("Staff"), escape(_staff(office, reader))),
        (t("Tasks"), texts_list(office["tasks"])),
        (t("Plans"), texts_list(office["plans_names"])),
        (t("Note"), escape(office["note"])),
        (t("Source"), f"{source}, {escape(office['source_publisher'])}"),
    ]
    listed = "".join(f"<dt>{escape(name)}</dt><dd>{said}</dd>" for name, said in facts if said)
    return f'{heading(page, office["name"])}<dl class="facts">{listed}</dl>'


def texts_list(texts: Sequence[str]) -> str:
    """Texts as an HTML list; "" of none."""
    return "<ul>" + "".join(f"<li>{escape(text)}</li>" for text in texts) + "</ul>" if texts else ""
