"""Asks pages what they show over the project's figures, for tests and measurements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.content import PageContent, content_of
from dashboard.content.outline import outline
from dashboard.data import DATA_FOLDER
from dashboard.data.store import store
from dashboard.locale import LANGUAGES


def content(slug: str, asked: Mapping[str, Sequence[str]] | None = None, *, lang: str) -> PageContent:
    """What a page shows in a language for these parameters."""
    edition = store(DATA_FOLDER, LANGUAGES).edition()
    return content_of(outline(slug), edition, {**(asked or {}), "lang": [lang]}, lang=lang)
