"""The table of contents as the frame knows it during a run."""

from collections.abc import Sequence
from contextvars import ContextVar

from dashboard.content.site import Entry, Site, signed

__all__ = [
    "Entry",
    "arrive",
    "entries",
    "entry",
    "framed",
    "here",
    "listed",
    "path",
    "remember",
    "signed",
    "site",
]

_site: ContextVar[Site] = ContextVar("site")
_here: ContextVar[str] = ContextVar("here")


def remember(entries: Sequence[Entry]) -> None:
    """Sets the table of contents for this run of the script."""
    _site.set(Site(tuple(entries)))


def site() -> Site:
    """The whole table of contents."""
    return _site.get()


def entries() -> tuple[Entry, ...]:
    """All its lines."""
    return _site.get().entries


def arrive(slug: str) -> None:
    """Sets the page that the address of this run names."""
    _here.set(slug)


def here() -> str:
    """The page that the address names; the front page where nobody has said."""
    return _here.get(None) or _site.get().front.slug


def framed() -> bool:
    """Whether app.py has drawn the frame in this run."""
    return _site.get(None) is not None


def entry(slug: str) -> Entry:
    """The line of the table of contents for a page.

    Raises KeyError when there is no such page.
    """
    return _site.get().entry(slug)


def path(slug: str) -> str:
    """The path of a page's address below the dashboard's own: the front page has none of its own."""
    return _site.get().path(slug)


def listed(slug: str) -> bool:
    """Whether the table of contents has a page."""
    found = _site.get(None)
    return found is not None and found.listed(slug)
