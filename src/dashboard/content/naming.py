"""Names that lead somewhere: partners and themes to their dossiers, a fact to its source, a choice to its address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from dashboard.content.blocks import Changes
from dashboard.content.inline import Inline, Link, Outside, Words, joined, words
from dashboard.content.page import Page
from dashboard.view import View, address, query

DOSSIER = "dossier"


def here(page: Page, **choices: str) -> str:
    """The address of this page and view with other values of its own parameters; a default is left out."""
    defaults = {choice.name: choice.default for choice in page.choices}
    chosen = {**page.view.choices, **choices}
    kept = {name: code for name, code in chosen.items() if code != defaults[name]}
    # Without any parameter an address must still say that it has none, for an empty one keeps the present ones.
    return address("", query(replace(page.view, figure=None, version=None, choices=kept))) or "?"


def changed(page: Page, changes: Changes) -> str:
    """The address of this page and view with these parameters changed."""
    said = {**query(replace(page.view, figure=None, version=None)), **changes}
    return address("", {name: values for name, values in said.items() if values}) or "?"


def dossier_address(page: Page, *, region: str = "", theme: str = "") -> str:
    """The address of the dossier of a partner or a theme; "" where the dashboard has no dossiers."""
    if not page.site.listed(DOSSIER):
        return ""
    asked = View(lang=page.view.lang, regions=(region,) if region else (), themes=(theme,) if theme else ())
    return address(DOSSIER, query(asked))


def dossiers(page: Page, table: str, codes: Iterable[str]) -> Words:
    """The names of themes or regions, each with the way to its dossier."""
    names = page.package.names(table, page.reader.lang)
    kind = {"regions": "region", "themes": "theme"}[table]
    return joined(Link(names[code], dossier_address(page, **{kind: code})) for code in codes if code in names)


def place(row: Mapping[str, str]) -> Inline:
    """Where a fact stands: title and place of its source."""
    where = f" ({row['locator']})"
    return words(Outside(row["source_title"], row["source_url"]), where)
