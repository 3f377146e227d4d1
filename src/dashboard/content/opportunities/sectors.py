"""Lists of entries: by sector, the interests in a trade agreement side by side, ports, and all that is left."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from dashboard.content.entries import Cell, Line, add_list, grouped, kind_badge, places
from dashboard.content.inline import words
from dashboard.content.opportunities.entries import entries, place_link
from dashboard.content.page import Page
from dashboard.locale import mark

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


def add_sector(page: Page, key: str) -> None:
    """All that is named for the themes of a sector (not for those under them): opportunities, centres, challenges."""
    title, themes = SECTORS[key]
    _draw(page, key, _of_themes(page, lambda own: own.isin(themes)), title=title)


def add_rest(page: Page) -> None:
    """What is named for any theme that is in no sector."""
    listed = [theme for _, themes in SECTORS.values() for theme in themes]
    _draw(page, "others", _of_themes(page, lambda own: ~own.isin(listed)), title=mark("Other themes"))


def _of_themes(page: Page, wanted: Callable[[pd.Series], pd.Series]) -> pd.DataFrame:
    """The entries that have no section of their own and whose own theme is wanted; challenges last."""
    found = entries(page)
    found = found[~found["kind"].isin(ELSEWHERE) & wanted(found["own_theme"])]
    return found.sort_values("kind", kind="stable", key=lambda kinds: kinds == "challenge")


def add_interests(page: Page) -> None:
    """What Flanders wants of a trade agreement with the United States, beside what it wants to protect, and what such an
    agreement is to hold anyway.
    """
    for kind, title in (
        ("offensive-interest", mark("Offensive interests: what Flanders wants to gain")),
        ("defensive-interest", mark("Defensive interests: what Flanders wants to protect")),
        ("agreement-element", mark("Elements: what such an agreement should hold")),
    ):
        _draw(page, kind, _of_kind(page, kind), title=title)


def add_ports(page: Page) -> None:
    """What binds the ports on either side."""
    found = _of_kind(page, "port-co-operation")
    abroad = found["abroad"].astype(bool)
    _draw(page, "ports-us", found[abroad], title=mark("Ports in the United States"), by="place")
    _draw(page, "ports-flanders", found[~abroad], title=mark("Ports in Flanders"), by="place")


def _of_kind(page: Page, kind: str) -> pd.DataFrame:
    found = entries(page)
    return found[found["kind"] == kind]


def _draw(page: Page, key: str, found: pd.DataFrame, *, title: str, by: str = "own_theme") -> None:
    """A list of entries under their themes or places; with one theme alone it needs no heading."""
    names, of_places = page.package.names("themes", page.reader.lang), by == "place"
    where = places(found)
    groups = [
        (
            place_link(page, rows[0]) if of_places else names[code],
            _lines(page, rows, where, placed=not of_places),
        )
        for code, rows in grouped(found, by).items()
    ]
    if len(groups) == 1 and not of_places:
        groups = [("", groups[0][1])]
    add_list(page, f"list-{key}", found, groups, title=page.text(title), number=len(found))


def _lines(page: Page, found: Sequence[dict], where: Cell, *, placed: bool) -> list[Line]:
    """Entries as lines; those that say the same stand in one, with their places where it is `placed`."""
    alike: dict[tuple[str, ...], list[dict]] = {}
    for row in found:
        alike.setdefault((row["name"], row["kind"], row["locator"]), []).append(row)
    lines = []
    for rows in alike.values():
        first = rows[0]
        there = (
            [place_link(page, row) for row in rows] if placed and any(row["place"] for row in rows) else []
        )
        badge = "" if first["kind"] in UNMARKED else kind_badge(first, page.reader)
        said = words(words(first["name"], words(*there, between=", "), between=": "), badge, between=" ")
        notes = dict.fromkeys(row["note"] for row in rows if row["note"])
        lines.append(Line(said, " ".join(notes), where(first)))
    return lines
