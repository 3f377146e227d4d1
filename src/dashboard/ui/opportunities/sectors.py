"""Lists of entries: by sector, the interests in a trade agreement side by side, ports, and all that is left."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING

import pandas as pd

from dashboard.locale import mark
from dashboard.ui import fact_table
from dashboard.ui.fact_card import draw_list_card
from dashboard.ui.opportunities.entries import entries, place_link

if TYPE_CHECKING:
    from dashboard.ui.page import Page

ELSEWHERE = ("offensive-interest", "defensive-interest", "port-co-operation")
"""Kinds that have a section of their own."""

UNMARKED = ("opportunity", *ELSEWHERE)
"""Kinds that a list need not name: the plain one, and those that its title names."""


SECTORS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "economy": (mark("Economy and investment"), ("economy", "investment")),
    "health": (mark("Health and life sciences"), ("health-life-sciences",)),
    "chemistry": (mark("Chemistry"), ("chemistry",)),
    "food": (mark("Agriculture and food"), ("agriculture-food",)),
    "energy": (mark("Energy, climate and water"), ("energy-climate", "environment-water")),
    "digital": (mark("Digital technology"), ("digital-technology",)),
    "aerospace": (mark("Aerospace"), ("aerospace",)),
    "construction": (mark("Construction and interior design"), ("construction",)),
    "knowledge": (mark("Research and higher education"), ("research-innovation", "education")),
    "culture": (mark("Culture and heritage"), ("culture", "heritage")),
    "cities": (mark("Cities and urban policy"), ("urban-policy",)),
    "tourism": (mark("Tourism"), ("tourism",)),
}
"""The title of each list, and the themes whose entries stand in it."""


def draw_sector(page: Page, key: str) -> None:
    """All that is named for the themes of a sector (not for those under them): opportunities, centres, challenges."""
    title, themes = SECTORS[key]
    found = _by_theme(page)
    _draw(page, key, found[found["own_theme"].isin(themes)], title=title)


def draw_rest(page: Page) -> None:
    """What is named for any theme that is in no sector."""
    found = _by_theme(page)
    listed = [theme for _, themes in SECTORS.values() for theme in themes]
    _draw(page, "others", found[~found["own_theme"].isin(listed)], title=mark("Other themes"))


def _by_theme(page: Page) -> pd.DataFrame:
    """The entries that have no section of their own, with their theme; challenges last."""
    found = entries(page)
    found = found[~found["kind"].isin(ELSEWHERE)]
    found = found.sort_values("kind", kind="stable", key=lambda kinds: kinds == "challenge")
    return found.assign(own_theme=[codes[0] for codes in found["themes"]])


def draw_interests(page: Page) -> None:
    """What Flanders wants of a trade agreement with the United States, beside what it wants to protect."""
    found = entries(page)
    for kind, title in (
        ("offensive-interest", mark("Offensive interests: what Flanders wants to gain")),
        ("defensive-interest", mark("Defensive interests: what Flanders wants to protect")),
    ):
        _draw(page, kind, found[found["kind"] == kind], title=title)


def draw_ports(page: Page) -> None:
    """What binds the ports on either side."""
    found = entries(page)
    found = found[found["kind"] == "port-co-operation"]
    _draw(page, "ports-us", found[found["abroad"]], title=mark("Ports in the United States"), by="place")
    _draw(page, "ports-flanders", found[~found["abroad"]], title=mark("Ports in Flanders"), by="place")


def _draw(page: Page, key: str, found: pd.DataFrame, *, title: str, by: str = "own_theme") -> None:
    """A list of entries under their themes or places. Entries of one theme that say the same stand in one line."""
    if found.empty:
        page.left_out.append(page.text(title))
        return
    found = found.assign(own_theme=[codes[0] for codes in found["themes"]])
    names = page.package.names("themes", page.reader.lang)
    groups = []
    for code, part in found.groupby(by, sort=False):
        heading = place_link(page, part.iloc[0].to_dict()) if by == "place" else escape(names[str(code)])
        groups.append((heading, _lines(page, part, fact_table.places(found), places=by != "place")))
    if len(groups) == 1 and by != "place":
        groups = [("", groups[0][1])]
    heading = f"{page.text(title)} ({page.reader.number(len(found))})"
    draw_list_card(page, f"list-{key}", found, heading=heading, body=fact_table.entries_list(groups))


def _lines(page: Page, part: pd.DataFrame, where: fact_table.Cell, *, places: bool) -> list[fact_table.Line]:
    alike: dict[tuple[str, ...], list[dict]] = {}
    for row in part.to_dict("records"):
        alike.setdefault((row["name"], row["kind"], row["locator"]), []).append(row)
    lines = []
    for rows in alike.values():
        said = escape(rows[0]["name"])
        if places and any(row["place"] for row in rows):
            said += ": " + ", ".join(place_link(page, row) for row in rows)
        if rows[0]["kind"] not in UNMARKED:
            said += f" {fact_table.badge(rows[0], page.reader)}"
        notes = dict.fromkeys(row["note"] for row in rows if row["note"])
        lines.append(fact_table.Line(said, escape(" ".join(notes)), where(rows[0])))
    return lines
