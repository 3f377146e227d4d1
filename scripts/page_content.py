"""The project's own figures, read once in a process, and what pages show over them: for tests and measurements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.content import PageContent, content_of
from dashboard.content.outline import outline
from dashboard.data import DATA_FOLDER, Package
from dashboard.data.store import Edition, store
from dashboard.locale import LANGUAGES


def edition() -> Edition:
    """The project's figures with all that is worked out from them once."""
    return store(DATA_FOLDER, LANGUAGES).edition()


def package() -> Package:
    """The project's figures."""
    return edition().package


def content(slug: str, asked: Mapping[str, Sequence[str]] | None = None, *, lang: str) -> PageContent:
    """What a page shows in a language for these parameters."""
    return content_of(outline(slug), edition(), {**(asked or {}), "lang": [lang]}, lang=lang)
