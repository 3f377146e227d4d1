"""What pages ask of one state of the data besides its figures: codes, counts, facts, shapes, places, what can be found.

Each answer is worked out once and kept with the edition that it is of (`Edition.once`): with other data it is another
edition, so nothing can go stale. What is returned is shared: never alter it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pandas as pd

from dashboard.charts import Geometry
from dashboard.content import shapes
from dashboard.data import Package, closure, years_of
from dashboard.data import counts as counts_of
from dashboard.data import facts as facts_of
from dashboard.data.regions import other_codes, other_names
from dashboard.data.search import Index, entries
from dashboard.data.store import Edition
from dashboard.data.versions import kept
from dashboard.locale import FALLBACK, LANGUAGES, reader_for
from dashboard.view import Vocabulary, by_name


def vocabulary(edition: Edition) -> Vocabulary:
    """The codes that links may use."""

    def made() -> Vocabulary:
        package = edition.package
        observations = package.observations()
        years = {year for period in observations["time_period"].unique() for year in years_of(period)}
        return Vocabulary(
            languages=LANGUAGES,
            themes=tuple(package.table("themes")["id"]),
            regions=tuple(package.table("regions")["id"]),
            years=tuple(str(year) for year in sorted(years, reverse=True)),
            figures=dict(zip(observations["id"], observations["subject"], strict=True)),
            version=package.version,
            versions=versions(edition),
            also=_names(package),
            aliases=package.aliases,
        )

    return edition.once("vocabulary", made)


def versions(edition: Edition) -> tuple[str, ...]:
    """The versions of the data that can be shown, the oldest first: those that are kept, and the present one."""
    present = edition.now or edition
    return tuple(dict.fromkeys([*kept(present), present.package.version]))


def _names(package: Package) -> dict[str, dict[str, str]]:
    """What readers may write in an address in place of a code: names, and the codes of other lists."""
    regions = [package.names("regions", lang) for lang in package.languages]
    themes = [package.names("themes", lang) for lang in package.languages]
    called = [pair for names in regions for pair in names.items()]
    short = [(code, name.partition(" (")[0]) for code, name in called]
    return {
        "region": by_name(
            *other_codes(package).items(),
            *((code, [name]) for code, name in called),
            *other_names(package).items(),
            *((code, [name]) for code, name in short),
        ),
        "theme": by_name(*((code, [name]) for names in themes for code, name in names.items())),
        "lang": by_name(
            *((each, [reader_for(lang).language(each) for lang in LANGUAGES]) for each in LANGUAGES)
        ),
    }


def counts(edition: Edition, subject: str | None, by: str) -> dict[str, int]:
    """How many figures of a subject (or of all, with None) stand behind each region or theme."""
    package = edition.package
    return edition.once(
        ("counts", subject, by), lambda: counts_of(package.observations(subject), package, by=by)
    )


def facts(
    edition: Edition, lang: str, tables: Collection[str] = (), kinds: Collection[str] = ()
) -> pd.DataFrame:
    """All facts that are no figures, of these tables and kinds, with their texts in `lang`; a cheap copy that the caller
    may do with as it likes.
    """
    every = edition.once(("facts", lang), lambda: facts_of(edition.package, lang))
    found = every[every["table"].isin(list(tables))] if tables else every.copy(deep=False)
    return found[found["kind"].isin(list(kinds))] if kinds else found


def fact_counts(
    edition: Edition, tables: Collection[str], by: str, kinds: Collection[str] = ()
) -> dict[str, int]:
    """How many facts of these tables (and kinds) stand behind each region or theme, groups included."""

    return edition.once(
        ("fact counts", tuple(tables), by, tuple(kinds)),
        lambda: counted(facts(edition, FALLBACK, tables, kinds), edition.package, by),
    )


def counted(found: pd.DataFrame, package: Package, by: str) -> dict[str, int]:
    """How many of some facts stand behind each region or theme, groups included."""
    above = (
        package.links("region-members", "member", "group")
        if by == "region"
        else package.links("themes", "id", "parent")
    )
    behind: dict[str, int] = {}
    for codes in found["regions" if by == "region" else "themes"]:
        for code in closure(codes, above):
            behind[code] = behind.get(code, 0) + 1
    return behind


def geometry(edition: Edition, name: str = "countries") -> Geometry:
    """The countries of the world (or the shapes of another file there), by region code."""
    files = (
        edition.now or edition
    ).files  # borders are no figures, and browsers have fetched the present ones
    return edition.once(("geometry", name), lambda: shapes.read(name, files[shapes.file_of(name)]))


def places(edition: Edition) -> dict[str, tuple[float, float]]:
    """Latitude and longitude of each region that has a place of its own."""

    def made() -> dict[str, tuple[float, float]]:
        table = edition.package.table("regions").dropna(subset=["latitude", "longitude"])
        return dict(zip(table["id"], zip(table["latitude"], table["longitude"], strict=True), strict=True))

    return edition.once("places", made)


def index(edition: Edition, pages: Mapping[str, Mapping[str, str]]) -> Index:
    """Everything that can be found; `pages` are the names of all pages in each language, by slug."""
    named = tuple((slug, tuple(names.items())) for slug, names in pages.items())
    return edition.once(("index", named), lambda: Index(entries(edition.package, LANGUAGES, pages)))
