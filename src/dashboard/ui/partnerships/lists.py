"""Lists of entries of some kinds, with partner, subject, document and section."""

from __future__ import annotations

from collections.abc import Collection
from html import escape
from typing import TYPE_CHECKING

from dashboard.data import facts_about
from dashboard.ui import fact_table
from dashboard.ui.fact_card import draw_list_card
from dashboard.ui.partnerships.entries import entries, linked

if TYPE_CHECKING:
    from dashboard.ui.page import Page


def draw_list(
    page: Page,
    key: str,
    *,
    title: str,
    kinds: Collection[str],
    families: Collection[str] = (),
    themes: Collection[str] = (),
    note: str = "",
) -> None:
    """The entries of these kinds (and families of partners, and themes). A list without entries is named at the end
    of the page.
    """
    found = facts_about(entries(page, kind=False), page.package, themes=themes)
    found = found[found["kind"].isin(list(kinds))]
    if families:
        found = found[found["family"].isin(list(families))]
    if found.empty:
        page.left_out.append(page.text(title))
        return
    found = found.sort_values("partner_name", kind="stable", key=lambda names: names.str.casefold())

    place = fact_table.places(found)

    def line(row: dict) -> fact_table.Line:
        said = escape(row["name"])
        badge = f" {fact_table.badge(row, page.reader)}" if len(kinds) > 1 else ""
        return fact_table.Line(said + badge, escape(row["note"]), place(row))

    groups = []
    for _, part in found.groupby("partner", sort=False):
        rows = part.to_dict("records")
        groups.append((linked(page, rows[0]), [line(row) for row in rows]))
    heading = f"{page.text(title)} ({page.reader.number(len(groups))})"
    draw_list_card(page, key, found, heading=heading, body=fact_table.entries_list(groups), note=note)
