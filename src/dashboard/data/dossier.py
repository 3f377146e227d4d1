"""Everything about one partner or one theme: figures and facts, joined into sections in the order of a briefing.

A section is a query; nothing is chosen here by hand, and each figure and fact stands in one section only. What the
figures of a section say beside those of another partner is the business of `comparison`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from . import periods
from .facts import facts, facts_about
from .hierarchy import closure
from .labels import labelled
from .query import filtered

if TYPE_CHECKING:
    from .package import Package

SECTIONS = (
    "trade", "mirror", "services", "visitors", "investment", "network", "people", "country", "money", "knowledge",
    "partnerships",
    "priorities", "opportunities", "objectives", "events", "estimates", "further", "groups", "gaps",
)  # fmt: skip
"""The codes of all sections, in order. `further` takes what no other one asks for."""

GROUPS = "groups"
_OF_SUBJECT = {
    "export-markets": "trade", "mirror": "mirror",
    "services-balance": "services", "tourism": "visitors", "diplomatic-network": "network",
    "budget": "money", "knowledge": "knowledge", "opportunities": "opportunities", "priorities": "priorities",
}  # fmt: skip
_OF_CONCEPT = {
    "estimate": "estimates", "demography": "people", "national-accounts-wdi": "country", "population-wdi": "country",
}  # fmt: skip
_OF_THEME = {"investment": "investment", "diaspora": "people"}
_OF_ITSELF = frozenset({"economy", "government", "society"})
"""Themes that say what a partner is: of figures on opportunities without any other, no opportunity is told."""
OF_TABLE = {
    "offices": "network", "partnerships": "partnerships", "organisations": "partnerships",
    "priority-tree": "priorities", "commitments": "priorities", "technical-sheets": "priorities",
    "eu-priorities": "priorities", "eu-proposals": "priorities", "challenges": "priorities",
    "sector-opportunities": "opportunities", "objectives": "objectives", "objective-organisations": "objectives",
    "events": "events", "treaties": "events", "gaps": "gaps",
}  # fmt: skip
"""The section of each table of facts."""


@dataclass(frozen=True, eq=False)
class Section:
    """One part of a dossier. `figures` are labelled observations, `facts` rows as `facts` gives them.

    `about` is the group that a section of `groups` tells of, else "".
    """

    code: str
    figures: pd.DataFrame
    facts: pd.DataFrame
    about: str = ""

    def __len__(self) -> int:
        return len(self.figures) + len(self.facts)


def dossier(
    package: Package,
    *,
    region: str = "",
    themes: Collection[str] = (),
    year: str = "",
    lang: str = "en",
    figures: pd.DataFrame | None = None,
    said: pd.DataFrame | None = None,
) -> tuple[Section, ...]:
    """All that is known of a partner (with its members or parts), of any of some themes, or of both together.

    Sections come in the order of SECTIONS, empty ones left out; what is said of the groups that a partner belongs to
    (the world aside) is kept apart, in one section of `groups` for each. `year` (one, or a span such as 2015-2024) keeps
    the figures whose period has a day in it, and all facts. `figures` and `said` are the labelled figures and the facts
    in `lang`, where the caller has them already.

    Raises KeyError for an unknown region or theme, ValueError when neither is asked for.
    """
    if not region and not themes:
        raise ValueError("a dossier is about a region, about themes, or both; neither was given")
    figures = labelled(package.observations(), package, lang) if figures is None else figures.copy(deep=False)
    # What a frame knows besides its columns is copied whole with every part of it, and a dossier makes many parts.
    figures.attrs = {}
    said = facts(package, lang) if said is None else said
    if year:
        covering = [periods.covers(period, year) for period in figures["time_period"]]
        figures = figures[pd.Series(covering, index=figures.index, dtype="bool")]
    if themes:
        figures = filtered(figures, package, themes=themes)
    by_theme = facts_about(said, package, themes=themes)
    regions = (region,) if region else ()
    own_figures = filtered(figures, package, regions=regions)
    own_facts = facts_about(by_theme, package, regions=regions)
    found = _divided(own_figures, own_facts, package)
    if region:
        found += _of_groups(region, figures, by_theme, own_facts, package)
    return tuple(sorted(found, key=lambda section: SECTIONS.index(section.code)))


def groups_of(region: str, package: Package) -> tuple[str, ...]:
    """The groups of countries, or of parts of a country, that a region is in, however deep, in the order of their
    table; the world is not one of them.
    """
    above = _above(region, package)
    return tuple(
        code for code in package.table("regions")["id"] if code in above and not _is_country(code, package)
    )


def countries_of(region: str, package: Package) -> tuple[str, ...]:
    """The country that a region is a part of; nothing for countries and groups."""
    return tuple(sorted(code for code in _above(region, package) if _is_country(code, package)))


def _is_country(code: str, package: Package) -> bool:
    return package.links("regions", "id", "kind")[code] == ("country",)


def _above(region: str, package: Package) -> frozenset[str]:
    package.check_codes([region], "regions")
    return closure([region], package.links("region-members", "member", "group")) - {region, "wld"}


def _keys(found: pd.DataFrame) -> pd.Series:
    return found["table"] + "/" + found["id"]


def _divided(figures: pd.DataFrame, said: pd.DataFrame, package: Package) -> list[Section]:
    """The sections that some figures and facts make, without empty ones."""
    of_figure = _section_of_each(figures, package)
    of_fact = said["table"].map(lambda table: OF_TABLE.get(table, "further")).astype("str")
    codes = dict.fromkeys([*of_figure, *of_fact])
    sections = [Section(code, figures[of_figure == code], said[of_fact == code]) for code in codes]
    return [section for section in sections if len(section)]


def _section_of_each(figures: pd.DataFrame, package: Package) -> pd.Series:
    """The section of each figure: by what it rests on, else by a theme of its indicator, else by its subject."""
    themes = package.links("indicator-themes", "indicator", "theme")
    of_items = package.links("item-themes", "item", "theme")

    def of(indicator: str, item: str, concept: str, subject: str) -> str:
        own = themes.get(indicator, ())
        by_theme: Iterable[str] = (_OF_THEME[theme] for theme in own if theme in _OF_THEME)
        found = _OF_CONCEPT.get(concept) or next(iter(by_theme), "") or _OF_SUBJECT.get(subject, "further")
        return (
            "country" if found == "opportunities" and _is_itself((*own, *of_items.get(item, ()))) else found
        )

    rows = zip(figures["indicator"], figures["item"], figures["concept"], figures["subject"], strict=True)
    return pd.Series([of(*row) for row in rows], index=figures.index, dtype="str")


def _is_itself(themes: Collection[str]) -> bool:
    return bool(themes) and _OF_ITSELF.issuperset(themes)


def _of_groups(
    region: str, figures: pd.DataFrame, said: pd.DataFrame, own: pd.DataFrame, package: Package
) -> list[Section]:
    """What is said of each group that the region is in: of the group as such, not of its other members."""
    others = said[~_keys(said).isin(set(_keys(own)))]
    found = []
    for group in groups_of(region, package):
        about = (figures["counterpart"] == group) | (figures["ref_area"] == group)
        names = pd.Series([group in codes for codes in others["regions"]], index=others.index, dtype="bool")
        found.append(Section(GROUPS, figures[about], others[names], group))
    return [section for section in found if len(section)]
