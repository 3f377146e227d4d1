"""What every description says of the data: its name, its years, its licence, who gives it. And that in schema.org's words,
as search engines read them in the head of a page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pandas as pd

from dashboard.content.titles import NAME
from dashboard.data import REPORTING, Licence, years_of
from dashboard.data.licences import of_compilation
from dashboard.data.store import Edition
from dashboard.locale import FALLBACK, LANGUAGES, reader_for

FILES: Mapping[str, tuple[str, str]] = {
    "figures.csv": ("figures.csv", "text/csv"),
    "figures.json": ("figures.json", "application/json"),
    "package.zip": ("package.zip", "application/zip"),
}
"""What may be fetched whole: the name of the file, its address below /api/v1, and its media type."""


@dataclass(frozen=True, eq=False)
class About:
    """The data in general. Texts are by language; `years` the first and the last that any figure is of, `root` the address
    of the data endpoints, `home` that of the dashboard.
    """

    edition: Edition
    home: str
    root: str
    titles: Mapping[str, str]
    descriptions: Mapping[str, str]
    publisher: str
    licence: Licence | None
    years: tuple[int, int]

    @property
    def version(self) -> str:
        """The version of the data."""
        return self.edition.package.version

    @property
    def day(self) -> str:
        """The day on which this version was published, "" where the data does not say."""
        return self.edition.package.created


@lru_cache(maxsize=4)
def about(edition: Edition, home: str, operator: str = "") -> About:
    """What there is to say of an edition of the data that is served below `home`, by `operator` where that is known."""
    package = edition.package
    stated = package.described()
    names = {lang: "" if lang == FALLBACK else f"_{lang}" for lang in LANGUAGES}
    titles = {lang: stated.get(f"title{end}") or stated.get("title", "") for lang, end in names.items()}
    told = {
        lang: stated.get(f"description{end}") or stated.get("description", "") for lang, end in names.items()
    }
    return About(
        edition,
        home,
        f"{home}/api/v1",
        titles,
        told,
        operator or reader_for(FALLBACK).text(NAME),
        of_compilation(package, FALLBACK),
        years(package.observations()),
    )


def years(figures: pd.DataFrame) -> tuple[int, int]:
    """The first and the last year that any of these figures is of; (0, 0) of none."""
    found = [year for period in figures["time_period"].unique() for year in years_of(period)]
    return (min(found), max(found)) if found else (0, 0)


def schema_org(said: About, lang: str) -> dict[str, Any]:
    """A schema.org Dataset in one language, for the head of a page."""
    package = said.edition.package
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": f"{said.root}/croissant.json",
        "name": said.titles[lang],
        "description": said.descriptions[lang],
        "url": f"{said.home}/sources?lang={lang}",
        "inLanguage": list(LANGUAGES),
        "version": said.version,
        **({"dateModified": said.day} if said.day else {}),
        **terms(said),
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": said.publisher},
        "temporalCoverage": "/".join(map(str, said.years)),
        "spatialCoverage": [package.names("regions", lang)[code] for code in REPORTING if _known(said, code)],
        "keywords": list(package.names("themes", lang).values()),
        "distribution": [
            {
                "@type": "DataDownload",
                "name": name,
                "encodingFormat": kind,
                "contentUrl": f"{said.root}/{path}",
            }
            for name, (path, kind) in FILES.items()
        ],
    }


def terms(said: About) -> dict[str, Any]:
    """The licence in schema.org's words; that it has still to be confirmed is told beside it."""
    if said.licence is None:
        return {}
    told = {"license": said.licence.url or said.licence.name}
    if not said.licence.confirmed:
        told["usageInfo"] = f"{said.licence.name}: still to be confirmed by its owner"
    return told


def series(figures: pd.DataFrame) -> int:
    """How many series there are among these figures: one for each measure, area, partner and item."""
    return len(figures[["indicator", "ref_area", "counterpart", "item"]].drop_duplicates())


def units(figures: pd.DataFrame, edition: Edition) -> Sequence[str]:
    """The codes of the units that these figures are in."""
    table = edition.package.table("indicators")
    of = dict(zip(table["id"], table["unit"], strict=True))
    return sorted({of[code] for code in figures["indicator"].unique()})


def _known(said: About, region: str) -> bool:
    return region in said.edition.package.names("regions", FALLBACK)
