"""Lists of entries: by sector, the interests in a trade agreement side by side, ports, and all that is left."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape

import pandas as pd

from dashboard.content import listing
from dashboard.content.listing import Listed
from dashboard.content.page import Page
from dashboard.locale import mark
from dashboard.ui import fact_table
from dashboard.ui.fact_card import draw_list_card
from dashboard.ui.opportunities.entries import entries, place_link
from dashboard.ui.transitional import drawn

ELSEWHERE = ("offensive-interest", "defensive-interest", "agreement-element", "port-co-operation")
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


@drawn
def draw_sector(page: Page, key: str) -> None:
    """All that is named for the themes of a sector (not for those under them): opportunities, centres, challenges."""
    title, themes = SECTORS[key]
    _draw(page, key, lambda: _of_themes(page, lambda own: own.isin(themes)), title=title)


@drawn
def draw_rest(page: Page) -> None:
    """What is named for any theme that is in no sector."""
    listed = [theme for _, themes in SECTORS.values() for theme in themes]
    _draw(page, "others", lambda: _of_themes(page, lambda own: ~own.isin(listed)), title=mark("Other themes"))


def _of_themes(page: Page, wanted: Callable[[pd.Series], pd.Series]) -> pd.DataFrame:
    """The entries that have no section of their own and whose own theme is wanted; challenges last."""
    found = entries(page)
    found = found[~found["kind"].isin(ELSEWHERE) & wanted(found["own_theme"])]
    return found.sort_values("kind", kind="stable", key=lambda kinds: kinds == "challenge")


@drawn
def draw_interests(page: Page) -> None:
    """What Flanders wants of a trade agreement with the United States, beside what it wants to protect, and what such an
    agreement is to hold anyway.
    """
    for kind, title in (
        ("offensive-interest", mark("Offensive interests: what Flanders wants to gain")),
        ("defensive-interest", mark("Defensive interests: what Flanders wants to protect")),
        ("agreement-element", mark("Elements: what such an agreement should hold")),
    ):
        _draw(page, kind, lambda kind=kind: _of_kind(page, kind), title=title)


@drawn
def draw_ports(page: Page) -> None:
    """What binds the ports on either side."""

    def there(*, abroad: bool) -> pd.DataFrame:
        found = _of_kind(page, "port-co-operation")
        return found[found["abroad"] == abroad]

    _draw(page, "ports-us", lambda: there(abroad=True), title=mark("Ports in the United States"), by="place")
    _draw(page, "ports-flanders", lambda: there(abroad=False), title=mark("Ports in Flanders"), by="place")


def _of_kind(page: Page, kind: str) -> pd.DataFrame:
    found = entries(page)
    return found[found["kind"] == kind]


def _draw(
    page: Page, key: str, find: Callable[[], pd.DataFrame], *, title: str, by: str = "own_theme"
) -> None:
    """A list of the entries that `find` finds, under their themes or places."""
    listed = page.once(("list", key), lambda: _listed(page, find(), page.text(title), by))
    if listed is None:
        page.left_out.append(page.text(title))
    else:
        draw_list_card(page, f"list-{key}", listed)


def _listed(page: Page, found: pd.DataFrame, title: str, by: str) -> Listed | None:
    """The entries as a list; None where there are none. Those of one theme that say the same stand in one line."""
    if found.empty:
        return None
    names = page.package.names("themes", page.reader.lang)
    groups = []
    for code, part in found.groupby(by, sort=False):
        heading = place_link(page, part.iloc[0].to_dict()) if by == "place" else escape(names[str(code)])
        groups.append((heading, _lines(page, part, fact_table.places(found), places=by != "place")))
    if len(groups) == 1 and by != "place":
        groups = [("", groups[0][1])]
    return Listed(
        heading=f"{title} ({page.reader.number(len(found))})",
        body=fact_table.entries_list(groups),
        source_line=listing.said_by(found["source_publisher"], page.reader),
    )


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
