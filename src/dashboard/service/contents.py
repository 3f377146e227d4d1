"""The table of contents, as app.py has it: the server answers for the very pages that readers see."""

from __future__ import annotations

from dashboard.content import Entry
from dashboard.content.outline import SCRIPT, site

__all__ = ["SCRIPT", "entries", "path_of", "slug_at", "titled"]


def entries() -> tuple[Entry, ...]:
    """All pages in their order; the first is the front page."""
    return site().entries


def slug_at(path: str, base: str = "") -> str | None:
    """The page that stands at a path, `base` being what is before all of them; None where there is none."""
    below = path.removeprefix(base) if path == base or path.startswith(f"{base}/") else None
    if below in ("", "/"):
        return entries()[0].slug
    return next((entry.slug for entry in entries()[1:] if below == f"/{entry.slug}"), None)


def path_of(slug: str, base: str = "") -> str:
    """The path of a page: that of the front page is `base` with a slash."""
    return f"{base}/" if slug == entries()[0].slug else f"{base}/{slug}"


def titled(slug: str) -> str:
    """The name of a page as a message to be translated. Raises KeyError where there is no such page."""
    return {entry.slug: entry.title for entry in entries()}[slug]
