"""The entries in view, and the page's own parameters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from dashboard.content import naming
from dashboard.content.inline import Link
from dashboard.content.page import Page
from dashboard.data import Package, facts_about
from dashboard.data.partnerships import NO_THEME, PARTNERS, by_partner, theme_columns
from dashboard.render.plotly.facts.partnerships import KINDS
from dashboard.view import ALL, Choice

FIRST, EVERY = "first", "every"
"""Whether the matrix shows its first rows or every one."""


def partnership_choices(package: Package) -> tuple[Choice, ...]:
    """What stands in the rows and how many of them, entries of which kind, and which cell is open."""
    table = package.table("partnerships")
    partners = dict.fromkeys(code for name in ("region", "organisation") for code in table[name] if code)
    return (
        Choice("rows", PARTNERS),
        Choice("length", (FIRST, EVERY)),
        Choice("kind", (ALL, *KINDS)),
        Choice("partner", (ALL, *partners)),
        Choice("about", (ALL, *package.table("themes")["id"], NO_THEME)),
    )


def entries(page: Page, *, regions: bool = True, kind: bool = True) -> pd.DataFrame:
    """The entries by partner that the filters leave, but for those filters that do not count here. Never alter them."""

    def made() -> pd.DataFrame:
        chosen = page.view.regions if regions else ()
        found = facts_about(page.facts, page.package, themes=page.view.themes, regions=chosen)
        if kind and page.choice("kind") != ALL:
            found = found[found["kind"] == page.choice("kind")]
        return by_partner(found, page.package, page.reader.lang)

    return page.once(("entries", regions, kind), made)


def column_names(page: Page) -> dict[str, str]:
    """What the columns of the matrix are called, by code. A theme that stands beside its children holds the rest."""
    names = page.package.names("themes", page.reader.lang)
    columns = theme_columns(page.package, page.view.themes)
    said = {code: page.text("No theme named") if code == NO_THEME else names[code] for code in columns}
    if len(page.view.themes) == 1 and len(columns) > 1:
        said[columns[0]] = page.text("{theme}, in general", theme=names[columns[0]])
    return said


def linked(page: Page, row: Mapping) -> Link:
    """The name of an entry's partner, with the way to its dossier; of an organisation only the name."""
    return Link(
        row["partner_name"],
        "" if row["organisation"] else naming.dossier_address(page, region=row["partner"]),
    )


def led_by(page: Page, names: Iterable[str], numbers: Iterable[int]) -> str:
    """The first of some names, each with its number."""
    said = [f"{name} ({page.reader.number(n)})" for name, n in zip(names, numbers, strict=True)]
    return page.reader.join(said[:5])


def say_nothing(page: Page) -> None:
    """Tells that the kind that is chosen leaves nothing."""
    page.head()
    page.notice(page.text("No entry of this kind matches these filters."), icon=":material/filter_alt_off:")
