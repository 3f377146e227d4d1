"""Lists of entries of some kinds, with partner, subject, document and section."""

from __future__ import annotations

from collections.abc import Collection
from html import escape

import pandas as pd

from dashboard.content import listing
from dashboard.content.listing import Listed
from dashboard.content.page import Page
from dashboard.data import facts_about
from dashboard.ui import fact_table
from dashboard.ui.fact_card import draw_list_card
from dashboard.ui.partnerships.entries import entries, linked
from dashboard.ui.transitional import drawn


@drawn
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

    def made() -> Listed | None:
        found = facts_about(entries(page, kind=False), page.package, themes=themes)
        found = found[found["kind"].isin(list(kinds))]
        if families:
            found = found[found["family"].isin(list(families))]
        return _listed(page, found, page.text(title), badges=len(kinds) > 1)

    listed = page.once(("list", key), made)
    if listed is None:
        page.left_out.append(page.text(title))
    else:
        draw_list_card(page, key, listed, note=note)


def _listed(page: Page, found: pd.DataFrame, title: str, *, badges: bool) -> Listed | None:
    """The entries under their partners; None where there are none. `badges` say of which kind each is."""
    if found.empty:
        return None
    found = found.sort_values("partner_name", kind="stable", key=lambda names: names.str.casefold())

    place = fact_table.places(found)

    def line(row: dict) -> fact_table.Line:
        said = escape(row["name"])
        badge = f" {fact_table.badge(row, page.reader)}" if badges else ""
        return fact_table.Line(said + badge, escape(row["note"]), place(row))

    groups = []
    for _, part in found.groupby("partner", sort=False):
        rows = part.to_dict("records")
        groups.append((linked(page, rows[0]), [line(row) for row in rows]))
    return Listed(
        heading=f"{title} ({page.reader.number(len(groups))})",
        body=fact_table.entries_list(groups),
        source_line=listing.said_by(found["source_publisher"], page.reader),
    )
