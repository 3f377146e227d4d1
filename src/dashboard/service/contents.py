"""The table of contents, as app.py has it: the server answers for the very pages that readers see."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache

from dashboard.content import Entry
from dashboard.content.outline import SCRIPT, site
from dashboard.locale import LANGUAGES, reader_for
from dashboard.view import by_name, fold, unescaped

__all__ = ["SCRIPT", "entries", "meant_at", "nearest", "path_of", "slug_at", "titled"]

LONGEST_PATH, LIKE = 200, 0.7
SIGNS = " .,;:!?)]}>'\"”»*_…"
"""What may stand behind an address in a sentence."""


def entries() -> tuple[Entry, ...]:
    """All pages in their order; the first is the front page."""
    return site().entries


def slug_at(path: str, base: str = "") -> str | None:
    """The page that stands at a path, `base` being what is before all of them; None where there is none."""
    below = path.removeprefix(base) if path == base or path.startswith(f"{base}/") else None
    if below in ("", "/"):
        return entries()[0].slug
    return next((entry.slug for entry in entries()[1:] if below == f"/{entry.slug}"), None)


def meant_at(path: str, base: str = "") -> tuple[str, str] | None:
    """The page that a path means which is not quite one of them, and the query that went into it: a page's name in any
    language or in capitals, signs that end a sentence behind it, a question mark that was escaped. None for others.
    """
    if not f"{path}/".startswith(f"{base}/") or len(path) > LONGEST_PATH:
        return None
    below, sign, query = unescaped(path.removeprefix(base)).partition("?")
    if not sign:
        below, _, query = below.partition("&")
    if below and not below.strip("/"):
        return (entries()[0].slug, query)
    slug = _called().get(fold(below.strip("/" + SIGNS)))
    return None if slug is None else (slug, query)


def nearest(path: str, base: str = "") -> Entry | None:
    """The page whose name in any language is most like a path; None where none is like it."""
    asked = fold(unescaped(path[:LONGEST_PATH].removeprefix(base)).partition("?")[0].strip("/" + SIGNS))
    last = asked.rpartition("/")[2]
    close = get_close_matches(last, list(_called()), n=1, cutoff=LIKE)
    slug = _called()[close[0]] if close else ""
    return next((entry for entry in entries() if entry.slug == slug), None)


@cache
def _called() -> dict[str, str]:
    names = ((entry.slug, [reader_for(lang).text(entry.title) for lang in LANGUAGES]) for entry in entries())
    return by_name(*((entry.slug, [entry.slug]) for entry in entries()), *names)


def path_of(slug: str, base: str = "") -> str:
    """The path of a page: that of the front page is `base` with a slash."""
    return f"{base}/" if slug == entries()[0].slug else f"{base}/{slug}"


def titled(slug: str) -> str:
    """The name of a page as a message to be translated. Raises KeyError where there is no such page."""
    return {entry.slug: entry.title for entry in entries()}[slug]
