"""What stands behind a cell of the matrix: two lists that open one, and every entry behind the open one."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from dashboard.content.blocks import Button, Text
from dashboard.content.entries import add_opened
from dashboard.content.page import Page
from dashboard.content.partnerships.entries import column_names, entries, linked
from dashboard.data.partnerships import NO_THEME, by_partner, in_column
from dashboard.view import ALL


def add_behind(page: Page) -> None:
    """The choice of partner and theme, and the entries of both: kind, what, document and section."""
    partner, about = page.choice("partner"), page.choice("about")
    columns = column_names(page)
    themes = dict(columns)
    if about not in (ALL, *themes):  # a link may ask for a theme that is no column in this view
        themes[about] = _theme(page, about)
    partners = page.known_unfiltered.once("partners", lambda: _partners(page))
    page.land("partner", "about")
    with page.line("behind"):
        page.selector(
            "partner", page.text("Partner"), {ALL: page.text("All partners"), **partners}, width=320
        )
        page.selector("about", page.text("Theme"), {ALL: page.text("All themes"), **themes}, width=320)
    if (partner, about) == (ALL, ALL):
        ask = page.text(
            "Choose a partner, a theme or both, here or in the matrix, to read what is behind a number."
        )
        page.add(Text(ask, look="quiet"))
        return
    cell = " · ".join(names[code] for names, code in ((partners, partner), (themes, about)) if code != ALL)
    found = _behind(page, partner, about, columns)
    column = (page.text("Partner"), lambda row: linked(page, row))
    close = Button("close-cell", page.text("Close"), {"partner": [], "about": []})
    add_opened(page, "behind", found, name=cell, column=column, close=close)


def _behind(page: Page, partner: str, about: str, columns: Collection[str]) -> pd.DataFrame:
    """The entries behind a cell."""
    found = entries(page)
    if partner != ALL:
        found = found[found["partner"] == partner]
    if about != ALL:
        found = in_column(found, page.package, about, columns if about in columns else [about])
    return found


def _partners(page: Page) -> dict[str, str]:
    """All partners there are, by name: a link may ask for one that the filters take away."""
    every = by_partner(page.facts, page.package, page.reader.lang)
    names = dict(zip(every["partner"], every["partner_name"], strict=True))
    return dict(sorted(names.items(), key=lambda each: each[1].casefold()))


def _theme(page: Page, code: str) -> str:
    return (
        page.text("No theme named")
        if code == NO_THEME
        else page.package.names("themes", page.reader.lang)[code]
    )
