"""The entries in view, and the page's own parameter: which place is chosen."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from dashboard.content import naming
from dashboard.content.inline import Link
from dashboard.content.page import Page
from dashboard.data import Package
from dashboard.data.opportunities import located
from dashboard.view import ALL, Choice


def place_choice(package: Package) -> tuple[Choice, ...]:
    """The places that entries name."""
    places = package.table("sector-opportunities")["place"]
    return (Choice("place", (ALL, *(code for code in dict.fromkeys(places) if code))),)


def entries(page: Page) -> pd.DataFrame:
    """The entries that the filters leave, with their places and the theme that each names itself (`own_theme`)."""

    def made() -> pd.DataFrame:
        found = located(page.facts_left(), page.package, page.reader.lang)
        return found.assign(own_theme=[codes[0] for codes in found["themes"]])

    return page.once("entries", made)


def place_link(page: Page, row: Mapping) -> Link:
    """The name of an entry's place, with the way to all that is named there; of none the whole country."""
    if not row["place"]:
        return Link(page.text("Whole of the United States"))
    return Link(row["place_name"], naming.here(page, place=row["place"]) if row["abroad"] else "")
