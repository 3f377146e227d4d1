"""Lists of entries of some kinds, with partner, subject, document and section."""

from __future__ import annotations

from collections.abc import Collection

from dashboard.content.entries import Line, add_list, grouped, kind_badge, places
from dashboard.content.inline import words
from dashboard.content.page import Page
from dashboard.content.partnerships.entries import entries, linked
from dashboard.data import facts_about


def add_by_partner(
    page: Page,
    key: str,
    *,
    title: str,
    kinds: Collection[str],
    families: Collection[str] = (),
    themes: Collection[str] = (),
    note: str = "",
) -> None:
    """The entries of these kinds (and families of partners, and themes) under their partners. Of several kinds each
    entry says of which it is. A list without entries is named at the end of the page.
    """
    found = facts_about(entries(page, kind=False), page.package, themes=themes)
    found = found[found["kind"].isin(list(kinds))]
    if families:
        found = found[found["family"].isin(list(families))]
    found = found.sort_values(
        "partner_name", kind="stable", key=lambda names: names.astype("str").str.casefold()
    )
    place = places(found)

    def line(row: dict) -> Line:
        badge = kind_badge(row, page.reader) if len(kinds) > 1 else ""
        return Line(words(row["name"], badge, between=" "), row["note"], place(row))

    groups = [
        (linked(page, rows[0]), [line(row) for row in rows]) for rows in grouped(found, "partner").values()
    ]
    said = page.text(note) if note else ""
    add_list(page, key, found, groups, title=page.text(title), number=len(groups), note=said)
