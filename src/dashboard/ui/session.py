"""What one run of the script stands on: the package of figures, the language, the colour scheme, the view asked for.

The package is loaded once per state of the data folder and shared by all sessions, so nothing here may alter it.
"""

import os
from collections.abc import Sequence
from contextvars import ContextVar
from pathlib import Path

import streamlit as st

from dashboard.content import release
from dashboard.data import DATA_FOLDER, Package
from dashboard.data.store import Edition, store
from dashboard.locale import LANGUAGES, Reader, preferred, reader_for
from dashboard.view import Choice, Remark, View, notes_by_place, parse, write_notes

Stamp = str

_TOLD = "address-told"
"""What the browser was last told to have in its address."""

_ASOF = "published-version"
"""The published version that the address of the last whole run asks for: what is drawn anew alone stands on it too."""

_begun: ContextVar[Stamp] = ContextVar("begun")


def data_folder() -> Path:
    """The folder of the data package: the project's own, or the one that DASHBOARD_DATA names."""
    return Path(os.environ.get("DASHBOARD_DATA") or DATA_FOLDER)


def begin(state: Stamp | None = None) -> None:
    """Fixes the state of the data for this run of the script, so that all it draws is of one state.

    `state` is that of another run which this one is part of.
    """
    _begun.set(state or _found())
    st.session_state[_ASOF] = st.query_params.get("asof")


def stamp() -> Stamp:
    """The revision of the data that this run stands on."""
    return _begun.get(None) or _found()


def _found() -> Stamp:
    """The revision of the last good data: a broken version that was put in its place is refused (see store)."""
    return store(data_folder(), LANGUAGES).edition().revision


def edition(state: Stamp | None = None) -> Edition:
    """The package, its files and its dictionary that this run stands on: a version published before where the address
    asks for one. Shared: never alter it.
    """
    data = store(data_folder(), LANGUAGES)
    present = data.at(state or stamp())
    asof = st.session_state.get(_ASOF)
    return (data.version(asof, present) if asof else None) or present


def package() -> Package:
    """The figures in their present state. Shared: never alter what it returns."""
    return edition().package


def view(page: str = "", choices: Sequence[Choice] = ()) -> tuple[View, tuple[Remark, ...]]:
    """What the address asks for, and what it asks for in vain."""
    return parse(asked(), release.vocabulary(edition()), page=page, choices=choices)


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
    # What a browser was told a moment ago it may not have said yet when the reader chooses again.
    if after != before or st.session_state.get(_TOLD, after) != after:
        st.query_params.from_dict(after)
    st.session_state[_TOLD] = after


def pinned() -> tuple[list[str], list[str]]:
    """What the address has pinned for a brief, and the line that stands with each pin ("" without one)."""
    said = view()[0]
    lines = notes_by_place(said.notes)
    return list(said.pins), [lines.get(place, "") for place, _ in enumerate(said.pins, start=1)]


def pin(pins: Sequence[str], lines: Sequence[str]) -> None:
    """Makes the address say these pins, and a line with each."""
    change(pin=list(pins), note=list(write_notes(lines)))


def reader() -> Reader:
    """The language of this view: what the link says, else the first that the browser prefers and that there is."""
    said = view()[0].lang
    if said:
        return reader_for(said)
    # The header names all that a browser would take; the locale beside it is the first of these alone.
    return reader_for(preferred(st.context.headers.get("accept-language") or st.context.locale or ""))


def scheme() -> str:
    """`light` or `dark`, as the reader's browser shows the dashboard."""
    return "dark" if st.context.theme.type == "dark" else "light"
