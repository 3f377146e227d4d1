"""Views that readers have open, and what each of them must show, worked out from the data alone.

What is expected comes from the package in a folder and not from a server, so that a server that serves the wrong
version, or half of one, is found out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from urllib.parse import urlencode

import pandas as pd

from dashboard.content import table
from dashboard.data import DATA_FOLDER, Package, is_year, labelled, latest_of, load, preferred, select
from dashboard.data.latest import Row
from dashboard.locale import LANGUAGES, reader_for

HEADLINES: Mapping[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "export-markets": (
        "Export markets",
        (("goods-exports", "be-vlg"), ("goods-exports-share", "be-vlg"), ("goods-balance", "be-vlg")),
    ),
    "services-balance": ("Services balance", (("services-exports", "bel"), ("services-balance", "bel"))),
    "tourism": (
        "Tourism",
        (("visitors", "be-vlg"), ("spending-per-day", "be-vlg"), ("stay-length", "be-vlg")),
    ),
    "budget": ("Budget", (("us-cooperation-spending", "be-vlg"),)),
    "knowledge": ("Knowledge and culture", (("cultural-actors-supported", "be-vlg"),)),
}
"""Pages with their heading (in English) and some of their headline numbers on PARTNER: the indicator, and whose it is."""

PARTNER = "usa"
"""Whom the headline numbers are about."""


def shared_year(package: Package) -> str:
    """The newest year for which all headline numbers have a figure.

    Raises ValueError where there is none: then some of HEADLINES must be others.
    """
    every = [
        set(_series(package.observations(), *each)["time_period"].loc[lambda periods: periods.map(is_year)])
        for _, headlines in HEADLINES.values()
        for each in headlines
    ]
    years = set.intersection(*every)
    if not years:
        raise ValueError(f"there is no year for which all of HEADLINES have a figure about {PARTNER}")
    return max(years)


def _series(figures: pd.DataFrame, indicator: str, ref_area: str) -> pd.DataFrame:
    return preferred(select(figures, indicator=indicator, ref_area=ref_area, counterpart=PARTNER, item=""))


PACKAGE = load(DATA_FOLDER)
YEAR = shared_year(PACKAGE)

FILTERS: Sequence[tuple[tuple[str, ...], str]] = (
    ((PARTNER,), ""),
    ((PARTNER,), YEAR),
    ((), YEAR),
    ((PARTNER, "nld"), ""),
    ((PARTNER, "nld"), YEAR),
)
"""Regions and a year, each leaving those headline numbers."""


@dataclass(frozen=True)
class View:
    """What one reader has open: a page, in a language, with some filters."""

    page: str
    lang: str
    regions: tuple[str, ...]
    year: str

    @property
    def query(self) -> str:
        """The part of the address after the question mark."""
        filters = [("region", code) for code in self.regions] + ([("year", self.year)] if self.year else [])
        return urlencode([("lang", self.lang), *filters])

    @property
    def address(self) -> str:
        """Path and query, below the base path."""
        return f"/{self.page}?{self.query}"


VIEWS = tuple(
    View(page, lang, *filters) for filters in FILTERS for lang in sorted(LANGUAGES) for page in HEADLINES
)
"""Fifty views, each another one."""


_VERSION = re.compile(r"&(?:amp;)?v=(\d+\.\d+\.\d+)")
"""The version of the data in a permalink."""


def printed(page: str, most: int) -> list[str]:
    """The ids of so many headline numbers of a page in YEAR that stand in a source, and are not worked out."""
    figures = labelled(PACKAGE.observations(), PACKAGE, "en")
    rows = [_shown(figures, *each, YEAR) for each in HEADLINES[page][1]]
    return [row["id"] for row in rows if not row["derived"]][:most]


class WrongView(Exception):
    """A reader is shown what is of no version of the data; its text says what is missing."""


@dataclass(frozen=True)
class Edition:
    """One version of the data, and by view what must be on screen when it is served."""

    version: str
    wanted: Mapping[View, tuple[str, ...]] = field(repr=False)

    def missing(self, view: View, shown: str) -> list[str]:
        """What a view should show and does not; `shown` is all that is on screen."""
        return [text for text in self.wanted[view] if text not in shown]


def edition(folder: Path, views: Sequence[View] = VIEWS) -> Edition:
    """What these views must show when the package in `folder` is served."""
    package = load(folder)
    wanted = {}
    for lang in LANGUAGES:
        reader = reader_for(lang)
        figures = labelled(package.observations(), package, lang)
        regions = package.names("regions", lang)
        for view in views:
            if view.lang != lang:
                continue
            heading, headlines = HEADLINES[view.page]
            filters = [*(regions[code] for code in view.regions), *([view.year] if view.year else [])]
            numbers = (table.short(_shown(figures, *each, view.year), reader) for each in headlines)
            wanted[view] = (
                reader.text(heading),
                f"**{' · '.join(filters)}: ",
                *(f'<span class="number">{escape(number)} <small>' for number in numbers),
            )
    return Edition(package.version, wanted)


def _shown(figures: pd.DataFrame, indicator: str, ref_area: str, year: str) -> Row:
    """The figure of a series that a view leads with."""
    found = _series(figures, indicator, ref_area)
    rows = found[found["time_period"] == year] if year else found
    return latest_of(rows.to_dict("records")).shown


def recognise(view: View, shown: str, editions: Sequence[Edition]) -> Edition:
    """The version of the data that a view shows: the one that its own permalink names, when all of it is of that.

    Raises WrongView where it is not: another view, a wrong figure, or a mix of two versions.
    """
    named = set(_VERSION.findall(shown))
    found = [each for each in editions if {each.version} == named]
    if not found:
        raise WrongView(
            f"{view.address} names the versions {sorted(named)}, of {[e.version for e in editions]}"
        )
    if missing := found[0].missing(view, shown):
        raise WrongView(f"{view.address} says that it shows {found[0].version} and lacks {missing}")
    return found[0]
