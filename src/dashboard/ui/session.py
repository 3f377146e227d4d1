"""What one run of the script stands on: the package of figures, the language, the colour scheme, the view asked for.

The package is loaded once per state of the data folder and shared by all sessions, so nothing here may alter it.
"""

import os
from collections.abc import Collection, Mapping, Sequence
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path

import pandas as pd
import streamlit as st

from dashboard.charts import Geometry
from dashboard.data import DATA_FOLDER, Package, closure, counts, years_of
from dashboard.data import facts as facts_of
from dashboard.data.regions import other_codes, other_names
from dashboard.data.search import Index, entries
from dashboard.data.store import Edition, store
from dashboard.locale import FALLBACK, LANGUAGES, Reader, reader_for
from dashboard.ui import shapes
from dashboard.view import Choice, Remark, View, Vocabulary, by_name, notes_by_place, parse, write_notes

Stamp = str

_begun: ContextVar[Stamp] = ContextVar("begun")


def data_folder() -> Path:
    """The folder of the data package: the project's own, or the one that DASHBOARD_DATA names."""
    return Path(os.environ.get("DASHBOARD_DATA") or DATA_FOLDER)


def begin(state: Stamp | None = None) -> None:
    """Fixes the state of the data for this run of the script, so that all it draws is of one state.

    `state` is that of another run which this one is part of.
    """
    _begun.set(state or _found())


def stamp() -> Stamp:
    """The revision of the data that this run stands on."""
    return _begun.get(None) or _found()


def _found() -> Stamp:
    """The revision of the last good data: a broken version that was put in its place is refused (see store)."""
    return store(data_folder(), LANGUAGES).edition().revision


def edition(state: Stamp | None = None) -> Edition:
    """The package, its files and its dictionary that this run stands on. Shared: never alter it."""
    return store(data_folder(), LANGUAGES).at(state or stamp())


def _package(state: Stamp) -> Package:
    return edition(state).package


@st.cache_resource(max_entries=64, show_spinner=False)
def _counts(state: Stamp, subject: str | None, by: str) -> dict[str, int]:
    package = _package(state)
    return counts(package.observations(subject), package, by=by)


@lru_cache(maxsize=4)
def vocabulary_of(edition: Edition) -> Vocabulary:
    """The codes that links may use over this version of the data."""
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
        also=_names(package),
        aliases=package.aliases,
    )


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


def package() -> Package:
    """The figures in their present state. Shared: never alter what it returns."""
    return _package(stamp())


def figures(lang: str) -> pd.DataFrame:
    """All figures with their labels in `lang`; a cheap copy that the caller may do with as it likes."""
    return edition().figures(lang).copy(deep=False)


def figure(code: str, lang: str) -> dict | None:
    """One figure with its labels in `lang`, by its id; None where there is no such figure."""
    found = edition().rows(lang).get(code)
    return dict(found) if found else None


def figure_counts(subject: str | None, by: str) -> dict[str, int]:
    """How many figures of a subject (or of all, with None) stand behind each region or theme."""
    return _counts(stamp(), subject, by)


@st.cache_resource(max_entries=8, show_spinner=False)
def _facts(state: Stamp, lang: str) -> pd.DataFrame:
    return facts_of(_package(state), lang)


def facts(lang: str, tables: Collection[str] = (), kinds: Collection[str] = ()) -> pd.DataFrame:
    """All facts that are no figures, of these tables and kinds, with their texts in `lang`; a copy like that of
    `figures`.
    """
    every = _facts(stamp(), lang)
    found = every[every["table"].isin(list(tables))] if tables else every.copy(deep=False)
    return found[found["kind"].isin(list(kinds))] if kinds else found


@st.cache_resource(max_entries=64, show_spinner=False)
def _fact_counts(state: Stamp, tables: tuple[str, ...], by: str, kinds: tuple[str, ...]) -> dict[str, int]:
    package = _package(state)
    above = (
        package.links("region-members", "member", "group")
        if by == "region"
        else package.links("themes", "id", "parent")
    )
    column = "regions" if by == "region" else "themes"
    found: dict[str, int] = {}
    for codes in facts(FALLBACK, tables, kinds)[column]:
        for code in closure(codes, above):
            found[code] = found.get(code, 0) + 1
    return found


def fact_counts(tables: Collection[str], by: str, kinds: Collection[str] = ()) -> dict[str, int]:
    """How many facts of these tables (and kinds) stand behind each region or theme, groups included."""
    return _fact_counts(stamp(), tuple(tables), by, tuple(kinds))


@st.cache_resource(max_entries=2, show_spinner=False)
def _index(state: Stamp, pages: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]) -> Index:
    return Index(entries(_package(state), LANGUAGES, {slug: dict(names) for slug, names in pages}))


def index(pages: Mapping[str, Mapping[str, str]]) -> Index:
    """Everything that can be found; `pages` are the names of all pages in each language, by slug."""
    return _index(stamp(), tuple((slug, tuple(names.items())) for slug, names in pages.items()))


def vocabulary() -> Vocabulary:
    """The codes that links may use."""
    return vocabulary_of(edition())


def view(page: str = "", choices: Sequence[Choice] = ()) -> tuple[View, tuple[Remark, ...]]:
    """What the address asks for, and what it asks for in vain."""
    return parse(asked(), vocabulary(), page=page, choices=choices)


def asked() -> dict[str, list[str]]:
    """The address's parameters as they stand."""
    return {name: st.query_params.get_all(name) for name in st.query_params}


def change(**values: Sequence[str]) -> None:
    """Makes the address say these values, and keeps the rest of it; the next run draws what it says.

    Adds one step to the browser's history, and none when nothing differs.
    """
    before = asked()
    after = {
        name: kept for name, kept in {**before, **{k: list(v) for k, v in values.items()}}.items() if kept
    }
    if after != before:
        st.query_params.from_dict(after)


def pinned() -> tuple[list[str], list[str]]:
    """What the address has pinned for a brief, and the line that stands with each pin ("" without one)."""
    said = view()[0]
    lines = notes_by_place(said.notes)
    return list(said.pins), [lines.get(place, "") for place, _ in enumerate(said.pins, start=1)]


def pin(pins: Sequence[str], lines: Sequence[str]) -> None:
    """Makes the address say these pins, and a line with each."""
    change(pin=list(pins), note=list(write_notes(lines)))


def reader() -> Reader:
    """The language of this view: what the link says, else what the browser prefers, else English."""
    said = view()[0].lang
    if said:
        return reader_for(said)
    preferred = (st.context.locale or "").partition("-")[0].lower()
    return reader_for(preferred if preferred in LANGUAGES else FALLBACK)


def scheme() -> str:
    """`light` or `dark`, as the reader's browser shows the dashboard."""
    return "dark" if st.context.theme.type == "dark" else "light"


@st.cache_resource(max_entries=64, show_spinner=False)
def _year_counts(state: Stamp, subject: str | None) -> dict[str, int]:
    periods = _package(state).observations(subject)["time_period"].value_counts()
    found: dict[str, int] = {}
    for period, number in periods.items():
        for year in years_of(str(period)):
            found[str(year)] = found.get(str(year), 0) + int(number)
    return found


def year_counts(subject: str | None) -> dict[str, int]:
    """How many figures of a subject (or of all, with None) cover each calendar year."""
    return _year_counts(stamp(), subject)


@st.cache_resource(max_entries=4, show_spinner=False)
def _geometry(state: Stamp, name: str) -> Geometry:
    return shapes.read(name, edition(state).files[shapes.file_of(name)])


def geometry(name: str = "countries") -> Geometry:
    """The countries of the world (or the shapes of another file there), by region code. Shared: never alter it."""
    return _geometry(stamp(), name)


@st.cache_resource(max_entries=2, show_spinner=False)
def _places(state: Stamp) -> dict[str, tuple[float, float]]:
    table = _package(state).table("regions").dropna(subset=["latitude", "longitude"])
    return dict(zip(table["id"], zip(table["latitude"], table["longitude"], strict=True), strict=True))


def places() -> dict[str, tuple[float, float]]:
    """Latitude and longitude of each region that has a place of its own. Shared: never alter it."""
    return _places(stamp())
